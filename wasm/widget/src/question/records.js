// records.js is the field of a list: records with or without dates, one by one
// or from a table, with how complete they are.

import { h, replace, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { cell, enough, given } from './cell.js';
import { fault } from './fault.js';
import { paste } from './paste.js';

// PASTED is how many characters a table may have. BAD is how many unread rows
// are shown one by one.
const PASTED = 100000, BAD = 50;

// control makes the field of each part of a record.
/** @param {Words} words */
export function list(fact, words, env, control) {
  const now = given(fact), name = uid();
  const records = Array.isArray(now.value) ? [...now.value] : [];
  const rows = h('ul', { class: 'list records' }),
    status = h('p', { class: 'small dim', role: 'status' }),
    adding = h('div', { class: 'adding' });
  const all = cell('radio', name, {
    label: '',
    value: 'all',
    checked: now.has && now.value !== null && !now.more && !now.unsaid,
  });
  const more = cell('radio', name, { label: words.say('records-more'), value: 'more', checked: now.more });
  const idk = cell('radio', name, {
    label: words.say('not-sure'),
    value: 'not-sure',
    dashed: true,
    checked: now.has && now.value === null,
  });
  const tap = (box) => {
    box.checked = true;
    box.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const last = enough(words, env, () => tap(more.box));
  const room = () => (fact.max_len || Infinity) - records.length;
  const draw = () => {
    replace(rows, records.map((r, i) =>
      h('li', { class: 'rec' }, h('span', recordText(fact, r, words)), h('button', {
        class: 'icon-btn',
        'aria-label': words.say('remove') + ' ' + recordText(fact, r, words),
        onclick: () => remove(i),
      }, icon('bin', true), words.say('remove')))
    ));
    rows.hidden = !records.length;
    all.el.querySelector('.tx').textContent = words.say(records.length ? 'records-all' : 'records-none',
      records.length);
    more.el.hidden = !records.length;
    last.look(records.length && !more.box.checked && !idk.box.checked ? { value: records, more: true } : undefined);
    rows.dispatchEvent(new Event('change', { bubbles: true })); // so a screen that is drawn again has them
  };
  const undoable = (words1, back) => {
    const undo = h('button', {
      class: 'link',
      onclick: () => {
        back();
        replace(status);
        draw();
        offer();
      },
    }, words.say('undo'));
    replace(status, words1, ' ', undo);
    undo.focus();
  };
  const remove = (i) => {
    const [gone] = records.splice(i, 1);
    draw();
    offer();
    undoable(words.say('removed'), () => records.splice(i, 0, gone));
  };
  const add = (list) => {
    const before = records.length;
    if (!before) all.box.checked = false; // "none at all" is no longer the answer
    records.push(...list);
    draw();
    offer();
    if (list.length > 1) {
      undoable(words.say('rows-added', list.length), () => {
        records.length = before;
      });
    } else replace(status);
  };
  const cancel = () => h('button', { class: 'btn btn-3', onclick: offer }, words.say('cancel'));

  function form() {
    const fields = fact.fields.map((f) => {
      const c = control({ ...f, answer: undefined }, words, { ...env, enough: async () => false });
      const wrong = fault(() => {
        wrong.show();
        c.focus();
      });
      return { fact: f, c, wrong };
    });
    replace(adding,
      h('div', { class: 'card' },
        fields.map(({ fact: f, c, wrong }) =>
          h('fieldset', { 'aria-describedby': wrong.id }, h('legend', words.of(f.ask)), wrong.el, c.el)
        ), h('div', { class: 'row' }, h('button', {
          class: 'btn btn-2',
          onclick: () => {
            const read = fields.map((f) => ({ ...f, got: f.c.read() }));
            for (const f of read) f.wrong.show(f.got.fault ? f.got : undefined);
            const bad = read.find((f) => f.got.fault);
            if (bad) {
              bad.c.focus();
              return;
            }
            add([Object.fromEntries(read.filter((f) => f.got.answer !== null).map((f) => [f.fact.id, f.got.answer]))]);
          },
        }, words.say('record-keep')), cancel())));
    fields[0].c.focus();
  }

  // table takes rows from a sheet, after it has shown which rows it could read
  // and which not.
  function table() {
    const field = h('textarea', {
      rows: '4',
      'aria-label': words.say('paste-table'),
      autocomplete: 'off',
      spellcheck: 'false',
    });
    const seen = h('div', { class: 'stack', role: 'status' }),
      keep = h('button', { class: 'btn btn-2', disabled: true });
    let got;
    const look = () => {
      if (field.value.length > PASTED) { // otherwise the page would freeze
        got = { records: [] };
        replace(seen, h('p', { class: 'err' }, icon('warn', true), h('span', words.say('paste-long', PASTED))));
        keep.disabled = true;
        return;
      }
      got = paste(field.value, fact.fields, room(), (env && env.today) || '9999');
      const ask = (id) => words.of((fact.fields.find((f) => f.id === id) || {}).ask);
      replace(seen, got.records.length > 0 &&
        [
          h('p', words.say('rows-read', got.records.length)),
          h('ul', { class: 'bullets' }, got.records.map((r) => h('li', recordText(fact, r, words)))),
        ], got.bad.length > 0 &&
        [
          h('p', { class: 'err' }, icon('warn', true),
            h('span', words.say('rows-bad', new Set(got.bad.map((b) => b.line)).size))),
          h('ul', { class: 'bullets' },
            got.bad.slice(0, BAD).map((b) =>
              h('li', words.say('row-n', b.line), b.cell === undefined
                ? words.say('records-full', fact.max_len)
                : (b.field ? ask(b.field) + ' ' : '') + words.say('row-not-read', b.cell))
            )),
        ]);
      keep.textContent = words.say('rows-add', got.records.length);
      keep.disabled = !got.records.length;
    };
    field.addEventListener('input', look);
    keep.addEventListener('click', () => add(got.records));
    look();
    replace(adding,
      h('div', { class: 'card' },
        h('p', { class: 'hint' },
          words.say('paste-table-hint', words.join(fact.fields.map((f) => words.of(f.ask).replace(/[？?]$/, ''))))),
        h('div', { class: 'words' }, field), seen, h('div', { class: 'row' }, keep, cancel())));
    field.focus();
  }

  function offer() {
    replace(adding, room() > 0
      ? h('div', { class: 'row' },
        h('button', { class: 'btn btn-2', onclick: form }, icon('plus', true),
          words.say(records.length ? 'record-another' : 'record-add')),
        h('button', { class: 'btn btn-3', onclick: table }, words.say('paste-table')))
      : h('p', { class: 'small' }, words.say('records-full', fact.max_len)));
  }

  const el = h('div', { class: 'opts' }, rows, status, adding, last.el, all.el, more.el, idk.el);
  for (const c of [all, more, idk]) c.box.addEventListener('change', () => draw());
  draw();
  offer();
  return {
    el,
    unsaid: () => ({ answer: { value: records, unsaid: true } }),
    read() {
      if (idk.box.checked) return { answer: null };
      if (more.box.checked && records.length) return { answer: { value: records, more: true } };
      return all.box.checked ? { answer: records } : { fault: words.say('records-wanted') };
    },
    focus() {
      all.box.focus();
    },
  };
}

/** @param {Words} words */
function recordText(fact, record, words) {
  return words.join(fact.fields.filter((f) => record[f.id] !== undefined).map((f) => {
    const v = record[f.id];
    if (f.type === 'date') return words.day(v);
    if (f.type === 'bool') return words.of(v ? f.affirm : f.deny) || words.say(v ? 'yes' : 'no');
    const label = (one) => {
      const o = (f.values || []).find((x) => x.id === one);
      return o ? words.of(o.text) : String(one);
    };
    return (Array.isArray(v) ? words.join(v.map(label)) : label(v)) + words.of(f.unit_text);
  }));
}
