// progress.js is how far one has come. What is left is a bound: it falls
// unless an answer is changed.

import { h } from '../part/dom.js';

export function progress(app, section) {
  const answered = Object.keys(app.session.answers.facts || {}).length;
  const left = app.remaining;
  if (left === undefined) return null;
  const words = app.say('at-most-left', left);
  const share = answered + left > 0 ? answered / (answered + left) : 1;
  const bar = h('div', {
    class: 'prog-bar',
    role: 'progressbar',
    'aria-label': app.say('progress'),
    'aria-valuemin': '0',
    'aria-valuemax': String(answered + left),
    'aria-valuenow': String(answered),
    'aria-valuetext': words,
  }, h('div', { class: 'prog-in' }));
  bar.firstChild.style.width = (100 * share).toFixed(1) + '%';
  return h('div', { class: 'prog' }, h('div', { class: 'prog-t' }, h('span', {}, section), h('span', {}, words)), bar);
}
