// where.js asks where the unit is: each place has one bundle.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { cell } from '../question/cell.js';

export async function where(app) {
  // The smallest place stands first; whoever is in none of them takes the last.
  const places = [...app.index].reverse();
  const cells = places.map((e, i) => ({
    e,
    ...cell('radio', 'where', {
      label: app.of(e.title),
      help: i === places.length - 1 && i > 0 && app.say('where-else'),
      value: e.id,
    }),
  }));
  const fault = h('p', { class: 'err', role: 'alert' });
  return {
    browserTitle: app.say('where') + ' · ' + app.say('app-name'),
    asking: true,
    body: h('form', {
      novalidate: true,
      onsubmit: async (e) => {
        e.preventDefault();
        const chosen = cells.find((c) => c.box.checked);
        if (!chosen) {
          replace(fault, icon('warn', true), h('span', {}, app.say('choose-place')));
          cells[0].box.focus();
          return;
        }
        await app.go({ at: 'question', first: true, pack: chosen.e.id });
      },
    },
      h('fieldset', { class: 'q' }, h('legend', {}, h('h1', {}, app.say('where'))),
        h('p', { class: 'hint' }, app.say('where-hint')), fault, h('div', { class: 'opts' }, cells.map((c) => c.el))),
      h('div', { class: 'bar' }, h('button', { type: 'submit', class: 'btn btn-1' }, app.say('next')))),
  };
}
