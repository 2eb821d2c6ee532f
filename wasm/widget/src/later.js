// later.js holds the screens that nobody needs before the first question. The
// build makes a file of its own of it.

import { learn } from './part/words.js';
import words from './part/words.json?later';
import { again } from './again/again.js';
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
import { changed, conflict } from './units/notice.js';
import { trouble } from './units/trouble.js';

export { printing } from './documents/print.js';

learn(words);

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
  trouble,
};
