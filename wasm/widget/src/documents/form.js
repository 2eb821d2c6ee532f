// form.js asks what only documents need: the unit's name; for a hazard who
// mends it, how, by when, and what guards until then; for another's duty whom
// the unit told and how it guards itself; and the unit's own check where its
// kind is not covered.

import { h, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { control } from '../question/control.js';
import { dayAfter } from '../part/words.js';
import { dateOf } from '../question/numeral.js';

// field is a line to type in, several lines, or a day to choose. Its key names
// it in the catalogue and, from the first dash on, in the answers. A mark stands
// beside its name; fault() says what is wrong with it, or takes that back.
export function field(app, key, value, { hint, mark, days, lines } = {}) {
  const id = uid(), fault = h('p', { class: 'err', id: id + 'f' });
  const input = days
    ? h('select', { id, 'aria-describedby': id + 'f' }, h('option', { value: '' }),
      days.map((d) => h('option', { value: d, selected: d === value }, app.words.day(d))))
    : h(lines ? 'textarea' : 'input', {
      id,
      type: !lines && 'text',
      rows: lines,
      value: value || '',
      maxlength: lines ? 400 : 200,
      autocomplete: 'off',
      'aria-describedby': (hint ? id + 'h ' : '') + id + 'f',
    });
  // A browser brings but the line of the cursor in sight.
  if (lines) input.addEventListener('focus', () => input.scrollIntoView({ block: 'nearest' }));
  const el = h('div', { class: 'field words' },
    h('label', { for: id }, app.say(key), mark && h('span', { class: 'tag open' }, app.say(mark))),
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

// form keeps what its fields hold: save resolves with the faults in words, by
// the keys of the fields, or with none. The first faulty field is put in sight.
function form(app, head, fields, foot, save) {
  return h('form', {
    class: 'plainform',
    novalidate: true,
    onsubmit: async (e) => {
      e.preventDefault();
      for (const f of fields) f.fault();
      try {
        const faults = (await save(values(fields))) || {};
        for (const f of fields) f.fault(faults[f.key]);
        const bad = fields.find((f) => faults[f.key]);
        if (!bad) return;
        bad.input.focus({ preventScroll: true });
        bad.el.scrollIntoView({ block: 'nearest' });
      } catch (err) {
        app.fail(err);
      }
    },
  }, head, fields.map((f) => f.el), foot);
}

const bar = (app) =>
  h('div', { class: 'bar' }, h('button', {
    type: 'button',
    class: 'btn btn-2',
    onclick: () => app.back(),
  }, app.say('cancel')), h('button', { type: 'submit', class: 'btn btn-1' }, app.say('keep')));

// inline is a form within a screen, which stays.
export function inline(app, fields, save) {
  const said = h('p', { class: 'small', role: 'status' });
  return form(app, null, fields, [h('button', { type: 'submit', class: 'btn btn-2' }, app.say('keep')), said],
    async (v) => {
      said.textContent = '';
      const faults = await save(v);
      if (!faults) said.textContent = app.say('kept');
      return faults;
    });
}

// between says from which day to which a day may lie.
const between = ({ words }, first, last) => (first === last
  ? words.say('date-only', words.day(first))
  : words.say('date-range', words.day(first), words.day(last)));

// dayOf reads a typed day. It gives the day, or a fault in words.
function dayOf(app, typed, wrong) {
  const day = typed && dateOf(typed);
  if (typed && (!day || day.length < 10)) return { fault: app.say('day-not-read') };
  return { day, fault: day && wrong(day) };
}

export async function unit(app, route) {
  const now = app.session.answers.unit || {};
  const fields = [
    field(app, 'unit-name', now.name),
    field(app, 'unit-address', now.address),
    field(app, 'unit-code', now.code, { hint: app.say('unit-code-hint') }),
  ];
  // Texts of the pack, such as the names and telephones of the notice board.
  const { pages } = await app.must(app.session.overview());
  const ids = pages.flatMap((p) => p.facts || []).filter((f) => f.state === 'open' || f.state === 'answered').map((f) =>
    f.id
  );
  const { facts } = ids.length ? await app.must(app.session.facts(...ids)) : { facts: [] };
  const texts = facts.filter((f) => f.type === 'text').map((f) => ({ f, c: control(f, app.words) }));
  return {
    browserTitle: app.say('unit-title') + ' · ' + app.say('app-name'),
    body: form(app, [h('h1', {}, app.say('unit-title')), h('p', { class: 'hint' }, app.say('unit-hint'))], fields, [
      texts.map(({ f, c }) => h('div', { class: 'field words' }, h('label', { for: c.label }, app.of(f.ask)), c.el)),
      bar(app),
    ], async (unit) => {
      await app.put({ unit });
      const given = texts.map(({ f, c }) => [f.id, c.read().answer]).filter(([, a]) => a !== null);
      if (given.length) {
        const error = await app.set(Object.fromEntries(given));
        if (error) throw Object.assign(new Error(app.of(error.message)), { error });
      }
      if (!app.clash) app.back();
    }),
  };
}

const isOthers = (got, id) => (got.others || []).some((r) => r.id === id);
const missing = (got, id) =>
  ((got.letter.reasons || []).find((r) => r.code === 'no-plan' && r.criterion === id) || {}).missing || [];
const wordsOf = (app, got, id, list) =>
  app.words.join(list.map((k) => app.say((isOthers(got, id) ? 'told-' : 'plan-') + k)));

const hazardOf = (got, id) => (got.hazards || []).find((x) => x.id === id);

// offered is what a plan that lacks it takes from the pack, once it is kept: the
// remedy, and the day advised.
export function offered(app, x) {
  const { plan, at } = app.session.answers, now = (plan && x && plan[x.id]) || {}, measure = x && app.of(x.remedy);
  return { ...(!now.measure && measure && { measure }), ...(!now.by && x && x.due && { by: x.due < at ? at : x.due }) };
}

// lacking says what the measure of a criterion lacks for the letter; '' where
// it lacks nothing. What the form has filled in needs but to be kept.
export function lacking(app, got, id, key = 'lacks') {
  const list = missing(got, id), filled = offered(app, hazardOf(got, id));
  return [[key, list.filter((k) => !filled[k])], ['lacks-offered', list.filter((k) => filled[k])]]
    .filter(([, some]) => some.length).map(([say, some]) => app.say(say, wordsOf(app, got, id, some))).join(
      app.say('stop'),
    );
}

// PLAN_DAYS is how far off a plan may end whose remedy names no term:
// assess.PlanDays.
const PLAN_DAYS = 30;

export async function plan(app, { id }) {
  const all = app.session.answers.plan || {}, now = all[id] || {};
  const [why, { assessment: got }] = await Promise.all([app.must(app.session.why(id)), app.must(app.session.assess())]);
  const others = isOthers(got, id),
    pre = others ? 'told-' : 'plan-',
    { at } = app.session.answers,
    { branch, until } = got.letter;
  let last = dayAfter(at, why.within_days ?? PLAN_DAYS);
  // A letter of the second branch may end before its term.
  if (branch !== 'measures-taken' && until && until < last) last = until;
  const filled = offered(app, hazardOf(got, id)), range = between(app, at, last);
  const lacks = missing(got, id).filter((k) => !filled[k]);
  const make = (k, more) =>
    field(app, pre + k, now[k] || filled[k], { mark: filled[k] ? 'offered' : lacks.includes(k) && 'lack', ...more });
  const measure = make('measure', { lines: 3, hint: others && app.say('told-measure-hint') }),
    person = make('person'),
    by = make('by', { hint: app.say('plan-by-hint', range) }),
    guard = make('guard', { lines: 2, hint: app.say('plan-guard-hint') });
  return {
    browserTitle: app.say(pre + 'title') + ' · ' + app.say('app-name'),
    body: form(app, [
      h('h1', {}, app.say(pre + 'title')),
      h('p', { class: 'hint' }, app.of(why.title)),
      lacks.length > 0 &&
      h('div', { class: 'note' }, icon('flag'),
        h('div', {}, h('p', {}, h('b', {}, app.say('letter-lacks', wordsOf(app, got, id, lacks)))),
          h('p', {}, app.say('says-nothing')))),
    ], others ? [measure, person, guard, by] : [measure, person, make('department'), by, make('money'), guard],
      bar(app), async (typed) => {
      const { day, fault } = dayOf(app, typed.by, (d) => (d < at || d > last) && range);
      if (fault) return { by: fault };
      await app.put({
        plan: {
          ...all,
          [id]: { ...(others && { department: now.department, money: now.money }), ...typed, by: day || undefined },
        },
      });
      if (app.clash) return undefined;
      // What was typed and says nothing is told here; what was left empty, where
      // it leads.
      const { assessment } = await app.must(app.session.assess());
      const empty = missing(assessment, id).filter((k) => typed[k]);
      if (empty.length) return Object.fromEntries(empty.map((k) => [k, k === 'by' ? range : app.say('not-counted')]));
      app.back();
      return undefined;
    }),
  };
}

// ownCheck asks for the unit's own sentence on the rules of its kind. It is only
// printed when all three are really written: the engine says whether they are.
export function ownCheck(app) {
  const { own_check: now = {}, at } = app.session.answers, { words } = app;
  const fields = [
    field(app, 'own-rules', now.rules, { lines: 2 }),
    field(app, 'own-date', now.date, { hint: app.say('own-date-hint', words.day(at)) }),
    field(app, 'own-by', now.by),
  ];
  return h('details', {}, h('summary', {}, app.say('own-title')), h('p', { class: 'small' }, app.say('own-say')),
    inline(app, fields, async ({ date, rules, by }) => {
      const { day, fault } = dayOf(app, date, (d) => d > at && app.say('date-ahead', words.day(at)));
      if (fault) return { date: fault };
      await app.put({ own_check: { ...(rules && { rules }), ...(day && { date: day }), ...(by && { by }) } });
      const { own_check: kept = {} } = (await app.must(app.session.assess())).assessment.letter;
      if (!rules && !day && !by || kept.rules && kept.date && kept.by) return undefined;
      const empty = Object.entries({ rules: /\p{L}.*\p{L}/u.test(rules || ''), date: day, by: /\p{L}/u.test(by || '') })
        .filter(([, said]) => !said).map(([k]) => k);
      // Where all have letters, one of these has words that say nothing.
      return Object.fromEntries((empty.length ? empty : ['rules', 'by']).map((k) => [k, app.say('own-lacks')]));
    }));
}
