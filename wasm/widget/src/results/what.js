// what.js says what the unit is in law, since what it owes hangs on that: one
// line, and behind it the answers and the article of each.

import { h } from '../part/dom.js';
import { law } from '../part/law.js';
import { youSaid } from './said.js';

export function whatYouAre(app, got) {
  const of = (state) => (got.classes || []).filter((k) => k.state === state),
    titles = (list) => app.words.join(list.map((k) => app.of(k.title)));
  const is = of('is'), open = of('open');
  return [
    is.length > 0 &&
    h('details', { class: 'note what' }, h('summary', {}, app.say('what-you-are', titles(is))), is.map((k) => [
      h('h3', {}, app.of(k.title)),
      k.why && h('p', { class: 'small' }, youSaid(app, k.why)),
      k.basis.map((b) => law(app, b)),
    ])),
    open.length > 0 && h('p', { class: 'small dim' }, app.say('what-open', titles(open))),
  ];
}
