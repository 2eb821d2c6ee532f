// standing.js tells how every unit stands today: the engine judges the answers
// that are kept, by the rules of today, as if somebody opened the unit. What
// was worked out on another day, or by other rules, is never shown as new.

import { answered, settled } from '../units/draft.js';
import { Trouble, must, whole } from '../engine.js';
import { bare } from './answer.js';

/**
 * @typedef {object} Standing how a unit stands today
 * @property {{ say: Text2, now: Text2 } | undefined} pair what kills together, before all else
 * @property {Hazard[]} hazards the worst first
 * @property {any[]} burning duties of others that have failed and are a danger here
 * @property {number} serious
 * @property {number} general
 * @property {number} late how many are overdue
 * @property {string | undefined} next the next day on which something is to be fixed
 * @property {number} left how many sections are not finished
 * @property {number} open how many duties are open, and whether others may apply
 * @property {number} unsure how many answers are "not sure"
 */

// known are the standings that were worked out, by what they depend on.
/** @type {WeakMap<Engine, Map<string, Standing>>} */
const known = new WeakMap();

// under opens a unit by the rules of today, on a day of the law. What its answers
// hold that these rules do not know is set aside, and given with the session.
/**
 * @param {Engine} engine @param {Kept} record @param {string} day
 * @returns {Promise<{ session: Session, bundle: Bundle, aside?: any }>}
 */
export async function under(engine, record, day) {
  const bundle = await engine.bundle(record.pack), { answers, digest } = record;
  const got = digest === bundle.info.digest
    ? await whole(bundle.open({ day, answers }))
    : await whole(bundle.import({ day, answers }));
  return { session: got.value, bundle, aside: /** @type {any} */ (got).aside };
}

// asOf opens it as of today: what its answers showed by the law of their day is
// known since then. Answers of a day that has not come stay of it.
/** @param {Engine} engine @param {Kept} record @param {string} today */
export async function asOf(engine, record, today) {
  const { at } = record.answers, got = await under(engine, record, at === today ? today : record.day || at);
  if (at < today) await must(got.session.renew({ at: today, day: today }));
  return got;
}

// written is a unit as it is kept after its session has changed facts.
/**
 * @param {any} record @param {Bundle} bundle @param {Session} session @param {string[]} facts
 * @returns {Promise<Kept>}
 */
export async function written(record, { info }, session, facts) {
  const { page, remaining } = await must(session.next()), { answers, day } = session, unit = { ...record };
  settled(unit, facts, !!record.answers && answers.at > record.answers.at);
  return {
    ...unit,
    digest: info.digest,
    version: info.version,
    answers,
    day,
    figures: undefined, // they were of other answers
    answered: answered(answers),
    remaining: page ? remaining : 0,
    saved: Date.now(),
  };
}

// standing is how a unit stands today. order puts hazards the worst first, burns
// tells which duties of others are a danger.
/**
 * @param {Engine} engine @param {Kept} record @param {string} today
 * @param {{ byDanger(a: Hazard, b: Hazard): number, burns(x: any): boolean, grave(x: any): boolean }} order
 */
export async function standing(engine, record, today, order) {
  const { info } = await engine.bundle(record.pack), key = [record.id, record.rev, today, info.digest].join();
  const list = known.get(engine) || new Map();
  known.set(engine, list);
  if (!list.has(key)) list.set(key, await judged(engine, record, today, order));
  return /** @type {Standing} */ (list.get(key));
}

async function judged(engine, record, today, { byDanger, burns, grave }) {
  const { session } = await asOf(engine, record, today);
  try {
    const { assessment: got } = await must(session.assess()), { sections } = await must(session.sections());
    const { pairs: [pair] = [] } = await must(session.danger());
    const hazards = (got.hazards || []).filter((h) => !h.summary).sort(byDanger);
    const due = hazards.map((h) => (h.plan && h.plan.by) || h.due).filter(Boolean).sort();
    return {
      pair,
      hazards,
      burning: (got.others || []).filter(burns),
      serious: hazards.filter(grave).length,
      general: hazards.filter((h) => !grave(h)).length,
      late: due.filter((day) => day < today).length,
      next: due.find((day) => day >= today),
      left: (sections || []).filter((s) => s.left).length,
      open: (got.open || []).length + (got.coverage.whole ? 0 : 1),
      unsure: Object.values(session.answers.facts || {}).filter((a) => bare(a) === null).length,
    };
  } finally {
    await session.close();
  }
}

// asked is every fact of a unit, with its question, its state and its answer in
// words: {id, ask, state, firm, answer, section}, by id.
/** @param {Session} session */
export async function asked(session) {
  const { pages } = await must(session.overview());
  return new Map(
    pages.flatMap((p) =>
      (p.facts || []).map((f) => /** @type {const} */ ([f.id, { ...f, section: p.title, page: p.id }]))
    ),
  );
}

// saying is an error in words.
/** @param {Words} words */
export const saying = (words,
  err) => (err instanceof Trouble ? words.of(err.error.message) : String(err.message || err));
