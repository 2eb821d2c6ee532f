// figure.js is the 3-2-1 figure: one square is one duty, so that no percentage
// hides a failure. The three looks also work in black and white.

import { h } from '../part/dom.js';

/** @type {[string, string, string[]][]} */
const rows = [
  ['3', 'autonomies', ['assess-risk', 'self-inspect', 'self-rectify']],
  ['2', 'disclosures', ['disclose-responsible', 'disclose-manager']],
  ['1', 'commitment', ['commit']],
];

const order = { s: 0, g: 1, o: 2, p: 3 };

/** @param {Words} words @param {Assessment} got */
export function figure(words, got) {
  const severity = Object.fromEntries((got.results || []).map((r) => [r.id, r.severity]));
  const pillars = Object.fromEntries((got.pillars || []).map((p) => [p.id, p]));
  const look = (r) =>
    r.verdict.length > 1
      ? (r.verdict.includes('fail') ? 'o' : 'p')
      : r.verdict[0] === 'fail'
      ? (severity[r.id] === 'general' ? 'g' : 's')
      : 'p';
  const marks = (p) =>
    (p.results || []).filter((r) => r.verdict.join() !== 'not-applicable').map(look).sort((a, b) =>
      order[a] - order[b]
    );
  const names = { s: 'severity-serious', g: 'severity-general', o: 'not-known', p: 'met' };
  const count = (list) =>
    ['s', 'g', 'o', 'p'].map((k) => [k, list.filter((m) => m === k).length]).filter(([, n]) => n).map(([k, n]) =>
      words.say(names[k]) + ' ' + n
    );
  const cell = (id) => {
    const p = pillars[id], list = p ? marks(p) : [];
    return h('div', { class: 'cell' },
      h('p', h('b', p ? words.of(p.title) : ''), h('span', words.say('n-duties', list.length))), list.length > 0 &&
      h('div', { class: 'sq', role: 'img', 'aria-label': words.join(count(list)) },
        list.map((k) => h('i', { class: k }))));
  };
  const all = Object.values(pillars).flatMap(marks);
  return h('section', { class: 'card fig' }, h('h2', words.say('three-two-one')),
    h('p', { class: 'small dim' }, words.say('figure-hint', all.length)),
    rows.map(([n, word, ids]) =>
      h('div', { class: 'fig-row' }, h('div', { class: 'fig-k' }, h('b', n), h('span', words.say(word))),
        h('div', { class: 'fig-cells' }, ids.map(cell)))
    ),
    h('ul', { class: 'legend' },
      ['s', 'g', 'o', 'p'].map((k) =>
        h('li', h('span', { class: 'sq', 'aria-hidden': 'true' }, h('i', { class: k })), words.say(names[k]))
      )));
}
