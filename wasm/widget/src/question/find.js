// Finds options by what people call them.

/**
 * The places of the options that fit, the best first. An option has its words
 * in both languages, and those of the pack: a Chinese word has its pinyin
 * behind it, "面馆 mian guan".
 * @param {string} typed
 * @param {{text: {zh?: string, en?: string}, words?: string[]}[]} options
 * @returns {number[]}
 */
export function find(typed, options) {
  const want = ask(typed);
  if (!want) return options.map((_, i) => i);
  const scored = options.map((o, i) => ({ i, score: score(want, forms(o)) }));
  const best = Math.max(...scored.map((s) => s.score));
  // Where something fits well, what merely shares two characters is noise.
  return scored.filter((s) => s.score > 0 && (best < 40 || s.score >= 20)).sort((a, b) =>
    b.score - a.score || a.i - b.i
  )
    .map((s) => s.i);
}

/**
 * called is the word of an option by which the typed text finds it, as it is
 * written; undefined if its own name does.
 * @param {string} typed
 * @param {{text: {zh?: string, en?: string}, words?: string[]}} option
 * @returns {string | undefined}
 */
export function called(typed, option) {
  const want = ask(typed);
  let best, most = 0;
  for (const f of want ? forms(option) : []) {
    const fits = fit(want, f);
    if (fits && fits + f.weight > most) [best, most] = [f, fits + f.weight];
  }
  return best && best.word;
}

const ask = (typed) => flat(typed).replace(/的(地方|店|人|场所)?$/u, '');

// flat is a text as it is compared: one width, small letters, no spaces.
const flat = (text) => text.normalize('NFKC').toLowerCase().replace(/[\s'’·-]+/g, '');

const han = /\p{Script=Han}/u;

// forms are all that an option can be found by.
function forms(o) {
  const all = [];
  const label = [...(o.text.zh || '').split(/[、，（）()和或]/), ...(o.text.en || '').split(/[,;()]/)];
  for (const part of label.map(flat)) if (part) all.push({ text: part, weight: 0 });
  for (const [i, w] of (o.words || []).entries()) {
    const weight = 1 + 8 / (1 + i); // what people say most stands first
    const [word, ...syllables] = w.split(' ');
    if (!han.test(word) || !syllables.length) all.push({ text: flat(w), weight, word: w });
    else {
      all.push({ text: flat(word), weight, word }, { text: flat(syllables.join('')), weight, spelt: true, word }, {
        text: syllables.map((s) => s[0]).join('').toLowerCase(),
        weight,
        initials: true,
        word,
      });
    }
  }
  return all;
}

// score is how well the best form fits: 0 for not at all.
function score(want, all) {
  let most = 0;
  for (const f of all) {
    const fits = fit(want, f);
    if (fits) most = Math.max(most, fits + f.weight);
  }
  return most;
}

/** @param {string} want @param {any} form */
function fit(want, { text, spelt, initials }) {
  if (text === want) return initials ? 60 : 100;
  if (initials) return want.length > 2 && text.startsWith(want) ? 30 : 0;
  if (text.startsWith(want)) return spelt && want.length < 3 ? 25 : 80;
  if (spelt) return 0;
  if (want.length > 1 || han.test(want)) {
    if (text.includes(want)) return 60;
    // A word within a sentence: 开小饭馆的. The longer, the surer.
    if (text.length > 1 && want.includes(text)) return 40 + 2 * Math.min(text.length, 9);
  }
  // Two characters in common: 拉面店 and 面店.
  if (han.test(want)) { for (let i = 0; i + 2 <= want.length; i++) if (text.includes(want.slice(i, i + 2))) return 10; }
  return 0;
}
