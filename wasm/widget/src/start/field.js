// field.js is the field of the question what the place is: tiles that a search
// narrows, any of them, and "not sure". It is a control as those of control.js.

import { h, replace } from '../part/dom.js';
import { icon, kindIcon } from '../part/icon.js';
import { cell, given } from '../question/cell.js';
import { called, find } from '../question/find.js';

// SAID is how many of its everyday words a tile shows.
const SAID = 5;

const han = /\p{Script=Han}/u;

// The tile of what has no own rules says so. covers are the kinds that have;
// where it is not known, nothing is said.
/** @param {Words} words @param {Fact} fact @param {string[]} [covers] */
export function kinds(words, fact, covers) {
  const now = given(fact), has = new Set(now.value || []), values = /** @type {any[]} */ (fact.values);
  const bare = (v) => !!covers && v.id !== 'other' && !covers.includes(v.id);
  const cells = values.map((v) => {
    const costs = h('p', { class: 'costs', role: 'status' }),
      calls = h('span', said(words, v)),
      also = h('div', { class: 'also', role: 'group', 'aria-label': words.say('also-here') });
    const made = cell('checkbox', 'kinds', {
      label: [words.of(v.text), ' ', bare(v) && h('span', { class: 'tag open' }, words.say('kind-bare'))],
      help: [calls, v.help && h('span', words.of(v.help))],
      value: v.id,
      checked: has.has(v.id),
      picture: kindIcon(v.id),
    });
    return {
      ...v,
      ...made,
      calls,
      costs,
      also,
      tile: h('div', { class: 'tile' }, made.el, costs, also),
      hints: v.also || [],
    };
  });
  const idk = cell('checkbox', 'kinds', {
    label: words.say('not-sure'),
    value: 'not-sure',
    dashed: true,
    checked: now.has && (now.value === null || now.more),
  });
  const idkWords = idk.el.querySelector('.tx');
  const chosen = () => cells.filter((c) => c.box.checked).map((c) => c.id);
  // What is often there too is offered once, under the first that hints at it.
  const offer = () => {
    const said = new Set(chosen());
    for (const c of cells) {
      const more = c.box.checked ? cells.filter((o) => c.hints.includes(o.id) && !said.has(o.id)) : [];
      for (const o of more) said.add(o.id);
      c.also.hidden = !more.length;
      replace(c.also, more.length && [
        h('span', words.say('also-here')),
        more.map((o) =>
          h('button', {
            type: 'button',
            class: 'chip',
            onclick: () => {
              o.box.checked = true;
              o.tile.hidden = false;
              o.box.dispatchEvent(new Event('change', { bubbles: true }));
              c.box.focus({ preventScroll: true });
            },
          }, icon('plus'), words.of(o.text))
        ),
      ]);
    }
  };
  const sync = () => {
    idkWords.textContent = words.say(chosen().length ? 'others-not-sure' : 'not-sure');
    // What the choice costs is said before the first question.
    for (const c of cells) {
      replace(c.costs, bare(c) && c.box.checked && words.say('kind-bare-costs', words.of(c.text)));
      c.costs.hidden = !c.costs.firstChild;
    }
    offer();
  };
  const grid = h('div', { class: 'opts kinds' }, cells.map((c) => c.tile));
  const el = h('div', finder(words, values, cells, grid), grid, h('div', { class: 'opts' }, idk.el));
  el.addEventListener('change', sync);
  sync();
  return {
    el,
    notSure: idk.box,
    chosen,
    read() {
      const list = chosen();
      if (list.length) return { answer: idk.box.checked ? { value: list, more: true } : list };
      return idk.box.checked ? { answer: null } : { fault: words.say('choose-any-kind') };
    },
    focus() {
      cells[0].box.focus();
    },
  };
}

// said are the words that people say most, of those in the language shown, and
// not those that the tile says anyway. The one that was found stands first.
/** @param {Words} words @param {any} option @param {string} [found] */
function said(words, { text, words: all = [] }, found) {
  const label = words.of(text).toLowerCase();
  const own = all.map((w) => (han.test(w) ? w.split(' ')[0] : w)).filter((w) =>
    han.test(w) === (words.lang === 'zh') && !label.includes(w.toLowerCase())
  );
  return words.join([...new Set(found && !label.includes(found) ? [found, ...own] : own)].slice(0, SAID));
}

// finder narrows tiles to those that people call by the typed text, the best
// first. Chosen tiles stay visible, and so does "other": nobody is shut out by
// a word that we do not know.
/** @param {Words} words */
function finder(words, options, cells, grid) {
  const status = h('p', { class: 'small dim', role: 'status' });
  const input = h('input', {
    type: 'search',
    placeholder: words.say('search-kinds'),
    'aria-label': words.say('search'),
    autocomplete: 'off',
    enterkeyhint: 'search',
  });
  const look = () => {
    const found = find(input.value, options), hits = new Set(found);
    cells.forEach((c, i) => {
      c.tile.hidden = !hits.has(i) && !c.box.checked && c.id !== 'other';
      c.calls.textContent = said(words, options[i], hits.has(i) ? called(input.value, options[i]) : undefined);
    });
    grid.append(...[...new Set([...found, ...options.keys()])].map((i) => cells[i].tile));
    status.textContent = input.value.trim()
      ? words.say(found.length ? 'found-kinds' : 'found-no-kind', found.length)
      : '';
  };
  input.addEventListener('input', look);
  // Enter in a search field searches; it does not leave the page.
  input.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && !e.isComposing) e.preventDefault();
  });
  return h('div', { class: 'finder' }, h('div', { class: 'search' }, icon('search'), input), status);
}
