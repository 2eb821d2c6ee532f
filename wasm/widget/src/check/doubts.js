// doubts.js shows answers that are unlikely to be all true, and those that
// contradict each other: these count as not given until somebody corrects them.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';

/** @param {Words} words @param {Trail} trail @param {Assessment} got */
export function doubts(words, trail, got, to) {
  return got.doubts &&
    h('section', { class: 'note' }, icon('eye'),
      h('div', h('h2', { class: 'plain' }, words.say('look-again')), got.doubts.map((d) => [
        h('p', words.of(d.say)),
        d.reopened &&
        h('ul', { class: 'bullets' },
          d.reopened.map((w) =>
            h('li', words.of(w.question), ' ', h('b', words.of(w.answer)), ' ',
              link(trail, words.say('change'), { at: 'question', facts: [w.fact], to },
                words.say('change') + ' ' + words.of(w.question)))
          )),
        h('p', { class: 'small' }, words.say(d.reopened ? 'doubt-reopened' : 'look-again-hint')),
      ])));
}
