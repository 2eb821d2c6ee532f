// incoming.js takes in what comes from elsewhere: the answers of a unit, or all
// units of a device. Nothing that is here is overwritten: what is here already is
// compared first, question by question.

import { waiting } from '../start/wait.js';
import { openNew } from '../way.js';
import { Unread, parse } from './archive.js';
import { draftFault, equal } from './draft.js';
import { twin } from './twin.js';

export { twin };

// known are the units of this device that others' answers can be of.
/** @param {Draft} draft @returns {Promise<Kept[]>} */
export const known = async ({ store }) =>
  store ? (await store.list()).filter((d) => draftFault(d) === undefined && !d.errand) : [];

// read reads answers: of a unit that is here, or of a new one. show then shows the
// comparison, or the unit.
/** @param {App} app @param {Answers} answers @param {string} [id] */
export async function read({ draft, engine }, answers, id) {
  const here = twin(await known(draft), { id, pack: engine.packOf(answers), answers });
  const open = here && draft.session && draft.record.id === here.id;
  return { answers, here, unit: open ? undefined : await (here ? draft.kept(here) : draft.given(answers, id)) };
}

/** @param {App} app @param {Awaited<ReturnType<typeof read>>} got @param {boolean} replace */
export async function show(app, { answers, here, unit }, replace) {
  if (!here) return openNew(app, /** @type {any} */ (unit), replace);
  if (unit) app.draft.resume(unit);
  return app.trail.go({ at: 'merge', answers }, replace);
}

// incoming takes in the text of a file of that name.
/** @param {App} app @param {string} text @param {string} name */
export async function incoming(app, text, name) {
  const { words, trail, draft, engine, frame } = app, { answers, units } = parse(text);
  if (answers) {
    await waiting(app, engine.packOf(answers), () => read(app, answers), (got, replace) => show(app, got, replace));
    return;
  }
  if (!draft.store) throw draft.unsaved;
  const here = await known(draft), byID = new Map(here.map((d) => [d.id, d]));
  const other = ({ draft: d }) => {
    const is = byID.get(d.id) || twin(here, d);
    return is && !equal(is.answers, d.answers);
  };
  // Units that are here with other answers are for the person to decide.
  if (units.some(other)) {
    await trail.go({ at: 'intake', files: [new File([text], name)] });
    return;
  }
  const got = await draft.store.takeIn(units);
  if (trail.route.at === 'home') await trail.show();
  else await trail.go({ at: 'home' }, true);
  frame.tell(words.say('restored', got.units, got.photos));
}

// refusal says in words why a file was not taken in; undefined if that is no matter
// of the file.
/** @param {Words} words @param {any} err @param {string} name */
export function refusal(words, err, name) {
  if (err instanceof Unread) return words.say(err.key, name, ...err.args);
  return err.name === 'QuotaExceededError' ? words.say('restore-full') : undefined;
}
