// kinds.js asks what the place is, before the engine is there. If the unit is
// open already, it changes that answer.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { Trouble } from '../engine.js';
import { forward } from '../way.js';
import { kinds as field } from './field.js';
import { name } from './name.js';

/** @param {App} app @param {Route} route @returns {Promise<Shown>} */
export async function kinds(app, route) {
  const { words, trail, draft, engine, frame } = app, { pack } = route;
  engine.fetch(pack);
  const { kinds: fact, covers } = await engine.described(pack);
  if (!fact) return name(app, route); // this pack does not ask it
  const open = draft.session && draft.record.pack === pack;
  const answer = 'answer' in route ? route.answer : open ? (draft.answers.facts || {})[fact.id] : undefined;
  const control = field(words, { ...fact, answer }, covers || []), title = words.of(fact.ask);
  const summary = h('div', { class: 'err-sum', tabindex: '-1', hidden: true });
  const count = h('p', { class: 'grow', role: 'status' });
  const sync = () => {
    const { answer, fault } = control.read(), n = control.chosen().length;
    if (fault) delete route.answer;
    else {
      route.answer = answer;
      summary.hidden = true;
      frame.title(title);
    }
    count.textContent = n ? words.say('n-chosen', n) : '';
  };
  control.el.addEventListener('change', () => {
    route.begun = true; // nothing is saved yet
    sync();
  });
  sync();
  const submit = trail.attempt(async () => {
    const { answer, fault } = control.read();
    if (fault) {
      frame.title(words.say('to-mend', 1) + words.say('colon') + title);
      summary.hidden = false;
      replace(summary, h('h2', icon('warn', true), words.say('to-mend', 1)),
        h('ul', h('li', h('button', { class: 'link', onclick: () => control.focus() }, fault))));
      summary.focus();
      return;
    }
    delete route.begun;
    if (!open) {
      await trail.go({ at: 'name', pack, kinds: answer });
      return;
    }
    const error = await draft.set({ [fact.id]: answer });
    if (error) throw new Trouble(error);
    await forward(trail, draft);
  });
  return {
    title,
    body: [
      h('form', {
        novalidate: true,
        onsubmit: (e) => {
          e.preventDefault();
          submit(undefined);
        },
      }, summary,
        h('fieldset', { class: 'q', 'data-fact': fact.id, 'data-type': fact.type }, h('legend', h('h1', title)),
          words.of(fact.help) && h('p', { class: 'hint' }, words.of(fact.help)), control.el),
        h('div', { class: 'bar' }, count, h('button', { type: 'submit', class: 'btn btn-1' }, words.say('chosen')))),
    ],
  };
}
