// control.js draws the field of a fact and reads what was entered. A control is
// {el, read, focus}: read() gives {answer}, where null is "not sure", or
// {fault: words, repairs}. Each repair is {words, apply}, one possible meaning
// of the entry. focus() goes to the place to correct.
//
// env is the context of a question: today, the day of the answers, and
// enough(answer), which tells whether further members could change a verdict.

import { h, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { dayAfter } from '../part/words.js';
import { kinds } from '../start/field.js';
import { cell, enough, given, or, segments } from './cell.js';
import { day, measured } from './numeral.js';
import { list } from './records.js';
import { repairDate, repairNumber } from './repair.js';

/** @param {Words} words */
export function control(fact, words, env) {
  switch (fact.type) {
    case 'bool':
      return choice(fact, words, [
        { id: 'yes', answer: true, label: words.of(fact.affirm) || words.say('yes') },
        { id: 'no', answer: false, label: words.of(fact.deny) || words.say('no') },
      ]);
    case 'enum':
      return choice(fact, words,
        fact.values.map((v) => ({ id: v.id, answer: v.id, label: words.of(v.text), help: words.of(v.help) })));
    case 'set':
      return fact.id === 'place.kinds' ? kinds(words, fact) : set(fact, words, env);
    case 'number':
      return numeric(fact, words);
    case 'date':
      return date(fact, words, env);
    case 'list':
      return list(fact, words, env, control);
    default:
      return text(fact, words);
  }
}

// choice is one out of several options; "not sure" comes last.
/** @param {Words} words */
function choice(fact, words, options) {
  const name = uid(), now = given(fact);
  const cells = options.map((o) => ({
    ...o,
    ...cell('radio', name, { label: o.label, help: o.help, value: o.id, checked: now.has && now.value === o.answer }),
  }));
  const idk = {
    answer: null,
    ...cell('radio', name, {
      label: words.say('not-sure'),
      value: 'not-sure',
      dashed: true,
      checked: now.has && now.value === null,
    }),
  };
  return {
    el: h('div', { class: 'opts' }, cells.map((c) => c.el), or(words), idk.el),
    // words are those of the chosen answer.
    words() {
      const chosen = cells.find((c) => c.box.checked);
      return chosen ? chosen.label : words.say('not-sure');
    },
    read() {
      const chosen = [...cells, idk].find((c) => c.box.checked);
      return chosen ? { answer: chosen.answer } : { fault: words.say('choose-one') };
    },
    focus() {
      cells[0].box.focus();
    },
  };
}

// set is any of several options. "Not sure" together with chosen ones means
// that there may be more; "none" excludes all others.
/** @param {Words} words */
function set(fact, words, env) {
  const now = given(fact), has = new Set(now.value || []);
  const name = uid();
  const cells = fact.values.map((v) => ({
    id: v.id,
    text: words.of(v.text),
    ...cell('checkbox', name, {
      label: words.of(v.text),
      help: words.of(v.help),
      value: v.id,
      checked: has.has(v.id),
    }),
  }));
  const seldom = cells.filter((c) => (SELDOM[fact.id] || []).includes(c.id)),
    usual = cells.filter((c) => !seldom.includes(c));
  // Of a long list many have everything.
  const all = usual.length >= LONG &&
    cell('checkbox', name, {
      label: words.say('all-of-these'),
      value: 'all',
      checked: now.has && has.size === fact.values.length,
    });
  const none = cell('checkbox', name, {
    label: words.say('none-of-these'),
    value: 'none',
    checked: now.has && now.value !== null && has.size === 0 && !now.more,
  });
  const idk = cell('checkbox', name, {
    label: words.say('not-sure'),
    value: 'not-sure',
    dashed: true,
    checked: now.has && (now.value === null || now.more),
  });
  const idkWords = idk.el.querySelector('.tx');
  const any = () => cells.some((c) => c.box.checked);
  const chosen = () => cells.filter((c) => c.box.checked).map((c) => c.id);
  const more = enough(words, env, () => {
    idk.box.checked = true;
    idk.box.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const sync = () => {
    if (all) all.box.checked = cells.every((c) => c.box.checked);
    idkWords.textContent = words.say(any() ? 'others-not-sure' : 'not-sure');
    more.look(any() && !idk.box.checked ? { value: chosen(), more: true } : undefined);
  };
  const el = h('div', h('div', { class: 'opts' }, usual.map((c) => c.el), seldom.length > 0 &&
    h('details', { class: 'stack', open: seldom.some((c) => c.box.checked) },
      h('summary', { class: 'link' }, words.say('seldom', words.join(seldom.map((c) => c.text)))),
      seldom.map((c) => c.el))), more.el, h('div', { class: 'opts' }, all && all.el, none.el, idk.el));
  el.addEventListener('change', (/** @type {any} */ { target }) => {
    if (all && target === all.box) { for (const c of cells) c.box.checked = all.box.checked; }
    if (target === none.box && none.box.checked) { for (const c of [...cells, idk]) c.box.checked = false; }
    else if (target !== none.box && target.checked) none.box.checked = false;
    sync();
  });
  sync();
  return {
    el,
    read() {
      if (any()) return { answer: idk.box.checked ? { value: chosen(), more: true } : chosen() };
      if (idk.box.checked) return { answer: null };
      return none.box.checked ? { answer: [] } : { fault: words.say('choose-any') };
    },
    focus() {
      cells[0].box.focus();
    },
  };
}

// SELDOM are the roles of those who come to a place and do not run it. They lie
// folded: nearly everybody who answers is one of the others.
const SELDOM = { 'unit.roles': ['contractor', 'service-body'] };

// LONG is the number of options from which all can be chosen by one tap.
const LONG = 5;

// The units of what people count, and how many numbers are one tap.
const COUNTED = ['', 'item', 'person', 'storey'], DIGITS = 10;

// picked tells the question that a tap was the whole answer.
const picked = (e) => e.target.dispatchEvent(new Event('picked', { bubbles: true }));

// Larger units that a number may be given in, by the unit of the fact: the
// larger unit is the fact's unit times the factor.
const larger = { min: ['hour', 60], day: ['week', 7], second: ['min', 60], cm: ['m', 100], mm: ['m', 1000] };

// besides are the names that a number or a date may have, and "not sure".
/** @param {Words} words */
function besides(fact, words, now, name) {
  const named = (fact.named || []).map((n) => ({
    answer: n.value,
    ...cell('radio', name, {
      label: words.of(n.text),
      value: 'named-' + n.value,
      checked: now.has && now.value === n.value,
    }),
  }));
  const idk = {
    answer: null,
    ...cell('radio', name, {
      label: words.say('not-sure'),
      value: 'not-sure',
      dashed: true,
      checked: now.has && now.value === null,
    }),
  };
  return { named, idk };
}

// numeric is a number to type, or a named number, or "not sure".
/** @param {Words} words */
function numeric(fact, words) {
  const now = given(fact), name = uid();
  const { named, idk } = besides(fact, words, now, name);
  const alone = [...named, idk];
  const typed = now.has && now.value !== null && !named.some((n) => n.box.checked);
  const own = fact.unit_text || {}, big = larger[fact.unit];
  const units = [{ factor: 1, label: words.of(own), words: [own.zh, own.en].filter(Boolean) }];
  if (big) units.push({ factor: big[1], label: words.say('unit-' + big[0]), words: words.both('unit-' + big[0]) });
  // at is the index of the unit that is typed in.
  let at = big && typed && now.value >= big[1] && now.value % big[1] === 0 ? 1 : 0;
  const id = uid(), echo = h('p', { class: 'echo', role: 'status' });
  const input = h('input', {
    id,
    type: 'text',
    inputmode: fact.decimals ? 'decimal' : 'numeric',
    autocomplete: 'off',
    value: typed ? String(now.value / units[at].factor) : '',
    'aria-label': words.of(fact.ask),
    'aria-describedby': id + '-u',
  });
  const amount = (n, unit) => n + (words.lang === 'en' && unit ? ' ' : '') + unit;
  // parsed is in the unit of the fact; undefined if there is no number.
  const parsed = () => {
    const v = measured(input.value, units[at].words, fact.unit);
    return v === undefined ? undefined : Number((Number(v) * units[at].factor).toFixed(6));
  };
  const whole = (v) => Number(v.toFixed(fact.decimals || 0)) === v;
  const say = () => {
    const v = parsed();
    echo.textContent = v !== undefined && whole(v) && (at || input.value.trim() !== String(v))
      ? words.say('as-entered', amount(v, units[0].label))
      : '';
  };
  const step = (by) =>
    h('button', {
      class: 'step',
      'aria-label': words.say(by > 0 ? 'more' : 'less'),
      onclick: () => {
        const v = measured(input.value, units[at].words, fact.unit),
          low = fact.min / units[at].factor,
          high = fact.max / units[at].factor;
        input.value = String(Math.min(high, Math.max(low, Number(v === undefined ? 0 : v) + by)));
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
    }, icon(by > 0 ? 'plus' : 'minus'));
  input.addEventListener('input', () => {
    if (input.value) { for (const a of alone) a.box.checked = false; }
    say();
  });
  for (const a of alone) {
    a.box.addEventListener('change', () => {
      if (a.box.checked) {
        input.value = '';
        say();
      }
    });
  }
  const choice = big &&
    segments(words, units.map((u, i) => ({
      key: String(i),
      label: u.label,
      on: i === at,
      pick: () => {
        at = i;
        say();
      },
    })), words.say('unit'));
  const repairs = () =>
    repairNumber(input.value, fact, units, at).map((g) => ({
      words: words.say('change-to', amount(g.n, units[g.unit].label)),
      apply() {
        at = g.unit;
        if (choice) choice.querySelectorAll('input')[at].checked = true;
        input.value = g.n;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
    }));
  say();
  // Small counts are one tap.
  const small = !fact.decimals && fact.min <= 0 && fact.max >= DIGITS && COUNTED.includes(fact.unit || '') &&
    h('div', { class: 'digits', role: 'group', 'aria-label': words.of(fact.ask) },
      [...Array(DIGITS).keys()].map((n) =>
        h('button', {
          class: 'chip',
          'aria-pressed': String(typed && now.value === n),
          onclick: (e) => {
            input.value = String(n);
            input.dispatchEvent(new Event('input', { bubbles: true }));
            picked(e);
          },
        }, String(n))
      ));
  return {
    el: h('div', { class: 'opts' }, small,
      h('div', { class: 'field' },
        h('div', { class: 'num' }, step(-1), input, step(1),
          h('span', { class: 'u', id: id + '-u' }, big ? '' : units[0].label)), choice, echo), or(words),
      alone.map((a) => a.el)),
    label: id,
    read() {
      const a = alone.find((c) => c.box.checked);
      if (a) return { answer: a.answer };
      if (!input.value.trim()) return { fault: words.say(named.length ? 'number-or-choice' : 'number-wanted') };
      const v = parsed();
      if (v === undefined) return { fault: words.say('number-not-read', input.value), repairs: repairs() };
      if (v < fact.min || v > fact.max) {
        return { fault: words.say('number-range', fact.min, amount(fact.max, units[0].label)), repairs: repairs() };
      }
      if (!whole(v)) {
        return {
          fault: fact.decimals ? words.say('number-decimals', fact.decimals) : words.say('number-whole'),
          repairs: repairs(),
        };
      }
      return { answer: v };
    },
    focus() {
      input.focus();
    },
  };
}

// date is a day, or a month if the day is forgotten, or a named date, or "not
// sure". It can always be typed.
/** @param {Words} words */
function date(fact, words, env) {
  const now = given(fact), name = uid();
  const { named, idk } = besides(fact, words, now, name);
  const alone = [...named, idk];
  const [y, m, d] = now.has && now.value !== null && !named.some((n) => n.box.checked)
    ? String(now.value).split('-')
    : [];
  // The month comes before the day; of a record the day is what counts.
  let monthOnly = y ? !d : !!fact.page;
  const part = (key, size, value) =>
    h('input', {
      type: 'text',
      inputmode: 'numeric',
      autocomplete: 'off',
      maxlength: size,
      'aria-label': words.say(key),
      value: value ? String(Number(value)) : '',
      class: key,
    });
  const parts = [part('year', 16, y), part('month', 2, m), part('day', 2, d)];
  const dayPart = h('span', { class: 'part' }, parts[2], h('span', words.say('day-mark')));
  const show = () => {
    dayPart.hidden = monthOnly;
  };
  for (const p of parts) {
    p.addEventListener('input', () => {
      if (p.value) { for (const a of alone) a.box.checked = false; }
    });
  }
  for (const a of alone) {
    a.box.addEventListener('change', () => {
      if (a.box.checked) { for (const p of parts) p.value = ''; }
    });
  }
  show();
  const exact = segments(words, [{
    key: 'month',
    label: words.say('only-month'),
    on: monthOnly,
    pick: () => {
      monthOnly = true;
      show();
    },
  }, {
    key: 'day',
    label: words.say('exact-day'),
    on: !monthOnly,
    pick: () => {
      monthOnly = false;
      show();
    },
  }], words.say('how-exact'));
  const today = (env && env.today) || fact.max;
  const enter = (iso) => {
    for (const a of alone) a.box.checked = false;
    iso.split('-').forEach((v, i) => {
      parts[i].value = String(Number(v));
    });
    monthOnly = iso.length === 7;
    if (monthOnly) parts[2].value = '';
    exact.querySelectorAll('input')[monthOnly ? 0 : 1].checked = true;
    show();
  };
  // What people know without looking: most of these questions are about the
  // last time that something was done.
  const ago = (months) => {
    const [year, month] = today.split('-').map(Number), n = year * 12 + month - 1 - months;
    return Math.floor(n / 12) + '-' + String(n % 12 + 1).padStart(2, '0');
  };
  const last = env && !fact.fixed && !fact.future &&
    h('div', { class: 'digits ago', role: 'group', 'aria-label': words.of(fact.ask) },
      [['date-today', today], ['date-yesterday', dayAfter(today, -1)], ['date-last-month', ago(1)], [
        'date-half-year',
        ago(6),
      ], ['date-year', ago(12)]].map(([key, iso]) =>
        h('button', {
          class: 'chip',
          onclick: (e) => {
            enter(iso);
            picked(e);
          },
        }, words.say(key))
      ));
  const note = h('p', { class: 'hint', role: 'status' });
  const repairs = () =>
    repairDate(parts.map((p) => p.value), monthOnly, fact, today).map((iso) => ({
      words: words.say('change-to', words.day(iso)),
      apply() {
        enter(iso);
        parts[0].dispatchEvent(new Event('input', { bubbles: true }));
      },
    }));
  return {
    el: h('div', { class: 'opts' }, last,
      h('div', { class: 'field' }, exact, note,
        h('div', { class: 'num dates' }, h('span', { class: 'part' }, parts[0], h('span', words.say('year-mark'))),
          h('span', { class: 'part' }, parts[1], h('span', words.say('month-mark'))), dayPart)), or(words),
      alone.map((a) => a.el)),
    // finer reports whether a day would say more, and asks for it once.
    finer(answer, ask) {
      if (!ask) return monthOnly && !note.textContent && typeof answer === 'string' && answer.length === 7;
      monthOnly = false;
      exact.querySelectorAll('input')[1].checked = true;
      show();
      note.textContent = words.say('day-decides');
      parts[2].focus();
      return true;
    },
    read() {
      const a = alone.find((c) => c.box.checked);
      if (a) return { answer: a.answer };
      if (parts.every((p) => !p.value.trim())) return { fault: words.say('date-wanted') };
      // Who was asked for the day and does not know it leaves it empty.
      const v = day(parts[0].value, parts[1].value, parts[2].value, monthOnly || note.textContent && !parts[2].value);
      if (!v) return { fault: words.say(monthOnly ? 'month-not-read' : 'date-not-read'), repairs: repairs() };
      const low = fact.min.slice(0, v.length), high = fact.max.slice(0, v.length);
      if (!fact.future && v > today.slice(0, v.length)) {
        return { fault: words.say('date-ahead', words.day(today)), repairs: repairs() };
      }
      if (v < low || v > high) {
        return { fault: words.say('date-range', words.day(fact.min), words.day(fact.max)), repairs: repairs() };
      }
      return { answer: v };
    },
    focus() {
      parts[0].focus();
    },
  };
}

// text is words that are printed, never judged.
/** @param {Words} words */
function text(fact, words) {
  const now = given(fact), id = uid();
  const input = h('input', { id, type: 'text', value: now.value || '', maxlength: 200, autocomplete: 'off' });
  return {
    el: h('div', { class: 'opts' }, h('div', { class: 'field words' }, input)),
    label: id,
    read: () => (input.value.trim() ? { answer: input.value.trim() } : { answer: null }),
    focus() {
      input.focus();
    },
  };
}
