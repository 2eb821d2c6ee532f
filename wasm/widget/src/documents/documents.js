// documents.js offers the documents of the pack, their tables and the file of
// answers.

import { h } from '../part/dom.js';
import { canPrint, canSave, inApp } from '../part/able.js';
import { download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';
import { fold } from '../part/fold.js';
import { askAbout } from '../check/ask.js';
import { keyOf, titlesOf } from '../results/risks.js';
import { lacking, late, ownCheck } from './form.js';
import { must } from '../engine.js';

/** @param {App} app */
export async function documents({ words, trail, draft, host }, route) {
  const { assessment: got } = await must(draft.session.assess());
  const { answers } = draft.session, letter = got.letter, refused = letter.branch === 'refused';
  const list = draft.bundle.info.documents || [], ids = list.flatMap((d) => d.asks || []);
  const { facts = [] } = ids.length ? await must(draft.session.facts(...ids)) : {};
  const types = Object.fromEntries(facts.map((f) => [f.id, f.type]));
  const note = h('p', { class: 'small', role: 'status' });
  // The second branch ends when a promised look is due.
  const looked = letter.branch === 'measures-taken' &&
    (got.risks || []).some((r) => r.look && r.look.by === letter.until);
  /** @param {NonNullable<Bundle['info']['documents']>[number]} doc */
  const card = ({ kind, title, say, table, asks = [] }) => {
    const named = (key) => words.say(key) + ' ' + words.of(title);
    // Facts that only this document needs. What it shows if wanted is chosen on
    // the sheet itself.
    const blank = asks.filter((id) => !(id in (answers.facts || {})) && types[id] !== 'bool');
    const asked = words.say('doc-asks', blank.length), text = blank.every((id) => types[id] === 'text');
    return h('li', { class: 'card doc' }, h('h2', words.of(title)), h('p', words.of(say)), blank.length > 0 &&
      h('p',
        link(trail, asked, text ? { at: 'unit' } : { at: 'question', facts: [blank[0]], to: { at: 'documents' } },
          asked + ' ' + words.of(title))), kind === 'letter' &&
      [
        got.coverage.missing && h('p', h('b', words.say('letter-not-covered'))),
        refused ? refusal(words, trail, draft, got) : h('p', { class: 'branch' }, words.say('letter-' + letter.branch)),
        looked && h('p', words.say('letter-until', words.day(letter.until))),
        draft.record.changed && h('p', words.say('letter-void')),
        fold(route, 'reasons', words.say(refused ? 'why-refused' : 'both-branches', (letter.reasons || []).length),
          branches(words, trail, draft, got)),
        got.coverage.missing && ownCheck(words, trail, draft),
      ], h('div', { class: 'row' }, h('button', {
        class: 'btn btn-2',
        'aria-label': named('view-print'),
        'data-key': kind,
        onclick: () => trail.go({ at: 'sheet', kind }),
      }, icon('print', true), words.say('view-print')), table && canSave() &&
        h('button', {
          class: 'btn btn-3',
          'aria-label': named('save-table'),
          onclick: trail.attempt(async () => {
            const { csv } = await must(draft.session.csv(kind, { lang: words.lang }));
            download(host, nameOf(draft, words.of(title), 'csv'), csv, 'text/csv;charset=utf-8');
            note.textContent = words.say('file-made');
          }),
        }, icon('save', true), words.say('save-table'))));
  };

  return {
    title: words.say('documents'),
    body: [
      h('h1', words.say('documents')),
      (inApp || !canPrint()) && h('div', { class: 'note warn' }, icon('flag'), h('p', words.say('in-wechat'))),
      h('div', { class: 'note' }, icon('edit'),
        h('div',
          h('p', { class: 'named' },
            answers.unit && answers.unit.name ? words.say('unit-is', answers.unit.name) : words.say('unit-missing')),
          h('p', h('button', { class: 'link', onclick: () => trail.go({ at: 'unit' }) }, words.say('unit-change'))))),
      h('ul', { class: 'docs' }, list.map(card)),
      h('section', { class: 'card' }, h('h2', words.say('answers-file')), h('p', words.say('answers-file-say')),
        h('button', {
          class: 'btn btn-2',
          onclick: () =>
            saveAnswers(words, trail, draft, host).then((made) => {
              if (made) note.textContent = words.say('file-made');
            }, trail.fail),
        }, icon('save', true), words.say('save-file')), note),
      h('section', { class: 'card' }, h('h2', words.say('give')), h('p', words.say('give-say')),
        h('button', { class: 'btn btn-2', 'data-key': 'give', onclick: () => trail.go({ at: 'give' }) },
          icon('next', true), words.say('give'))),
      h('section', { class: 'card' }, h('h2', words.say('verify')), h('p', words.say('verify-hint')),
        h('button', { class: 'btn btn-2', 'data-key': 'verify', onclick: () => trail.go({ at: 'verify' }) },
          icon('search', true), words.say('verify'))),
    ],
  };
}

// refusal says in one sentence why the letter cannot be signed, with one button
// to what mends that.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Assessment} got */
function refusal(words, trail, draft, got) {
  const of = (code) => (got.letter.reasons || []).filter((r) => r.code === code);
  const [plan, look, open] = ['no-plan', 'not-looked', 'open'].map(of);
  // What was planned for a day that is past is not "not planned".
  const past = plan.filter((r) => late(draft, r.criterion)).length;
  const [key, list, go] = got.coverage.missing || got.coverage.no_role
    ? []
    : plan.length
    ? [past === plan.length ? 'late' : past ? 'both' : 'plan', plan, () => trail.go({ at: 'plan' })]
    : look.length
    ? ['look', look, () => trail.go({ at: 'results', risk: look[0].risk })]
    : open.length
    ? ['open', open, askAbout(trail, draft, open[0].criterion, { at: 'documents' })]
    : [];
  return key
    ? [
      h('p', { class: 'branch' }, words.say('refused-' + key, list.length - (key === 'both' ? past : 0), past)),
      h('p',
        h('button', { class: 'btn btn-1', 'data-key': 'refused', onclick: go },
          words.say('refused-' + key + '-go', list.length))),
    ]
    : h('p', { class: 'branch' }, words.say('letter-refused'));
}

// GROUPS are the reasons that are shown in groups, each by the name of its
// subject; each other reason is shown as a sentence.
const GROUPS = ['failed', 'others-failed', 'no-plan', 'not-looked', 'open'];

// branches says for each branch whether it may be signed, and why not; each
// reason leads to the place where it is corrected.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Assessment} got */
function branches(words, trail, draft, got) {
  const titles = { ...titlesOf(got), ...Object.fromEntries((got.risks || []).map((r) => [keyOf(r), r.text])) };
  return /** @type {const} */ (['first', 'second']).map((b) => {
    const list = (got.letter.reasons || []).filter((r) => r.shuts.includes(b)),
      name = words.say('branch-' + b) + words.say('colon');
    const all = (reasons) =>
      reasons.length > 0 &&
      h('ul', reasons.map((r) =>
        h('li', reason(words, trail, draft, got, r, words.of(titles[r.criterion || r.risk]) || words.of(r.text)))
      ));
    return list.length
      ? h('details', h('summary', name + words.say('branch-shut', list.length)),
        all(list.filter((r) => !GROUPS.includes(r.code))),
        GROUPS.map((code) => [code, list.filter((r) => r.code === code)]).map(([code, some]) =>
          some.length > 0 && [h('h3', words.say('shut-' + code)), all(some)]
        ))
      : h('p', h('b', name + words.say('branch-open')));
  });
}

/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Assessment} got */
function reason(words, trail, draft, got, { code, criterion: id, risk, missing }, label) {
  const to = { at: 'documents' }, ask = (fact) => ({ at: 'question', facts: [fact], to });
  if (code === 'open') {
    return h('button', { class: 'link', onclick: askAbout(trail, draft, id, to) }, label);
  }
  const route = {
    'not-looked': { at: 'results', risk },
    coverage: ask('place.kinds'),
    'no-role': ask('unit.roles'),
    nothing: { at: 'sections' },
    'no-plan': { at: 'plan', id },
  }[code] || id && { at: 'hazard', id };
  return [
    route ? link(trail, label, route) : label,
    missing && h('p', { class: 'small' }, lacking(words, draft, got, id)),
  ];
}

/** @param {Draft} draft */
const nameOf = (draft, what, ext) => fileName((draft.answers.unit || {}).name, what, draft.answers.at, ext);

// saveAnswers saves a file that can be opened here and by `fire321 assess`, and
// reports whether it made a file. If files cannot be saved, it shows the text.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Host} host */
export async function saveAnswers(words, trail, draft, host) {
  const { answers } = await must(draft.session.export());
  const text = JSON.stringify(answers, null, 1) + '\n';
  if (download(host, nameOf(draft, words.say('answers-file'), 'json'), text, 'application/json')) return true;
  await trail.go({ at: 'copy', text });
  return false;
}

// copy shows answers as text, for sending to oneself and pasting elsewhere.
/** @param {App} app */
export async function copy({ words, trail }, { text }) {
  const field = h('textarea', {
    rows: '8',
    readonly: true,
    'aria-label': words.say('answers-file'),
    value: text,
    onfocus: () => field.select(),
  });
  const note = h('p', { class: 'small', role: 'status' });
  return {
    title: words.say('copy-answers'),
    body: [
      h('h1', words.say('copy-answers')),
      h('p', { class: 'hint' }, words.say('copy-answers-hint')),
      h('div', { class: 'field words' }, field),
      note,
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        h('button', {
          class: 'btn btn-1',
          onclick: () => {
            field.focus();
            field.select();
            note.textContent = words.say(document.execCommand('copy') ? 'copied' : 'copy-by-hand');
          },
        }, words.say('copy'))),
    ],
  };
}
