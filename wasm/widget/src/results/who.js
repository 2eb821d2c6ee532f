// who.js says who mends, and by when, as one says it to that person.

// SMALL are the kinds of place whose people are mostly one and the same.
const SMALL = ['shop', 'small-restaurant', 'mixed-use', 'rented-rooms', 'homestay', 'clinic', 'courier', 'workshop'];

// named is the person who was named for a part; '' if nobody was.
/** @param {Draft} draft */
const named = (draft, by) => draft.value('unit.' + by + '_name') || '';

// theName is whoever looks after fire safety here, for a plan that names none.
/** @param {Draft} draft */
export const theName = (draft) =>
  named(draft, 'manager') || named(draft, 'responsible') ||
  (Object.values(draft.answers.plan || {}).find((p) => p.person) || {}).person || '';

// mender gives the words for who mends a hazard: the person of its plan, you in
// a small place, or the part.
/** @param {Words} words @param {Draft} draft */
export function mender(words, draft) {
  const kinds = draft.value('place.kinds') || [],
    roles = draft.value('unit.roles') || [],
    small = kinds.length > 0 && kinds.every((k) => SMALL.includes(k));
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
