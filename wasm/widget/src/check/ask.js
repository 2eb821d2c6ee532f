// ask.js leads to the questions on which something hangs that is not known.

import { link } from '../part/link.js';

// questions are links to all that the criteria hang on, in the order of the
// sections; `to` is where an answer leads.
export async function questions(app, criteria, to) {
  const [{ pages }, ...whys] = await Promise.all([
    app.must(app.session.overview()),
    ...criteria.map((id) => app.must(app.session.why(id))),
  ]);
  const needs = new Set(whys.flatMap((w) => w.needs || []));
  return pages.flatMap((p) =>
    (p.facts || []).filter((f) => needs.has(f.id))
      .map((f) => link(app, app.of(f.ask), { at: 'question', facts: [f.id], title: p.title, to }))
  );
}

// askAbout goes to the first of a criterion's questions; to the criterion where
// it hangs on none.
export async function askAbout(app, id, to) {
  try {
    const { needs } = await app.must(app.session.why(id));
    await app.go(needs ? { at: 'question', facts: [needs[0]], to } : { at: 'hazard', id });
  } catch (err) {
    app.fail(err);
  }
}
