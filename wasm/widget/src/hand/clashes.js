// clashes.js lets a person decide, question by question, where two sides have
// answered otherwise.

import { h, uid } from '../part/dom.js';
import { cell } from '../question/cell.js';

/** @typedef {'mine' | 'theirs'} Side */
/** @typedef {NonNullable<import('../../../js/fire321').Meeting['differ']>[number]} Clash */

// later is the side that answered later; of one day neither did.
/** @param {Clash} clash @returns {Side | undefined} */
export function later({ mine_on: mine, theirs_on: theirs }) {
  if (mine === theirs) return undefined;
  return mine > theirs ? 'mine' : 'theirs';
}

// clashes asks which answer holds. pick holds what was decided, by fact.
/** @param {Words} words @param {Clash[]} differ @param {{ [fact: string]: Side }} pick */
export function clashes(words, differ, pick) {
  /** @type {{ clash: Clash, key: Side, box: HTMLInputElement }[]} */
  const boxes = [];
  const choice = (clash, name, key) => {
    const { el, box } = cell('radio', name, {
      label: words.of(clash[key]),
      help: words.say('hand-' + key, words.day(clash[key + '_on'])),
      value: key,
      checked: pick[clash.fact] === key,
      onchange: () => {
        pick[clash.fact] = key;
      },
    });
    boxes.push({ clash, key, box });
    return el;
  };
  const all = (label, of) =>
    h('button', {
      class: 'btn btn-2',
      onclick: () => {
        for (const { clash, key, box } of boxes) {
          if (key === of(clash)) {
            box.checked = true;
            pick[clash.fact] = key;
          }
        }
      },
    }, words.say(label));
  const lines = differ.map((clash) => {
    const name = uid();
    return h('fieldset', { class: 'q', 'data-fact': clash.fact }, h('legend', h('h2', words.of(clash.question))),
      h('div', { class: 'opts' }, choice(clash, name, 'mine'), choice(clash, name, 'theirs')));
  });
  return [
    differ.length > 1 &&
    h('div', { class: 'row' }, all('hand-all-mine', () => 'mine'), all('hand-all-theirs', () => 'theirs'),
      differ.some(later) && all('hand-all-newer', later)),
    lines,
  ];
}
