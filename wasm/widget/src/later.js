// later.js holds the screens that nobody needs before the first question. The
// build makes a file of its own of it.

// The element's own file has all that the screens share.
import './element.js';
import { failed } from './engine.js';
import { learn } from './part/words.js';
import words from './part/words.json?later';
import { again } from './again/again.js';
import { check } from './check/check.js';
import { danger } from './check/danger.js';
import { findOut } from './check/findout.js';
import { sections } from './check/sections.js';
import { copy, documents } from './documents/documents.js';
import { plan, unit } from './documents/form.js';
import { paperOf, sheet } from './documents/sheet.js';
import { hazard } from './results/hazard.js';
import { results } from './results/results.js';
import { home } from './units/home.js';
import { changed, conflict } from './units/notice.js';
import { trouble } from './units/trouble.js';

export { printing } from './documents/print.js';
// What the screens for few people use of these: see few.
export { askAbout } from './check/ask.js';
export { saveAnswers } from './documents/documents.js';
export * as forms from './documents/form.js';
export { chooser, download, fileName } from './part/file.js';
export { fold } from './part/fold.js';
export { kept } from './part/kept.js';
export { paperOf };
export { soon } from './again/coming.js';
export * as calendar from './results/calendar.js';
export * as order from './results/order.js';
export { glyph } from './results/results.js';
export * as score from './results/score.js';
export { theName } from './results/who.js';
export { archive, fits, parse } from './units/archive.js';
export { kindsOf } from './units/home.js';
export * as arrivals from './units/incoming.js';
export { bare, nameOf } from './units/rescue.js';

learn(words);

// loaded is a script that few people need, or why it did not come.
/** @template T @param {string} script @param {() => Promise<T>} load @returns {() => Promise<T>} */
const loaded = (script, load) => () =>
  load().catch((err) => {
    throw Object.assign(failed('E-FETCH', 'not-fetched', script), { cause: err });
  });
export const hand = loaded('fire321-hand.js', () => import('./hand/hand.js'));
const places = loaded('fire321-places.js', () => import('./places/places.js'));

// few are its screens.
/**
 * @param {() => Promise<{ screens: { [name: string]: (app: App, route: any) => Promise<Shown> } }>} load
 * @param {string[]} names
 */
const few = (load, ...names) =>
  Object.fromEntries(names.map((name) => [name, async (app, route) => (await load()).screens[name](app, route)]));

// Who plans all at once has many places, or much to fix.
const { manyPlans } = few(places, 'manyPlans');

/** @type {{ [screen: string]: (app: App, route: any) => Promise<Shown> }} */
export const screens = {
  home,
  again,
  danger,
  findOut,
  sections,
  check,
  results,
  hazard,
  documents,
  sheet,
  copy,
  unit,
  plan: (app, route) => (route.id ? plan : manyPlans)(app, route),
  changed,
  conflict,
  trouble,
  ...few(places, 'places', 'common', 'intake'),
  ...few(hand, 'give', 'take', 'merge', 'send', 'reply', 'errand', 'tick', 'verify', 'picture', 'whatIf'),
};
