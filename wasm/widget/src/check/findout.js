// findout.js lists what the user was not sure of and what still matters,
// grouped by whom to ask or where to look, and leads through it in one go.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';

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

// walk asks some facts one after the other, and comes back.
/** @param {string[]} facts @returns {Route} */
const walk = ([first, ...queue]) => ({ at: 'question', facts: [first], queue, to: { at: 'findOut' } });

/** @param {App} app */
export async function findOut({ words, trail, draft }) {
  const list = await toFind(draft), grave = list.filter((u) => u.serious);
  return {
    title: words.say('find-out-title'),
    body: [
      h('h1', words.say('find-out-title')),
      h('p', { class: 'hint' }, list.length
        ? words.say(grave.length ? 'find-out-grave' : 'find-out-rest', grave.length || list.length)
        : words.say('find-out-none')),
      WHO.map((who) => {
        const here = list.filter((u) => (u.whom || '') === who);
        return here.length > 0 &&
          h('section', { class: 'stack' }, h('h2', words.say('whom-' + (who || 'look'))),
            h('ul', { class: 'list' }, here.map((u) =>
              h('li', h('button', {
                class: 'task',
                onclick: () => trail.go(walk([u.fact])),
              }, u.serious > 0 && h('span', { class: 'tag ser', title: words.say('find-out-decides') }, '◆'),
                h('span', h('b', words.of(u.ask)), h('br'), h('span', { class: 'st' }, words.of(u.where_to_look))),
                h('span', { class: 'chev' }, icon('next', true))))
            )), h('div', { class: 'row' }, h('button', {
              class: 'btn btn-3',
              'data-key': 'send-' + (who || 'look'),
              onclick: () => trail.go({ at: 'send', facts: here.map((u) => u.fact) }),
            }, words.say('send-n', here.length))));
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
