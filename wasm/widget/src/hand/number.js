// number.js numbers the questions that go out to somebody. A question keeps its
// number for as long as the unit is here, whoever was asked, so that no answer
// can be taken for that to another question.

/** @param {Draft} draft @param {Kept} record the unit @param {string[]} ids */
export async function numbered(draft, record, ids) {
  const { asked = [] } = record, fresh = ids.filter((id) => !asked.includes(id)), all = [...asked, ...fresh];
  if (fresh.length && draft.record === record) { // it may have been left meanwhile
    record.asked = all;
    await draft.save();
  }
  return (/** @type {string} */ id) => all.indexOf(id) + 1;
}

// LETTERS are how many options of a question have a letter to answer by.
export const LETTERS = 26;

// lettered are the options of a question, each with its letter.
/** @param {Words} words @param {Fact} f */
export const lettered = (words, { values = [] }) =>
  values.slice(0, LETTERS).map((v, i) => String.fromCharCode(65 + i) + ' ' + words.of(v.text));
