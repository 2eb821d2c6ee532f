// since.js compares the results with those of the assessment before: what is
// better, what is worse, and the previous score.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { range } from './score.js';
import { must } from '../engine.js';

// past opens answers of an earlier day as they were judged then; undefined if
// nothing can read them any more. Close it.
/** @param {Draft} draft @param {{ day: string, answers: any, digest: string }} left */
export async function past(draft, { day, answers, digest }) {
  const old = await draft.older(digest);
  return (await (old || draft.bundle)[old ? 'open' : 'import']({ day, answers })).value;
}

// lastTime gives the score of the last assessment and what has changed since,
// or undefined if there was none. It judges by the rules of that time if they
// are still on this device.
/** @param {Draft} draft */
export async function lastTime(draft) {
  const { last } = draft.record, session = last && await past(draft, last);
  if (!session) return undefined;
  try {
    const { assessment } = await must(session.assess());
    const { changed } = await must(draft.session.compare(session));
    return { at: assessment.at, score: assessment.score, changed: changed || [] };
  } finally {
    await session.close();
  }
}

// since shows it. While a serious hazard stands (silent), no score is shown.
/** @param {Words} words */
export function since(words, before, silent) {
  if (!before) return null;
  const of = (turn) => before.changed.filter((c) => c.turn === turn);
  const better = of('better'), worse = of('worse'), still = of('still');
  const verdict = (v) => (v ? v.map((o) => words.say('outcome-' + o)).join('/') : words.say('outcome-none'));
  const why = (c) =>
    c.answers
      ? c.answers.map((s) => words.of(s.question) + ' ' + words.of(s.answer))
      : [words.say(c.law ? 'since-law' : 'since-time')];
  const turned = (c) =>
    h('li', words.of(c.title) + words.say('colon') + verdict(c.before) + ' → ' + verdict(c.after),
      h('div', { class: 'small dim' }, words.join(why(c))));
  const list = (title, rows, sign, row) =>
    rows.length > 0 && [h('h3', icon(sign, true), title), h('ul', { class: 'bullets' }, rows.map(row))];
  return h('section', { class: 'card since' }, h('h2', words.say('since-last', words.day(before.at))),
    !silent && h('p', words.say('score-last', range(words, before.score))),
    list(words.say('n-better', better.length), better, 'tick', turned),
    list(words.say('n-worse', worse.length), worse, 'warn', turned),
    list(words.say('n-unmended', still.length), still, 'warn', (c) => h('li', words.of(c.title))),
    before.changed.every((c) => c.turn === 'other') && h('p', words.say('since-same')));
}
