// notice.js tells what must be known before going on: another version of the
// rules, answers of an earlier day, another tab.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';

// changed shows what a newer bundle does to a draft before anything is judged
// by it: kept, kept aside, new, and other verdicts.
export async function changed(app, route) {
  const { draft, bundle } = app;
  let { got } = route, old;
  if (!got) {
    const bytes = app.store && await app.store.bundle(draft.digest).catch(() => undefined);
    if (bytes) {
      const { value } = await app.engine.load(bytes.slice(), { digest: draft.digest });
      old = value;
      if (old) { old.bytes = bytes; old.grading = JSON.parse(new TextDecoder().decode(bytes)).grading; }
    }
    got = await app.whole(bundle.import({ day: draft.day, answers: draft.answers, from: old }));
  }
  const aside = Object.keys((got.aside && got.aside.facts) || {});
  const verdict = (v) => (v ? v.map((o) => app.say('outcome-' + o)).join('/') : app.say('outcome-none'));
  const go = async () => {
    try {
      if (!route.got) { app.adopt(bundle, got, draft); await app.save(); }
      await app.forward(true);
    } catch (err) { app.fail(err); }
  };
  return {
    browserTitle: app.say('rules-changed') + ' · ' + app.say('app-name'),
    body: [h('h1', {}, app.say(route.got ? 'file-opened' : 'rules-changed')),
      !route.got && h('p', { class: 'hint' }, app.say('rules-changed-hint', draft.version, bundle.info.version)),
      h('p', {}, app.say('n-kept', (got.kept || []).length)),
      aside.length > 0 && h('section', { class: 'card' }, h('h2', {}, app.say('n-aside', aside.length)), h('p', { class: 'hint' }, app.say('aside-hint')),
        h('ul', { class: 'bullets' }, (got.faults || []).map((f) => h('li', {}, app.of(f.message))))),
      (got.new || []).length > 0 && h('section', { class: 'card' }, h('h2', {}, app.say('n-new', got.new.length)), h('ul', { class: 'bullets' }, got.new.map((n) => h('li', {}, app.of(n.ask))))),
      (got.changed || []).length > 0 && h('section', { class: 'card' }, h('h2', {}, app.say('n-changed', got.changed.length)),
        h('ul', { class: 'bullets' }, got.changed.map((c) => h('li', {}, app.of(c.title) + app.say('colon') + verdict(c.before) + ' → ' + verdict(c.after))))),
      h('div', { class: 'bar' },
        old && h('button', { type: 'button', class: 'btn btn-2', onclick: async () => {
          try {
            app.bundle = old;
            app.session = await app.must(old.open({ day: draft.day, answers: draft.answers }));
            await app.forward(true);
          } catch (err) { app.fail(err); }
        } }, app.say('use-old')),
        h('button', { type: 'button', class: 'btn btn-1', onclick: go }, app.say('go-on')))],
  };
}

// later asks what to do with answers of an earlier day.
export async function later(app) {
  const { answers } = app.session;
  return {
    browserTitle: app.say('another-day') + ' · ' + app.say('app-name'),
    body: [h('h1', {}, app.say('another-day')), h('p', { class: 'hint' }, app.say('another-day-hint', app.words.day(answers.at))),
      h('div', { class: 'bar' },
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.forward(true).catch((err) => app.fail(err)) }, app.say('as-of-then')),
        h('button', { type: 'button', class: 'btn btn-1', onclick: async () => {
          try {
            await app.must(app.session.renew({ at: app.today, day: app.today }));
            await app.save();
            await app.forward(true);
          } catch (err) { app.fail(err); }
        } }, app.say('as-of-today')))],
  };
}

// conflict offers both of two tabs' answers; neither is lost.
export async function conflict(app) {
  const theirs = app.clash;
  const only = (a, b) => Object.keys(a.facts || {}).filter((id) => JSON.stringify((b.facts || {})[id]) !== JSON.stringify(a.facts[id]));
  const mine = app.session.answers, differ = [...new Set([...only(mine, theirs.answers), ...only(theirs.answers, mine)])];
  const { pages } = await app.must(app.session.overview());
  const ask = Object.fromEntries(pages.flatMap((p) => p.facts || []).map((f) => [f.id, f]));
  return {
    browserTitle: app.say('two-tabs') + ' · ' + app.say('app-name'),
    body: [h('h1', {}, app.say('two-tabs')), h('p', { class: 'hint' }, app.say('two-tabs-hint', app.words.time(theirs.saved, app.today))),
      differ.length > 0 && h('section', { class: 'card' }, h('h2', {}, app.say('n-differ', differ.length)), h('ul', { class: 'bullets' }, differ.slice(0, 20).map((id) => h('li', {}, ask[id] ? app.of(ask[id].ask) : id)))),
      h('div', { class: 'note' }, icon('save'), h('p', {}, app.say('two-tabs-both'))),
      h('div', { class: 'bar' },
        h('button', { type: 'button', class: 'btn btn-2', onclick: async () => {
          // Mine become a unit of their own beside theirs.
          app.clash = undefined;
          app.draft = { ...app.draft, id: app.draft.id + '-' + Date.now().toString(36), rev: 0 };
          await app.save();
          await app.forward(true).catch((err) => app.fail(err));
        } }, app.say('keep-mine')),
        h('button', { type: 'button', class: 'btn btn-1', onclick: () => {
          app.clash = undefined;
          app.resume(theirs).catch((err) => app.fail(err));
        } }, app.say('take-theirs')))],
  };
}
