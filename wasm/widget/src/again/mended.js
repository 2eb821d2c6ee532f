// mended.js is the hazards of last time, each with one tick for "fixed". A tick
// changes the one answer that would mend it, and only if there is one such
// answer, which is a yes or a no and stands beside the tick. Else the tick leads
// to the questions. Whether it is mended then is judged by the engine.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { photos } from '../photos/photos.js';
import { glyph } from '../results/results.js';
import { grave } from '../results/order.js';
import { dayFor } from '../results/who.js';
import { dayOf } from './left.js';

/** @typedef {import('./left.js').Item} Item */

// card is one hazard. rows are the words of questions by fact.
/**
 * @param {App} app
 * @param {Item} item
 * @param {{ row(fact: string): string, whose(x: Hazard): string, tick(item: Item): any, still(item: Item): any,
 *   undo(item: Item): any, ask(facts: string[]): any }} on
 */
export function card({ words, trail, draft }, item, on) {
  const { x, other, fix, asks, state, stale, mended } = item, { today } = draft, who = on.whose(x);
  const title = words.of(x.say || x.title), day = dayOf(x), late = day && day < today;
  const labelled = (key) => ({ 'aria-label': words.say(key) + ' ' + title });
  const button = (look, key, onclick, sign) =>
    h('button', { class: look, ...labelled(key), onclick }, sign && icon(sign, true), words.say(key));
  const when = late
    ? h('b', words.say('again-late-by', days(day, today), words.near(day, today)))
    : dayFor(words, draft, x);
  const can = state !== 'gone' && fix && (state === 'stands' || stale);
  return h('li', { class: 'alarm' + (grave(x) ? '' : ' gen') + (state === 'gone' ? ' over' : ''), 'data-id': x.id },
    h('h2', glyph(words, x), title), state !== 'gone' &&
    h('p', { class: 'meta' }, when && h('span', { class: late ? 'late' : '' }, when), who &&
      h('span', words.say('mends', who)), other && h('span', words.say('duty-of-others'))),
    state === 'gone' && h('p', { class: 'gone' }, icon('tick', true), ' ', mended && item.applies
      ? [words.say('again-fixed-on', words.near(mended.day, today)), ' ', noted(words, item, on)]
      : words.say(item.applies ? 'again-met' : 'again-lapsed')),
    state === 'stands' && mended && h('p', { class: 'err' }, icon('warn', true), h('span', words.say('again-still'))),
    state === 'unknown' &&
      h('p', stale
        ? words.say('again-look')
        : [words.say('again-lacks'), words.join(asks.slice(0, 3).map(on.row)), asks.length > 3 && '…']),
    can && h('p', { class: 'dim' }, noted(words, item, on), fix.breaks > 0 &&
      h('span', ' ', words.say('would-break', fix.breaks))),
    h('div', { class: 'row' }, can && button('btn btn-2', 'again-fixed', on.tick(item), 'tick'),
      can && stale && button('btn btn-2', 'again-not-yet', on.still(item)),
      state !== 'gone' && !can && asks.length > 0 && button('btn btn-2', 'again-answer', on.ask(asks), 'tick'),
      mended && button('link', 'undo', on.undo(item)), state !== 'gone' && h('button', {
        class: 'link',
        ...labelled('again-more'),
        onclick: () => trail.go({ at: 'hazard', id: x.id }),
      }, words.say('again-more'))), pair(words, draft, item));
}

// noted is what a tick writes down: the question and its answer.
/** @param {Words} words @param {Item} item @param {{ row(fact: string): string }} on */
const noted = (words, { fix }, { row }) => fix && words.say('again-noted', row(fix.fact), words.of(fix.to));

// pair is the photos before and after, side by side: once it is mended.
/** @param {Words} words @param {Draft} draft @param {Item} item */
function pair(words, draft, { x, fix, state, mended }) {
  const about = 'hazard:' + x.id;
  if (!draft.store || state !== 'gone' && !mended) return null;
  const facts = new Set([...(fix ? [fix.fact] : []), ...(x.why || []).map((w) => w.fact)]);
  const side = (key, el) => h('figure', h('figcaption', words.say(key)), el);
  return h('div', { class: 'pair' },
    side('photo-before',
      photos(words, draft, about, { others: [...facts].map((f) => 'fact:' + f), side: 'before', take: '' })),
    side('photo-after', photos(words, draft, about, { side: 'after', take: words.say('photo-take-after') })));
}

// days is how many days lie between.
export const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
