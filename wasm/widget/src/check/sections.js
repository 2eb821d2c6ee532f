// sections.js shows all sections with the number of answers in each: next to
// the question on a wide screen, on a separate screen on a phone.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';
import { forward } from '../way.js';

// tally counts a page's facts by their state.
export function tally(page) {
  const n = { answered: 0, 'not-sure': 0, needed: 0, stale: 0, skipped: 0, open: 0 };
  for (const f of page.facts || []) n[f.state]++;
  return { ...n, given: n.answered + n['not-sure'], left: n.needed + n.stale };
}

/** @param {Words} words */
function state(words, t) {
  if (t.left && t.given) return words.say('section-part', t.left);
  if (t.left) return words.say('section-none', t.left);
  return t['not-sure'] ? words.say('section-not-sure', t['not-sure']) : words.say('section-done');
}

// shown are the pages that matter to this unit.
const shown = (pages) => pages.map((page) => ({ page, t: tally(page) })).filter(({ t }) => t.given + t.left > 0);

// target is where a section leads: to its first remaining question, else to its
// answers.
function target({ page, t }) {
  if (!t.left) return { at: 'check', page: page.id };
  const left = page.facts.find((f) => f.state === 'needed' || f.state === 'stale');
  return { at: 'question', facts: [left.id], title: page.title };
}

/** @param {Words} words @param {Trail} trail @param {Draft} draft */
export async function rail(words, trail, draft, now) {
  const { pages } = await must(draft.session.overview());
  return h('ul', shown(pages).map((s) =>
    h('li', h('button', {
      class: s.page.id === now ? 'now' : '',
      'aria-current': s.page.id === now ? 'step' : null,
      onclick: () => trail.go(target(s)),
    }, h('span', { class: 'mark', 'aria-hidden': 'true' }, s.t.left ? '' : icon('tick', true)), words.of(s.page.title),
      h('span', { class: 'n' }, s.t.left ? words.say('n-left', s.t.left) : '')))
  ));
}

/** @param {App} app @param {Route} route */
export async function sections({ words, trail, draft }, route) {
  const { pages } = await must(draft.session.overview());
  const { page, remaining } = await draft.next();
  return {
    title: words.say('sections'),
    body: [
      h('h1', words.say('sections')),
      (route.since || []).length > 0 &&
      h('div', { class: 'note' }, icon('edit'),
        h('p', words.say('since-look', words.join(route.since.map((key) => words.say('since-' + key)))))),
      h('p', { class: 'hint' }, page ? words.say('at-most-left', remaining) : words.say('all-asked')),
      h('ul', { class: 'list' }, shown(pages).map((s) =>
        h('li', h('button', {
          class: 'task',
          onclick: () => trail.go(target(s)),
        }, h('b', words.of(s.page.title)), h('span', { class: 'st' }, state(words, s.t)),
          h('span', { class: 'chev' }, icon('next', true))))
      )),
      h('p', h('button', { class: 'link', onclick: () => trail.go({ at: 'home' }) }, words.say('other-units'))),
      h('div', { class: 'bar' },
        h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'results' }) }, words.say('see-results-now')),
        h('button', { class: 'btn btn-1', onclick: () => forward(trail, draft) },
          words.say(page ? 'go-on' : 'check-answers'))),
    ],
  };
}
