// errand.js asks what somebody wants to know of a unit, and nothing else; the
// answers go back as a code.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';

/** @param {App} app */
export async function errand({ words, trail, draft }) {
  const { pages = [] } = await must(draft.session.overview());
  const known = new Set(pages.flatMap((p) => (p.facts || []).map((f) => f.id)));
  const { facts = [] } = await must(draft.session.facts(...(draft.record.asked || []).filter((id) => known.has(id))));
  const open = facts.filter((f) => f.answer === undefined || f.answer === null);
  const ask = (/** @type {Fact[]} */ [first, ...queue]) =>
    trail.go({ at: 'question', facts: [first.id], queue: queue.map((f) => f.id), to: { at: 'errand' } });
  const name = (draft.answers.unit || {}).name || '';
  return {
    title: words.say('hand-errand'),
    body: [
      h('h1', words.say('hand-errand-of', name, facts.length)),
      h('p', { class: 'hint' }, words.say('hand-errand-say')),
      h('ul', { class: 'list' }, facts.map((f) =>
        h('li', h('button', {
          class: 'task',
          onclick: () => ask([f]),
        }, open.includes(f) ? h('span', { class: 'mark' }) : h('span', { class: 'mark done' }, icon('tick')),
          h('span', h('b', words.of(f.ask)), h('br'), h('span', { class: 'st' }, words.of(f.where_to_look))),
          h('span', { class: 'chev' }, icon('next', true))))
      )),
      h('div', { class: 'bar' }, open.length < facts.length && h('button', {
        class: open.length ? 'btn btn-2' : 'btn btn-1',
        onclick: () => trail.go({ at: 'give' }),
      }, words.say('hand-give-back')), open.length > 0 &&
        h('button', { class: 'btn btn-1', onclick: () => ask(open) }, words.say('hand-errand-go', open.length))),
    ],
  };
}
