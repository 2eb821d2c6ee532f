// whatif.js shows what it would take: hazards to tick as mended, and things to
// find out, with the score as it would be. The cheapest set is ticked already.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { range, scoreCard, sentence } from './score.js';

export async function whatIf(app) {
  const [{ assessment: got }, { routes }] = await Promise.all([app.must(app.session.assess()), app.must(app.session.routes())]);
  const rows = [...(got.hazards || []).map((x) => ({ x, kind: 'mend' })), ...(got.open || []).map((x) => ({ x, kind: 'find' }))];
  const met = new Set();
  const pick = (route) => { met.clear(); for (const id of [...(route.mend || []), ...(route.find_out || [])]) met.add(id); };
  if (routes && routes[0]) pick(routes[0]);
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
      if (speak) app.frame.announce(range(app, then.score) + ' ' + sentence(app, then.score, then.grades));
    } catch (err) { app.fail(err); }
  };
  for (const r of rows) {
    r.box = h('input', { type: 'checkbox', onchange: () => { if (r.box.checked) met.add(r.x.id); else met.delete(r.x.id); update(true); } });
    r.el = h('label', { class: 'opt' }, r.box, h('span', { class: 'face' }, h('span', { class: 'box', 'aria-hidden': 'true' }, icon('tick')),
      h('span', { class: 'tx' }, app.of(r.x.title), h('small', {}, app.say('severity-' + r.x.severity) + ' · ' + app.say(r.kind === 'mend' ? 'if-mended' : 'if-found-met')))));
  }
  const part = (kind, title) => {
    const list = rows.filter((r) => r.kind === kind);
    return list.length > 0 && h('fieldset', { class: 'whatif' }, h('legend', {}, title), h('div', { class: 'opts' }, list.map((r) => r.el)));
  };
  await update();
  return {
    browserTitle: app.say('what-would-it-take') + ' · ' + app.say('app-name'),
    body: [h('h1', {}, app.say('what-would-it-take')), h('p', { class: 'hint' }, app.say(rows.length ? 'whatif-hint' : 'whatif-none')),
      h('div', { class: 'two' }, h('div', { class: 'r sticky' }, card, branch),
        h('div', { class: 'col' },
          (routes || []).length > 0 && h('div', { class: 'chips' }, routes.map((r) => h('button', { type: 'button', class: 'chip', onclick: () => { pick(r); update(true); } }, app.say('route-to', app.of(r.title), (r.mend || []).length + (r.find_out || []).length)))),
          part('mend', app.say('whatif-mend')), part('find', app.say('whatif-find')))),
      h('div', { class: 'bar' }, h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('back')),
        (got.hazards || []).length > 0 && h('button', { type: 'button', class: 'btn btn-1', onclick: () => putOnList(app, got, met).catch((err) => app.fail(err)) }, app.say('put-on-list')))],
  };
}

// putOnList plans the mending of what is ticked, as the remedies say and by
// their days; a plan that there is already stays. It shows the list.
async function putOnList(app, got, met) {
  const plan = { ...app.session.answers.plan };
  const fresh = (got.hazards || []).filter((x) => met.has(x.id) && !plan[x.id]);
  for (const x of fresh) plan[x.id] = { measure: app.of(x.remedy) || app.say('plan-measure'), ...(x.due && { by: x.due < app.today ? app.today : x.due }) };
  if (fresh.length) await app.put({ plan });
  if (app.clash) return;
  await app.go({ at: 'sheet', kind: 'rectify' });
  if (fresh.length) app.frame.tell(app.say('put-on', fresh.length));
}
