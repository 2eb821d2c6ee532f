// places.js holds the wide tables: the fixing of all hazards planned at once, and
// the screens for who has several places: how all stand today,
// answers that go for all, and files of others that are taken in. The build
// makes a file of its own of it, since few people have more than one place.
//
// What it shares with the screens of later.js comes from there when a screen is
// drawn; what it shares with all comes from the element.

import '../element.js';
import { learn } from '../part/words.js';
import words from '../part/words.json?places';
import { common } from './common.js';
import { intake } from './intake.js';
import { table } from './table.js';
import { table as manyPlans } from '../documents/table.js';

learn(words);

/** @type {{ [screen: string]: (app: App, route: any) => Promise<Shown> }} */
export const screens = { places: table, common, intake, manyPlans };
