// who.js says who mends, and by when, as one says it to that person.

// named is the person who was named for a part; '' if nobody was.
/** @param {Draft} draft */
const named = (draft, by) => draft.value('unit.' + by + '_name') || '';

// theName is whoever looks after fire safety here, for a plan that names none.
/** @param {Draft} draft */
export const theName = (draft) =>
  named(draft, 'manager') || named(draft, 'responsible') ||
  (Object.values(draft.answers.plan || {}).find((p) => p.person) || {}).person || '';

// mender gives the words for who fixes a hazard: the person of its plan, you if
// all that is done here is the work of one person, or the part.
/** @param {Words} words @param {Engine} engine @param {Draft} draft */
export async function mender(words, engine, draft) {
  const kinds = draft.value('place.kinds') || [], roles = draft.value('unit.roles') || [];
  const { kinds: fact } = await engine.described(draft.record.pack), values = fact ? fact.values : [];
  const small = kinds.length > 0 && kinds.every((k) => values.some((v) => v.id === k && v.small));
  return (/** @type {{ id: string, by?: string }} */ { id, by }) => {
    const { person = '' } = (draft.answers.plan || {})[id] || {};
    if (person) return person;
    if (!by) return '';
    const own = ['responsible', 'manager', 'staff'].includes(by);
    return own && small || roles.includes(by)
      ? words.say('who-you')
      : own && named(draft, by) || words.say('who-' + by);
  };
}

// dayFor is the day by which a hazard is mended, as it was planned or as it is
// due: today, or a day.
/** @param {Words} words @param {Draft} draft */
export function dayFor(words, draft, x) {
  const { today } = draft, day = (x.plan && x.plan.by) || x.due;
  if (!day) return '';
  return day === today ? words.say('today') : words.say(day < today ? 'overdue' : 'by-day', words.near(day, today));
}
