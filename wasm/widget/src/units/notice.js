// notice.js tells what must be known before going on: another version of the
// rules, answers of an earlier day, another tab.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { cell } from '../question/cell.js';
import { draftFault } from './draft.js';
import { newID } from './store.js';

// changed shows what a newer bundle does to a draft before anything is judged
// by it: kept, kept aside, new, and other verdicts.
export async function changed(app, route) {
  const { draft, bundle } = app;
  let { got } = route, old;
  if (!got) {
    old = await app.older(draft.digest);
    got = await app.whole(bundle.import({ day: draft.day, answers: draft.answers, from: old }));
  }
  const aside = Object.keys((got.aside && got.aside.facts) || {});
  const verdict = (v) => (v ? v.map((o) => app.say('outcome-' + o)).join('/') : app.say('outcome-none'));
  const go = async () => {
    try {
      if (!route.got) {
        app.adopt(bundle, got, draft);
        await app.save();
      }
      await app.forward(true);
    } catch (err) {
      app.fail(err);
    }
  };
  return {
    browserTitle: app.say('rules-changed') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say(route.got ? 'file-opened' : 'rules-changed')),
      !route.got && h('p', { class: 'hint' }, app.say('rules-changed-hint', draft.version, bundle.info.version)),
      h('p', {}, app.say('n-kept', (got.kept || []).length)),
      aside.length > 0 &&
      h('section', { class: 'card' }, h('h2', {}, app.say('n-aside', aside.length)),
        h('p', { class: 'hint' }, app.say('aside-hint')),
        h('ul', { class: 'bullets' }, (got.faults || []).map((f) => h('li', {}, app.of(f.message))))),
      (got.new || []).length > 0 &&
      h('section', { class: 'card' }, h('h2', {}, app.say('n-new', got.new.length)),
        h('ul', { class: 'bullets' }, got.new.map((n) => h('li', {}, app.of(n.ask))))),
      (got.changed || []).length > 0 &&
      h('section', { class: 'card' }, h('h2', {}, app.say('n-changed', got.changed.length)),
        h('ul', { class: 'bullets' },
          got.changed.map((c) =>
            h('li', {}, app.of(c.title) + app.say('colon') + verdict(c.before) + ' → ' + verdict(c.after))
          ))),
      h('div', { class: 'bar' }, old && h('button', {
        type: 'button',
        class: 'btn btn-2',
        onclick: async () => {
          try {
            app.bundle = old;
            app.session = await app.must(old.open({ day: draft.day, answers: draft.answers }));
            await app.forward(true);
          } catch (err) {
            app.fail(err);
          }
        },
      }, app.say('use-old')), h('button', { type: 'button', class: 'btn btn-1', onclick: go }, app.say('go-on'))),
    ],
  };
}

// later asks what to do with answers of an earlier day: what has changed since,
// which answers have gone stale, and whether to go on as of today.
export async function later(app) {
  const { answers, day } = app.session;
  // What today would make of them is tried on a session of its own.
  const trial = await app.must(app.bundle.open({ day, answers }));
  await app.must(trial.renew({ at: app.today, day: app.today }));
  const { pages } = await app.must(trial.overview());
  await trial.close();
  const facts = pages.flatMap((p) => p.facts || []), stale = facts.filter((f) => f.state === 'stale');
  const rest = facts.filter((f) => f.state === 'answered' || f.state === 'not-sure').length;
  const ago = Math.round((Date.parse(app.today) - Date.parse(answers.at)) / 86400000);
  const changes = ['people', 'use', 'layout', 'hazard'].map((key) => ({
    key,
    ...cell('checkbox', 'changed', { label: app.say('since-' + key), value: key }),
  }));
  const none = cell('checkbox', 'changed', { label: app.say('since-none'), value: 'none' });
  const voids = h('p', { class: 'hint', role: 'status' });
  const box = h('div', { class: 'opts' }, changes.map((c) => c.el), none.el);
  const any = () => changes.some((c) => c.box.checked);
  box.addEventListener('change', ({ target }) => {
    if (target === none.box) { for (const c of changes) if (none.box.checked) c.box.checked = false; }
    else if (target.checked) none.box.checked = false;
    voids.textContent = any() ? app.say('letter-void') : '';
  });
  const go = (route) => async () => {
    try {
      app.draft.changed = any() ? app.today : undefined; // an earlier letter is void then
      await app.renew();
      await app.go(
        route === 'all' || any()
          ? { at: 'sections', since: changes.filter((c) => c.box.checked).map((c) => c.key) }
          : await app.nextRoute(),
        true,
      );
    } catch (err) {
      app.fail(err);
    }
  };
  return {
    browserTitle: app.say('another-day') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say('days-ago', ago)),
      h('p', { class: 'hint' }, app.say('another-day-hint', app.words.day(answers.at))),
      h('fieldset', { class: 'q' }, h('legend', {}, h('h2', {}, app.say('since-then'))), box, voids),
      h('section', { class: 'stack' },
        h('h2', {}, stale.length ? app.say('n-stale', stale.length) : app.say('none-stale')),
        h('p', { class: 'hint' }, app.say('n-still', rest)), stale.length > 0 &&
        h('dl', { class: 'kv list' },
          stale.map((f) =>
            h('div', {}, h('dt', {}, app.of(f.ask)), h('dd', {}, app.say('last-time', app.of(f.answer))))
          ))),
      h('p', {}, h('button', {
        type: 'button',
        class: 'link',
        onclick: () => app.forward(true).catch((err) => app.fail(err)),
      }, app.say('as-of-then'))),
      h('div', { class: 'bar' },
        h('button', { type: 'button', class: 'btn btn-2', onclick: go('all') }, app.say('all-again')),
        h('button', { type: 'button', class: 'btn btn-1', onclick: go() },
          stale.length ? app.say('renew-n', stale.length) : app.say('as-of-today'))),
    ],
  };
}

// conflict offers both of two tabs' answers; neither is lost.
export async function conflict(app) {
  // What another tab has saved may be of a later version, or damaged.
  const theirs = app.clash, sound = draftFault(theirs) === undefined;
  const only = (a, b) =>
    Object.keys(a.facts || {}).filter((id) => JSON.stringify((b.facts || {})[id]) !== JSON.stringify(a.facts[id]));
  const mine = app.session.answers,
    differ = sound ? [...new Set([...only(mine, theirs.answers), ...only(theirs.answers, mine)])] : [];
  const { pages } = await app.must(app.session.overview());
  const ask = Object.fromEntries(pages.flatMap((p) => p.facts || []).map((f) => [f.id, f]));
  return {
    browserTitle: app.say('two-tabs') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say('two-tabs')),
      h('p', { class: 'hint' },
        sound ? app.say('two-tabs-hint', app.words.time(theirs.saved, app.today)) : app.say('theirs-broken')),
      differ.length > 0 &&
      h('section', { class: 'card' }, h('h2', {}, app.say('n-differ', differ.length)),
        h('ul', { class: 'bullets' },
          differ.slice(0, 20).map((id) => h('li', {}, ask[id] ? app.of(ask[id].ask) : id)))),
      sound && h('div', { class: 'note' }, icon('save'), h('p', {}, app.say('two-tabs-both'))),
      h('div', { class: 'bar' }, h('button', {
        type: 'button',
        class: 'btn btn-2',
        onclick: async () => {
          // Mine become a unit of their own beside theirs.
          app.clash = undefined;
          const was = app.draft.id;
          app.draft = { ...app.draft, id: newID(), rev: 0 };
          await app.save();
          await app.store.keepPhotos(
            (await app.store.photos(was)).map((p) => ({ ...p, id: newID(), unit: app.draft.id })),
          ).catch(() => {});
          await app.forward(true).catch((err) => app.fail(err));
        },
      }, app.say('keep-mine')), sound && h('button', {
        type: 'button',
        class: 'btn btn-1',
        onclick: () => {
          app.clash = undefined;
          app.resume(theirs).catch((err) => app.fail(err));
        },
      }, app.say('take-theirs'))),
    ],
  };
}
