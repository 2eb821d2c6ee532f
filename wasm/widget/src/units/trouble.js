// trouble.js says what went wrong, and that the answers are still there.

import { h } from '../part/dom.js';
import { saveAnswers } from '../documents/documents.js';

export async function trouble(app, { error }) {
  return {
    browserTitle: app.say('trouble') + ' · ' + app.say('app-name'),
    body: [h('h1', {}, app.say('trouble')), h('div', { class: 'note warn' }, h('div', {}, h('p', {}, app.of(error.message)), error.detail && h('p', { class: 'small' }, String(error.detail).slice(0, 300)), h('p', { class: 'small dim' }, error.code))),
      app.session && app.draft && h('p', {}, app.say(app.unsaved ? 'trouble-unsaved' : 'trouble-saved')),
      h('div', { class: 'row' },
        h('button', { type: 'button', class: 'btn btn-1', onclick: () => location.reload() }, app.say('reload')),
        app.canGoBack && h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('back')),
        app.session && h('button', { type: 'button', class: 'btn btn-2', onclick: () => saveAnswers(app).catch(() => {}) }, app.say('save-file')))],
  };
}
