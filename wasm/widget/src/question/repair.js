// repair.js guesses the meaning of an entry that cannot be accepted, so that
// one tap corrects it. A guess is only offered, never applied by itself.

import { dateOf, day, number } from './numeral.js';

const MOST = 2;

const figure = /[-+]?\d[\d,]*\.?\d*|[零〇一二两三四五六七八九十百千万点]+/g;

// repairNumber gives the possible meanings of a number: [{n, unit}], with n as
// it is typed in that unit. units are [{factor, words}], and the entry was in
// unit number `at`; the fact has min, max and decimals in the unit of factor 1.
export function repairNumber(typed, fact, units, at) {
  const text = typed.normalize('NFKC');
  const found = [], tenth = 10 ** (fact.decimals || 0);
  // offer offers v of a unit if the fact can have it, else its neighbours.
  const offer = (v, unit) => {
    const { factor } = units[unit], exact = Number((v * factor * tenth).toFixed(6));
    for (const whole of new Set([Math.floor(exact), Math.ceil(exact)])) {
      const n = whole / tenth, shown = Number((n / factor).toFixed(6));
      const guess = shown * factor === n ? { n: String(shown), unit } : { n: String(n), unit: 0 };
      if (n >= fact.min && n <= fact.max && !found.some((g) => g.n === guess.n && g.unit === guess.unit)) {
        found.push(guess);
      }
    }
  };
  const figures = [...text.matchAll(figure)].map((m) => {
    const rest = text.slice(m.index + m[0].length).trim().toLowerCase();
    return { n: Number(number(m[0])), unit: units.findIndex((u) => u.words.some((w) => rest.startsWith(w))) };
  }).filter(({ n }) => !Number.isNaN(n));
  if (figures.some(({ unit }) => unit >= 0)) {
    figures.splice(0, figures.length, ...figures.filter(({ unit }) => unit >= 0));
  }
  // 2 hours 30 minutes is one number.
  if (figures.length === 2 && figures.every(({ unit }) => unit >= 0) && figures[0].unit !== figures[1].unit) {
    offer(figures.reduce((sum, { n, unit }) => sum + n * units[unit].factor, 0), 0);
  } else {
    for (const { n, unit } of figures) {
      const before = found.length;
      for (const v of new Set([n, Math.abs(n)])) {
        offer(v, unit < 0 ? at : unit);
        // 40 hours cannot be; 40 minutes can.
        if (found.length === before && unit < 0) { for (let u = 0; u < units.length; u++) if (u !== at) offer(v, u); }
      }
    }
  }
  return found.filter((g) => g.unit !== at || g.n !== number(typed)).slice(0, MOST);
}

// repairDate gives the possible meanings of a date, from its parts as they were
// typed: days, or the month alone. The fact has min and max; today is the limit
// for dates that cannot be in the future.
/** @param {string[]} typed */
export function repairDate([y, m, d], monthOnly, fact, today) {
  const found = [];
  const last = fact.future ? fact.max : today < fact.max ? today : fact.max;
  const offer = (iso) => {
    if (
      iso && iso >= fact.min.slice(0, iso.length) && iso <= last.slice(0, iso.length) && found.length < MOST &&
      !found.includes(iso)
    ) found.push(iso);
  };
  const typed = [y, m, d].map((p) => p.trim());
  for (const p of typed) if (p.length > 4) offer(dateOf(p));
  const [year, month, of] = typed.map((p) => number(p));
  const full = year && (year.length <= 2 ? '20' + year.padStart(2, '0') : year);
  const now = today.slice(0, 4);
  for (const at of full ? [full, String(Number(full) - 1)] : [now, String(Number(now) - 1)]) {
    if (found.length && at !== full) break;
    if (monthOnly) {
      offer(day(at, month, '', true));
      continue;
    }
    offer(day(at, month, of));
    if (Number(month) > 12) offer(day(at, of, month)); // month and day swapped
    const end = day(at, month, '', true) && new Date(Date.UTC(Number(at), Number(month), 0)).getUTCDate();
    if (end && Number(of) > end && Number(of) <= 31) offer(day(at, month, String(end)));
    if (!of && at === full) offer(day(at, month, '', true));
  }
  return found;
}
