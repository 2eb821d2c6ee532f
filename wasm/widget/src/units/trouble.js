// trouble.js says what went wrong, and that the answers are still there. There
// is always a way on: the list of units, or, where that is what failed, each of
// them as it lies here.

import { h } from '../part/dom.js';
import { saveAnswers } from '../documents/documents.js';
import { bare, saver } from './rescue.js';

export async function trouble(app, { error, bare: all }) {
  const drafts = app.store && all ? await app.store.list().catch(() => []) : [];
  return {
    browserTitle: app.say('trouble') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say('trouble')),
      h('div', { class: 'note warn' },
        h('div', {}, h('p', {}, app.of(error.message)),
          error.detail && h('p', { class: 'small' }, String(error.detail).slice(0, 300)),
          h('p', { class: 'small dim' }, error.code))),
      app.session && app.draft && h('p', {}, app.say(app.unsaved ? 'trouble-unsaved' : 'trouble-saved')),
      h('div', { class: 'row' },
        h('button', { type: 'button', class: 'btn btn-1', onclick: () => location.reload() }, app.say('reload')),
        app.canGoBack &&
          h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('back')),
        app.session &&
          h('button', { type: 'button', class: 'btn btn-2', onclick: () => saveAnswers(app).catch(() => {}) },
            app.say('save-file')), app.store && app.index &&
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.go({ at: 'home' }, true) },
          app.say('other-units')), app.store && saver(app, 'save-raw-all')),
      drafts.length > 0 &&
      h('section', { class: 'stack' }, h('h2', {}, app.say('your-units')),
        h('ul', { class: 'units' }, drafts.map((d) => bare(app, d)))),
    ],
  };
}
