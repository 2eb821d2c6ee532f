// coming.js tells what the law changes for the unit: since a day, or soon.

import { h } from '../part/dom.js';
import { must } from '../engine.js';
import { dayAfter } from '../part/words.js';

// SOON is how many days ahead a change of the law is told.
const SOON = 60;

// soon is what the law will change within that time.
/** @param {Session} session @param {string} today */
export const soon = async (session, today) => (await must(session.coming(dayAfter(today, SOON)))).coming || [];

// changes lists them, with what today's answers say to each.
/** @param {Words} words */
export function changes(words, key, list) {
  const said = ({ then }) =>
    words.say(
      'again-then-' + (!then ? 'none' : then.join() === 'fail' ? 'fail' : then.includes('fail') ? 'open' : 'pass'),
    );
  return list.length > 0 &&
    h('section', { class: 'card' }, h('h2', words.say(key, list.length)),
      h('ul', { class: 'bullets' },
        list.map((c) =>
          h('li', h('b', words.say('again-from', words.day(c.day))), words.of(c.title),
            h('div', { class: 'small dim' }, said(c)))
        )));
}
