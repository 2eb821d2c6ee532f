// link.js makes a link to another screen.

import { h } from './dom.js';

/** @param {Trail} trail @param {any} text @param {Route} route @param {string} [label] */
export const link = (trail, text, route, label) =>
  h('button', { class: 'link', 'aria-label': label, onclick: () => trail.go(route) }, text);
