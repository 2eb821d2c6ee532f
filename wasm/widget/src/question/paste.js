// paste.js reads rows that were copied from a table (Excel, WPS): cells between
// tabs, one row a line. It reports what it cannot read, and leaves it out.

import { dateOf, measured } from './numeral.js';

// table gives the cells of each row. A cell that contains tabs, lines or quotes
// is quoted, as Excel does it.
function table(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  const end = () => {
    row.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += c;
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && !cell) quoted = true;
    else if (c === '\t') end();
    else if (c === '\n') {
      end();
      rows.push(row);
      row = [];
    } else if (c !== '\r') cell += c;
  }
  end();
  rows.push(row);
  return rows.map((cells, i) => ({ line: i + 1, cells })).filter(({ cells }) => cells.some((c) => c));
}

const same = (a, b) =>
  a && b && a.toLowerCase().replace(/[？?：:\s]/g, '') === b.toLowerCase().replace(/[？?：:\s]/g, '');
const said = (text, word) => text && (same(text.zh, word) || same(text.en, word));

const yes = ['是', '有', '对', '√', '✓', '✔', 'y', 'yes', 'true', '1'],
  no = ['否', '无', '没有', '没', '不', '×', 'x', 'n', 'no', 'false', '0'],
  thing = ['有', '无', '没有', '没', '不'];

// value parses one cell; undefined if it cannot.
export function value(cell, field) {
  switch (field.type) {
    case 'date': {
      const d = dateOf(cell);
      return d && d >= String(field.min || '').slice(0, d.length) && (!field.max || d <= field.max) ? d : undefined;
    }
    case 'number': {
      const { zh = '', en = '' } = field.unit_text || {}, n = measured(cell, [zh, en], field.unit);
      return n !== undefined && Number(n) >= field.min && Number(n) <= field.max &&
          Number(Number(n).toFixed(field.decimals || 0)) === Number(n)
        ? Number(n)
        : undefined;
    }
    case 'bool':
      // To "are the ways clear?" a bare 有 may mean that something is there.
      if (
        (field.affirm || field.deny) && thing.some((w) => same(w, cell)) &&
        ![field.affirm, field.deny].some((t) => said(t, cell))
      ) {
        return undefined;
      }
      if (said(field.affirm, cell) || yes.some((w) => same(w, cell))) return true;
      return said(field.deny, cell) || no.some((w) => same(w, cell)) ? false : undefined;
    case 'enum':
      return option(cell, field);
    case 'set': {
      const list = cell.split(/[、,，;；/]/).map((c) => c.trim()).filter(Boolean).map((c) => option(c, field));
      return list.includes(undefined) ? undefined : [...new Set(list)];
    }
    default:
      return cell.slice(0, 200);
  }
}

function option(cell, field) {
  const found = (field.values || []).find((v) => v.id === cell || said(v.text, cell));
  return found && found.id;
}

// paste reads rows as records of fields: {records, bad}. The columns are in the
// order of the fields, or under a first row that names them. bad is what was
// not read, [{line, cell, field}]: such a row gives no record, nor does a row
// beyond max, which has neither cell nor field. An empty cell is not known.
// Dates after today are refused, unless the field allows future dates.
export function paste(text, fields, max, today) {
  let rows = table(text), columns = fields;
  const named = rows.length
    ? rows[0].cells.map((c) => fields.find((f) => f.id === c || said(f.ask, c) || heads(f, c)))
    : [];
  if (
    named.some(Boolean) &&
    rows[0].cells.every((c, i) => !c || named[i] || value(c, fields[i] || { type: 'date' }) === undefined)
  ) {
    columns = named;
    rows = rows.slice(1);
  }
  const records = [], bad = [];
  for (const { line, cells } of rows) {
    const record = {}, wrong = [];
    columns.forEach((f, i) => {
      if (!f || !cells[i]) return;
      const v = value(cells[i], f);
      if (v === undefined || f.type === 'date' && !f.future && v > today.slice(0, v.length)) {
        wrong.push({ line, cell: cells[i], field: f.id });
      } else record[f.id] = v;
    });
    if (wrong.length) bad.push(...wrong);
    else if (!Object.keys(record).length) bad.push({ line, cell: cells.find((c) => c) });
    else if (records.length >= max) bad.push({ line });
    else records.push(record);
  }
  return { records, bad };
}

// heads reports whether a cell is the usual head of a column of that type.
const heads = (field, cell) =>
  field.type === 'date' && /^(日期|时间|date)$/i.test(cell) ||
  field.type === 'number' && /^(人数|数量|people|number)$/i.test(cell);
