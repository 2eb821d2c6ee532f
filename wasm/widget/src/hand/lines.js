// lines.js reads what somebody wrote back to numbered questions: "1 是 2 否 3
// 2024-05", in one line or in several. What it does not understand it gives
// back, and leaves the question open.

import { value } from '../question/paste.js';

const unsure = /^(\?+|不知道|不清楚|不确定|不晓得|说不准|没有?数|don'?t know|not sure|unknown)$/i;
const none = /^(无|没有|都没有|以上都没有|none( of these)?)$/i;

// separate puts a space where an answer ends and the next number begins: 1是2否.
const separate = (line) => line.replace(/([是否有无对错不没道楚准?A-Za-z])(?=\d{1,3}(?!\d))/g, '$1 ');

// lines gives {answers, unsure, unread}: values by fact, facts that nobody knows
// either, and the pieces that were not read. fields are the questions in the
// order of their numbers; today bounds days that cannot be in the future.
/** @param {string} text @param {any[]} fields @param {string} today */
export function lines(text, fields, today) {
  const got = { answers: {}, unsure: /** @type {string[]} */ ([]), unread: /** @type {string[]} */ ([]) };
  const given = new Set();
  for (const line of text.normalize('NFKC').split('\n').map(separate)) {
    for (const piece of pieces(line.trim(), fields.length)) {
      const [, n, said] = /^(\d{1,3})(?!\d)\s*[.、:)]?\s*(.*)$/.exec(piece) || [], field = n && fields[Number(n) - 1];
      const answer = field && said && !given.has(field.id) ? read(said.trim(), field, today) : undefined;
      if (answer === undefined) got.unread.push(piece);
      else {
        given.add(field.id);
        if (answer === null) got.unsure.push(field.id);
        else got.answers[field.id] = answer;
      }
    }
  }
  return got;
}

// pieces cuts a line before each number of a question. What directly follows a
// number is its answer, even if it is a number too.
function pieces(line, most) {
  const out = [];
  let fresh = true; // a number was read, and no answer to it
  for (const token of line.split(/[\s,;]+/).filter(Boolean)) {
    const n = /^(\d{1,3})(?!\d)(?![-/年月.]\d)[.、:)]?/.exec(token), last = out.length - 1;
    const begins = n && Number(n[1]) >= 1 && Number(n[1]) <= most && (last < 0 || !fresh);
    if (begins || last < 0) {
      out.push(token);
      fresh = !!n && n[0] === token;
    } else {
      out[last] += ' ' + token;
      fresh = false;
    }
  }
  return out;
}

// read is one answer; null is "not sure", undefined what cannot be read.
function read(said, field, today) {
  if (unsure.test(said)) return null;
  const options = field.values || [];
  switch (field.type) {
    case 'list':
      return undefined;
    case 'bool': // a bare number may be that of the next question
      return /^\d/.test(said) ? undefined : value(said, field);
    case 'enum':
      return /^[A-Z]$/i.test(said) ? id(options, said) : value(said, field);
    case 'set': {
      if (none.test(said)) return [];
      // A word is an option by its name, and no row of letters.
      const named = value(said, field), letters = said.replace(/[\s、,/+]/g, '');
      if (named || !/^[A-Z]+$/.test(said) && !/^[A-Z]([\s、,/+]+[A-Z])*$/i.test(said)) return named;
      const all = [...new Set([...letters].map((c) => id(options, c)))];
      return all.includes(undefined) ? undefined : all;
    }
    default: {
      const named = (field.named || []).find((n) => n.text && (n.text.zh === said || n.text.en === said));
      const v = named ? named.value : value(said, field);
      return field.type === 'date' && !field.future && v > today.slice(0, String(v).length) ? undefined : v;
    }
  }
}

const id = (options, letter) => (options[letter.toUpperCase().charCodeAt(0) - 65] || {}).id;
