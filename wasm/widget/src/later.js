// later.js holds the screens that nobody needs before the first question. The
// build makes a file of its own of it.

// The element's own file has all that the screens share.
import './element.js';
import { failed } from './engine.js';
import { learn } from './part/words.js';
import words from './part/words.json?later';
import { check } from './check/check.js';
import { danger } from './check/danger.js';
import { findOut } from './check/findout.js';
import { sections } from './check/sections.js';
import { copy, documents } from './documents/documents.js';
import { plan, unit } from './documents/form.js';
import { picture } from './documents/picture.js';
import { sheet } from './documents/sheet.js';
import { verify } from './documents/verify.js';
import { hazard } from './results/hazard.js';
import { results } from './results/results.js';
import { whatIf } from './results/whatif.js';
import { home } from './units/home.js';
import { changed, conflict, later } from './units/notice.js';
import { trouble } from './units/trouble.js';

export { printing } from './documents/print.js';
// What the screens for few people use of these: see few.
export { saveAnswers } from './documents/documents.js';
export { chooser, fileName } from './part/file.js';
export { fits, parse, Unread } from './units/archive.js';

learn(words);

// few gives a screen that few people need, from a file of its own.
/** @param {string} name @returns {(app: App, route: any) => Promise<Shown>} */
const few = (name) => async (app, route) => {
  const file = await import('./hand/hand.js').catch((err) => {
    throw Object.assign(failed('E-FETCH', 'not-fetched', 'fire321-hand.js'), { cause: err });
  });
  return file.screens[name](app, route);
};

/** @type {{ [screen: string]: (app: App, route: any) => Promise<Shown> }} */
export const screens = {
  home,
  danger,
  findOut,
  sections,
  check,
  results,
  hazard,
  whatIf,
  documents,
  sheet,
  picture,
  copy,
  unit,
  plan,
  verify,
  changed,
  conflict,
  later,
  trouble,
  give: few('give'),
  take: few('take'),
  merge: few('merge'),
  send: few('send'),
  reply: few('reply'),
  errand: few('errand'),
};
