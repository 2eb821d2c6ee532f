// wrong.js says that a part of a screen could not be made. The rest is shown.

import { errorOf } from '../engine.js';
import { h } from './dom.js';
import { icon } from './icon.js';

/** @param {Words} words */
export const wrong = (words, err) =>
  h('div', { class: 'note warn' }, icon('warn'), h('p', words.of(errorOf(err).message)));
