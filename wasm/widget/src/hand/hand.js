// hand.js holds the screens on which answers go from one person to another. Few
// need them, so the build makes a file of its own of it. What it shares with the
// screens of later.js comes from there when a screen is drawn; what it shares
// with all comes from the element.

import '../element.js';
import { learn } from '../part/words.js';
import words from '../part/words.json?hand';
import { give } from './give.js';
import { errand } from './errand.js';
import { merge } from './merge.js';
import { reply } from './reply.js';
import { send } from './send.js';
import { take } from './take.js';
import { tick } from './tick.js';

learn(words);

/** @type {{ [screen: string]: (app: App, route: any) => Promise<Shown> }} */
export const screens = { give, take, merge, send, reply, errand, tick };
