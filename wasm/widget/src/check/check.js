// check.js lists the answers before the results: first those that are not sure,
// then those that are unlikely to be all true, then everything by section.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { doubts } from './doubts.js';
import { findOutLink, toFind } from './findout.js';
import { must } from '../engine.js';
import { forward } from '../way.js';

/** @param {App} app @param {Route} route */
export async function check({ words, trail, draft }, route) {
  const [{ pages }, { skipped }, { assessment }, { superfluous }] = await Promise.all([
    must(draft.session.overview()),
    must(draft.session.skipped()),
    must(draft.session.assess()),
    must(draft.session.export()),
  ]);
  const extra = new Set(superfluous || []), find = (await toFind(draft)).map((u) => u.fact);
  const { page } = await draft.next();
  const facts = pages.flatMap((p) => (p.facts || []).map((f) => ({ ...f, page: p })));
  const change = (f) => ({ at: 'question', facts: [f.id], title: f.page.title, to: { at: 'check' } });
  const row = (f) =>
    h('div', h('dt', words.of(f.ask)),
      h('dd', words.of(f.answer), extra.has(f.id) && h('small', words.say('superfluous'))),
      h('dd', { class: 'ch' }, h('button', {
        class: 'link',
        'aria-label': words.say('change') + ' ' + words.of(f.ask),
        onclick: () => trail.go(change(f)),
      }, words.say('change'))));
  const group = (title, list, open) =>
    list.length > 0 &&
    h('details', { class: 'group', open },
      h('summary', h('h2', title), h('span', { class: 'n' }, words.say('n-answers', list.length)),
        h('span', { class: 'chev' }, icon('down', true))), h('dl', { class: 'kv list' }, list.map(row)));

  return {
    title: words.say('check-answers'),
    body: [
      h('h1', words.say('check-answers')),
      page &&
      h('div', { class: 'note' }, icon('ask'),
        h('div', h('p', words.say('still-left')),
          h('p',
            h('button', { class: 'link', onclick: () => forward(trail, draft).catch(trail.fail) },
              words.say('go-on'))))),
      await findOutLink(words, trail, draft),
      group(words.say('check-not-sure'), facts.filter((f) => find.includes(f.id)), true),
      doubts(words, trail, assessment, { at: 'check' }),
      group(words.say('check-stale'), facts.filter((f) => f.state === 'stale'), true),
      group(words.say('check-moot'), facts.filter((f) => f.state === 'not-sure' && !find.includes(f.id)), false),
      pages.map((p) =>
        group(words.of(p.title), (p.facts || []).filter((f) =>
          f.state === 'answered' && !find.includes(f.id)
        ).map((f) => ({ ...f, page: p })), route.page === p.id)
      ),
      (skipped || []).length > 0 &&
      h('details', { class: 'group' },
        h('summary', h('h2', words.say('why-skipped', skipped.length)),
          h('span', { class: 'chev' }, icon('down', true))), h('p', { class: 'hint' }, words.say('why-skipped-hint')),
        h('dl', { class: 'kv list' },
          skipped.map((s) =>
            h('div', h('dt', words.of(s.ask)), h('dd', words.join((s.criteria || []).map((c) => words.of(c.title)))))
          ))),
      h('div', { class: 'bar' },
        h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('previous')),
        h('button', { class: 'btn btn-1', onclick: () => trail.go({ at: 'results' }) }, words.say('see-results'))),
    ],
  };
}
