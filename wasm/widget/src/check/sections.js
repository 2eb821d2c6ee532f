// sections.js shows all sections: next to the question on a wide screen, on a
// separate screen on a phone. A chosen section is asked to its end.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { findOutLink } from './findout.js';
import { must } from '../engine.js';
import { forward, inSection } from '../way.js';

/** @param {Words} words */
const state = (words, s) => words.say(s.left ? s.given ? 'section-part' : 'section-none' : 'section-done', s.left);

// open goes into a section: to what is left there, else to its answers.
/** @param {Trail} trail @param {Draft} draft */
const open = (trail, draft, s) =>
  trail.attempt(async () => {
    if (s.left) await inSection(trail, draft, s.id);
    else await trail.go({ at: 'check', page: s.id });
  });

/** @param {Words} words @param {Trail} trail @param {Draft} draft */
export async function rail(words, trail, draft, now) {
  const { sections } = await must(draft.session.sections());
  return h('ul', (sections || []).map((s) =>
    h('li', h('button', {
      class: s.id === now ? 'now' : '',
      'aria-current': s.id === now ? 'step' : null,
      onclick: open(trail, draft, s),
    }, h('span', { class: 'mark', 'aria-hidden': 'true' }, s.left ? '' : icon('tick', true)), words.of(s.title)))
  ));
}

/** @param {App} app @param {Route} route */
export async function sections({ words, trail, draft }, route) {
  const { sections: all } = await must(draft.session.sections());
  const { page } = await draft.next();
  const list = all || [], left = list.filter((s) => s.left).length, done = list.find((s) => s.id === route.done);
  return {
    title: words.say('sections'),
    body: [
      h('h1', words.say('sections')),
      done &&
      h('p', { class: 'note', role: 'status' }, icon('tick'),
        h('span', words.say('section-over', words.of(done.title)))),
      (route.since || []).length > 0 &&
      h('div', { class: 'note' }, icon('edit'),
        h('p', words.say('since-look', words.join(route.since.map((key) => words.say('since-' + key)))))),
      h('p', { class: 'hint' }, page ? words.say('sections-left', left) : words.say('all-asked')),
      h('ul', { class: 'list' },
        list.map((s) =>
          h('li',
            h('button', { class: 'task', onclick: open(trail, draft, s) },
              h('span', { class: 'mark' + (s.left ? '' : ' done'), 'aria-hidden': 'true' }, !s.left && icon('tick')),
              h('b', words.of(s.title)), h('span', { class: 'st' }, state(words, s)),
              h('span', { class: 'chev' }, icon('next', true))))
        )),
      await findOutLink(words, trail, draft),
      h('p', h('button', { class: 'link', onclick: () => trail.go({ at: 'danger' }) }, words.say('round-again'))),
      h('p', page && h('button', { class: 'link', onclick: () => trail.go({ at: 'tick' }) }, words.say('tick-open')),
        ' ', (draft.record.asked || []).length > 0 &&
        h('button', { class: 'link', onclick: () => trail.go({ at: 'reply' }) }, words.say('find-out-answers'))),
      h('p', h('button', { class: 'link', onclick: () => trail.go({ at: 'home' }) }, words.say('other-units'))),
      h('div', { class: 'bar' },
        h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'results' }) }, words.say('see-results-now')),
        h('button', { class: 'btn btn-1', onclick: () => forward(trail, draft).catch(trail.fail) },
          words.say(page ? 'go-on' : 'check-answers'))),
    ],
  };
}
