// order.js puts hazards in the order in which a person mends them.

import { dayAfter } from '../part/words.js';

const RANK = ['major', 'serious', 'general'];

/** @param {{ severity: string }} x */
export const grave = (x) => x.severity !== 'general';

// burns reports whether another's duty is a danger here like a serious hazard.
export const burns = (x) => x.verdict.join() === 'fail' && grave(x);

// inHand are the serious hazards of the unit itself.
/** @param {Assessment} got */
export const inHand = (got) => (got.hazards || []).filter(grave);

// gravity is less for what is graver; where people sleep or are trapped it is
// graver yet.
/** @param {{ severity: string, urgent?: boolean }} x */
export const gravity = (x) => 2 * RANK.indexOf(x.severity) + (x.urgent ? 0 : 1);

// byDanger: the worst first, then what costs nothing today, then by the day.
/** @param {Hazard} a @param {Hazard} b */
export const byDanger = (a, b) =>
  gravity(a) - gravity(b) || (a.effort === 'now' ? 0 : 1) - (b.effort === 'now' ? 0 : 1) ||
  ((a.due || 'x') < (b.due || 'x') ? -1 : 1);

// ordered puts those first that are part of what kills here together.
/** @param {Assessment} got @param {import('../../../js/fire321.js').Danger} [danger] */
export const ordered = (got, danger) => [...(got.hazards || [])].sort(deadlyFirst(danger));

// deadlyFirst is byDanger after what is deadly together.
/** @param {import('../../../js/fire321.js').Danger} [danger] */
export function deadlyFirst({ found = [] } = {}) {
  const ids = found.filter((x) => x.deadly).map((x) => x.id), place = (x) => (ids.indexOf(x.id) + 1) || 1 / 0;
  return (a, b) => (place(a) === place(b) ? byDanger(a, b) : place(a) - place(b));
}

// GROUPS are the groups. What has no effort named takes some days: nobody can
// say that it costs nothing.
export const GROUPS = /** @type {const} */ (['now', 'week', 'works', 'month']);

// groupOf is its group. What has more time than a week is no work of today, nor
// of this week, however little it takes.
/** @param {Hazard} x @param {string} at the day of the assessment */
export function groupOf(x, at) {
  const effort = x.effort || 'week';
  return effort !== 'works' && x.due && x.due > dayAfter(at, 7) ? 'month' : effort;
}
