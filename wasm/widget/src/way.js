// way.js goes to the next step that the answers require.

// askFirst is the first question of a new unit in a place.
export const askFirst = (pack) => ({ at: 'question', first: true, facts: ['place.kinds'], pack });

// firstRoute asks where a new unit is, unless there is only one place.
/** @param {Engine} engine @returns {Route} */
export const firstRoute = ({ index }) => (index.length > 1 ? { at: 'where' } : askFirst(index[0].id));

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
/** @param {Trail} trail @param {Draft} draft @param {Kept} record */
export async function resume(trail, draft, record) {
  const notice = await draft.resume(record);
  if (notice) await trail.go({ at: notice });
  else await forward(trail, draft);
}

// openFile opens answers as a new unit.
/** @param {Trail} trail @param {Draft} draft @param {Answers} answers */
export async function openFile(trail, draft, answers) {
  const got = await draft.import(answers);
  if (got.aside) await trail.go({ at: 'changed', got });
  else await forward(trail, draft);
}
