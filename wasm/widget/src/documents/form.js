// form.js asks what only documents need: the unit's name; for a hazard who
// mends it, how, by when, and what protects people until then; for another's
// duty whom the unit informed and how it protects itself; and the unit's own
// check if its kind is not covered.

import { h, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { control } from '../question/control.js';
import { dayAfter } from '../part/words.js';
import { dateOf } from '../question/numeral.js';
import { burns, grave, ordered } from '../results/order.js';
import { must, Trouble } from '../engine.js';

// field is an input with one line, several lines, or a day to choose. Its key
// names it in the catalogue and, from the first dash on, in the answers. A mark
// is shown next to its name; fault() shows what is wrong with it, or clears
// that.
/**
 * @param {Words} words
 * @param {string} key
 * @param {any} value
 * @param {{ hint?: any, mark?: any, days?: string[], lines?: number }} [more]
 */
export function field(words, key, value, { hint, mark, days, lines } = {}) {
  const id = uid(), fault = h('p', { class: 'err', id: id + 'f' });
  const input = days
    ? h('select', { id, 'aria-describedby': id + 'f' }, h('option', { value: '' }),
      days.map((d) => h('option', { value: d, selected: d === value }, words.day(d))))
    : h(lines ? 'textarea' : 'input', {
      id,
      type: !lines && 'text',
      rows: lines,
      value: value || '',
      maxlength: lines ? 400 : 200,
      autocomplete: 'off',
      'aria-describedby': (hint ? id + 'h ' : '') + id + 'f',
    });
  // A browser scrolls only the line of the cursor into view.
  if (lines) input.addEventListener('focus', () => input.scrollIntoView({ block: 'nearest' }));
  const el = h('div', { class: 'field words' },
    h('label', { for: id }, words.say(key), mark && h('span', { class: 'tag open' }, words.say(mark))),
    hint && h('p', { class: 'hint', id: id + 'h' }, hint), fault, input);
  return {
    key: key.slice(key.indexOf('-') + 1),
    input,
    el,
    fault(words) {
      fault.textContent = words || '';
      input.setAttribute('aria-invalid', String(!!words));
      el.classList.toggle('bad', !!words);
    },
  };
}

// values are what was typed, each in one line, as documents print it.
const values = (fields) =>
  Object.fromEntries(fields.map((f) => [f.key, f.input.value.trim().replace(/\s*\n\s*/g, ' ')]).filter(([, v]) => v));

// form saves what its fields hold: save resolves with the faults in words, by
// the keys of the fields, or with none. The first faulty field is scrolled into
// view.
/** @param {Trail} trail */
export function form(trail, head, fields, foot, save) {
  return h('form', {
    class: 'plainform',
    novalidate: true,
    onsubmit: trail.attempt(async (e) => {
      e.preventDefault();
      for (const f of fields) f.fault();
      const faults = (await save(values(fields))) || {};
      for (const f of fields) f.fault(faults[f.key]);
      const bad = fields.find((f) => faults[f.key]);
      if (!bad) return;
      bad.input.focus({ preventScroll: true });
      bad.el.scrollIntoView({ block: 'nearest' });
    }),
  }, head, fields.map((f) => f.el), foot);
}

/** @param {Words} words @param {Trail} trail */
const bar = (words, trail) =>
  h('div', { class: 'bar' }, h('button', {
    class: 'btn btn-2',
    onclick: () => trail.back(),
  }, words.say('cancel')), h('button', { type: 'submit', class: 'btn btn-1' }, words.say('keep')));

// inline is a form within a screen, which stays open.
/** @param {Words} words @param {Trail} trail */
export function inline(words, trail, fields, save) {
  const said = h('p', { class: 'small', role: 'status' });
  return form(trail, null, fields, [h('button', { type: 'submit', class: 'btn btn-2' }, words.say('keep')), said],
    async (v) => {
      said.textContent = '';
      const faults = await save(v);
      if (!faults) said.textContent = words.say('kept');
      return faults;
    });
}

// between says the first and the last allowed day.
/** @param {Words} words */
const between = (words, first, last) => (first === last
  ? words.say('date-only', words.day(first))
  : words.say('date-range', words.day(first), words.day(last)));

// dayOf parses a typed day. It gives the day, or a fault in words.
/** @param {Words} words */
function dayOf(words, typed, wrong) {
  const day = typed && dateOf(typed);
  if (typed && (!day || day.length < 10)) return { fault: words.say('day-not-read') };
  return { day, fault: day && wrong(day) };
}

/** @param {App} app @param {Route} route */
export async function unit({ words, trail, draft }, route) {
  const now = draft.answers.unit || {};
  const fields = [
    field(words, 'unit-name', now.name),
    field(words, 'unit-address', now.address),
    field(words, 'unit-code', now.code, { hint: words.say('unit-code-hint') }),
  ];
  // Texts of the pack, such as the names and telephones of the notice board.
  const { pages } = await must(draft.session.overview());
  const ids = pages.flatMap((p) => p.facts || []).filter((f) => f.state === 'open' || f.state === 'answered').map((f) =>
    f.id
  );
  const { facts } = ids.length ? await must(draft.session.facts(...ids)) : { facts: [] };
  const texts = facts.filter((f) => f.type === 'text').map((f) => ({ f, c: control(f, words) }));
  return {
    title: words.say('unit-title'),
    body: form(trail, [h('h1', words.say('unit-title')), h('p', { class: 'hint' }, words.say('unit-hint'))], fields, [
      texts.map(({ f, c }) => h('div', { class: 'field words' }, h('label', { for: c.label }, words.of(f.ask)), c.el)),
      bar(words, trail),
    ], async (unit) => {
      await draft.put({ unit });
      const given = texts.map(({ f, c }) => [f.id, c.read().answer]).filter(([, a]) => a !== null);
      if (given.length) {
        const error = await draft.set(Object.fromEntries(given));
        if (error) throw new Trouble(error);
      }
      if (!draft.clash) trail.back();
    }),
  };
}

/** @param {Assessment} got */
export const isOthers = (got, id) => (got.others || []).some((r) => r.id === id);
/** @param {Assessment} got */
export const missing = (got, id) =>
  ((got.letter.reasons || []).find((r) => r.code === 'no-plan' && r.criterion === id) || {}).missing || [];
/** @param {Words} words @param {Assessment} got */
export const wordsOf = (words, got, id, list) =>
  words.join(list.map((k) => words.say((isOthers(got, id) ? 'told-' : 'plan-') + k)));

/** @param {Assessment} got */
const hazardOf = (got, id) => (got.hazards || []).find((x) => x.id === id);

// offered is what the form takes from the pack for an incomplete plan, once it
// is saved: the remedy, and the advised day.
/** @param {Words} words @param {Draft} draft */
export function offered(words, draft, x) {
  const { plan, at } = draft.answers, now = (plan && x && plan[x.id]) || {}, measure = x && words.of(x.remedy);
  return { ...(!now.measure && measure && { measure }), ...(!now.by && x && x.due && { by: x.due < at ? at : x.due }) };
}

// late reports whether the day of a plan is past.
/** @param {Draft} draft */
export function late(draft, id) {
  const { plan = {}, at } = draft.answers, { by } = plan[id] || {};
  return !!by && by < at;
}

// lacking says what the measure of a criterion lacks for the letter; '' if it
// lacks nothing. What the form has filled in only needs to be saved.
/** @param {Words} words @param {Draft} draft @param {Assessment} got */
export function lacking(words, draft, got, id, key = 'lacks') {
  const list = missing(got, id), filled = offered(words, draft, hazardOf(got, id));
  const past = (k) => k === 'by' && late(draft, id);
  return [
    [key, list.filter((k) => !filled[k] && !past(k))],
    ['lacks-offered', list.filter((k) => filled[k])],
    ['lacks-late', list.filter(past)],
  ]
    .filter(([, some]) => some.length).map(([say, some]) => words.say(say, wordsOf(words, got, id, some))).join(
      words.say('stop'),
    );
}

// toPlan are the hazards that want a plan: the serious ones, and what the letter
// asks a measure for. `done` tells those that have all that is asked.
/** @param {Assessment} got */
export function toPlan(got) {
  const asked = (got.letter.reasons || []).filter((r) => r.code === 'no-plan').map((r) => r.criterion);
  const lacks = (x) => asked.includes(x.id) || !isOthers(got, x.id) && !(x.plan && x.plan.person && x.plan.by);
  return [...ordered(got).filter((x) => grave(x) || asked.includes(x.id)), ...(got.others || []).filter(burns)]
    .map((x) => ({ x: /** @type {Hazard} */ (x), done: !lacks(x) }));
}

// PLAN_DAYS is how many days ahead a plan may end if its remedy names no term:
// assess.PlanDays.
const PLAN_DAYS = 30;

// lastDay is the last possible day of a plan. A letter of the second branch may
// end before the term of the remedy.
/** @param {Draft} draft @param {Assessment} got @param {number} [within] */
export function lastDay(draft, { letter: { branch, until } }, within = PLAN_DAYS) {
  const last = dayAfter(draft.answers.at, within);
  return branch !== 'measures-taken' && until && until < last ? until : last;
}

/** @param {App} app */
export async function plan(app, { id }) {
  const { words, trail, draft } = app, all = draft.answers.plan || {}, now = all[id] || {};
  const [why, { assessment: got }] = await Promise.all([must(draft.session.why(id)), must(draft.session.assess())]);
  const others = isOthers(got, id),
    pre = others ? 'told-' : 'plan-',
    { at } = draft.answers,
    last = lastDay(draft, got, why.within_days);
  const filled = offered(words, draft, hazardOf(got, id)), range = between(words, at, last);
  const lacks = missing(got, id).filter((k) => !filled[k]);
  const make = (k, more) =>
    field(words, pre + k, now[k] || filled[k], { mark: filled[k] ? 'offered' : lacks.includes(k) && 'lack', ...more });
  const measure = make('measure', { lines: 3, hint: others && words.say('told-measure-hint') }),
    person = make('person'),
    by = make('by', { hint: words.say('plan-by-hint', range) }),
    guard = make('guard', { lines: 2, hint: words.say('plan-guard-hint') });
  return {
    title: words.say(pre + 'title'),
    body: form(trail, [
      h('h1', words.say(pre + 'title')),
      h('p', { class: 'hint' }, words.of(why.say || why.title)),
      lacks.length > 0 &&
      h('div', { class: 'note' }, icon('flag'),
        h('div', h('p', h('b', words.say('letter-lacks', wordsOf(words, got, id, lacks)))),
          h('p', words.say('says-nothing')))),
    ], others ? [measure, person, guard, by] : [measure, person, make('department'), by, make('money'), guard],
      bar(words, trail), async (typed) => {
      const { day, fault } = dayOf(words, typed.by, (d) => (d < at || d > last) && range);
      if (fault) return { by: fault };
      await draft.put({
        plan: {
          ...all,
          [id]: { ...(others && { department: now.department, money: now.money }), ...typed, by: day || undefined },
        },
      });
      if (draft.clash) return undefined;
      // Typed words without meaning are reported here. Empty fields are
      // reported on the next screen.
      const { assessment } = await must(draft.session.assess());
      const empty = missing(assessment, id).filter((k) => typed[k]);
      if (empty.length) return Object.fromEntries(empty.map((k) => [k, k === 'by' ? range : words.say('not-counted')]));
      trail.back();
      return undefined;
    }),
  };
}

// ownCheck asks for the unit's own statement on the rules of its kind. It is
// only printed if all three fields have a meaning: the engine says whether they
// have.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
export function ownCheck(words, trail, draft) {
  const { own_check: now = {}, at } = draft.answers;
  const fields = [
    field(words, 'own-rules', now.rules, { lines: 2 }),
    field(words, 'own-date', now.date, { hint: words.say('own-date-hint', words.day(at)) }),
    field(words, 'own-by', now.by),
  ];
  return h('details', h('summary', words.say('own-title')), h('p', { class: 'small' }, words.say('own-say')),
    inline(words, trail, fields, async ({ date, rules, by }) => {
      const { day, fault } = dayOf(words, date, (d) => d > at && words.say('date-ahead', words.day(at)));
      if (fault) return { date: fault };
      await draft.put({ own_check: { ...(rules && { rules }), ...(day && { date: day }), ...(by && { by }) } });
      const { own_check: kept = {} } = (await must(draft.session.assess())).assessment.letter;
      if (!rules && !day && !by || kept.rules && kept.date && kept.by) return undefined;
      const empty = Object.entries({ rules: /\p{L}.*\p{L}/u.test(rules || ''), date: day, by: /\p{L}/u.test(by || '') })
        .filter(([, said]) => !said).map(([k]) => k);
      // If none is empty, one of these has words without meaning.
      return Object.fromEntries((empty.length ? empty : ['rules', 'by']).map((k) => [k, words.say('own-lacks')]));
    }));
}
