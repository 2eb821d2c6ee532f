// words.js gives texts: from the catalogue (words.json), or texts that came
// with the rules. An English entry with two forms has singular and plural,
// chosen by {0}.

import catalogue from './words.json';

// learn adds what the screens that come later say.
export const learn = (more) => Object.assign(catalogue, more);

export class Words {
  /** @param {string} lang */
  constructor(lang) {
    this.speak(lang);
  }

  /** @param {string} lang */
  speak(lang) {
    /** @type {'zh' | 'en'} */
    this.lang = /^en\b/i.test(lang) ? 'en' : 'zh';
  }

  get tag() {
    return this.lang === 'en' ? 'en' : 'zh-Hans';
  }

  // say fills an entry of the catalogue.
  say(key, ...args) {
    const entry = catalogue[key];
    if (!entry) throw new Error('fire321: no words for ' + key);
    let words = entry[this.lang];
    if (Array.isArray(words)) words = words[Number(args[0]) === 1 ? 0 : 1];
    return words.replace(/\{(\d)\}/g, (_, i) => args[i]);
  }

  // both is an entry in either language, for what people may have typed.
  both(key) {
    return [catalogue[key].zh, catalogue[key].en];
  }

  // of is a text in both languages, as the rules and the engine have it.
  of(text) {
    if (!text) return '';
    return text[this.lang] || text.zh || text.en || '';
  }

  // short is a question in few words, where it has them.
  /** @param {{ row?: any, ask: any }} fact */
  short({ row, ask }) {
    return this.of(row) || this.of(ask);
  }

  // day is 2026-11-24, or the month 2026-11, in words.
  day(iso) {
    if (!iso) return '';
    const [y, m, d] = iso.split('-').map(Number);
    if (this.lang === 'en') {
      const month = [
        'January',
        'February',
        'March',
        'April',
        'May',
        'June',
        'July',
        'August',
        'September',
        'October',
        'November',
        'December',
      ][m - 1];
      return (d ? d + ' ' : '') + month + ' ' + y;
    }
    return y + '年' + m + '月' + (d ? d + '日' : '');
  }

  // near is a day without its year, if it is of this year.
  near(iso, today) {
    const y = today.slice(0, 4), day = this.day(iso);
    return iso.startsWith(y) ? day.replace(y + '年', '').replace(' ' + y, '') : day;
  }

  // time is a moment as people say it: 17:20 if it is today, else with its day.
  time(ms, today) {
    const t = new Date(ms),
      clock = String(t.getHours()).padStart(2, '0') + ':' + String(t.getMinutes()).padStart(2, '0');
    const day = localDay(t);
    return day === today ? clock : this.day(day) + ' ' + clock;
  }

  // moment is that in the least room: without the year, and a day without its hour.
  moment(ms, today) {
    const day = localDay(new Date(ms));
    return day === today ? this.time(ms, today) : this.near(day, today);
  }

  // join lists things.
  join(list) {
    return list.join(this.lang === 'en' ? ', ' : '、');
  }
}

// textOf is an entry in both languages, in the form that the engine uses.
export const textOf = (key, ...args) => ({
  zh: new Words('zh').say(key, ...args),
  en: new Words('en').say(key, ...args),
});

// localDay is the day on this device.
export function localDay(t = new Date()) {
  return t.getFullYear() + '-' + String(t.getMonth() + 1).padStart(2, '0') + '-' + String(t.getDate()).padStart(2, '0');
}

// dayAfter is the day that is n days after one.
export const dayAfter = (day, n) => new Date(Date.parse(day) + n * 864e5).toISOString().slice(0, 10);
