// long.js says how long a self-check takes: its first round, and all of it, which
// is a range learned from example units.

// Seconds that a question takes: most are a look and a tap, some a walk.
const QUICK = 6, SLOW = 9;

/**
 * lengthOf is how much a place of these kinds is asked: as much as the kind that
 * is asked most. Kinds that no example has are as long as the others.
 * @param {{ [kind: string]: Asked } | undefined} asked
 * @param {string[]} [kinds]
 * @returns {{ questions: [number, number], minutes: [number, number] } | undefined}
 */
export function lengthOf(asked, kinds = []) {
  if (!asked) return undefined;
  const known = kinds.map((k) => asked[k]).filter(Boolean), list = known.length ? known : asked[''] ? [asked['']] : [];
  if (!list.length) return undefined;
  const [lo, hi] = [0, 1].map((i) => Math.max(...list.map((a) => a.questions[i])));
  const five = (seconds) => Math.max(5, Math.round(seconds / 300) * 5);
  return { questions: [lo, hi], minutes: [five(lo * QUICK), five(hi * SLOW)] };
}

// TAP is how many seconds a question of the first round takes.
const TAP = 10;

// tapsOf says how many taps, and how many minutes, the first round takes: for a
// place of these kinds, or from the shortest to the longest.
/** @param {Words} words @param {Entry | undefined} entry @param {string[]} [kinds] */
export function tapsOf(words, entry, kinds = []) {
  const { round = {} } = entry || {}, own = kinds.map((k) => round[k]).filter(Boolean);
  const all = own.length ? [Math.max(...own)] : Object.values(round);
  if (!all.length) return undefined;
  const [lo, hi] = [Math.min(...all), Math.max(...all)], of = (n) => Math.ceil(n * TAP / 60);
  const range = (a, b) => (a === b ? String(a) : words.say('range', a, b));
  return words.say('taps', range(lo, hi), range(of(lo), of(hi)));
}

// longAs is that in words of the catalogue.
/** @param {Words} words @param {string} key @param {Entry | undefined} entry @param {string[]} [kinds] */
export function longAs(words, key, entry, kinds) {
  const long = entry && lengthOf(entry.asked, kinds);
  return long && words.say(key, ...long.minutes, ...long.questions);
}
