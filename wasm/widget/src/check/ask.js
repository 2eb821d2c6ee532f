// ask.js leads to the open questions on which something depends.

import { link } from '../part/link.js';
import { must } from '../engine.js';

// questions are links to all facts that the criteria depend on, in the order of
// the sections; `to` is where to go after an answer.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
export async function questions(words, trail, draft, criteria, to) {
  const [{ pages }, ...whys] = await Promise.all([
    must(draft.session.overview()),
    ...criteria.map((id) => must(draft.session.why(id))),
  ]);
  const needs = new Set(whys.flatMap((w) => w.needs || []));
  return pages.flatMap((p) =>
    (p.facts || []).filter((f) => needs.has(f.id))
      .map((f) => link(trail, words.of(f.ask), { at: 'question', facts: [f.id], title: p.title, to }))
  );
}

// askAbout gives a listener that goes to the first question of a criterion, or
// to the criterion if it depends on none.
/** @param {Trail} trail @param {Draft} draft */
export const askAbout = (trail, draft, id, to) =>
  trail.attempt(async () => {
    const { needs } = await must(draft.session.why(id));
    await trail.go(needs ? { at: 'question', facts: [needs[0]], to } : { at: 'hazard', id });
  });
