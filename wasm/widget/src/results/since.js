// since.js holds the results against those of the assessment before this one:
// what is better, what is worse, and the score as it was.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { range } from './score.js';
import { must } from '../engine.js';

// lastTime gives the score of the last assessment and what changed since, or
// undefined where there was none. It is judged by the rules of that time where
// they are still here.
/** @param {Draft} draft */
export async function lastTime(draft) {
  const { last } = draft.record;
  if (!last) return undefined;
  const old = await draft.older(last.digest);
  const { value: session } = await (old || draft.bundle)[old ? 'open' : 'import']({
    day: last.day,
    answers: last.answers,
  });
  if (!session) return undefined;
  try {
    const { assessment } = await must(session.assess());
    const { changed } = await must(draft.session.compare(session));
    return { at: assessment.at, score: assessment.score, changed: changed || [] };
  } finally {
    await session.close();
  }
}

const fails = (v) => (v || []).includes('fail');

// sorted divides changes: better is what can fail no longer, worse what fails
// now or can again.
export function sorted(changed) {
  return {
    better: changed.filter((c) => fails(c.before) && !fails(c.after)),
    worse: changed.filter((c) => fails(c.after) && (c.after.length === 1 || !fails(c.before))),
  };
}

/** @param {Words} words */
export function since(words, before) {
  if (!before) return null;
  const { better, worse } = sorted(before.changed);
  const verdict = (v) => (v ? v.map((o) => words.say('outcome-' + o)).join('/') : words.say('outcome-none'));
  const list = (title, rows, sign) =>
    rows.length > 0 &&
    [
      h('h3', icon(sign, true), title),
      h('ul', { class: 'bullets' }, rows.map((c) =>
        h('li', words.of(c.title) + words.say('colon') + verdict(c.before) + ' → ' + verdict(c.after))
      )),
    ];
  return h('section', { class: 'card since' }, h('h2', words.say('since-last', words.day(before.at))),
    h('p', words.say('score-last', range(words, before.score))),
    list(words.say('n-better', better.length), better, 'tick'), list(words.say('n-worse', worse.length), worse, 'warn'),
    better.length + worse.length === 0 && h('p', words.say('since-same')));
}
