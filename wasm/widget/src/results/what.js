// what.js says what the unit is in law, since its duties depend on that: one
// line, which opens to the answers and the article of each.

import { h } from '../part/dom.js';
import { law } from '../part/law.js';
import { youSaid } from './said.js';

/** @param {Words} words @param {Assessment} got */
export function whatYouAre(words, got) {
  const of = (state) => (got.classes || []).filter((k) => k.state === state),
    titles = (list) => words.join(list.map((k) => words.of(k.title)));
  const is = of('is'), open = of('open');
  return [
    is.length > 0 &&
    h('details', { class: 'note what' }, h('summary', words.say('what-you-are', titles(is))), is.map((k) => [
      h('h3', words.of(k.title)),
      k.why && h('p', { class: 'small' }, youSaid(words, k.why)),
      k.basis.map((b) => law(words, b)),
    ])),
    open.length > 0 && h('p', { class: 'small dim' }, words.say('what-open', titles(open))),
  ];
}
