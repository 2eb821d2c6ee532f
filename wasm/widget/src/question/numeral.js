// numeral.js parses numbers and dates as people type them: 1，200 or １２０ or 十二
// or 三百; 2026/4/2 or 2026年4月2日.

const digits = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const tens = { 十: 10, 百: 100, 千: 1000 };

// number is the value in plain digits, such as "240" or "7.5"; undefined if it
// is no number.
export function number(typed) {
  const text = typed.normalize('NFKC').replace(/[\s,，']/g, '').replace(/。/g, '.');
  if (/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) return String(Number(text));
  const n = chinese(text.replace(/^[负]/, ''));
  return n === undefined ? undefined : String(text.startsWith('负') ? -n : n);
}

// SQUARE is what people write for square metres.
const SQUARE = ['平方', '平米', '平', 'm2'];

// measured is a number that may have its unit behind it, in the unit's own words
// or as people write them: 800平.
/** @param {string} typed @param {string[]} words @param {string} [unit] */
export function measured(typed, words, unit) {
  const flat = (text) => text.normalize('NFKC').trim().toLowerCase(), text = flat(typed);
  const word = [...words.map(flat), ...(unit === 'm2' ? SQUARE : [])].find((w) => w && text.endsWith(w));
  return number(word ? text.slice(0, -word.length) : text);
}

function chinese(text) {
  const [whole, part, more] = text.split('点');
  if (!whole || more !== undefined) return undefined;
  let sum = 0, section = 0, digit;
  // 一二〇 is 120, as it is read out.
  if ([...whole].every((c) => c in digits)) sum = Number([...whole].map((c) => digits[c]).join(''));
  else {for (const c of whole) {
      if (c in digits) {
        if (digit) return undefined;
        digit = digits[c];
      } else if (c in tens) {
        section += (digit === undefined || digit === 0 ? 1 : digit) * tens[c];
        digit = undefined;
      } else if (c === '万') {
        sum += (section + (digit || 0)) * 10000;
        section = 0;
        digit = undefined;
      } else return undefined;
    }}
  let n = sum + section + (digit || 0);
  if (part !== undefined) {
    if (!part || [...part].some((c) => !(c in digits))) return undefined;
    n = Number(n + '.' + [...part].map((c) => digits[c]).join(''));
  }
  return Number.isNaN(n) ? undefined : n;
}

// day is a date from its typed parts; "" for the day means the month only. It
// is undefined if there is no such day.
export function day(y, m, d, monthOnly) {
  const year = Number(number(y || '')), month = Number(number(m || '')), of = Number(number(d || ''));
  if (
    !(Number.isInteger(year) && year >= 1900 && year <= 2200 && Number.isInteger(month) && month >= 1 && month <= 12)
  ) return undefined;
  const two = (n) => String(n).padStart(2, '0');
  if (monthOnly) return year + '-' + two(month);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Number.isInteger(of) && of >= 1 && of <= last ? year + '-' + two(month) + '-' + two(of) : undefined;
}

// dateOf is the date in a text, in any usual form; only the month if no day is
// given; undefined if there is none.
export function dateOf(text) {
  const plain = text.normalize('NFKC').trim().replace(/[\s(（]*(星期|周|礼拜)[一二三四五六日天][)）]?/, '').replace(
    /\s+\d{1,2}:\d{2}(:\d{2})?$/,
    '',
  );
  const m = /^(\d{4}|\d{2})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*[日号]?|\s*月)?$/.exec(plain) ||
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!m) return undefined;
  return day(m[1].length === 2 ? '20' + m[1] : m[1], m[2], m[3], !m[3]);
}
