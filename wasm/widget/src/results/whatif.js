// whatif.js shows what it would take: hazards to tick as mended, in the order of
// danger, with the score as it would be. The cheapest set is ticked already.
// What is not known may turn out badly: it is listed to be found out, and
// nobody can suppose it well.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { askAbout } from '../check/ask.js';
import { offered } from '../documents/form.js';
import { range, scoreCard, sentence } from './score.js';

export async function whatIf(app) {
  const [{ assessment: got }, { routes }] = await Promise.all([
    app.must(app.session.assess()),
    app.must(app.session.routes()),
  ]);
  const rows = (got.hazards || []).map((x) => ({ x })),
    open = got.open || [],
    ways = (routes || []).filter((r) => r.mend);
  const met = new Set();
  const pick = (route) => {
    met.clear();
    for (const id of route.mend) met.add(id);
  };
  if (ways[0]) pick(ways[0]);
  const card = h('div', { class: 'whatif-score' }), branch = h('p', { class: 'hint' });
  let turn = 0;
  const update = async (speak) => {
    const mine = ++turn;
    for (const r of rows) r.box.checked = met.has(r.x.id);
    try {
      const { assessment: then } = await app.must(app.session.whatIf({ met: [...met] }));
      if (mine !== turn) return;
      replace(card, scoreCard(app, then, got.score));
      branch.textContent = app.say('letter-' + then.letter.branch);
      if (speak) app.frame.announce(range(app, then.score) + ' ' + sentence(app, then));
    } catch (err) {
      app.fail(err);
    }
  };
  for (const r of rows) {
    r.box = h('input', {
      type: 'checkbox',
      onchange: () => {
        if (r.box.checked) met.add(r.x.id);
        else met.delete(r.x.id);
        update(true);
      },
    });
    r.el = h('label', { class: 'opt' }, r.box,
      h('span', { class: 'face' }, h('span', { class: 'box', 'aria-hidden': 'true' }, icon('tick')),
        h('span', { class: 'tx' }, app.of(r.x.title),
          h('small', {}, app.say('severity-' + r.x.severity) + ' · ' + app.say('if-mended')))));
  }
  await update();
  return {
    browserTitle: app.say('what-would-it-take') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say('what-would-it-take')),
      h('p', { class: 'hint' }, app.say(rows.length ? 'whatif-hint' : 'whatif-none')),
      h('div', { class: 'two' }, h('div', { class: 'r sticky' }, card, branch),
        h('div', { class: 'col' }, ways.length > 0 && h('div', { class: 'chips' }, ways.map((r) =>
          h('button', {
            type: 'button',
            class: 'chip',
            onclick: () => {
              pick(r);
              update(true);
            },
          }, app.say('route-to', app.of(r.title), r.mend.length) +
            (r.find_out ? app.say('route-find', r.find_out.length) : ''))
        )), rows.length > 0 &&
          h('fieldset', { class: 'whatif' }, h('legend', {}, app.say('whatif-mend')),
            h('div', { class: 'opts' }, rows.map((r) => r.el))), open.length > 0 &&
          h('section', { class: 'list' },
            h('div', { class: 'grp-h opn' }, icon('ask'), h('h2', {}, app.say('whatif-find'))),
            h('p', { class: 'pad small' }, app.say('whatif-find-say')),
            h('ul', { class: 'rows' }, open.map((x) =>
              h('li', {}, h('button', {
                type: 'button',
                class: 'hz opn',
                onclick: () => askAbout(app, x.id, { at: 'whatIf' }),
              }, h('span', { class: 'hz-t' }, app.of(x.title)), h('span', { class: 'chev' }, icon('next', true)),
                h('span', { class: 'because' }, app.say('may-open', app.say('severity-' + x.severity)))))
            ))))),
      h('div', { class: 'bar' },
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('back')),
        rows.length > 0 && h('button', {
          type: 'button',
          class: 'btn btn-1',
          onclick: () => putOnList(app, got, met).catch((err) => app.fail(err)),
        }, app.say('put-on-list'))),
    ],
  };
}

// putOnList plans the mending of what is ticked, as the remedies say and by
// their days; a plan that there is already stays. It shows the list.
async function putOnList(app, got, met) {
  const plan = { ...app.session.answers.plan };
  const fresh = (got.hazards || []).filter((x) => met.has(x.id) && !plan[x.id]);
  for (const x of fresh) plan[x.id] = offered(app, x);
  if (fresh.length) await app.put({ plan });
  if (app.clash) return;
  await app.go({ at: 'sheet', kind: 'rectify' });
  if (fresh.length) app.frame.tell(app.say('put-on', fresh.length));
}
