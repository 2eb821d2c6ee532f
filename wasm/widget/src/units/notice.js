// notice.js tells what people must know before they continue: another version
// of the rules, another tab.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { draftFault, equal } from './draft.js';
import { must, whole } from '../engine.js';
import { forward, resume } from '../way.js';

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
  const on = () => (draft.comesBack() ? trail.go({ at: 'again' }, true) : forward(trail, draft, { replace: true }));
  const go = trail.attempt(async () => {
    if (route.got) await forward(trail, draft, { replace: true });
    else {
      draft.remember(); // as it was left, before other rules judge it
      draft.adopt(bundle, got, record);
      await draft.save();
      await on();
    }
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
          await on();
        }),
      }, words.say('use-old')), h('button', { class: 'btn btn-1', onclick: go }, words.say('go-on'))),
    ],
  };
}

// conflict offers the answers of both tabs; neither is lost.
/** @param {App} app */
export async function conflict({ words, trail, draft, engine }) {
  // Data that another tab has saved may be of a later version, or damaged.
  const theirs = draft.clash, sound = draftFault(theirs) === undefined;
  const only = (a, b) => Object.keys(a.facts || {}).filter((id) => !equal((b.facts || {})[id], a.facts[id]));
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
