// give.js hands the answers of a unit over: as codes for a camera, as a text to
// send, or as a file. It says who will read what before it shows anything.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { copier, pictures } from './codes.js';

/** @param {App} app @param {Route} route */
export async function give({ words, trail, draft, host }, route) {
  const { saveAnswers } = await import('../later.js');
  const name = (draft.answers.unit || {}).name || '';
  const note = h('p', { class: 'small', role: 'status' });
  const file = h('button', {
    class: 'btn btn-2',
    onclick: () =>
      saveAnswers(words, trail, draft, host).then((made) => {
        if (made) note.textContent = words.say('file-made');
      }, trail.fail),
  }, icon('save', true), words.say('save-file'));
  const back = h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back'));
  const head = [
    h('h1', words.say('give')),
    h('p', { class: 'hint' }, words.say('hand-give-say', name, Object.keys(draft.answers.facts || {}).length)),
    h('div', { class: 'note warn' }, icon('lock'), h('p', words.say('hand-private'))),
  ];
  if (!route.shown) {
    return {
      title: words.say('give'),
      body: [
        head,
        h('div', { class: 'row' }, file),
        note,
        h('div', { class: 'bar' }, back, h('button', {
          class: 'btn btn-1',
          onclick: () => {
            route.shown = true;
            return trail.show();
          },
        }, words.say('hand-show'))),
      ],
    };
  }
  // What is too much for codes is said by the engine; a file has no such bound.
  const { value, error } = await draft.session.codes({ unit: draft.record.errand || draft.record.id });
  const codes = value ? value.codes : [];
  return {
    title: words.say('give'),
    body: [
      head,
      error && h('p', { class: 'err' }, icon('warn', true), words.of(error.message)),
      await pictures(words, codes, name),
      codes.length > 0 &&
      h('ol', { class: 'bullets' }, h('li', words.say('hand-step-open', words.say('take-in'))),
        h('li', words.say(codes.length > 1 ? 'hand-step-scan-all' : 'hand-step-scan', codes.length)),
        h('li', words.say('hand-step-keep'))),
      codes.length > 0 &&
      h('div', { class: 'row' }, copier(words, words.say('hand-copy'), () => codes.map((c) => c.text).join('\n'))),
      h('div', { class: 'row' }, file),
      note,
      h('div', { class: 'bar' }, back),
    ],
  };
}
