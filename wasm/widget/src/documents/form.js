// form.js asks what only documents need: the unit's name, and for a hazard who
// mends it, how, by when, and what guards until then.

import { h, uid } from '../part/dom.js';
import { control } from '../question/control.js';
import { day } from '../question/numeral.js';

function field(app, key, value, hint) {
  const id = uid();
  const input = h('input', { id, type: 'text', value: value || '', maxlength: 200, autocomplete: 'off' });
  return { key, input, el: h('div', { class: 'field words' }, h('label', { for: id }, app.say(key)), hint && h('p', { class: 'hint' }, app.say(hint)), input) };
}

const values = (fields, skip = 0) => Object.fromEntries(fields.map((f) => [f.key.slice(skip), f.input.value.trim()]).filter(([, v]) => v));

export async function unit(app, route) {
  const now = app.session.answers.unit || {};
  const fields = [field(app, 'unit-name', now.name), field(app, 'unit-address', now.address), field(app, 'unit-code', now.code, 'unit-code-hint')];
  // Texts of the pack, such as the names and telephones of the notice board.
  const { pages } = await app.must(app.session.overview());
  const ids = pages.flatMap((p) => p.facts || []).filter((f) => f.state === 'open' || f.state === 'answered').map((f) => f.id);
  const { facts } = ids.length ? await app.must(app.session.facts(...ids)) : { facts: [] };
  const texts = facts.filter((f) => f.type === 'text').map((f) => ({ f, c: control(f, app.words) }));
  return {
    browserTitle: app.say('unit-title') + ' · ' + app.say('app-name'),
    body: h('form', { class: 'plainform', novalidate: true, onsubmit: async (e) => {
      e.preventDefault();
      try {
        await app.put({ unit: values(fields, 5) });
        const given = texts.map(({ f, c }) => [f.id, c.read().answer]).filter(([, a]) => a !== null);
        if (given.length) { const error = await app.set(Object.fromEntries(given)); if (error) throw Object.assign(new Error(app.of(error.message)), { error }); }
        if (!app.clash) app.back();
      } catch (err) { app.fail(err); }
    } }, h('h1', {}, app.say('unit-title')), h('p', { class: 'hint' }, app.say('unit-hint')),
    fields.map((f) => f.el), texts.map(({ f, c }) => h('div', { class: 'field words' }, h('label', { for: c.label }, app.of(f.ask)), c.el)),
    h('div', { class: 'bar' }, h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('cancel')), h('button', { type: 'submit', class: 'btn btn-1' }, app.say('keep')))),
  };
}

export async function plan(app, { id }) {
  const all = app.session.answers.plan || {}, now = all[id] || {};
  const why = await app.must(app.session.why(id));
  const fields = ['measure', 'person', 'department', 'money', 'guard'].map((k) => field(app, 'plan-' + k, now[k] || (k === 'measure' ? app.of(why.remedy) : ''), k === 'guard' ? 'plan-guard-hint' : undefined));
  const by = field(app, 'plan-by', now.by, 'plan-by-hint');
  const fault = h('p', { class: 'err', role: 'alert' });
  return {
    browserTitle: app.say('plan-title') + ' · ' + app.say('app-name'),
    body: h('form', { class: 'plainform', novalidate: true, onsubmit: async (e) => {
      e.preventDefault();
      const typed = by.input.value.trim();
      const [y, m, d] = typed.split(/[-/.年月日\s]+/);
      const until = typed && day(y, m, d);
      if (typed && !until) { fault.textContent = app.say('date-not-read'); by.input.focus(); return; }
      try {
        await app.put({ plan: { ...all, [id]: { ...values(fields, 5), ...(until && { by: until }) } } });
        if (!app.clash) app.back();
      } catch (err) { app.fail(err); }
    } }, h('h1', {}, app.say('plan-title')), h('p', { class: 'hint' }, app.of(why.title)), fields.slice(0, 3).map((f) => f.el), by.el, fault, fields.slice(3).map((f) => f.el),
    h('div', { class: 'bar' }, h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('cancel')), h('button', { type: 'submit', class: 'btn btn-1' }, app.say('keep')))),
  };
}
