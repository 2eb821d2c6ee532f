// doubts.js shows answers that can hardly all be true, and those that cannot:
// these count as not given until somebody settles which is right.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';

export function doubts(app, got, to) {
  return got.doubts &&
    h('section', { class: 'note' }, icon('eye'),
      h('div', {}, h('h2', { class: 'plain' }, app.say('look-again')), got.doubts.map((d) => [
        h('p', {}, app.of(d.say)),
        d.reopened &&
        h('ul', { class: 'bullets' },
          d.reopened.map((w) =>
            h('li', {}, app.of(w.question), ' ', h('b', {}, app.of(w.answer)), ' ',
              link(app, app.say('change'), { at: 'question', facts: [w.fact], to },
                app.say('change') + ' ' + app.of(w.question)))
          )),
        h('p', { class: 'small' }, app.say(d.reopened ? 'doubt-reopened' : 'look-again-hint')),
      ])));
}
