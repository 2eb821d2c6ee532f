// since.js holds the results against those of the assessment before this one:
// what is better, what is worse, and the score as it was.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { range } from './score.js';

// lastTime gives the score of the last assessment and what changed since, or
// undefined where there was none. It is judged by the rules of that time where
// they are still here.
export async function lastTime(app) {
  const { last } = app.draft;
  if (!last) return undefined;
  const old = await app.older(last.digest);
  const { value: session } = await (old || app.bundle)[old ? 'open' : 'import']({ day: last.day, answers: last.answers });
  if (!session) return undefined;
  try {
    const { assessment } = await app.must(session.assess());
    const { changed } = await app.must(app.session.compare(session));
    return { at: assessment.at, score: assessment.score, changed: changed || [] };
  } finally {
    await session.close();
  }
}

export function since(app, before) {
  if (!before) return null;
  const of = (turn) => before.changed.filter((c) => c.turn === turn);
  const better = of('better'), worse = of('worse'), still = of('still');
  const verdict = (v) => (v ? v.map((o) => app.say('outcome-' + o)).join('/') : app.say('outcome-none'));
  const turned = (c) => app.of(c.title) + app.say('colon') + verdict(c.before) + ' → ' + verdict(c.after);
  const why = (c) => (c.answers ? c.answers.map((s) => app.of(s.question) + ' ' + app.of(s.answer)) : [app.say(c.law ? 'since-law' : 'since-time')]);
  const list = (title, rows, sign, row) => rows.length > 0 && [h('h3', {}, icon(sign, true), title),
    h('ul', { class: 'bullets' }, rows.map(row))];
  const full = (c) => h('li', {}, turned(c), h('div', { class: 'small dim' }, app.words.join(why(c))));
  return h('section', { class: 'card since' }, h('h2', {}, app.say('since-last', app.words.day(before.at))),
    h('p', {}, app.say('score-last', range(app, before.score))),
    list(app.say('n-better', better.length), better, 'tick', full), list(app.say('n-worse', worse.length), worse, 'warn', full),
    list(app.say('n-unmended', still.length), still, 'warn', (c) => h('li', {}, app.of(c.title))),
    before.changed.every((c) => c.turn === 'other') && h('p', {}, app.say('since-same')));
}
