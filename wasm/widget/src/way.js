// way.js goes to the next step that the answers require.

import { recall } from './part/wish.js';
import { waiting } from './start/wait.js';

// FEW is how many lines a page has in large type: as many as a person looks over.
const FEW = 5;

// firstRoute is the way to a new unit: it asks where it is, unless there is
// only one place.
/** @param {Engine} engine @returns {Route} */
export const firstRoute = ({ index }) => (index.length > 1 ? { at: 'where' } : { at: 'kinds', pack: index[0].id });

// nextRoute is the next question: in a section, until it is finished. After the
// first round it is what the round has shown; when all is asked, the check of
// the answers.
/** @param {Draft} draft @param {Route} [from] the question before @returns {Promise<Route>} */
export async function nextRoute(draft, { section, step } = /** @type {any} */ ({})) {
  const { page } = await draft.next(section);
  if (section && !page) return { at: 'sections', done: section };
  if (step && !(page && page.step)) return { at: 'danger' };
  if (!page) return { at: 'check' };
  const { title } = page, facts = recall('size') ? page.facts.slice(0, FEW) : page.facts;
  return {
    at: 'question',
    facts: facts.map((f) => f.id),
    asked: facts,
    title,
    section,
    page: page.id,
    step: page.step,
    steps: page.steps,
  };
}

// forward goes there. said is the answer before, to be taken back at once.
/** @param {Trail} trail @param {Draft} draft @param {{ replace?: boolean, from?: Route, said?: any }} [how] */
export async function forward(trail, draft, { replace, from, said } = {}) {
  const { ahead, engine } = draft;
  if (ahead && !ahead.page && !engine.ready(draft.record.pack)) {
    await waiting({ trail, engine }, draft.record.pack, () => draft.arrive(), (_, wait) =>
      forward(trail, draft, { replace: replace || wait, from, said }));
    return;
  }
  const { route } = trail, to = await nextRoute(draft, from);
  // Also save that everything is asked, so that the list of units can say so.
  if (to.at === 'check' && draft.record.remaining !== 0) await draft.save();
  if (!draft.clash && trail.route === route) await trail.go({ ...to, said }, replace);
}

// inSection asks what is left in a section.
/** @param {Trail} trail @param {Draft} draft @param {string} section */
export const inSection = (trail, draft, section) => forward(trail, draft, { from: { at: 'question', section } });

// resume opens a unit of this device, where the user was: half-filled screens
// are as they were.
/** @param {{ trail: Trail, draft: Draft, engine: Engine }} app @param {Kept} record */
export async function resume(app, record) {
  const { trail, draft } = app;
  await waiting(app, record.pack, () => draft.kept(record), async (unit, replace) => {
    const notice = draft.resume(unit);
    if (notice === 'changed') await trail.go({ at: notice }, replace);
    else if (record.errand) await trail.go({ at: 'errand' }, replace);
    else if (notice) await trail.go({ at: notice }, replace);
    else if (!(record.way || []).length) await forward(trail, draft, { replace });
    else {
      const way = record.way.map((r) => ({ ...r })), last = way[way.length - 1];
      const { value } = await draft.session.facts(...last.facts),
        half = value && value.facts.some((f) => f.answer === undefined);
      await trail.restore(half ? way : [...way, await nextRoute(draft, last)], replace);
      if (half) window.scrollTo({ top: record.top || 0, behavior: 'instant' });
    }
  });
}

// handOver opens a unit of this device only to give its answers to somebody.
/** @param {{ trail: Trail, draft: Draft, engine: Engine }} app @param {Kept} record */
export async function handOver(app, record) {
  await waiting(app, record.pack, () => app.draft.kept(record),
    (unit, replace) => app.trail.go({ at: app.draft.resume(unit) === 'changed' ? 'changed' : 'give' }, replace));
}

// openFile opens answers as a new unit, with its id on another device if it has
// one.
/** @param {{ trail: Trail, draft: Draft, engine: Engine }} app @param {Answers} answers @param {string} [id] */
export const openFile = (app, answers, id) =>
  waiting(app, app.engine.packOf(answers), () => app.draft.given(answers, id), (unit, replace) =>
    openNew(app, unit, replace));

// openNew opens what was read of them.
/** @param {{ trail: Trail, draft: Draft }} app @param {Unit & { got?: any }} unit @param {boolean} replace */
export async function openNew({ trail, draft }, unit, replace) {
  draft.open(unit);
  await draft.save();
  if (unit.got.aside) await trail.go({ at: 'changed', got: unit.got }, replace);
  else await forward(trail, draft, { replace });
}
