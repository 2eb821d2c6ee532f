// draft.js says what answers, a draft and a photo may be. It validates all
// outside data before that is saved or shown: a file, pasted text, data from a
// page, and the store of this device too, which another version of this page
// may have written.
//
// A rule gives undefined if a value is valid, else the path of the faulty part,
// such as "/answers/at". The engine judges what an answer means: this file only
// checks that it is JSON of a size that can be saved and drawn.

import { day } from '../question/numeral.js';

// FORMAT is the format of answers and of the file of all units.
export const FORMAT = 1;

// TEXT is how long a text may be, MANY how many members an object may have.
const TEXT = 20000, MANY = 10000;

const when = (test) => (v) => (test(v) ? undefined : '');

const text = (max, pattern) => when((v) => typeof v === 'string' && v.length <= max && (!pattern || pattern.test(v)));

const whole = (max) => when((v) => Number.isInteger(v) && v >= 0 && v <= max);

// isDay tells a real day of the calendar from what only looks like one.
export const isDay = (v) => typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v) && day(...v.split('-')) === v;

const plain = (v) => Object.prototype.toString.call(v) === '[object Object]';

// each applies a rule to all members of an object, or all items of a list.
function each(v, rule) {
  if (Object.keys(v).length > MANY) return '';
  for (const [key, one] of Object.entries(v)) {
    const wrong = key.length > 300 ? '' : rule(one);
    if (wrong !== undefined) return '/' + key.slice(0, 60) + wrong;
  }
  return undefined;
}

const map = (rule) => (v) => (plain(v) ? each(v, rule) : '');

const list = (rule) => (v) => (Array.isArray(v) ? each(v, rule) : '');

// shape applies a rule to each member of an object. If it is open, it ignores
// other members. It also ignores undefined members, as a page may have them:
// the store keeps them, JSON does not.
const shape = (rules, must, open) => (v) => {
  if (!plain(v)) return '';
  for (const key of must) if (v[key] === undefined) return '/' + key;
  for (const [key, one] of Object.entries(v)) {
    const rule = Object.prototype.hasOwnProperty.call(rules, key) && rules[key];
    const wrong = one === undefined || open && !rule ? undefined : rule ? rule(one) : '';
    if (wrong !== undefined) return '/' + key.slice(0, 60) + wrong;
  }
  return undefined;
};

const date = when(isDay), words = text(TEXT);

// json is a value that is not nested deeper than an answer can be.
const json = (levels) => (v) => {
  if (v === null || typeof v === 'boolean' || Number.isFinite(v)) return undefined;
  if (typeof v === 'string') return words(v);
  return levels && (Array.isArray(v) || plain(v)) ? each(v, json(levels - 1)) : '';
};

// answersFault is for an answers file.
export const answersFault = shape({
  format: when((v) => v === FORMAT),
  pack: text(2000),
  at: date,
  unit: shape({ name: words, code: words, address: words }, []),
  facts: map(json(4)),
  found: map(date),
  plan: map(shape({ measure: words, person: words, department: words, by: date, money: words, guard: words }, [])),
  look: map(shape({ person: words, by: date }, [])),
  own_check: shape({ rules: words, date, by: words }, []),
  signed: shape({ date, by: words }, []),
}, ['format']);

const figures = shape({
  serious: whole(1e4),
  general: whole(1e4),
  open: whole(1e4),
  due: list(date),
  day: date,
  digest: text(100),
}, [
  'serious',
  'general',
  'open',
  'due',
]);

const result = shape({ day: date, answers: answersFault, digest: text(100) }, ['day', 'answers'], true);

const id = text(64, /^[\w-]+$/);

// isID tells what may be the id of a unit.
export const isID = (v) => id(v) === undefined;

// A time is a number that a Date can hold.
const time = when((v) => Number.isFinite(v) && v >= 0 && v <= 8.64e15);

// members are those of a draft that a file of all units holds.
export const members = {
  id,
  pack: text(2000, /./),
  day: date,
  digest: text(100),
  version: text(100),
  saved: time,
  remaining: whole(1e6),
  changed: date,
  answers: answersFault,
  aside: map(map(json(5))),
  way: list(shape({ at: text(20), facts: list(text(300)) }, ['at', 'facts'], true)),
  top: when((v) => Number.isFinite(v)),
  pending: map(json(5)),
  mended: list(shape({ fact: text(300), was: json(4), day: date, say: json(2), found: map(date) }, ['fact', 'day'])),
  asked: list(text(300)),
  errand: id,
  figures,
  done: result,
  last: result,
  back: result,
};

// notAfter gives answers that are of no day to come: where a clock was wrong,
// they would stay fresh for years.
/** @param {Answers} answers @param {string} today @returns {Answers} */
export const notAfter = (answers, today) => answers.at > today ? { ...answers, at: today } : answers;

// undated is an answer without its day, to be given once more.
export const undated = (a) => plain(a) ? { ...a, date: undefined } : a;

// settled notes on a unit that facts are answered: nothing that was being entered
// for them is pending. If its answers have come to a later day, its last results
// stay for comparison.
/** @param {Kept} record @param {string[]} facts @param {boolean} [later] */
export function settled(record, facts, later) {
  if (record.pending) {
    record.pending = { ...record.pending };
    for (const id of facts) delete record.pending[id];
  }
  if (later && record.done) record.last = record.done;
}

// equal reports whether two answers, or two files of them, say the same; the order
// of members tells nothing.
/** @param {any} mine @param {any} theirs */
export const equal = (mine, theirs) => ordered(mine) === ordered(theirs);
const ordered = (v) =>
  JSON.stringify(v, (_, x) => plain(x) ? Object.fromEntries(Object.entries(x).sort(([a], [b]) => a < b ? -1 : 1)) : x);

// answered counts the answers that say more than "not sure".
/** @param {Answers} answers */
export const answered = ({ facts = {} }) =>
  Object.values(facts).filter((/** @type {any} */ a) => (a && a.value !== undefined ? a.value : a) !== null).length;

// draftFault is for a draft as the store has it.
export const draftFault = shape({ ...members, rev: whole(1e9), answered: whole(1e6) }, [
  'id',
  'pack',
  'day',
  'answers',
  'saved',
  'rev',
], true);

const jpeg = when((v) =>
  v instanceof ArrayBuffer && new Uint8Array(v, 0, Math.min(3, v.byteLength)).join() === '255,216,255'
);

export const photoFault = shape({
  id,
  unit: id,
  about: text(300, /^(fact|hazard):/),
  after: when((v) => v === true),
  taken: time,
  bytes: jpeg,
}, [
  'id',
  'unit',
  'about',
  'taken',
  'bytes',
], true);
