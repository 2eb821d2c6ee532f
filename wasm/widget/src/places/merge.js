// merge.js brings two states of one unit together, question by question. What
// only one of them says is kept; where both say something else, a person
// decides, and the later answer is proposed.

import { bare, dayOf } from './standing.js';

/** @typedef {{ id: string, mine: any, theirs: any, later?: 'mine' | 'theirs' }} Clash */

// same compares what the engine wrote; the order of members tells nothing.
const same = (a, b) => written(a) === written(b);
const written = (v) =>
  JSON.stringify(v, (_, x) => (x && typeof x === 'object' && !Array.isArray(x)
    ? Object.fromEntries(Object.entries(x).sort(([a], [b]) => (a < b ? -1 : 1)))
    : x));

// told is what an answer says: its value, and whether it is "at least these".
const told = (a) => [bare(a), !!(a && a.more)];

// dated is an answer with the day on which it was given, for answers of
// another day.
export const dated = (a, from, to) => {
  const day = dayOf(a, from);
  if (day === to) return a;
  return a && typeof a === 'object' && !Array.isArray(a) ? { ...a, date: day } : { value: a, date: day };
};

// compare gives the facts that only theirs answers, or answers where mine is
// "not sure" (`take`), those that both answer alike, theirs later (`fresh`), and
// those on which they differ (`clashes`).
/** @param {Answers} mine @param {Answers} theirs */
export function compare(mine, theirs) {
  const take = [], fresh = [], /** @type {Clash[]} */ clashes = [];
  const a = mine.facts || {}, b = theirs.facts || {};
  for (const id of Object.keys(b).sort()) {
    const days = [dayOf(a[id], mine.at || ''), dayOf(b[id], theirs.at || '')];
    if (!(id in a)) take.push(id);
    else if (same(told(a[id]), told(b[id]))) {
      if (days[1] > days[0]) fresh.push(id);
    } else if (bare(b[id]) === null && days[1] <= days[0]) continue;
    else if (bare(a[id]) === null && days[0] <= days[1]) take.push(id);
    else {
      clashes.push({
        id,
        mine: a[id],
        theirs: b[id],
        ...(days[0] !== days[1] && { later: days[0] > days[1] ? 'mine' : 'theirs' }),
      });
    }
  }
  return { take, fresh, clashes };
}

// equal reports whether two answers, or two files of them, say the same.
/** @param {any} mine @param {any} theirs */
export const equal = (mine, theirs) => same(mine, theirs);

// beside are the members other than facts: theirs where mine has none. A hazard
// was found on the earlier day.
/** @param {Answers} mine @param {Answers} theirs */
export function beside(mine, theirs) {
  /** @type {any} */
  const out = {};
  for (const key of ['unit', 'found', 'plan', 'look']) {
    const both = { ...theirs[key], ...mine[key] };
    if (key === 'found') {
      for (const id of Object.keys(both)) {
        const days = [mine.found, theirs.found].map((f) => f && f[id]).filter(Boolean).sort();
        both[id] = days[0];
      }
    }
    if (Object.keys(both).length && !same(both, mine[key])) out[key] = both;
  }
  for (const key of ['own_check', 'signed']) if (!mine[key] && theirs[key]) out[key] = theirs[key];
  return out;
}
