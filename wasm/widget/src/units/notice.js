// notice.js tells what people must know before they continue: another version
// of the rules, answers of an earlier day, another tab.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { cell } from '../question/cell.js';
import { draftFault } from './draft.js';
import { must, whole } from '../engine.js';
import { forward, nextRoute, resume } from '../way.js';

// changed shows the effects of a newer bundle on a draft before the bundle
// judges it: what is kept, set aside and new, and which verdicts change.
/** @param {App} app @param {Route} route */
export async function changed({ words, trail, draft }, route) {
  const { record, bundle } = draft;
  let { got } = route, old;
  if (!got) {
    old = await draft.older(record.digest);
    got = await whole(bundle.import({ day: record.day, answers: record.answers, from: old }));
  }
  const others = (got.changed || []).filter((c) => c.turn !== 'still');
  const aside = Object.keys((got.aside && got.aside.facts) || {});
  const verdict = (v) => (v ? v.map((o) => words.say('outcome-' + o)).join('/') : words.say('outcome-none'));
  const go = trail.attempt(async () => {
    if (!route.got) {
      draft.adopt(bundle, got, record);
      await draft.save();
    }
    await forward(trail, draft, { replace: true });
  });
  return {
    title: words.say('rules-changed'),
    body: [
      h('h1', words.say(route.got ? 'file-opened' : 'rules-changed')),
      !route.got && h('p', { class: 'hint' }, words.say('rules-changed-hint', record.version, bundle.info.version)),
      h('p', words.say('n-kept', (got.kept || []).length)),
      aside.length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('n-aside', aside.length)),
        h('p', { class: 'hint' }, words.say('aside-hint')),
        h('ul', { class: 'bullets' }, (got.faults || []).map((f) => h('li', words.of(f.message))))),
      (got.new || []).length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('n-new', got.new.length)),
        h('ul', { class: 'bullets' }, got.new.map((n) => h('li', words.of(n.ask))))),
      others.length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('n-changed', others.length)),
        h('ul', { class: 'bullets' },
          others.map((c) =>
            h('li', words.of(c.title) + words.say('colon') + verdict(c.before) + ' → ' + verdict(c.after))
          ))),
      h('div', { class: 'bar' }, old && h('button', {
        class: 'btn btn-2',
        onclick: trail.attempt(async () => {
          await draft.under(old);
          await forward(trail, draft, { replace: true });
        }),
      }, words.say('use-old')), h('button', { class: 'btn btn-1', onclick: go }, words.say('go-on'))),
    ],
  };
}

// later asks what to do with answers of an earlier day: what has changed since,
// which answers have gone stale, and whether to continue as of today.
/** @param {App} app */
export async function later({ words, trail, draft }) {
  const { answers, day } = draft.session;
  // A separate session tries what today's date would change.
  const trial = await must(draft.bundle.open({ day, answers }));
  await must(trial.renew({ at: draft.today, day: draft.today }));
  const { pages } = await must(trial.overview());
  await trial.close();
  const facts = pages.flatMap((p) => p.facts || []), stale = facts.filter((f) => f.state === 'stale');
  const rest = facts.filter((f) => f.state === 'answered' || f.state === 'not-sure').length;
  const ago = Math.round((Date.parse(draft.today) - Date.parse(answers.at)) / 86400000);
  const changes = ['people', 'use', 'layout', 'hazard'].map((key) => ({
    key,
    ...cell('checkbox', 'changed', { label: words.say('since-' + key), value: key }),
  }));
  const none = cell('checkbox', 'changed', { label: words.say('since-none'), value: 'none' });
  const voids = h('p', { class: 'hint', role: 'status' });
  const box = h('div', { class: 'opts' }, changes.map((c) => c.el), none.el);
  const any = () => changes.some((c) => c.box.checked);
  box.addEventListener('change', (/** @type {any} */ { target }) => {
    if (target === none.box) { for (const c of changes) if (none.box.checked) c.box.checked = false; }
    else if (target.checked) none.box.checked = false;
    voids.textContent = any() ? words.say('letter-void') : '';
  });
  const go = (route) =>
    trail.attempt(async () => {
      draft.record.changed = any() ? draft.today : undefined; // this makes an earlier letter void
      await draft.renew();
      await trail.go(
        route === 'all' || any()
          ? { at: 'sections', since: changes.filter((c) => c.box.checked).map((c) => c.key) }
          : await nextRoute(draft),
        true,
      );
    });
  return {
    title: words.say('another-day'),
    body: [
      h('h1', words.say('days-ago', ago)),
      h('p', { class: 'hint' }, words.say('another-day-hint', words.day(answers.at))),
      h('fieldset', { class: 'q' }, h('legend', h('h2', words.say('since-then'))), box, voids),
      h('section', { class: 'stack' },
        h('h2', stale.length ? words.say('n-stale', stale.length) : words.say('none-stale')),
        h('p', { class: 'hint' }, words.say('n-still', rest)), stale.length > 0 &&
        h('dl', { class: 'kv list' },
          stale.map((f) => h('div', h('dt', words.of(f.ask)), h('dd', words.say('last-time', words.of(f.answer))))))),
      h('p', h('button', {
        class: 'link',
        onclick: () => forward(trail, draft, { replace: true }).catch(trail.fail),
      }, words.say('as-of-then'))),
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: go('all') }, words.say('all-again')),
        h('button', { class: 'btn btn-1', onclick: go() },
          stale.length ? words.say('renew-n', stale.length) : words.say('as-of-today'))),
    ],
  };
}

// conflict offers the answers of both tabs; neither is lost.
/** @param {App} app */
export async function conflict({ words, trail, draft, engine }) {
  // Data that another tab has saved may be of a later version, or damaged.
  const theirs = draft.clash, sound = draftFault(theirs) === undefined;
  const only = (a, b) =>
    Object.keys(a.facts || {}).filter((id) => JSON.stringify((b.facts || {})[id]) !== JSON.stringify(a.facts[id]));
  const mine = draft.answers,
    differ = sound ? [...new Set([...only(mine, theirs.answers), ...only(theirs.answers, mine)])] : [];
  const { pages } = await must(draft.session.overview());
  const ask = Object.fromEntries(pages.flatMap((p) => p.facts || []).map((f) => [f.id, f]));
  return {
    title: words.say('two-tabs'),
    body: [
      h('h1', words.say('two-tabs')),
      h('p', { class: 'hint' },
        sound ? words.say('two-tabs-hint', words.time(theirs.saved, draft.today)) : words.say('theirs-broken')),
      differ.length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('n-differ', differ.length)),
        h('ul', { class: 'bullets' }, differ.slice(0, 20).map((id) => h('li', ask[id] ? words.of(ask[id].ask) : id)))),
      sound && h('div', { class: 'note' }, icon('save'), h('p', words.say('two-tabs-both'))),
      h('div', { class: 'bar' }, h('button', {
        class: 'btn btn-2',
        onclick: trail.attempt(async () => {
          await draft.part();
          await forward(trail, draft, { replace: true });
        }),
      }, words.say('keep-mine')), sound && h('button', {
        class: 'btn btn-1',
        onclick: () => {
          draft.clash = undefined;
          resume({ trail, draft, engine }, theirs).catch(trail.fail);
        },
      }, words.say('take-theirs'))),
    ],
  };
}
