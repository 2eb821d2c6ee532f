// form.js asks what only documents need: the unit's name; for a hazard who
// mends it, how, by when, and what guards until then; for another's duty whom
// the unit told and how it guards itself; and the unit's own check where its
// kind is not covered.

import { h, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { control } from '../question/control.js';
import { dateOf } from '../question/numeral.js';

// field is a line to type in, or a day to choose. Its key names it in the
// catalogue and, from the last dash on, in the answers.
export function field(app, key, value, { hint, lacks, days } = {}) {
  const id = uid(), about = hint && id + 'h';
  const input = days ? h('select', { id }, h('option', { value: '' }), days.map((d) => h('option', { value: d, selected: d === value }, app.words.day(d))))
    : h('input', { id, type: 'text', value: value || '', maxlength: 200, autocomplete: 'off', 'aria-describedby': about });
  return { key: key.slice(key.indexOf('-') + 1), input, words: app.say(key), el: h('div', { class: 'field words' },
    h('label', { for: id }, app.say(key), lacks && h('span', { class: 'tag open' }, app.say('lack'))), hint && h('p', { class: 'hint', id: about }, app.say(hint)), input) };
}

const values = (fields) => Object.fromEntries(fields.map((f) => [f.key, f.input.value.trim()]).filter(([, v]) => v));

// form keeps what its fields hold: save resolves with a fault in words, or with
// none.
function form(app, head, fields, foot, save) {
  const fault = h('p', { class: 'err', role: 'alert' });
  return h('form', { class: 'plainform', novalidate: true, onsubmit: async (e) => {
    e.preventDefault();
    fault.textContent = '';
    try { fault.textContent = (await save(values(fields))) || ''; } catch (err) { app.fail(err); }
  } }, head, fields.map((f) => f.el), fault, foot);
}

const bar = (app) => h('div', { class: 'bar' }, h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('cancel')), h('button', { type: 'submit', class: 'btn btn-1' }, app.say('keep')));

// inline is a form within a screen, which stays.
export function inline(app, fields, save) {
  const said = h('p', { class: 'small', role: 'status' });
  return form(app, null, fields, [h('button', { type: 'submit', class: 'btn btn-2' }, app.say('keep')), said], async (v) => {
    said.textContent = '';
    const fault = await save(v);
    if (!fault) said.textContent = app.say('kept');
    return fault;
  });
}

// dayOf reads a typed day from first to last, none of which need be. It gives
// the day, or a fault in words.
function dayOf(app, typed, first, last) {
  const day = typed && dateOf(typed), { words } = app;
  if (typed && (!day || day.length < 10)) return { fault: app.say('date-not-read') };
  if (day && first && day < first || day && last && day > last) return { fault: first && last ? app.say('date-range', words.day(first), words.day(last)) : first ? app.say('date-early', words.day(first)) : app.say('date-ahead', words.day(last)) };
  return { day };
}

export async function unit(app, route) {
  const now = app.session.answers.unit || {};
  const fields = [field(app, 'unit-name', now.name), field(app, 'unit-address', now.address), field(app, 'unit-code', now.code, { hint: 'unit-code-hint' })];
  // Texts of the pack, such as the names and telephones of the notice board.
  const { pages } = await app.must(app.session.overview());
  const ids = pages.flatMap((p) => p.facts || []).filter((f) => f.state === 'open' || f.state === 'answered').map((f) => f.id);
  const { facts } = ids.length ? await app.must(app.session.facts(...ids)) : { facts: [] };
  const texts = facts.filter((f) => f.type === 'text').map((f) => ({ f, c: control(f, app.words) }));
  return {
    browserTitle: app.say('unit-title') + ' · ' + app.say('app-name'),
    body: form(app, [h('h1', {}, app.say('unit-title')), h('p', { class: 'hint' }, app.say('unit-hint'))], fields,
      [texts.map(({ f, c }) => h('div', { class: 'field words' }, h('label', { for: c.label }, app.of(f.ask)), c.el)), bar(app)], async (unit) => {
        await app.put({ unit });
        const given = texts.map(({ f, c }) => [f.id, c.read().answer]).filter(([, a]) => a !== null);
        if (given.length) { const error = await app.set(Object.fromEntries(given)); if (error) throw Object.assign(new Error(app.of(error.message)), { error }); }
        if (!app.clash) app.back();
      }),
  };
}

const isOthers = (got, id) => (got.others || []).some((r) => r.id === id);
const missing = (got, id) => ((got.letter.reasons || []).find((r) => r.code === 'no-plan' && r.criterion === id) || {}).missing || [];
const wordsOf = (app, got, id, list) => app.words.join(list.map((k) => app.say((isOthers(got, id) ? 'told-' : 'plan-') + k)));

// lacking says what the measure of a criterion lacks for the letter; '' where
// it lacks nothing.
export function lacking(app, got, id, key = 'lacks') {
  const list = missing(got, id);
  return list.length > 0 ? app.say(key, wordsOf(app, got, id, list)) : '';
}

export async function plan(app, { id }) {
  const all = app.session.answers.plan || {}, now = all[id] || {};
  const [why, { assessment: got }] = await Promise.all([app.must(app.session.why(id)), app.must(app.session.assess())]);
  const others = isOthers(got, id), pre = others ? 'told-' : 'plan-', { at } = app.session.answers;
  // What the pack says of how to mend it needs but to be kept.
  const remedy = !now.measure && !others && app.of(why.remedy);
  const lacks = missing(got, id).filter((k) => k !== 'measure' || !remedy);
  const make = (k, hint) => field(app, pre + k, (k === 'measure' && remedy) || now[k], { hint, lacks: lacks.includes(k) });
  const fields = others ? [make('measure', 'told-measure-hint'), make('person'), make('guard', 'plan-guard-hint'), make('by', 'plan-by-hint')]
    : [make('measure'), make('person'), make('department'), make('by', 'plan-by-hint'), make('money'), make('guard', 'plan-guard-hint')];
  return {
    browserTitle: app.say(pre + 'title') + ' · ' + app.say('app-name'),
    body: form(app, [h('h1', {}, app.say(pre + 'title')), h('p', { class: 'hint' }, app.of(why.title)),
      lacks.length > 0 && h('div', { class: 'note' }, icon('flag'), h('div', {}, h('p', {}, h('b', {}, app.say('letter-lacks', wordsOf(app, got, id, lacks)))), h('p', {}, app.say('says-nothing'))))], fields, bar(app), async (typed) => {
      const { day, fault } = dayOf(app, typed.by, at, got.letter.until);
      if (fault) { fields.find((f) => f.key === 'by').input.focus(); return fault; }
      await app.put({ plan: { ...all, [id]: { ...(others && { department: now.department, money: now.money }), ...typed, by: day || undefined } } });
      if (app.clash) return '';
      // What was typed and says nothing is told here; what was left empty, where
      // it leads.
      const { assessment } = await app.must(app.session.assess());
      const empty = missing(assessment, id).filter((k) => typed[k]);
      if (empty.length) return app.say('lacks', wordsOf(app, got, id, empty)) + app.say('stop') + app.say('says-nothing');
      app.back();
      return '';
    }),
  };
}

// ownCheck asks for the unit's own sentence on the rules of its kind.
export function ownCheck(app) {
  const { own_check: now = {}, at } = app.session.answers;
  const fields = [field(app, 'own-rules', now.rules), field(app, 'own-date', now.date, { hint: 'plan-by-hint' }), field(app, 'own-by', now.by)];
  return h('details', {}, h('summary', {}, app.say('own-title')), h('p', { class: 'small' }, app.say('own-say')), inline(app, fields, async ({ date, ...typed }) => {
    const { day, fault } = dayOf(app, date, '', at);
    if (!fault) await app.put({ own_check: { ...typed, ...(day && { date: day }) } });
    return fault;
  }));
}
