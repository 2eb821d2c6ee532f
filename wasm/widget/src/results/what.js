// what.js says what the unit is in law, since its duties depend on that: one
// line, which opens to the answers and the article of each.

import { h } from '../part/dom.js';
import { law } from '../part/law.js';
import { fold } from '../part/fold.js';
import { youSaid } from './said.js';

/** @param {Words} words @param {Assessment} got @param {Route} route */
export function whatYouAre(words, got, route) {
  const of = (state) => (got.classes || []).filter((k) => k.state === state),
    titles = (list) => words.join(list.map((k) => words.of(k.title)));
  const is = of('is'), open = of('open');
  return [
    is.length > 0 &&
    fold(route, 'what', words.say('what-you-are', titles(is)), h('div', { class: 'pad stack' }, is.map((k) => [
      h('h3', words.of(k.title)),
      k.why && h('p', { class: 'small' }, youSaid(words, k.why)),
      k.basis.map((b) => law(words, b)),
    ]))),
    open.length > 0 && h('p', { class: 'pad small dim' }, words.say('what-open', titles(open))),
  ];
}
