// control.js draws the field of a fact and reads what was entered. A control
// is {el, read, focus, wide}: read() gives {answer}, where null is "not sure",
// or {fault: words}; focus() goes to what is to be mended.

import { h, uid, add, replace } from '../part/dom.js';
import { icon, kindIcon } from '../part/icon.js';
import { day, number } from './numeral.js';

export function control(fact, words) {
  switch (fact.type) {
    case 'bool': return choice(fact, words, [
      { id: 'yes', answer: true, label: words.of(fact.affirm) || words.say('yes') },
      { id: 'no', answer: false, label: words.of(fact.deny) || words.say('no') },
    ]);
    case 'enum': return choice(fact, words, fact.values.map((v) => ({ id: v.id, answer: v.id, label: words.of(v.text), help: words.of(v.help) })));
    case 'set': return set(fact, words);
    case 'number': return numeric(fact, words);
    case 'date': return date(fact, words);
    case 'list': return list(fact, words);
    default: return text(fact, words);
  }
}

// given is what stands in the answers for a fact: {value, more, has}. A value
// may stand alone, or in an object with its day and a note.
export function given(fact) {
  const a = fact.answer;
  if (a === undefined) return { has: false };
  if (a && typeof a === 'object' && !Array.isArray(a)) return { has: true, value: a.value === undefined ? null : a.value, more: !!a.more, note: a.note };
  return { has: true, value: a };
}

// cell is one radio or checkbox with its words. The input itself is there,
// under the words, so that keys and readers meet what they know.
export function cell(type, name, { label, help, picture, dashed, ...input }) {
  const box = h('input', { type, name, ...input });
  const el = h('label', { class: 'opt' + (dashed ? ' idk' : '') }, box,
    h('span', { class: 'face' },
      h('span', { class: type === 'radio' ? 'dot' : 'box', 'aria-hidden': 'true' }, type === 'checkbox' && icon('tick')),
      picture, h('span', { class: 'tx' }, label, help && h('small', {}, help))));
  return { el, box };
}

const or = (words) => h('p', { class: 'or', 'aria-hidden': 'true' }, words.say('or'));

// choice is one out of several, "not sure" last.
function choice(fact, words, options) {
  const name = uid(), now = given(fact);
  const cells = options.map((o) => ({ ...o, ...cell('radio', name, { label: o.label, help: o.help, value: o.id, checked: now.has && now.value === o.answer }) }));
  const idk = { answer: null, ...cell('radio', name, { label: words.say('not-sure'), value: 'not-sure', dashed: true, checked: now.has && now.value === null }) };
  return {
    el: h('div', { class: 'opts' }, cells.map((c) => c.el), or(words), idk.el),
    notSure: idk.box,
    read() {
      const chosen = [...cells, idk].find((c) => c.box.checked);
      return chosen ? { answer: chosen.answer } : { fault: words.say('choose-one') };
    },
    focus() { cells[0].box.focus(); },
  };
}

// set is any of several. "Not sure" beside chosen ones means that there may be
// more; "none" stands alone.
function set(fact, words) {
  const now = given(fact), has = new Set(now.value || []);
  const name = uid(), tiles = fact.id === 'place.kinds';
  const cells = fact.values.map((v) => ({ id: v.id, text: words.of(v.text), ...cell('checkbox', name, {
    label: words.of(v.text), help: words.of(v.help), value: v.id, checked: has.has(v.id), picture: tiles && kindIcon(v.id) }) }));
  const none = cell('checkbox', name, { label: words.say('none-of-these'), value: 'none', checked: now.has && now.value !== null && has.size === 0 && !now.more });
  const idk = cell('checkbox', name, { label: words.say('not-sure'), value: 'not-sure', dashed: true, checked: now.has && (now.value === null || now.more) });
  const idkWords = idk.el.querySelector('.tx');
  const any = () => cells.some((c) => c.box.checked);
  const sync = () => { idkWords.textContent = words.say(any() ? 'others-not-sure' : 'not-sure'); };
  const el = h('div', {}, tiles && finder(words, cells), h('div', { class: 'opts' + (tiles ? ' kinds' : '') }, cells.map((c) => c.el)),
    h('div', { class: 'opts' }, !tiles && none.el, idk.el));
  el.addEventListener('change', ({ target }) => {
    if (target === none.box && none.box.checked) for (const c of [...cells, idk]) c.box.checked = false;
    else if (target !== none.box && target.checked) none.box.checked = false;
    sync();
  });
  sync();
  return {
    el, notSure: idk.box, wide: tiles,
    read() {
      const chosen = cells.filter((c) => c.box.checked).map((c) => c.id);
      if (chosen.length) return { answer: idk.box.checked ? { value: chosen, more: true } : chosen };
      if (idk.box.checked) return { answer: null };
      return none.box.checked ? { answer: [] } : { fault: words.say(tiles ? 'choose-any-kind' : 'choose-any') };
    },
    focus() { cells[0].box.focus(); },
  };
}

// finder narrows tiles to those whose words hold what is typed; what is chosen
// stays in sight.
function finder(words, cells) {
  const status = h('p', { class: 'small dim', role: 'status' });
  const input = h('input', { type: 'search', placeholder: words.say('search-kinds'), 'aria-label': words.say('search'), autocomplete: 'off', enterkeyhint: 'search' });
  const look = () => {
    const want = input.value.normalize('NFKC').trim().toLowerCase();
    let n = 0;
    for (const c of cells) {
      const hit = !want || [...want.split(/\s+/)].every((w) => c.text.toLowerCase().includes(w));
      c.el.hidden = !hit && !c.box.checked;
      if (hit) n++;
    }
    status.textContent = want ? words.say(n ? 'found-kinds' : 'found-no-kind', n) : '';
  };
  input.addEventListener('input', look);
  // Enter in a search field looks; it does not leave the page.
  input.addEventListener('keydown', (e) => { if (e.key === 'Enter' && !e.isComposing) e.preventDefault(); });
  return h('div', { class: 'finder' }, h('div', { class: 'search' }, icon('search'), input), status);
}

// units that a number may be given in, by that of the fact: the second is the
// first times the factor.
const larger = { min: ['hour', 60], day: ['week', 7], second: ['min', 60], cm: ['m', 100], mm: ['m', 1000] };

// numeric is a number to type, or one that has a name, or "not sure".
function numeric(fact, words) {
  const now = given(fact), name = uid();
  const named = (fact.named || []).map((n) => ({ answer: n.value, ...cell('radio', name, { label: words.of(n.text), value: 'named-' + n.value, checked: now.has && now.value === n.value }) }));
  const idk = { answer: null, ...cell('radio', name, { label: words.say('not-sure'), value: 'not-sure', dashed: true, checked: now.has && now.value === null }) };
  const alone = [...named, idk];
  const typed = now.has && now.value !== null && !named.some((n) => n.box.checked);
  const big = larger[fact.unit];
  let factor = 1, value = typed ? String(now.value) : '';
  if (big && typed && now.value >= big[1] && now.value % big[1] === 0) { factor = big[1]; value = String(now.value / factor); }
  const id = uid(), echo = h('p', { class: 'echo', role: 'status' });
  const input = h('input', { id, type: 'text', inputmode: fact.decimals ? 'decimal' : 'numeric', autocomplete: 'off', value, 'aria-describedby': id + '-u' });
  const unit = words.of(fact.unit_text);
  const bound = (n) => { // in the unit of the fact, exact for the decimals that it has
    const v = number(input.value);
    return v === undefined ? undefined : Number((Number(v) * factor).toFixed(n));
  };
  const parsed = () => bound(fact.decimals || 0);
  const say = () => {
    const v = parsed();
    const odd = v !== undefined && (factor !== 1 || input.value.trim() !== String(v));
    echo.textContent = odd ? words.say('as-entered', v + (words.lang === 'en' ? ' ' : '') + unit) : '';
  };
  const step = (by) => h('button', { type: 'button', class: 'step', 'aria-label': words.say(by > 0 ? 'more' : 'less'), onclick: () => {
    const v = number(input.value), low = fact.min / factor, high = fact.max / factor;
    input.value = String(Math.min(high, Math.max(low, Number(v === undefined ? 0 : v) + by)));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  } }, icon(by > 0 ? 'plus' : 'minus'));
  input.addEventListener('input', () => { if (input.value) for (const a of alone) a.box.checked = false; say(); });
  for (const a of alone) a.box.addEventListener('change', () => { if (a.box.checked) { input.value = ''; say(); } });
  const units = big && segments(words, [[fact.unit, unit, 1], [big[0], words.say('unit-' + big[0]), big[1]]].map(([key, label, f]) => ({ key, label, on: f === factor, pick: () => { factor = f; say(); } })), words.say('unit'));
  say();
  return {
    el: h('div', { class: 'opts' },
      h('div', { class: 'field' },
        h('div', { class: 'num' }, step(-1), input, step(1), h('span', { class: 'u', id: id + '-u' }, big ? '' : unit)), units, echo),
      or(words), alone.map((a) => a.el)),
    notSure: idk.box, label: id,
    read() {
      const a = alone.find((c) => c.box.checked);
      if (a) return { answer: a.answer };
      if (!input.value.trim()) return { fault: words.say(named.length ? 'number-or-choice' : 'number-wanted') };
      const v = parsed();
      if (v === undefined) return { fault: words.say('number-not-read', input.value) };
      if (v < fact.min || v > fact.max) return { fault: words.say('number-range', fact.min, fact.max + unit) };
      return { answer: v };
    },
    focus() { input.focus(); },
  };
}

// segments is a choice of two or three that stand side by side.
export function segments(words, options, label) {
  const name = uid();
  return h('div', { class: 'seg', role: 'radiogroup', 'aria-label': label }, options.map((o) =>
    h('label', {}, h('input', { type: 'radio', name, value: o.key, checked: o.on, onchange: o.pick }), h('span', {}, o.label))));
}

// date is a day, or a month of which the day is forgotten, or one that has a
// name, or "not sure". It can always be typed.
function date(fact, words) {
  const now = given(fact), name = uid();
  const named = (fact.named || []).map((n) => ({ answer: n.value, ...cell('radio', name, { label: words.of(n.text), value: 'named-' + n.value, checked: now.has && now.value === n.value }) }));
  const idk = { answer: null, ...cell('radio', name, { label: words.say('not-sure'), value: 'not-sure', dashed: true, checked: now.has && now.value === null }) };
  const alone = [...named, idk];
  const [y, m, d] = now.has && now.value !== null && !named.some((n) => n.box.checked) ? String(now.value).split('-') : [];
  let monthOnly = !!y && !d;
  const part = (key, size, value) => h('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', maxlength: size, 'aria-label': words.say(key), value: value ? String(Number(value)) : '', class: key });
  const parts = [part('year', 4, y), part('month', 2, m), part('day', 2, d)];
  const dayPart = h('span', { class: 'part' }, parts[2], h('span', {}, words.say('day-mark')));
  const show = () => { dayPart.hidden = monthOnly; };
  for (const p of parts) p.addEventListener('input', () => { if (p.value) for (const a of alone) a.box.checked = false; });
  for (const a of alone) a.box.addEventListener('change', () => { if (a.box.checked) for (const p of parts) p.value = ''; });
  show();
  return {
    el: h('div', { class: 'opts' },
      h('div', { class: 'field' },
        segments(words, [{ key: 'day', label: words.say('exact-day'), on: !monthOnly, pick: () => { monthOnly = false; show(); } },
          { key: 'month', label: words.say('only-month'), on: monthOnly, pick: () => { monthOnly = true; show(); } }], words.say('how-exact')),
        h('div', { class: 'num dates' }, h('span', { class: 'part' }, parts[0], h('span', {}, words.say('year-mark'))),
          h('span', { class: 'part' }, parts[1], h('span', {}, words.say('month-mark'))), dayPart)),
      or(words), alone.map((a) => a.el)),
    notSure: idk.box,
    read() {
      const a = alone.find((c) => c.box.checked);
      if (a) return { answer: a.answer };
      if (parts.every((p) => !p.value.trim())) return { fault: words.say('date-wanted') };
      const v = day(parts[0].value, parts[1].value, parts[2].value, monthOnly);
      if (!v) return { fault: words.say(monthOnly ? 'month-not-read' : 'date-not-read') };
      return { answer: v };
    },
    focus() { parts[0].focus(); },
  };
}

// text is words that are printed, never judged.
function text(fact, words) {
  const now = given(fact), id = uid();
  const input = h('input', { id, type: 'text', value: now.value || '', maxlength: 200, autocomplete: 'off' });
  return {
    el: h('div', { class: 'opts' }, h('div', { class: 'field words' }, input)), label: id,
    read: () => (input.value.trim() ? { answer: input.value.trim() } : { answer: null }),
    focus() { input.focus(); },
  };
}

// list is dated or other records, with how complete they are.
function list(fact, words) {
  const now = given(fact);
  const records = Array.isArray(now.value) ? [...now.value] : [];
  const name = uid();
  const rows = h('ul', { class: 'list records' }), status = h('p', { class: 'small dim', role: 'status' });
  const all = { ...cell('radio', name, { label: '', value: 'all', checked: now.has && now.value !== null && !now.more }) };
  const more = { ...cell('radio', name, { label: words.say('records-more'), value: 'more', checked: now.more }) };
  const idk = { ...cell('radio', name, { label: words.say('not-sure'), value: 'not-sure', dashed: true, checked: now.has && now.value === null }) };
  const adding = h('div', { class: 'adding' });
  let removed;
  const draw = () => {
    replace(rows, records.map((r, i) => h('li', { class: 'rec' }, h('span', {}, recordText(fact, r, words)),
      h('button', { type: 'button', class: 'icon-btn', onclick: () => { removed = [i, records.splice(i, 1)[0]]; draw(); } }, icon('bin', true), words.say('remove')))));
    rows.hidden = !records.length;
    all.el.querySelector('.tx').textContent = words.say(records.length ? 'records-all' : 'records-none', records.length);
    more.el.hidden = !records.length;
    replace(status, removed && [words.say('removed'), ' ', h('button', { type: 'button', class: 'link', onclick: () => { records.splice(removed[0], 0, removed[1]); removed = undefined; draw(); } }, words.say('undo'))]);
  };
  const form = () => {
    if (fact.max_len && records.length >= fact.max_len) { replace(adding, h('p', { class: 'small' }, words.say('records-full', fact.max_len))); return; }
    const fields = fact.fields.map((f) => ({ fact: f, ...control({ ...f, answer: undefined }, words) }));
    const fault = h('p', { class: 'err', role: 'alert' });
    replace(adding, h('div', { class: 'card' }, fields.map((f) => h('fieldset', {}, h('legend', {}, words.of(f.fact.ask)), f.el)), fault,
      h('div', { class: 'row' }, h('button', { type: 'button', class: 'btn btn-2', onclick: () => {
        const record = {};
        for (const f of fields) {
          const got = f.read();
          if (got.fault) { fault.textContent = words.of(f.fact.ask) + ' ' + got.fault; f.focus(); return; }
          if (got.answer !== null) record[f.fact.id] = got.answer;
        }
        records.push(record);
        removed = undefined;
        draw();
        offer();
      } }, words.say('record-keep')), h('button', { type: 'button', class: 'btn btn-3', onclick: offer }, words.say('cancel')))));
    fields[0].focus();
  };
  const offer = () => replace(adding, h('button', { type: 'button', class: 'btn btn-2', onclick: form }, icon('plus', true), words.say(records.length ? 'record-another' : 'record-add')));
  draw();
  offer();
  return {
    el: h('div', { class: 'opts' }, rows, status, adding, all.el, more.el, idk.el), notSure: idk.box,
    read() {
      if (idk.box.checked) return { answer: null };
      if (more.box.checked && records.length) return { answer: { value: records, more: true } };
      return all.box.checked ? { answer: records } : { fault: words.say('records-wanted') };
    },
    focus() { all.box.focus(); },
  };
}

function recordText(fact, record, words) {
  return words.join(fact.fields.filter((f) => record[f.id] !== undefined).map((f) => {
    const v = record[f.id];
    if (f.type === 'date') return words.day(v);
    if (f.type === 'bool') return words.of(v ? f.affirm : f.deny) || words.say(v ? 'yes' : 'no');
    const label = (one) => words.of((f.values || []).find((o) => o.id === one)?.text) || String(one);
    return (Array.isArray(v) ? words.join(v.map(label)) : label(v)) + words.of(f.unit_text);
  }));
}
