// hand.js holds the screens on which answers, codes and pictures go from one
// person to another, and what fixing would achieve. Few need them, so the build
// makes a file of its own of it. What it shares with the screens of later.js comes
// from there when a screen is drawn; what it shares with all comes from the
// element.

import '../element.js';
import { picture } from '../documents/picture.js';
import { whatIf } from '../results/whatif.js';
import { learn } from '../part/words.js';
import words from '../part/words.json?hand';
import { clashes, later } from './clashes.js';
import { give } from './give.js';
import { errand } from './errand.js';
import { merge } from './merge.js';
import { reply } from './reply.js';
import { send } from './send.js';
import { take } from './take.js';
import { verify } from './verify.js';
import { tick } from './tick.js';

learn(words);

// What the files of others are taken in with, too.
export { clashes, later };

/** @type {{ [screen: string]: (app: App, route: any) => Promise<Shown> }} */
export const screens = { give, take, merge, send, reply, errand, tick, verify, picture, whatIf };
