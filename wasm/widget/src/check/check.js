// check.js lists what was answered before the results: what is not sure first,
// then what can hardly all be true, then everything by section.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { doubts } from './doubts.js';
import { toFindOut } from './remind.js';

export async function check(app, route) {
  const [{ pages }, { skipped }, { assessment }, { superfluous }] = await Promise.all([
    app.must(app.session.overview()),
    app.must(app.session.skipped()),
    app.must(app.session.assess()),
    app.must(app.session.export()),
  ]);
  const extra = new Set(superfluous || []);
  const { page, remaining } = await app.must(app.session.next());
  app.count(page ? remaining : 0);
  const facts = pages.flatMap((p) => (p.facts || []).map((f) => ({ ...f, page: p })));
  const change = (f) => ({ at: 'question', facts: [f.id], title: f.page.title, to: { at: 'check' } });
  const row = (f) =>
    h('div', {}, h('dt', {}, app.of(f.ask)),
      h('dd', {}, app.of(f.answer), extra.has(f.id) && h('small', {}, app.say('superfluous'))),
      h('dd', { class: 'ch' }, h('button', {
        type: 'button',
        class: 'link',
        'aria-label': app.say('change') + ' ' + app.of(f.ask),
        onclick: () => app.go(change(f)),
      }, app.say('change'))));
  const group = (title, list, open) =>
    list.length > 0 &&
    h('details', { class: 'group', open },
      h('summary', {}, h('h2', {}, title), h('span', { class: 'n' }, app.say('n-answers', list.length)),
        h('span', { class: 'chev' }, icon('down', true))), h('dl', { class: 'kv list' }, list.map(row)));

  return {
    browserTitle: app.say('check-answers') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say('check-answers')),
      page &&
      h('div', { class: 'note' }, icon('ask'),
        h('div', {}, h('p', {}, app.say('still-left', remaining)),
          h('p', {}, h('button', { type: 'button', class: 'link', onclick: () => app.forward() }, app.say('go-on'))))),
      await toFindOut(app, { at: 'check' }),
      group(app.say('check-not-sure'), facts.filter((f) => f.state === 'not-sure'), true),
      doubts(app, assessment, { at: 'check' }),
      group(app.say('check-stale'), facts.filter((f) => f.state === 'stale'), true),
      pages.map((p) =>
        group(app.of(p.title), (p.facts || []).filter((f) => f.state === 'answered').map((f) => ({ ...f, page: p })),
          route.page === p.id)
      ),
      (skipped || []).length > 0 &&
      h('details', { class: 'group' },
        h('summary', {}, h('h2', {}, app.say('why-skipped', skipped.length)),
          h('span', { class: 'chev' }, icon('down', true))), h('p', { class: 'hint' }, app.say('why-skipped-hint')),
        h('dl', { class: 'kv list' },
          skipped.map((s) =>
            h('div', {}, h('dt', {}, app.of(s.ask)), h('dd', {}, app.words.join((s.criteria || []).map((c) =>
              app.of(c.title)
            ))))
          ))),
      h('div', { class: 'bar' },
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('previous')),
        h('button', { type: 'button', class: 'btn btn-1', onclick: () => app.go({ at: 'results' }) },
          app.say('see-results'))),
    ],
  };
}
