// numeral.js reads numbers as people type them: 1，200 or １２０ or 十二 or 三百.

const digits = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const tens = { 十: 10, 百: 100, 千: 1000 };

// number is the value in plain digits, such as "240" or "7.5"; undefined where
// it is none.
export function number(typed) {
  const text = typed.normalize('NFKC').replace(/[\s,，']/g, '').replace(/。/g, '.');
  if (/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) return String(Number(text));
  const n = chinese(text.replace(/^[负]/, ''));
  return n === undefined ? undefined : String(text.startsWith('负') ? -n : n);
}

function chinese(text) {
  const [whole, part, more] = text.split('点');
  if (!whole || more !== undefined) return undefined;
  let sum = 0, section = 0, digit;
  for (const c of whole) {
    if (c in digits) digit = digit !== undefined && c !== '零' && section === 0 && digit !== 0 ? NaN : digits[c];
    else if (c in tens) { section += (digit === undefined || digit === 0 ? 1 : digit) * tens[c]; digit = undefined; }
    else if (c === '万') { sum += (section + (digit || 0)) * 10000; section = 0; digit = undefined; }
    else return undefined;
  }
  let n = sum + section + (digit || 0);
  if (part !== undefined) {
    if (!part || [...part].some((c) => !(c in digits))) return undefined;
    n = Number(n + '.' + [...part].map((c) => digits[c]).join(''));
  }
  return Number.isNaN(n) ? undefined : n;
}

// day is a date of typed parts; "" for a day leaves the month alone. undefined
// where there is no such day.
export function day(y, m, d, monthOnly) {
  const year = Number(number(y || '')), month = Number(number(m || '')), of = Number(number(d || ''));
  if (!(year >= 1900 && year <= 2200 && month >= 1 && month <= 12)) return undefined;
  const two = (n) => String(n).padStart(2, '0');
  if (monthOnly) return year + '-' + two(month);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return of >= 1 && of <= last ? year + '-' + two(month) + '-' + two(of) : undefined;
}
