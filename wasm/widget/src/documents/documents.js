// documents.js offers the five documents, the tables and the file of answers.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';

const kinds = ['report', 'hazards', 'rectify', 'notice', 'letter'];

export async function documents(app) {
  const { assessment: got } = await app.must(app.session.assess());
  const { answers } = app.session, letter = got.letter;
  const open = (kind) => app.go({ at: 'sheet', kind });
  const note = h('p', { class: 'small', role: 'status' });
  const saved = (ok) => { note.textContent = app.say(ok ? 'file-made' : 'no-download'); };
  const card = (kind) => h('li', { class: 'card doc' },
    h('h2', {}, app.say('doc-' + kind)), h('p', {}, app.say('doc-' + kind + '-say')),
    kind === 'letter' && h('p', { class: 'branch' }, app.say('letter-' + letter.branch)),
    kind === 'letter' && letter.branch === 'refused' && h('details', {}, h('summary', {}, app.say('letter-why', (letter.reasons || []).length)), h('ul', { class: 'bullets' }, (letter.reasons || []).map((r) => h('li', {}, app.of(r.text))))),
    h('div', { class: 'row' },
      h('button', { type: 'button', class: 'btn btn-2', 'aria-label': app.say('view-print') + ' ' + app.say('doc-' + kind), onclick: () => open(kind) }, icon('print', true), app.say('view-print')),
      (kind === 'hazards' || kind === 'rectify') && h('button', { type: 'button', class: 'btn btn-3', 'aria-label': app.say('save-table') + ' ' + app.say('doc-' + kind), onclick: async () => {
        const got = await app.must(app.session.csv(kind, { lang: app.words.lang })).catch((err) => app.fail(err));
        if (got) saved(download(app, file(app, 'doc-' + kind, 'csv'), got.csv, 'text/csv;charset=utf-8'));
      } }, icon('save', true), app.say('save-table'))));

  return {
    browserTitle: app.say('documents') + ' · ' + app.say('app-name'),
    body: [h('h1', {}, app.say('documents')),
      h('div', { class: 'note' }, icon('edit'), h('div', {}, h('p', {}, answers.unit && answers.unit.name ? app.say('unit-is', answers.unit.name) : app.say('unit-missing')),
        h('p', {}, h('button', { type: 'button', class: 'link', onclick: () => app.go({ at: 'unit' }) }, app.say('unit-change'))))),
      h('ul', { class: 'docs' }, kinds.map(card)),
      h('section', { class: 'card' }, h('h2', {}, app.say('answers-file')), h('p', {}, app.say('answers-file-say')),
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => saveAnswers(app).then(saved, (err) => app.fail(err)) }, icon('save', true), app.say('save-file')), note),
      h('p', { class: 'small dim' }, app.say('in-wechat'))],
  };
}

// saveAnswers saves what reopens here and in `fire321 assess`.
export async function saveAnswers(app) {
  const { answers } = await app.must(app.session.export());
  return download(app, file(app, 'answers-file', 'json'), JSON.stringify(answers, null, 1) + '\n', 'application/json');
}

function file(app, key, ext) {
  const unit = ((app.session.answers.unit || {}).name || '').replace(/[\\/:*?"<>|\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim().slice(0, 40);
  return [unit, app.say(key), app.session.answers.at].filter(Boolean).join('-') + '.' + ext;
}

// download hands a file over; it reports whether the browser knows how.
function download(app, name, text, type) {
  const a = document.createElement('a');
  if (!('download' in a)) return false;
  const url = URL.createObjectURL(new Blob([text], { type }));
  a.href = url;
  a.download = name;
  app.root.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  return true;
}
