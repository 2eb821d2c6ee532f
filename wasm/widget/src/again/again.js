// again.js is the first screen of whoever comes back to a unit: the hazards of
// last time, what has changed since and what went stale, and what is open. It
// holds nobody up: the bar below goes on with one tap.

import { h, replace } from '../part/dom.js';
import { fold } from '../part/fold.js';
import { icon } from '../part/icon.js';
import { cell } from '../question/cell.js';
import { pairOf } from '../check/danger.js';
import { findOutLink } from '../check/findout.js';
import { must } from '../engine.js';
import { nextRoute } from '../way.js';
import { changes, soon } from './coming.js';
import { dayOf, folded, follow, whenLeft, worst } from './left.js';
import { card, days } from './mended.js';
import { calendarButton, ends } from '../results/calendar.js';
import { mender } from '../results/who.js';

/** @param {App} app @param {Route} route */
export async function again(app, route) {
  const { words, trail, engine, draft, frame, host } = app, { today, old } = draft;
  // Of answers of an earlier day, a separate session tries today's date.
  const now = old ? await renewed(draft) : draft.session;
  const { at, items, law } = (route.left = route.left || await whenLeft(draft, now));
  const { pairs: [pair] = [] } = await must(now.danger());
  const { pages } = await must(now.overview());
  const facts = pages.flatMap((p) => p.facts || []), states = new Map(facts.map((f) => [f.id, f.state]));
  const list = await follow(items, now, draft, states);
  const rows = await questions(now, list, states);
  const { page } = old ? await must(now.next()) : await draft.next(), { sections = [] } = await must(now.sections());
  const coming = h('div', { class: 'stack' });
  const ahead = async () => {
    const [{ assessment }, list, law] = await Promise.all([must(now.assess()), ends(now), soon(now, today)]);
    replace(coming, changes(words, 'again-law-soon', law),
      h('div', await calendarButton(words, draft, host, now, assessment, list, law)));
  };
  ahead().catch(() => {}).then(() => old && now.close()); // nobody waits for it

  // here makes it answers of today: a tick is no answer of an earlier day.
  const here = () => draft.old && draft.renew();
  // act does something about a hazard; then the engine says what it has become.
  const act = (item, said, change) =>
    trail.attempt(async () => {
      await here();
      if (!draft.clash) await change();
      if (draft.clash) return;
      await draft.tally();
      await trail.show(true);
      const button = host.root.querySelector('[data-id="' + CSS.escape(item.x.id) + '"] button');
      if (button instanceof HTMLElement) button.focus({ preventScroll: true });
      frame.announce(words.say(said) + ' ' + words.of(item.x.say || item.x.title));
    });
  const on = {
    whose: await mender(words, engine, draft),
    row: (fact) => words.short(rows.get(fact) || facts.find((f) => f.id === fact) || { ask: '' }),
    tick: (item) =>
      act(item, 'again-fixed', async () => {
        const { x, fix: { fact, answer } } = item;
        if (draft.value(fact) === answer) await draft.confirm(fact);
        else await draft.flip(fact, x.say || x.title);
      }),
    // Whoever says that it stands says again what it rests on.
    still: (item) =>
      act(item, 'again-not-yet', () =>
        draft.confirm(item.fix.fact, ...item.asks.filter((f) => states.get(f) === 'stale'))),
    undo: (item) => act(item, 'undo', () => draft.unflip(item.mended)),
    ask: ([first, ...queue]) =>
      trail.attempt(async () => {
        await here();
        if (!draft.clash) await trail.go({ at: 'question', facts: [first], queue, to: { at: 'again' } });
      }),
  };

  const lapsed = list.filter((item) => item.lapsed);
  const stale = facts.filter((f) => f.state === 'stale'), left = sections.filter((s) => s.left).length;
  const { el: since, chosen } = sinceThen(words, route);
  // go leaves this screen; whoever comes back then comes back to what follows.
  const go = (all) =>
    trail.attempt(async () => {
      const since = chosen();
      // Such a change makes an earlier letter void.
      if (since.length || draft.old) draft.record.changed = since.length ? today : undefined;
      draft.record.back = undefined;
      await (draft.old ? draft.renew() : draft.save());
      if (draft.clash) return;
      if (all || since.length) await trail.go({ at: 'sections', since });
      else await trail.go(page ? await nextRoute(draft) : { at: 'results' });
    });
  return {
    title: words.say('another-day'),
    body: [
      h('h1', old || at < today ? words.say('days-ago', days(at, today)) : words.say('again-today')),
      pair ? pairOf(words, pair, 'h2') : lead(words, list),
      hazards(app, route, list.filter((item) => !item.lapsed), on),
      lapsed.length > 0 &&
      h('section', { class: 'stack' }, h('h2', words.say('again-lapsed-n', lapsed.length)),
        h('ul', { class: 'mends' }, lapsed.map((item) => card(app, item, on)))),
      h('section', { class: 'stack' }, law.length > 0 && changes(words, 'again-law', law), coming,
        stale.length > 0 && h('h2', words.say('n-stale', stale.length)), stale.length > 0 &&
        fold(route, 'stale', words.say('again-stale-which'),
          h('dl', { class: 'kv' },
            stale.map((f) => h('div', h('dt', words.of(f.ask)), h('dd', words.say('last-time', words.of(f.answer))))))),
        since),
      h('section', { class: 'stack' }, left > 0 && h('h2', words.say('again-open')), left > 0 &&
        h('p', words.say('sections-left', left)), await findOutLink(words, trail, draft)),
      old && h('p', h('button', {
        class: 'link',
        onclick: () => trail.go({ at: 'results' }),
      }, words.say('as-of-then'))),
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: go(true) }, words.say('all-again')),
        h('button', { class: 'btn btn-1', onclick: go(false) }, stale.length
          ? words.say('renew-n', stale.length)
          : words.say(page ? (old ? 'as-of-today' : 'go-on') : 'see-results'))),
    ],
  };
}

// renewed is a session with the answers as of today.
/** @param {Draft} draft */
async function renewed({ bundle, session: { day, answers }, today }) {
  const trial = await must(bundle.open({ day, answers }));
  await must(trial.renew({ at: today, day: today }));
  return trial;
}

// questions are those that hazards hang on, by fact.
/** @param {Session} now @param {import('./left.js').Item[]} list @param {Map<string, string>} states */
async function questions(now, list, states) {
  const ids = [...new Set(list.flatMap(({ fix, asks }) => [...(fix ? [fix.fact] : []), ...asks]))];
  const { value } = await now.facts(...ids.filter((id) => states.has(id)));
  return new Map(((value && value.facts) || []).map((f) => [f.id, f]));
}

// lead is the worst that is open of last time, and what to do about it now.
/** @param {Words} words @param {import('./left.js').Item[]} list */
function lead(words, list) {
  const { x, state } = worst(list) || {};
  if (!x) return list.length > 0 && h('p', { class: 'note' }, icon('tick'), h('span', words.say('again-none-left')));
  return h('section', { class: 'first-act' }, icon('warn'),
    h('div', h('p', words.say(state === 'stands' ? 'again-worst' : 'again-worst-unknown')),
      h('h2', words.of(x.say || x.title)), words.of(x.now) && state === 'stands' && h('p', '→ ', words.of(x.now))));
}

/** @param {App} app @param {Route} route @param {import('./left.js').Item[]} list */
function hazards(app, route, list, on) {
  const { words, draft: { today } } = app, rest = list.filter((item) => folded(item, today)), few = rest.length < 3;
  const late = list.filter(({ x, state }) => dayOf(x) < today && state !== 'gone').length;
  const cards = (some) => h('ul', { class: 'mends' }, some.map((item) => card(app, item, on)));
  return list.length > 0 &&
    h('section', { class: 'stack' }, h('h2', words.say('again-hazards', list.length)),
      h('p', { class: 'hint' }, late > 0 && h('b', words.say('again-late', late) + ' '), words.say('again-do')),
      cards(few ? list : list.filter((item) => !rest.includes(item))), !few &&
      h('div', { class: 'list' },
        fold(route, 'rest', words.say('fold-general', rest.length), h('div', { class: 'pad' }, cards(rest)))));
}

// sinceThen asks what else has changed; the route keeps what was chosen.
/** @param {Words} words @param {Route} route */
function sinceThen(words, route) {
  const kept = (route.since = route.since || []);
  const all = ['people', 'use', 'layout', 'hazard', 'none'].map((key) => ({
    key,
    ...cell('checkbox', 'changed', { label: words.say('since-' + key), value: key, checked: kept.includes(key) }),
  }));
  const chosen = () => kept.filter((key) => key !== 'none');
  const voids = h('p', { class: 'hint', role: 'status' });
  const say = () => {
    voids.textContent = chosen().length ? words.say('letter-void') : '';
  };
  const box = h('div', { class: 'opts' }, all.map((c) => c.el));
  box.addEventListener('change', (/** @type {any} */ { target }) => {
    for (const { key, box } of all) {
      if (target.checked && (key === 'none') !== (target.value === 'none')) box.checked = false;
    }
    kept.splice(0, kept.length, ...all.filter((c) => c.box.checked).map((c) => c.key));
    say();
  });
  say();
  return { chosen, el: h('fieldset', { class: 'q' }, h('legend', h('h2', words.say('since-then'))), box, voids) };
}
