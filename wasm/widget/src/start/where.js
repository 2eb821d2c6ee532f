// where.js asks where the unit is: each place has one bundle.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { cell } from '../question/cell.js';
import { askFirst } from '../way.js';

/** @param {App} app */
export async function where({ words, trail, engine }) {
  // The smallest place comes first. A unit in none of the places takes the last
  // one, if it contains all others: peers have no such place.
  const places = [...engine.index].reverse();
  const last = places.length - 1;
  const all = places.every((e, i) => i === last || (e.within || []).includes(places[last].id));
  const cells = places.map((e, i) => ({
    e,
    ...cell('radio', 'where', {
      label: words.of(e.title),
      help: i === last && i > 0 && all && words.say('where-else'),
      value: e.id,
    }),
  }));
  const fault = h('p', { class: 'err', role: 'alert' });
  return {
    title: words.say('where'),
    asking: true,
    body: h('form', {
      novalidate: true,
      onsubmit: async (e) => {
        e.preventDefault();
        const chosen = cells.find((c) => c.box.checked);
        if (!chosen) {
          replace(fault, icon('warn', true), h('span', words.say('choose-place')));
          cells[0].box.focus();
          return;
        }
        await trail.go(askFirst(chosen.e.id));
      },
    },
      h('fieldset', { class: 'q' }, h('legend', h('h1', words.say('where'))),
        h('p', { class: 'hint' }, words.say('where-hint')), fault, h('div', { class: 'opts' }, cells.map((c) => c.el))),
      h('div', { class: 'bar' }, h('button', { type: 'submit', class: 'btn btn-1' }, words.say('next')))),
  };
}
