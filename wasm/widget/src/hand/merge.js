// merge.js compares answers that somebody gave with those of a unit that is
// here, question by question. What only one side knows is taken; where both
// differ, a person chooses, and until then the answer here stays.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { equal, notAfter } from '../units/draft.js';
import { must, whole } from '../engine.js';
import { forward, openFile, resume } from '../way.js';
import { clashes } from './clashes.js';

// nothing tells whether taking answers would change ours: since when a hazard is
// known, the earlier day stays.
/** @param {Answers} theirs @param {Answers} ours */
function nothing({ found = {}, ...theirs }, { found: known = {}, ...ours }) {
  return equal(theirs, ours) && Object.entries(found).every(([id, day]) => known[id] && known[id] <= day);
}

/** @param {App} app @param {Route} route */
export async function merge(app, route) {
  const { words, trail, draft, frame } = app, { answers } = route;
  if (!draft.session) return earlier(app, draft.record);
  const theirs = notAfter(answers, draft.today);
  const other = await whole(draft.bundle.import({ day: theirs.at || draft.today, answers: theirs }));
  const got = await must(draft.session.meet(other.value));
  const { fresh = [], differ = [] } = got, faults = other.faults || [];
  const name = (draft.answers.unit || {}).name || '';
  // The route keeps what was chosen: the language may change.
  /** @type {{ [fact: string]: 'mine' | 'theirs' }} */
  const pick = (route.pick = route.pick || {});
  // Answers that are the same may be of a later day, and have plans with them.
  const all = nothing(other.value.answers, draft.answers) || route.reply && !fresh.length && !differ.length;
  const go = trail.attempt(async () => {
    const chosen = differ.map((d) => d.fact).filter((id) => pick[id] === 'theirs');
    const facts = [...fresh.map((f) => f.fact), ...chosen];
    if (!all) await draft.take(other.value, facts, other.aside);
    await other.value.close();
    if (draft.clash) return;
    await forward(trail, draft, { replace: true });
    if (!all) frame.tell(facts.length ? words.say('hand-taken', facts.length) : words.say('kept'));
  });
  const both = (list, row) => list.length > 0 && h('dl', { class: 'kv list' }, list.map(row));
  return {
    title: words.say('hand-merge'),
    body: [
      h('h1', words.say('hand-merge-of', name)),
      h('p', { class: 'hint' }, differ.length
        ? words.say('hand-differ', differ.length)
        : fresh.length
        ? words.say('hand-only-fresh', fresh.length)
        : words.say(all ? 'hand-nothing' : 'hand-beside')),
      clashes(words, differ, pick),
      fresh.length > 0 &&
      h('details', {
        class: 'group',
        open: 'open' in route ? route.open : !differ.length,
        ontoggle: ({ target }) => {
          route.open = target.open;
        },
      },
        h('summary', h('h2', words.say('hand-fresh')), h('span', { class: 'n' }, words.say('n-answers', fresh.length)),
          h('span', { class: 'chev' }, icon('down', true))),
        both(fresh, (f) => h('div', h('dt', words.of(f.question)), h('dd', words.of(f.answer))))),
      got.same > 0 && h('p', { class: 'dim' }, words.say('hand-same', got.same)),
      got.unknown > 0 && h('p', { class: 'dim' }, words.say('hand-unknown', got.unknown)),
      faults.length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('hand-aside', faults.length)),
        h('p', { class: 'hint' }, words.say('aside-hint')),
        h('ul', { class: 'bullets' }, faults.map((f) => h('li', words.of(f.message))))),
      !route.reply &&
      h('p', h('button', {
        class: 'link',
        onclick: trail.attempt(() => openFile(app, answers)),
      }, words.say('hand-as-new'))),
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        h('button', { class: 'btn btn-1', onclick: go }, words.say(all ? 'open-unit' : 'take-do'))),
    ],
  };
}

// earlier says that the unit here is still of earlier rules: what they change is
// looked at first, without anything else.
/** @param {App} app @param {Kept} record */
function earlier(app, record) {
  const { words, trail } = app;
  return {
    title: words.say('hand-merge'),
    body: [
      h('h1', words.say('hand-merge')),
      h('p', words.say('hand-earlier')),
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        h('button', {
          class: 'btn btn-1',
          onclick: () => resume(app, record).catch(trail.fail),
        }, words.say('open-unit'))),
    ],
  };
}
