// send.js sends questions to the one who knows: as text with numbers, to be
// answered by "1 是 2 否", or as a code for their own self-check, which then asks
// only these. reply.js takes the text back, take.js the code.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';
import { copier, pictures } from './codes.js';
import { lettered, numbered } from './number.js';

/** @param {App} app @param {Route} route */
export async function send({ words, trail, draft }, { facts: ids }) {
  const { record } = draft, { facts = [] } = await must(draft.session.facts(...ids));
  const number = await numbered(draft, record, ids);
  const name = (draft.answers.unit || {}).name || '';
  const text = [
    words.say('find-out-head', name),
    ...facts.map((f) => number(f.id) + '. ' + words.of(f.ask) + choices(words, f)),
    words.say('hand-reply-how'),
  ].join('\n');
  const { value } = await draft.session.codes({ unit: draft.record.id, facts: ids });
  return {
    title: words.say('hand-send'),
    body: [
      h('h1', words.say('hand-send-n', facts.length)),
      h('p', { class: 'hint' }, words.say('hand-send-say')),
      h('div', { class: 'card' }, text.split('\n').map((line) => h('p', line))),
      h('div', { class: 'row' }, copier(words, words.say('hand-copy'), () => text)),
      value &&
      [
        h('h2', words.say('hand-send-code')),
        h('p', { class: 'hint' }, words.say('hand-send-code-say')),
        await pictures(words, value.codes, name),
        h('div', { class: 'row' },
          copier(words, words.say('hand-copy-code'), () => value.codes.map((c) => c.text).join('\n'))),
      ],
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        h('button', { class: 'btn btn-1', onclick: () => trail.go({ at: 'reply' }) }, icon('edit', true),
          words.say('hand-reply'))),
    ],
  };
}

// choices says how a question can be answered.
/** @param {Words} words */
function choices(words, f) {
  switch (f.type) {
    case 'bool':
      return '（' + (words.of(f.affirm) || words.say('yes')) + '／' + (words.of(f.deny) || words.say('no')) + '）';
    case 'enum':
    case 'set':
      return '（' + lettered(words, f).join('　') + '）';
    case 'date':
      return '（' + words.say('hand-as-month') + '）';
    default:
      return words.of(f.unit_text) ? '（' + words.of(f.unit_text) + '）' : '';
  }
}
