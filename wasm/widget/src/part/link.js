// link.js makes a link to another screen.

import { h } from './dom.js';

export const link = (app, words, route, label) =>
  h('button', { type: 'button', class: 'link', 'aria-label': label, onclick: () => app.go(route) }, words);
