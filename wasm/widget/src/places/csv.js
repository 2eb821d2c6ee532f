// csv.js writes a table for a spreadsheet as the engine writes its own
// (assess/report/internal/write/csv.go): CRLF, quotes where they are needed, and an
// apostrophe before what a spreadsheet might take for a formula, whoever named a
// unit so. The rules are in csv.examples.json, which holds both to them.

// csv is a table with a byte order mark, by which Excel knows UTF-8.
/** @param {string[][]} rows */
export const csv = (rows) => '\ufeff' + rows.map((row) => row.map(field).join(',') + '\r\n').join('');

/** @param {string} text */
export function field(text) {
  const lines = text.split('\n').map((line) => clean(line).replace(/ +$/, '')).join('\n');
  const danger = /^[\t\r\n]/.test(text) || /^[ \u3000\n]*[=+\-@＝＋－＠]/.test(lines);
  const out = (danger ? "'" : '') + lines;
  return /[",\n\r]|^ | $/.test(out) ? '"' + out.replace(/"/g, '""') + '"' : out;
}

// clean drops what is not to be seen and may turn a line around.
const clean = (line) =>
  [...line].map((c) => {
    const r = /** @type {number} */ (c.codePointAt(0));
    if (r < 0x20 || r >= 0x7f && r < 0xa0 || r === 0x2028 || r === 0x2029) return ' ';
    const turns = r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069;
    const marks = r === 0xfeff || r >= 0xfff9 && r <= 0xfffb || (r & 0xfffe) === 0xfffe || r >= 0xfdd0 && r <= 0xfdef;
    return turns || marks ? '' : c;
  }).join('');
