// remind.js keeps what a person wants to find out after all is answered.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';

/** @param {Draft} draft */
export const reminded = (draft) => draft.record.remind || [];

// remindMe is the button next to "not sure".
/** @param {Words} words @param {Draft} draft */
export function remindMe(words, draft, fact) {
  const it = h('button', {
    class: 'btn btn-2',
    'aria-pressed': 'false',
    onclick: async () => {
      const list = reminded(draft), has = list.includes(fact.id);
      draft.record.remind = has ? list.filter((id) => id !== fact.id) : [...list, fact.id];
      draw();
      if (draft.record.rev > 0) await draft.save(); // else it is saved with the answer
    },
  });
  const draw = () => {
    const on = reminded(draft).includes(fact.id);
    it.setAttribute('aria-pressed', String(on));
    it.textContent = '';
    it.append(icon(on ? 'tick' : 'clock', true), words.say(on ? 'will-remind' : 'remind-me'));
  };
  draw();
  return it;
}

// toFindOut lists what is to be found out, each with where to look; null if
// there is nothing.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
export async function toFindOut(words, trail, draft, to) {
  const facts = await remindedFacts(draft);
  return facts.length > 0 &&
    h('section', { class: 'card' }, h('h2', words.say('to-find-out')),
      h('ul', { class: 'kv' },
        facts.map((f) =>
          h('li', h('p', h('b', words.of(f.ask))),
            h('p', { class: 'small' }, words.of(f.where_to_look) || words.say('find-out-any')), h('button', {
              class: 'link ch',
              'aria-label': words.say('answer-it') + ' ' + words.of(f.ask),
              onclick: () => trail.go({ at: 'question', facts: [f.id], to }),
            }, words.say('answer-it')))
        )));
}

// remindedFacts are those that are still not sure.
/** @param {Draft} draft */
export async function remindedFacts(draft) {
  const { facts } = draft.answers;
  const ids = reminded(draft).filter((id) => facts && id in facts);
  return ids.length
    ? (await must(draft.session.facts(...ids))).facts.filter((/** @type {any} */ f) =>
      f.answer === null || f.answer && f.answer.value === null || f.answer && f.answer.more
    )
    : [];
}
