// findout.js lists what the user was not sure of and what still matters: first
// what of the first round is not sure, then the rest by whom to ask or where to
// look. It leads through it in one go, in the order of the list.

import { h } from '../part/dom.js';
import { fold } from '../part/fold.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';

// MANY of these are a long list: its groups are folded.
const MANY = 12;

// WHO are the groups, in the order in which people get round to them.
const WHO = ['', 'papers', 'staff', 'landlord', 'property', 'contractor', 'authority'];

/** @param {{ session: Session }} of */
export const toFind = async ({ session }) => (await must(session.unsure())).unsure || [];

// findOutLink leads to the list, if there is anything to find out.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
export async function findOutLink(words, trail, draft) {
  const n = (await toFind(draft)).length;
  return n > 0 &&
    h('p',
      h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'findOut' }) }, icon('ask', true),
        words.say('find-out-n', n)));
}

// walk asks some facts one after the other, and comes back. It says how far it
// is: the walk has as many steps as facts.
/** @param {string[]} facts @returns {Route} */
const walk = ([first, ...queue]) => ({
  at: 'question',
  facts: [first],
  queue,
  steps: queue.length + 1,
  to: { at: 'findOut' },
});

// rest is the walk after an answer: without what no longer matters.
/** @param {Draft} draft @param {Route} route @returns {Promise<Route>} */
export async function rest(draft, route) {
  const open = (await toFind(draft)).map((u) => u.fact), queue = route.queue.filter((id) => open.includes(id));
  return { ...route, queue, steps: route.steps - route.queue.length + queue.length };
}

/** @param {App} app @param {Route} route */
export async function findOut({ words, trail, draft }, route) {
  const all = await toFind(draft), first = all.filter((u) => u.round);
  const groups = [
    { who: 'round', here: first },
    ...WHO.map((who) => ({ who: who || 'look', here: all.filter((u) => !u.round && (u.whom || '') === who) })),
  ].filter((g) => g.here.length);
  // What is first in the list is asked first.
  const list = groups.flatMap((g) => g.here), grave = list.filter((u) => u.serious || u.round);
  return {
    title: words.say('find-out-title'),
    body: [
      h('h1', words.say('find-out-title')),
      h('p', { class: 'hint' }, list.length
        ? words.say(grave.length ? 'find-out-grave' : 'find-out-rest', grave.length || list.length)
        : words.say('find-out-none')),
      groups.map(({ who, here }) => {
        const rows = [
          h('ul', { class: 'list' }, here.map((u) =>
            h('li', h('button', {
              class: 'task',
              'data-key': u.fact,
              onclick: () => trail.go(walk([u.fact])),
            }, (u.serious > 0 || u.round) && h('span', { class: 'tag ser', title: words.say('find-out-decides') }, '◆'),
              h('span', h('b', words.of(u.ask)), h('br'), h('span', { class: 'st' }, words.of(u.where_to_look))),
              h('span', { class: 'chev' }, icon('next', true))))
          )),
          h('div', { class: 'row' }, h('button', {
            class: 'btn btn-3',
            'data-key': 'send-' + who,
            onclick: () => trail.go({ at: 'send', facts: here.map((u) => u.fact) }),
          }, words.say('send-n', here.length))),
        ];
        return who === 'round' || list.length <= MANY
          ? h('section', { class: 'stack' }, h('h2', words.say('whom-' + who)), rows)
          : h('div', { class: 'list' },
            fold(route, who, words.say('whom-n', words.say('whom-' + who), here.length),
              h('div', { class: 'pad stack' }, rows)));
      }),
      h('div', { class: 'row' }, list.length > 0 && h('button', {
        class: 'btn btn-2',
        'data-key': 'send',
        onclick: () => trail.go({ at: 'send', facts: list.map((u) => u.fact) }),
      }, words.say('find-out-send')), (draft.record.asked || []).length > 0 &&
        h('button', { class: 'btn btn-2', 'data-key': 'reply', onclick: () => trail.go({ at: 'reply' }) },
          words.say('find-out-answers'))),
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        list.length > 0 &&
          h('button', {
            class: 'btn btn-1',
            onclick: () => trail.go(walk((grave.length ? grave : list).map((u) => u.fact))),
          }, words.say('find-out-go', grave.length || list.length))),
    ],
  };
}
