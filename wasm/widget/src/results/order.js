// order.js puts hazards in the order in which a person mends them.

const RANK = ['major', 'serious', 'general'];

/** @param {{ severity: string }} x */
export const grave = (x) => x.severity !== 'general';

// burns reports whether another's duty is a danger here like a serious hazard.
export const burns = (x) => x.verdict.join() === 'fail' && grave(x);

// inHand are the serious hazards of the unit itself; held counts all that
// stand, of others too: while there is one, no screen shows a number.
/** @param {Assessment} got */
export const inHand = (got) => (got.hazards || []).filter(grave);
/** @param {Assessment} got */
export const held = (got) => inHand(got).length + (got.others || []).filter(burns).length;

// gravity is less for what is graver; where people sleep or are trapped it is
// graver yet.
/** @param {{ severity: string, urgent?: boolean }} x */
export const gravity = (x) => 2 * RANK.indexOf(x.severity) + (x.urgent ? 0 : 1);

// byDanger: the worst first, then what costs nothing today, then by the day.
/** @param {Hazard} a @param {Hazard} b */
export const byDanger = (a, b) =>
  gravity(a) - gravity(b) || (a.effort === 'now' ? 0 : 1) - (b.effort === 'now' ? 0 : 1) ||
  ((a.due || 'x') < (b.due || 'x') ? -1 : 1);

/** @param {Assessment} got */
export const ordered = (got) => [...(got.hazards || [])].sort(byDanger);

// EFFORTS are the groups. What has no effort named takes some days: nobody can
// say that it costs nothing.
export const EFFORTS = /** @type {const} */ (['now', 'week', 'works']);
/** @param {Hazard} x */
export const effortOf = (x) => x.effort || 'week';
