// name.js asks how people call the place, so that two are told apart, and says
// what comes now. If the unit is open already, it changes its name.

import { h } from '../part/dom.js';
import { Trouble } from '../engine.js';
import { forward } from '../way.js';
import { longAs, tapsOf } from './long.js';
import { waiting } from './wait.js';

const LONGEST = 100;

/** @param {App} app @param {Route} route @returns {Promise<Shown>} */
export async function name(app, route) {
  const { words, trail, draft, engine } = app, { pack, kinds } = route;
  const open = draft.session && draft.record.pack === pack;
  if (!('name' in route)) route.name = (open && (draft.answers.unit || {}).name) || '';
  const input = h('input', {
    id: 'fire321-name',
    type: 'text',
    value: route.name,
    maxlength: LONGEST,
    autocomplete: 'organization',
    enterkeyhint: 'go',
    oninput: () => {
      route.name = input.value;
      route.begun = true; // nothing is saved yet
    },
  });
  const chosen = kinds && (Array.isArray(kinds) ? kinds : kinds.value);
  const long = longAs(words, 'like-you', engine.entry(pack), chosen || []),
    taps = tapsOf(words, engine.entry(pack), chosen || []);
  // The unit begins with its kind as its first answer, if it was asked for.
  const begin = trail.attempt(async () => {
    const called = input.value.trim();
    delete route.begun;
    if (open) {
      await draft.put({ unit: { ...draft.answers.unit, name: called } });
      await forward(trail, draft);
      return;
    }
    const first = async (unit, replace) => {
      draft.begin(unit);
      const error = kinds !== undefined && await draft.set({ 'place.kinds': kinds });
      if (error) throw new Trouble(error);
      await forward(trail, draft, { replace });
    };
    const early = await draft.early(pack, called);
    if (trail.route !== route) return;
    if (early) await first(early, false);
    else await waiting(app, pack, () => draft.fresh(pack, called), first);
  });
  let busy = false;
  const go = () => {
    if (busy) return;
    busy = true;
    begin(undefined).finally(() => busy = false);
  };
  return {
    title: words.say('name'),
    body: [
      h('form', {
        novalidate: true,
        onsubmit: (e) => {
          e.preventDefault();
          go();
        },
      },
        h('div', { class: 'field words plainform' }, h('h1', h('label', { for: input.id }, words.say('name'))),
          h('p', { class: 'hint' }, words.say('name-hint')), input),
        h('section', { class: 'card' }, h('h2', words.say('comes-now')), taps && h('p', h('b', taps)),
          long && h('p', long), h('p', { class: 'dim' }, words.say('comes-now-say'))),
        h('div', { class: 'bar' }, h('button', {
          class: 'btn btn-2',
          'data-skip': true,
          onclick: () => {
            input.value = route.name = '';
            go();
          },
        }, words.say('name-later')), h('button', { type: 'submit', class: 'btn btn-1' }, words.say('begin-asking')))),
    ],
  };
}
