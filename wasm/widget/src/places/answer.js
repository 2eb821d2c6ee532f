// answer.js reads an answer as it is kept: a value, or a value with its day, a
// note, and whether it is "at least these".

// bare is the value of an answer, without its day and note.
/** @param {any} a */
export const bare = (a) => (a && typeof a === 'object' && !Array.isArray(a) ? a.value : a);

// dayOf is the day on which an answer was given, in answers of that day.
/** @param {any} a @param {string} at */
export const dayOf = (a, at) => (a && typeof a === 'object' && !Array.isArray(a) && a.date) || at;

// dated is an answer with the day on which it was given, for answers of
// another day.
export const dated = (a, from, to) => {
  const day = dayOf(a, from);
  if (day === to) return a;
  return a && typeof a === 'object' && !Array.isArray(a) ? { ...a, date: day } : { value: a, date: day };
};
