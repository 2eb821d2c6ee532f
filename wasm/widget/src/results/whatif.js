// whatif.js shows what mending would achieve: hazards to tick as mended, in the
// order of danger, with the resulting score. The serious ones are already
// ticked, and are in every set that is offered: no paper put in order makes up
// for an exit that is blocked. What is not known may turn out badly: it is
// listed as to be found out, and nobody can tick it.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';

/** @param {App} app */
export async function whatIf({ words, trail, draft, frame }) {
  const { askAbout, forms: { offered }, order: { inHand, ordered }, score: { range, scoreCard, sentence } } =
    await import(
      '../later.js'
    );
  const [{ assessment: got }, { routes }] = await Promise.all([
    must(draft.session.assess()),
    must(draft.session.routes()),
  ]);
  /** @type {{ x: Hazard, box?: HTMLInputElement, el?: HTMLElement }[]} */
  const rows = ordered(got).map((x) => ({ x })), open = got.open || [], danger = inHand(got).map((x) => x.id);
  /** @type {{ title: string, mend: string[] }[]} */
  const ways = [];
  const offer = (title, mend, find = []) => {
    const all = [...new Set([...danger, ...mend])];
    if (all.length && !ways.some((w) => w.mend.length === all.length && all.every((id) => w.mend.includes(id)))) {
      ways.push({
        title: words.say('route-to', title, all.length) + (find.length ? words.say('route-find', find.length) : ''),
        mend: all,
      });
    }
  };
  offer(words.say('severity-serious'), []);
  for (const r of routes || []) if (r.mend) offer(words.of(r.title), r.mend, r.find_out);
  const met = new Set();
  const pick = (way) => {
    met.clear();
    for (const id of way.mend) met.add(id);
  };
  if (ways[0]) pick(ways[0]);
  const card = h('div', { class: 'whatif-score' }), branch = h('p', { class: 'hint' });
  let turn = 0;
  const update = trail.attempt(async (speak) => {
    const mine = ++turn;
    for (const r of rows) r.box.checked = met.has(r.x.id);
    const { assessment: then, held } = await must(draft.session.whatIf({ met: [...met] }));
    if (mine !== turn) return;
    replace(card, scoreCard(words, draft, then, held, got.score));
    branch.textContent = words.say('letter-' + then.letter.branch);
    if (speak) {
      frame.announce(
        held ? words.say('score-held') : range(words, then.score) + ' ' + sentence(words, then),
      );
    }
  });
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
        h('span', { class: 'tx' }, words.of(r.x.say || r.x.title),
          h('small', words.say('severity-' + r.x.severity) + ' · ' + words.say('if-mended')))));
  }
  await update();
  return {
    title: words.say('what-would-it-take'),
    body: [
      h('h1', words.say('what-would-it-take')),
      h('p', { class: 'hint' }, words.say(rows.length ? 'whatif-hint' : 'whatif-none')),
      h('div', { class: 'two' }, h('div', { class: 'r sticky' }, card, branch),
        h('div', { class: 'col' }, ways.length > 0 && h('div', { class: 'chips' }, ways.map((r) =>
          h('button', {
            class: 'chip',
            onclick: () => {
              pick(r);
              update(true);
            },
          }, r.title)
        )), rows.length > 0 &&
          h('fieldset', { class: 'whatif' }, h('legend', words.say('whatif-mend')),
            h('div', { class: 'opts' }, rows.map((r) => r.el))), open.length > 0 &&
          h('section', { class: 'list' },
            h('div', { class: 'grp-h opn' }, icon('ask'), h('h2', words.say('whatif-find'))),
            h('p', { class: 'pad small' }, words.say('whatif-find-say')),
            h('ul', { class: 'rows' }, open.map((x) =>
              h('li', h('button', {
                class: 'hz opn',
                onclick: askAbout(trail, draft, x.id, { at: 'whatIf' }),
              }, h('span', { class: 'hz-t' }, words.of(x.title)), h('span', { class: 'chev' }, icon('next', true)),
                h('span', { class: 'because' }, words.say('may-open', words.say('severity-' + x.severity)))))
            ))))),
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        rows.length > 0 && h('button', {
          class: 'btn btn-1',
          onclick: () => putOnList(words, trail, draft, frame, got, met, offered).catch(trail.fail),
        }, words.say('put-on-list'))),
    ],
  };
}

// putOnList plans the mending of the ticked hazards, as the remedies say and by
// their days; an existing plan stays. It shows the list.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Frame} frame @param {Assessment} got */
async function putOnList(words, trail, draft, frame, got, met, offered) {
  const plan = { ...draft.answers.plan };
  const fresh = (got.hazards || []).filter((x) => met.has(x.id) && !plan[x.id]);
  for (const x of fresh) plan[x.id] = offered(words, draft, x);
  if (fresh.length) await draft.put({ plan });
  if (draft.clash) return;
  await trail.go({ at: 'sheet', kind: 'rectify' });
  if (fresh.length) frame.tell(words.say('put-on', fresh.length));
}
