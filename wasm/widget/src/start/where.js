// where.js asks where the unit is, by the names of places: each has one bundle.
// A tap goes on.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { keep, recall } from '../part/wish.js';

// chosen is the place that was chosen last, or the smallest one.
/** @param {Engine} engine @returns {Entry} */
export const chosen = ({ index }) => index.find((e) => e.id === recall('place')) || index[index.length - 1];

/** @param {App} app @returns {Promise<Shown>} */
export async function where({ words, trail, engine }) {
  const { index } = engine, last = recall('place');
  const within = (e) => index.some((other) => (other.within || []).includes(e.id));
  // A unit in none of the places takes the one that contains all others: peers
  // have no such place.
  const rest = index.find((e) => index.every((other) => other === e || (other.within || []).includes(e.id)));
  const name = (e) => {
    const place = words.of(e.place || e.title) || e.id;
    if (e === rest) return words.say('where-else');
    return e.place && within(e) ? words.say('where-rest', place) : place;
  };
  const help = (e) =>
    [e === rest && words.say('where-else-say'), e.id === last && words.say('where-last')].filter(Boolean)
      .join(words.say('comma'));
  // The smallest place comes first, but the last one chosen before it.
  const places = [...index].reverse().sort((a, b) => Number(b.id === last) - Number(a.id === last));
  return {
    title: words.say('where'),
    body: [
      h('div', { class: 'stack' }, h('h1', words.say('where')), h('p', { class: 'hint' }, words.say('where-hint'))),
      h('ul', { class: 'pick' }, places.map((e) =>
        h('li', h('button', {
          'data-pack': e.id,
          class: e === rest ? 'rest' : e.id === last && 'was',
          onclick: () => {
            keep('place', e.id);
            engine.fetch(e.id);
            trail.go({ at: 'kinds', pack: e.id });
          },
        }, h('span', { class: 'tx' }, name(e), help(e) && h('small', help(e))), icon('next', true)))
      )),
    ],
  };
}
