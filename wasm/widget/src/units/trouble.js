// trouble.js says what went wrong, and that the answers are still there. There
// is always a way to continue: the list of units, or, if that failed, each unit
// as it is stored.

import { h } from '../part/dom.js';
import { saveAnswers } from '../documents/documents.js';
import { bare, saver } from './rescue.js';

/** @param {App} app */
export async function trouble({ words, trail, draft, engine, host }, { error, bare: all }) {
  const drafts = draft.store && (all || !engine.index) ? await draft.store.list().catch(() => []) : [];
  return {
    title: words.say('trouble'),
    body: [
      h('h1', words.say('trouble')),
      h('div', { class: 'note warn' },
        h('div', h('p', words.of(error.message)),
          error.detail && h('p', { class: 'small' }, String(error.detail).slice(0, 300)),
          h('p', { class: 'small dim' }, error.code))),
      draft.session && draft.record && h('p', words.say(draft.unsaved ? 'trouble-unsaved' : 'trouble-saved')),
      h('div', { class: 'row' },
        h('button', { class: 'btn btn-1', onclick: () => location.reload() }, words.say('reload')), trail.canGoBack &&
        h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')), draft.session &&
        h('button', {
          class: 'btn btn-2',
          onclick: () => saveAnswers(words, trail, draft, host).catch(() => {}),
        }, words.say('save-file')), draft.store && engine.index &&
        h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'home' }, true) }, words.say('other-units')),
        draft.store && saver(words, trail, draft, host, 'save-raw-all')),
      drafts.length > 0 &&
      h('section', { class: 'stack' }, h('h2', words.say('your-units')),
        h('ul', { class: 'units' }, drafts.map((d) => bare(words, trail, draft, engine, host, d)))),
    ],
  };
}
