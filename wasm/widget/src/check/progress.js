// progress.js says where the user is: at which question of the first round, or
// in which section and how many are still to come. It counts what a person
// sees, not facts.

import { h } from '../part/dom.js';
import { must } from '../engine.js';

// The heading of a list stands in place of the section's name.
/** @param {Words} words @param {Draft} draft @param {Route} route @param {any} [heading] */
export async function progress(words, draft, { step, steps, title, queue }, heading) {
  // A walk through the list of what is to be found out has its own steps.
  if (queue && steps) {
    const at = steps - queue.length;
    return bar(words, words.say('find-out-title'), at - 1, steps, words.say('find-out-step', at, steps));
  }
  if (step) return bar(words, words.say('round'), step - 1, steps, words.say('step-of', step, steps));
  const { sections } = await must(draft.session.sections()), all = sections || [];
  const open = all.filter((s) => s.left).length;
  // Before the engine is there, nobody knows the sections.
  return bar(words, heading || words.of(title), all.length - open, all.length,
    sections ? words.say('sections-left', open) : '');
}

/** @param {Words} words */
function bar(words, name, now, all, said) {
  const inner = h('div', { class: 'prog-in' });
  inner.style.width = (100 * now / Math.max(1, all)).toFixed(1) + '%';
  return h('div', { class: 'prog' }, h('div', { class: 'prog-t' }, h('span', name), h('span', said)), h('div', {
    class: 'prog-bar',
    role: 'progressbar',
    'aria-label': words.say('progress'),
    'aria-valuemin': '0',
    'aria-valuemax': String(all),
    'aria-valuenow': String(now),
    'aria-valuetext': said,
  }, inner));
}
