// documents.js offers the five documents, the tables and the file of answers.

import { h } from '../part/dom.js';
import { canPrint, canSave, inApp } from '../part/able.js';
import { download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';
import { askAbout } from '../check/ask.js';
import { keyOf, titlesOf } from '../results/risks.js';
import { lacking, ownCheck } from './form.js';

const kinds = ['report', 'hazards', 'rectify', 'notice', 'letter'];

export async function documents(app) {
  const { assessment: got } = await app.must(app.session.assess());
  const { answers } = app.session, letter = got.letter;
  const note = h('p', { class: 'small', role: 'status' });
  // The second branch ends when a promised look is due.
  const looked = letter.branch === 'measures-taken' &&
    (got.risks || []).some((r) => r.look && r.look.by === letter.until);
  const card = (kind) => {
    const named = (key) => app.say(key) + ' ' + app.say('doc-' + kind);
    return h('li', { class: 'card doc' }, h('h2', {}, app.say('doc-' + kind)),
      h('p', {}, app.say('doc-' + kind + '-say')), kind === 'letter' &&
      [
        got.coverage.missing && h('p', {}, h('b', {}, app.say('letter-not-covered'))),
        h('p', { class: 'branch' }, app.say('letter-' + letter.branch)),
        looked && h('p', {}, app.say('letter-until', app.words.day(letter.until))),
      ], kind === 'letter' && app.draft.changed && h('p', {}, app.say('letter-void')),
      kind === 'letter' && [branches(app, got), got.coverage.missing && ownCheck(app)],
      h('div', { class: 'row' }, h('button', {
        type: 'button',
        class: 'btn btn-2',
        'aria-label': named('view-print'),
        onclick: () => app.go({ at: 'sheet', kind }),
      }, icon('print', true), app.say('view-print')), (kind === 'hazards' || kind === 'rectify') && canSave() &&
        h('button', {
          type: 'button',
          class: 'btn btn-3',
          'aria-label': named('save-table'),
          onclick: async () => {
            try {
              const { csv } = await app.must(app.session.csv(kind, { lang: app.words.lang }));
              download(app, nameOf(app, 'doc-' + kind, 'csv'), csv, 'text/csv;charset=utf-8');
              note.textContent = app.say('file-made');
            } catch (err) {
              app.fail(err);
            }
          },
        }, icon('save', true), app.say('save-table'))));
  };

  return {
    browserTitle: app.say('documents') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say('documents')),
      (inApp || !canPrint()) && h('div', { class: 'note warn' }, icon('flag'), h('p', {}, app.say('in-wechat'))),
      h('div', { class: 'note' }, icon('edit'),
        h('div', {},
          h('p', { class: 'named' },
            answers.unit && answers.unit.name ? app.say('unit-is', answers.unit.name) : app.say('unit-missing')),
          h('p', {},
            h('button', { type: 'button', class: 'link', onclick: () => app.go({ at: 'unit' }) },
              app.say('unit-change'))))),
      h('ul', { class: 'docs' }, kinds.map(card)),
      h('section', { class: 'card' }, h('h2', {}, app.say('answers-file')), h('p', {}, app.say('answers-file-say')),
        h('button', {
          type: 'button',
          class: 'btn btn-2',
          onclick: () =>
            saveAnswers(app).then((made) => {
              if (made) note.textContent = app.say('file-made');
            }, (err) => app.fail(err)),
        }, icon('save', true), app.say('save-file')), note),
    ],
  };
}

// GROUPS are the reasons that are told together, each by the name of what it is
// about; the others are told in a sentence.
const GROUPS = ['failed', 'others-failed', 'no-plan', 'not-looked', 'open'];

// branches says of each branch whether it may be signed, and why not; each
// reason leads to where it is mended.
function branches(app, got) {
  const titles = { ...titlesOf(got), ...Object.fromEntries((got.risks || []).map((r) => [keyOf(r), r.text])) };
  return ['first', 'second'].map((b) => {
    const list = (got.letter.reasons || []).filter((r) => r.shuts.includes(b)),
      name = app.say('branch-' + b) + app.say('colon');
    const all = (reasons) =>
      reasons.length > 0 &&
      h('ul', {},
        reasons.map((r) => h('li', {}, reason(app, got, r, app.of(titles[r.criterion || r.risk]) || app.of(r.text)))));
    return list.length
      ? h('details', {}, h('summary', {}, name + app.say('branch-shut', list.length)),
        all(list.filter((r) => !GROUPS.includes(r.code))),
        GROUPS.map((code) => [code, list.filter((r) => r.code === code)]).map(([code, some]) =>
          some.length > 0 && [h('h3', {}, app.say('shut-' + code)), all(some)]
        ))
      : h('p', {}, h('b', {}, name + app.say('branch-open')));
  });
}

function reason(app, got, { code, criterion: id, risk, missing }, words) {
  const to = { at: 'documents' }, ask = (fact) => ({ at: 'question', facts: [fact], to });
  if (code === 'open') {
    return h('button', { type: 'button', class: 'link', onclick: () => askAbout(app, id, to) }, words);
  }
  const route = {
    'not-looked': { at: 'results', risk },
    coverage: ask('place.kinds'),
    'no-role': ask('unit.roles'),
    nothing: { at: 'sections' },
    'no-plan': { at: 'plan', id },
  }[code] || id && { at: 'hazard', id };
  return [route ? link(app, words, route) : words, missing && h('p', { class: 'small' }, lacking(app, got, id))];
}

const nameOf = (app, key, ext) =>
  fileName((app.session.answers.unit || {}).name, app.say(key), app.session.answers.at, ext);

// saveAnswers saves what reopens here and in `fire321 assess`, and reports
// whether it made a file. Where files cannot be saved it shows the text.
export async function saveAnswers(app) {
  const { answers } = await app.must(app.session.export());
  const text = JSON.stringify(answers, null, 1) + '\n';
  if (download(app, nameOf(app, 'answers-file', 'json'), text, 'application/json')) return true;
  await app.go({ at: 'copy', text });
  return false;
}

// copy shows answers as text, to be sent to oneself and pasted elsewhere.
export async function copy(app, { text }) {
  const field = h('textarea', {
    rows: '8',
    readonly: true,
    'aria-label': app.say('answers-file'),
    value: text,
    onfocus: () => field.select(),
  });
  const note = h('p', { class: 'small', role: 'status' });
  return {
    browserTitle: app.say('copy-answers') + ' · ' + app.say('app-name'),
    body: [
      h('h1', {}, app.say('copy-answers')),
      h('p', { class: 'hint' }, app.say('copy-answers-hint')),
      h('div', { class: 'field words' }, field),
      note,
      h('div', { class: 'bar' },
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.back() }, app.say('back')), h('button', {
          type: 'button',
          class: 'btn btn-1',
          onclick: () => {
            field.focus();
            field.select();
            note.textContent = app.say(document.execCommand('copy') ? 'copied' : 'copy-by-hand');
          },
        }, app.say('copy'))),
    ],
  };
}
