// long.js says how long a self-check takes: a range, learned from example
// units.

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

// longAs is that in words of the catalogue.
/** @param {Words} words @param {string} key @param {Entry | undefined} entry @param {string[]} [kinds] */
export function longAs(words, key, entry, kinds) {
  const long = entry && lengthOf(entry.asked, kinds);
  return long && words.say(key, ...long.minutes, ...long.questions);
}
