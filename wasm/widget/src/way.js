// way.js goes to the next step that the answers require.

import { waiting } from './start/wait.js';

// firstRoute is the way to a new unit: it asks where it is, unless there is
// only one place.
/** @param {Engine} engine @returns {Route} */
export const firstRoute = ({ index }) => (index.length > 1 ? { at: 'where' } : { at: 'kinds', pack: index[0].id });

// nextRoute is the next question, or the check of the answers.
/** @param {Draft} draft @returns {Promise<Route>} */
export async function nextRoute(draft) {
  const { page } = await draft.next();
  return page
    ? { at: 'question', facts: page.facts.map((f) => f.id), asked: page.facts, title: page.title }
    : { at: 'check' };
}

// forward goes there.
/** @param {Trail} trail @param {Draft} draft @param {boolean} [replace] */
export async function forward(trail, draft, replace) {
  const to = await nextRoute(draft);
  // Also save that everything is asked, so that the list of units can say so.
  if (to.at === 'check' && draft.record.remaining !== 0) await draft.save();
  if (!draft.clash) await trail.go(to, replace);
}

// resume opens a unit of this device.
/** @param {{ trail: Trail, draft: Draft, engine: Engine }} app @param {Kept} record */
export async function resume(app, record) {
  const { trail, draft } = app;
  await waiting(app, record.pack, () => draft.resume(record), async (notice, replace) => {
    if (notice) await trail.go({ at: notice }, replace);
    else await forward(trail, draft, replace);
  });
}

// openFile opens answers as a new unit.
/** @param {{ trail: Trail, draft: Draft, engine: Engine }} app @param {Answers} answers */
export async function openFile(app, answers) {
  const { trail, draft, engine: { index } } = app;
  const pack = (index.find((e) => e.id === (answers || {}).pack) || index[0]).id;
  await waiting(app, pack, () => draft.import(answers), async (got, replace) => {
    if (got.aside) await trail.go({ at: 'changed', got }, replace);
    else await forward(trail, draft, replace);
  });
}
