// said.js prints answers in a line, as the person gave them.

/** @param {Words} words */
export const youSaid = (words, list) =>
  words.say('you-said', words.join(list.map((w) =>
    words.of(w.question).replace(/[？?]$/, '') + words.say('colon') + words.of(w.answer)
  )));
