// said.js prints answers in a line, as the person gave them.

export const youSaid = (app, list) =>
  app.say('you-said', app.words.join(list.map((w) =>
    app.of(w.question).replace(/[？?]$/, '') + app.say('colon') + app.of(w.answer)
  )));
