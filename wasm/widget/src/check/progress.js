// progress.js shows the progress. The number of remaining questions is an upper
// bound: it falls unless an answer is changed.

import { h } from '../part/dom.js';

/** @param {Words} words @param {Draft} draft */
export function progress(words, draft, section) {
  const answered = Object.keys(draft.answers.facts || {}).length;
  const left = draft.remaining;
  if (left === undefined) return null;
  const said = words.say('at-most-left', left);
  const share = answered + left > 0 ? answered / (answered + left) : 1;
  const bar = h('div', {
    class: 'prog-bar',
    role: 'progressbar',
    'aria-label': words.say('progress'),
    'aria-valuemin': '0',
    'aria-valuemax': String(answered + left),
    'aria-valuenow': String(answered),
    'aria-valuetext': said,
  }, h('div', { class: 'prog-in' }));
  /** @type {HTMLElement} */ (bar.firstChild).style.width = (100 * share).toFixed(1) + '%';
  return h('div', { class: 'prog' }, h('div', { class: 'prog-t' }, h('span', section), h('span', said)), bar);
}
