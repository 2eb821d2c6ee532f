// sections.js shows all sections with what is answered in each: beside the
// question on a wide screen, on a screen of its own on a phone.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';

// tally counts a page's facts by their state.
export function tally(page) {
  const n = { answered: 0, 'not-sure': 0, needed: 0, stale: 0, skipped: 0, open: 0 };
  for (const f of page.facts || []) n[f.state]++;
  return { ...n, given: n.answered + n['not-sure'], left: n.needed + n.stale };
}

function state(app, t) {
  if (t.left && t.given) return app.say('section-part', t.left);
  if (t.left) return app.say('section-none', t.left);
  return t['not-sure'] ? app.say('section-not-sure', t['not-sure']) : app.say('section-done');
}

// shown are the pages that matter to this unit.
const shown = (pages) => pages.map((page) => ({ page, t: tally(page) })).filter(({ t }) => t.given + t.left > 0);

// target is where a section leads: to its first question that is left, else to
// its answers.
function target({ page, t }) {
  if (!t.left) return { at: 'check', page: page.id };
  const left = page.facts.find((f) => f.state === 'needed' || f.state === 'stale');
  return { at: 'question', facts: [left.id], title: page.title };
}

export async function rail(app, now) {
  const { pages } = await app.must(app.session.overview());
  return h('ul', {}, shown(pages).map((s) =>
    h('li', {}, h('button', {
      type: 'button',
      class: s.page.id === now ? 'now' : '',
      'aria-current': s.page.id === now ? 'step' : null,
      onclick: () => app.go(target(s)),
    }, h('span', { class: 'mark', 'aria-hidden': 'true' }, s.t.left ? '' : icon('tick', true)), app.of(s.page.title),
      h('span', { class: 'n' }, s.t.left ? app.say('n-left', s.t.left) : '')))
  ));
}

export async function sections(app, route) {
  const { pages } = await app.must(app.session.overview());
  const { page, remaining } = await app.must(app.session.next());
  app.count(page ? remaining : 0);
  return {
    browserTitle: app.say('sections') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say('sections')),
      (route.since || []).length > 0 &&
      h('div', { class: 'note' }, icon('edit'),
        h('p', {}, app.say('since-look', app.words.join(route.since.map((key) => app.say('since-' + key)))))),
      h('p', { class: 'hint' }, page ? app.say('at-most-left', remaining) : app.say('all-asked')),
      h('ul', { class: 'list' }, shown(pages).map((s) =>
        h('li', {}, h('button', {
          type: 'button',
          class: 'task',
          onclick: () => app.go(target(s)),
        }, h('b', {}, app.of(s.page.title)), h('span', { class: 'st' }, state(app, s.t)),
          h('span', { class: 'chev' }, icon('next', true))))
      )),
      h('p', {},
        h('button', { type: 'button', class: 'link', onclick: () => app.go({ at: 'home' }) }, app.say('other-units'))),
      h('div', { class: 'bar' },
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.go({ at: 'results' }) },
          app.say('see-results-now')),
        h('button', { type: 'button', class: 'btn btn-1', onclick: () => app.forward() },
          app.say(page ? 'go-on' : 'check-answers'))),
    ],
  };
}
