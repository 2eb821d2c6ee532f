// remind.js keeps what a person means to find out after all is answered.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';

export const reminded = (app) => app.draft.remind || [];

// remindMe is the button beside "not sure".
export function remindMe(app, fact) {
  const it = h('button', {
    type: 'button',
    class: 'btn btn-2',
    'aria-pressed': 'false',
    onclick: async () => {
      const list = reminded(app), has = list.includes(fact.id);
      app.draft.remind = has ? list.filter((id) => id !== fact.id) : [...list, fact.id];
      draw();
      if (app.draft.rev > 0) await app.save(); // else with the answer
    },
  });
  const draw = () => {
    const on = reminded(app).includes(fact.id);
    it.setAttribute('aria-pressed', String(on));
    it.textContent = '';
    it.append(icon(on ? 'tick' : 'clock', true), app.say(on ? 'will-remind' : 'remind-me'));
  };
  draw();
  return it;
}

// toFindOut lists what is to be found out, each with where to look; null where
// there is nothing.
export async function toFindOut(app, to) {
  const facts = await remindedFacts(app);
  return facts.length > 0 &&
    h('section', { class: 'card' }, h('h2', {}, app.say('to-find-out')),
      h('ul', { class: 'kv' },
        facts.map((f) =>
          h('li', {}, h('p', {}, h('b', {}, app.of(f.ask))),
            h('p', { class: 'small' }, app.of(f.where_to_look) || app.say('find-out-any')), h('button', {
              type: 'button',
              class: 'link ch',
              'aria-label': app.say('answer-it') + ' ' + app.of(f.ask),
              onclick: () => app.go({ at: 'question', facts: [f.id], to }),
            }, app.say('answer-it')))
        )));
}

// remindedFacts are those that are still not sure.
export async function remindedFacts(app) {
  const { facts } = app.session.answers;
  const ids = reminded(app).filter((id) => facts && id in facts);
  return ids.length
    ? (await app.must(app.session.facts(...ids))).facts.filter((f) =>
      f.answer === null || f.answer && f.answer.value === null || f.answer && f.answer.more
    )
    : [];
}
