// link.js makes a link to another screen.

import { h } from './dom.js';

export const link = (trail, text, route, label) =>
  h('button', { class: 'link', 'aria-label': label, onclick: () => trail.go(route) }, text);
