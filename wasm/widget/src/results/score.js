// score.js draws the score: an interval on an axis with the grades, and a point
// only if nothing is open. A sentence names the grades still possible. All of it
// is folded while a serious hazard stands.

import { h, s, uid } from '../part/dom.js';

const LEFT = 8, RIGHT = 352, BREAK = 34;

const num = (bound) => String(Number(bound.rounded)); // as documents print it: 75, 82.7
const exact = (bound) => bound.num / bound.den;

// range is the score in words: 68.8～80.4.
/** @param {Words} words */
export function range(words, score) {
  if (score.none) return words.say('no-score');
  return num(score.lo) === num(score.hi) ? num(score.lo) : words.say('range', num(score.lo), num(score.hi));
}

// sentence names the grades that are still possible. If the pack does not hold
// the duties of a kind, no grade is settled.
/** @param {Words} words @param {Pick<Assessment, 'score' | 'grades' | 'coverage'>} got */
export function sentence(words, { score, grades, coverage }) {
  if (score.none || !grades || !grades.length) return words.say('no-grade');
  const list = grades.map((g) => words.of(g.text)).reverse();
  return words.say(!coverage.whole ? 'grade-part' : list.length === 1 ? 'grade-sure' : 'grade-open',
    list.join(words.say('or-word')));
}

// axis draws the score, and the previous score as dots. If nothing in the lower
// half is needed, it is left out, and a break shows that.
/** @param {Words} words @param {Draft} draft @param {Assessment} got */
export function axis(words, draft, got, was) {
  const { score, grades } = got;
  const { grading } = draft.bundle.info;
  const max = grading.max || 100;
  const bands = [...(grading.grades || [])].sort((a, b) => a.at_least - b.at_least);
  const lo = exact(score.lo), hi = exact(score.hi);
  const least = Math.min(lo, was && !was.none ? exact(was.lo) : lo, bands.length > 1 ? bands[1].at_least : lo);
  const start = Math.max(0, Math.floor(least / 10) * 10 - 10) > max / 3
    ? Math.max(0, Math.floor(least / 10) * 10 - 10)
    : 0;
  const x = (v) =>
    start === 0
      ? LEFT + (v / max) * (RIGHT - LEFT)
      : v < start
      ? LEFT + (v / start) * BREAK
      : LEFT + BREAK + ((v - start) / (max - start)) * (RIGHT - LEFT - BREAK);
  const hatch = uid(), possible = new Set((grades || []).map((g) => g.id));
  const label = (at, y, text, cls, anchor = 'middle') =>
    s('text', { x: at.toFixed(1), y, class: cls, 'text-anchor': anchor }, text);
  const a = x(lo), b = x(hi), point = num(score.lo) === num(score.hi);
  const said = words.say('score-said', range(words, score), max) + ' ' + sentence(words, got);
  return s('svg', { class: 'scale', viewBox: '0 0 360 92', role: 'img', 'aria-label': said },
    s('defs',
      s('pattern', { id: hatch, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
        s('path', { d: 'M0 0V5', class: 'hatch' }))), bands.map((band, i) => {
      const from = x(band.at_least), to = x(i + 1 < bands.length ? bands[i + 1].at_least : max);
      return [
        s('rect', {
          x: from.toFixed(1),
          y: 44,
          width: (to - from).toFixed(1),
          height: 10,
          class: 'band' + (possible.has(band.id) ? ' hit' : ''),
        }),
        label((Math.max(from, LEFT + (start ? BREAK : 0)) + to) / 2, 70, words.of(band.text),
          possible.has(band.id) ? 'hit' : ''),
        label(from, 87, String(band.at_least), 'n', i === 0 ? 'start' : 'middle'),
      ];
    }), label(RIGHT, 87, String(max), 'n', 'end'), start > 0 &&
    s('path', {
      class: 'brk',
      d: 'M' + (LEFT + BREAK / 2 - 4) + ' 40l4 9-4 9M' + (LEFT + BREAK / 2 + 2) + ' 40l4 9-4 9',
    }), was && !was.none &&
    s('rect', {
      class: 'was',
      x: x(exact(was.lo)).toFixed(1),
      y: 32,
      width: Math.max(1, x(exact(was.hi)) - x(exact(was.lo))).toFixed(1),
      height: 26,
    }), point
    ? s('circle', { cx: a.toFixed(1), cy: 49, r: 7, class: 'pt' })
    : [
      s('rect', { x: a.toFixed(1), y: 26, width: (b - a).toFixed(1), height: 18, class: 'iv-bg' }),
      s('rect', {
        x: a.toFixed(1),
        y: 26,
        width: (b - a).toFixed(1),
        height: 18,
        class: 'iv',
        fill: 'url(#' + hatch + ')',
      }),
      s('path', { class: 'cap', d: 'M' + a.toFixed(1) + ' 22V56M' + b.toFixed(1) + ' 22V56' }),
    ], point
    ? label(Math.min(RIGHT - 14, Math.max(LEFT + 14, a)), 34, num(score.lo), 'num-t')
    : [
      label(Math.max(a - 4, 26), 16, num(score.lo), 'num-t', a < 40 ? 'start' : 'end'),
      label(Math.min(b + 4, RIGHT - 26), 16, num(score.hi), 'num-t', b > RIGHT - 30 ? 'start' : 'start'),
    ]);
}

// scoreCard is the score with its axis and its sentence. While serious hazards
// stand, and n do, it says why there is no number: any number would make people feel
// safer than they are.
/** @param {Words} words @param {Draft} draft @param {Assessment} got */
export function scoreCard(words, draft, got, n, was) {
  const { score, grading } = got;
  const title = h('h2', words.say(grading.force === 'ours' && !n ? 'score-ours' : 'score'));
  if (score.none) return h('section', { class: 'card' }, title, h('p', words.say('no-score')));
  const all = [
    h('p', { class: 'score-n' }, h('b', range(words, score)), ' ',
      h('span', words.say('points-of', draft.bundle.info.grading.max))),
    axis(words, draft, got, was),
    h('p', { class: 'grade-say' }, sentence(words, got)),
  ];
  return h('section', { class: 'card score' }, title, n
    ? [
      h('p', { class: 'grade-no' }, h('b', words.say('score-held')), words.say('score-held-why', n)),
      h('details', h('summary', words.say('score-range')), all),
    ]
    : all);
}
