// left.js is what became of the hazards with which a unit was left: each stands,
// is not known any more, or is gone, as the engine judges the answers of today.

import { must } from '../engine.js';
import { burns, byDanger, deadlyFirst, grave } from '../results/order.js';
import { past } from '../results/since.js';

/**
 * One hazard of then. fix is the one answer of one question that would mend it;
 * undefined if it takes more, or something else than a yes or a no. asks are the
 * questions that decide it.
 * @typedef {{
 *   x: any, other: boolean, fix?: Fix, asks: string[],
 *   lapsed?: boolean, state?: 'stands' | 'unknown' | 'gone', stale?: boolean, applies?: boolean, mended?: any,
 * }} Item
 * @typedef {{ fact: string, answer: boolean, to: Text2, breaks: number }} Fix
 */

// dayOf is the day by which a hazard is to be mended.
export const dayOf = (x) => (x.plan && x.plan.by) || x.due;

// whenLeft gives the hazards of then, overdue ones first and then the worst, the
// day of their answers, and what the law has changed since. It judges as it was
// judged then.
// What only time has broken since comes last.
/** @param {Draft} draft @param {Session} now */
export async function whenLeft(draft, now) {
  const { record, bundle, today } = draft, back = record.back || record;
  const session = await past(draft, back);
  if (!session) return { at: back.answers.at, items: [], law: [] };
  try {
    const { assessment } = await must(session.assess());
    const late = (x) => (dayOf(x) < today ? 0 : 1);
    const own = (assessment.hazards || []).filter((x) => !x.summary),
      others = await Promise.all((assessment.others || []).filter(burns).map(async (x) => {
        const { say, now, why } = await must(session.why(x.id));
        return { ...x, say, now, why };
      }));
    /** @type {any[]} */
    const all = [...own, ...others];
    /** @type {Item[]} */
    const items = await Promise.all(
      all.map(async (x) => ({ x, other: others.includes(x), ...await wayOut(session, x) })),
    );
    const worse = deadlyFirst(await must(session.danger()));
    items.sort((a, b) => late(a.x) - late(b.x) || worse(a.x, b.x));
    items.push(...await lapsed(session, now, items));
    // Older rules do not know the law of today.
    const { value } = back.digest === bundle.info.digest ? await session.coming(today) : { value: undefined };
    return { at: assessment.at, items, law: (value && value.coming) || [] };
  } finally {
    await session.close();
  }
}

// lapsed are the hazards of today that no answer and no new law has brought:
// something ran out.
/** @param {Session} then @param {Session} now @param {Item[]} items @returns {Promise<Item[]>} */
async function lapsed(then, now, items) {
  const { changed = [] } = await must(now.compare(then)), { assessment } = await must(now.assess());
  const ids = changed.filter((c) => c.turn === 'worse' && !c.answers && !c.law).map((c) => c.id);
  return (assessment.hazards || [])
    .filter((x) => !x.summary && ids.includes(x.id) && !items.some((i) => i.x.id === x.id)).sort(byDanger)
    .map((x) => ({ x, other: false, asks: [], lapsed: true }));
}

// wayOut is what would mend a hazard in a session, and what decides it.
/** @param {Session} session @returns {Promise<{ fix?: Fix, asks: string[] }>} */
async function wayOut(session, { id, why = [] }) {
  const { value = {} } = await session.mend(id), { changes = [], lapses, breaks = [] } = value;
  const [{ fact, answer, to }] = [...changes, /** @type {any} */ ({})];
  const say = answer && typeof answer === 'object' && 'value' in answer ? answer.value : answer;
  const one = changes.length === 1 && !lapses && typeof say === 'boolean';
  const asks = changes.length && !lapses ? changes.map((c) => c.fact) : why.map((w) => w.fact);
  return { fix: one ? { fact, answer: say, to, breaks: breaks.length } : undefined, asks };
}

// follow says what became of each: now is the session of today, and facts are
// the states of its questions by id. mended is its tick of today.
/** @param {Item[]} items @param {Session} now @param {Draft} draft @returns {Promise<Item[]>} */
export async function follow(items, now, { record, today }, facts) {
  const { assessment: { results = [], others = [] } } = await must(now.assess());
  const verdicts = new Map([...others, ...results].map((r) => [r.id, r.verdict]));
  return Promise.all(items.map(async (item) => {
    const { id } = item.x, verdict = verdicts.get(id), { fact } = item.fix || {};
    const mended = (record.mended || []).filter((m) => m.day === today && m.fact === fact).pop();
    // The rules of today may have the duty under another name.
    if (!verdict) return { ...item, mended, state: 'unknown', stale: false, asks: [] };
    if (verdict.join() === 'fail') return { ...item, mended, state: 'stands', ...await wayOut(now, item.x) };
    if (!verdict.includes('fail')) return { ...item, mended, state: 'gone', applies: verdict.join() === 'pass' };
    const { needs = [] } = await must(now.why(id));
    return { ...item, mended, state: 'unknown', stale: facts.get(fact) === 'stale', asks: needs };
  }));
}

// worst is the gravest of those that stand, or else that are not known.
/** @param {Item[]} items */
export const worst = (items) =>
  ['stands', 'unknown'].map((state) => items.filter((i) => i.state === state).sort((a, b) => byDanger(a.x, b.x))[0])
    .find(Boolean);

// folded reports whether a hazard can wait behind a fold: general, not overdue,
// and nobody has touched it yet.
/** @param {Item} item */
export const folded = ({ x, mended, state }, today) =>
  !grave(x) && !(dayOf(x) < today) && !mended && state === 'stands';
