// results.js shows the result: one sentence, the score as an interval, the
// hazards worst first (those of others among them), the prominent risks one by
// one, what is not known, the 3-2-1 figure, how long it holds, and what was not
// judged.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';
import { wrong } from '../part/wrong.js';
import { doubts } from '../check/doubts.js';
import { findOutLink } from '../check/findout.js';
import { calendarButton } from './calendar.js';
import { figure } from './figure.js';
import { notLooked, risks, showRisk } from './risks.js';
import { youSaid } from './said.js';
import { scoreCard } from './score.js';
import { whatYouAre } from './what.js';
import { lastTime, since } from './since.js';
import { must } from '../engine.js';

const GRAVE = ['major', 'serious'];
// FOLD is the length from which a list without grave items is folded.
const FOLD = 5;

/** @param {App} app @param {Route} route */
export async function results({ words, trail, draft, host }, route) {
  const { assessment: got } = await must(draft.session.assess());
  const before = await lastTime(draft);
  host.event('result', { assessment: got });
  const hazards = got.hazards || [], open = got.open || [], others = got.others || [], owe = await owing(words, draft);
  const of = (list, ...severities) => list.filter((r) => severities.includes(r.severity));

  const groups = [
    ['major', words.say('group-major'), of(hazards, 'major').map((x) => row(words, trail, draft, x, 'ser'))],
    ['serious', words.say('group-serious'), of(hazards, 'serious').map((x) => row(words, trail, draft, x, 'ser'))],
    ['serious', words.say('group-burn'), others.filter(burns).map((x) => row(words, trail, draft, x, 'ser', owe(x)))],
    [risks(words, trail, draft, got, route)],
    ['open', words.say('group-open-serious'), of(open, ...GRAVE).map((x) => openRow(words, trail, x))],
    ['general', words.say('group-general'), of(hazards, 'general').map((x) => row(words, trail, draft, x, 'gen'))],
    ['open', words.say('group-open-general'), of(open, 'general').map((x) => openRow(words, trail, x))],
    ['others', words.say('group-others'), others.filter((x) => !burns(x)).map((x) => openRow(words, trail, x, true))],
    ['advice', words.say('group-advice'), (got.advice || []).map((x) => openRow(words, trail, x))],
  ];

  const days = h('div');
  later(words, trail, draft, host, days, got);
  return {
    title: words.say('results'),
    body: [
      lead(words, got),
      whatYouAre(words, got),
      h('div', { class: 'two' }, h('div', { class: 'r' }, scoreCard(words, draft, got, before && before.score)),
        h('div', { class: 'col' }, coverage(words, trail, got), doubts(words, trail, got, { at: 'results' }),
          since(words, before), await findOutLink(words, trail, draft),
          groups.map(([kind, title, rows]) => (rows ? rows.length > 0 && listOf(words, kind, title, rows) : kind)),
          gaps(words, got)),
        h('div', { class: 'col r2' }, figure(words, got), days,
          h('p', { class: 'small dim' },
            words.say('results-foot', got.bundle + ' ' + got.version, words.day(got.day), words.day(got.as_of))))),
      h('div', { class: 'bar' },
        h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'whatIf' }) }, words.say('what-would-it-take')),
        h('button', { class: 'btn btn-1', onclick: () => trail.go({ at: 'documents' }) }, words.say('documents'))),
    ],
    after: () => {
      if (route.risk) showRisk(host, route.risk);
    },
  };
}

// lead is the result in one sentence, and the rest in a second one. A failed
// duty of others is a danger, too, and what nobody has looked at may still
// exist.
/** @param {Words} words @param {Assessment} got */
function lead(words, got) {
  const count = (list, ...s) => (list || []).filter((r) => s.includes(r.severity)).length;
  const grave = count(got.hazards, ...GRAVE),
    general = (got.hazards || []).length - grave,
    burn = (got.others || []).filter(burns).length;
  const openGrave = count(got.open, ...GRAVE), open = (got.open || []).length, unseen = notLooked(got);
  const first = grave || burn
    ? [grave && words.say('lead-grave', grave), burn && words.say('lead-burn', burn)].filter(Boolean).join(
      words.say('lead-join'),
    )
    : words.say(
      ...(openGrave
        ? ['lead-open', openGrave]
        : unseen
        ? ['lead-not-looked', unseen]
        : general
        ? ['lead-general', general]
        : open
        ? ['lead-open-general', open]
        : [got.coverage.whole ? 'lead-none' : 'lead-part']),
    );
  const found = grave || burn || general;
  const second = [
    found && open && words.say('lead-also-open', open),
    unseen && words.say(grave || burn || openGrave ? 'lead-also-not-looked' : 'risks-hint', unseen),
    !found && words.say(open ? 'not-met-till-known' : 'none-is-not-safe'),
  ].filter(Boolean);
  return h('div', { class: 'lead' }, h('h1', first), second.map((say) => h('p', say)));
}

// burns reports whether another's duty is a danger here like a serious hazard.
export const burns = (x) => x.verdict.join() === 'fail' && GRAVE.includes(x.severity);

// owing gives the words for whose duty something is.
/** @param {Words} words @param {Draft} draft */
export async function owing(words, draft) {
  const { value } = await draft.session.facts('unit.roles');
  const text = Object.fromEntries(value ? (value.facts[0].values || []).map((v) => [v.id, v.text]) : []);
  return (x) =>
    x.owed_by
      ? words.say('duty-of', words.join(x.owed_by.map((id) => words.of(text[id]) || id)))
      : words.say('duty-of-others');
}

/** @param {Words} words */
function listOf(words, kind, title, rows) {
  const folded = !['major', 'serious'].includes(kind) && rows.length > FOLD;
  const items = rows.map((r) => h('li', r)), list = h('ul', { class: 'rows' }, items);
  const more = folded && h('button', {
    class: 'link pad',
    onclick: () => {
      for (const li of items) li.hidden = false;
      more.remove();
    },
  }, words.say('show-all', rows.length));
  if (folded) {
    items.forEach((li, i) => {
      li.hidden = i >= FOLD;
    });
  }
  const looks = {
    major: ['ser', 'warn'],
    serious: ['ser', 'warn'],
    general: ['gen', 'warn'],
    open: ['opn', 'ask'],
    others: ['', 'flag'],
    advice: ['', 'flag'],
  }[kind];
  return h('section', { class: 'list' },
    h('div', { class: 'grp-h ' + looks[0] }, icon(looks[1]), h('h2', title),
      h('span', { class: 'n' }, words.say('n-items', rows.length))), list, more);
}

// row is a hazard: what is wrong, the answers, whose duty it is, by when, who,
// and its gain. The gain is filled in when it has been computed.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
function row(words, trail, draft, x, look, whose) {
  return h('button', {
    class: 'hz ' + look,
    'data-id': x.id,
    onclick: () => trail.go({ at: 'hazard', id: x.id }),
  }, h('span', { class: 'hz-t' }, glyph(x), words.of(x.say || x.title)),
    h('span', { class: 'chev' }, icon('next', true)),
    x.why && h('span', { class: 'because' }, youSaid(words, telling(x.why))),
    h('span', { class: 'meta' }, whose && h('b', icon('flag', true), whose), due(words, draft, x),
      x.by && h('span', words.say('mender-' + x.by)), x.standing === 'letter' && h('b', words.say('by-letter')),
      unverified(x) && h('span', words.say('unverified')), h('span', { class: 'gain' })));
}

// telling are the most useful answers: not what the place is, which all hazards
// share, but what was found there.
function telling(why) {
  const own = why.filter((w) => w.fact !== 'place.kinds' && w.fact !== 'unit.roles');
  return (own.length ? own : why).slice(-2);
}

const unverified = (x) => x.standing === 'unverified' || (x.basis && x.basis[0] && x.basis[0].verified === false);

/** @param {Words} words @param {Draft} draft */
export function due(words, draft, x) {
  if (!x.due) return null;
  return h('span', words.say(x.term_by_law ? 'due-law' : 'due-ours'),
    h('b', x.due < draft.today ? words.say('overdue', words.day(x.due)) : words.day(x.due)));
}

// glyph shows how grave it is, also in black and white. "Not met" is said once
// above the list, since a title may itself say "no".
const glyph = (x) =>
  h('span', { class: 'tag ' + (x.severity === 'general' ? 'gen' : 'ser'), 'aria-hidden': 'true' },
    x.severity === 'general' ? '▲' : '◆');

/** @param {Words} words @param {Trail} trail */
function openRow(words, trail, x, others) {
  return h('button', { class: 'hz opn', onclick: () => trail.go({ at: 'hazard', id: x.id }) },
    h('span', { class: 'hz-t' }, words.of(x.title)), h('span', { class: 'chev' }, icon('next', true)),
    h('span', { class: 'because' },
      words.say((others ? 'others-' : 'may-') + (x.verdict.length === 1 ? 'failed' : 'open'),
        words.say('severity-' + x.severity))));
}

/** @param {Words} words @param {Trail} trail @param {Assessment} got */
function coverage(words, trail, got) {
  const c = got.coverage, fact = c.no_role ? 'unit.roles' : 'place.kinds';
  if (c.whole) return null;
  return h('div', { class: 'note warn' }, icon('flag'),
    h('div', h('p', h('b', words.say('coverage-part'))), c.no_role && h('p', words.say('coverage-no-role')),
      c.missing && h('p', words.say('coverage-missing', words.join(c.missing.map((o) => words.of(o.text))))),
      c.open && !c.no_role && h('p', words.say('coverage-open')), (c.no_role || c.open) &&
      link(trail, words.say('answer-it'), { at: 'question', facts: [fact], to: { at: 'results' } })));
}

// gaps are known laws that are not judged. The serious ones are visible.
/** @param {Words} words @param {Assessment} got */
function gaps(words, got) {
  if (!got.gaps) return null;
  const grave = got.gaps.filter((g) => g.serious), rest = got.gaps.filter((g) => !g.serious);
  return h('section', { class: 'note' }, icon('flag'),
    h('div', h('h2', { class: 'plain' }, words.say('gaps')), grave.map((g) => h('p', words.of(g.say))),
      rest.length > 0 &&
        h('details', h('summary', words.say('gaps-more', rest.length)), rest.map((g) => h('p', words.of(g.say))))));
}

// later fills in what the screen should not wait for: what each mending gains,
// and how long the verdicts hold.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Host} host @param {Assessment} got */
async function later(words, trail, draft, host, days, got) {
  const turn = trail.turn;
  try {
    const { worth } = await must(draft.session.worth());
    if (turn !== trail.turn) return;
    const score = got.score;
    for (const w of worth || []) {
      const place = host.root.querySelector('.hz[data-id="' + CSS.escape(w.criterion) + '"] .gain');
      if (!place || score.none || w.score.none) continue;
      const more = w.score.lo.num / w.score.lo.den - score.lo.num / score.lo.den;
      if (more > 0.05) place.textContent = words.say('gain', (Math.floor(more * 10) / 10).toFixed(1));
    }
    const { until } = await must(draft.session.until());
    if (turn !== trail.turn) return;
    const coming = (until || []).filter((u) => u.changes && u.verdict.join() === 'pass')
      .sort((a, b) => (a.changes < b.changes ? -1 : 1));
    const save = await calendarButton(words, draft, host, got, coming);
    if (turn !== trail.turn || !coming.length && !save) return;
    const SHOWN = 4;
    replace(days,
      h('section', { class: 'card' }, h('h2', words.say('coming-days')),
        coming.length > 0 && h('p', { class: 'hint' }, words.say('coming-hint')),
        h('ul', { class: 'days' }, coming.slice(0, SHOWN).map((u) =>
          h('li', icon('calendar', true),
            h('span', h('b', words.day(u.changes)), words.say('colon'), words.of(u.title)))
        )), coming.length > SHOWN && h('p', { class: 'small dim' }, words.say('coming-more', coming.length - SHOWN)),
        save));
  } catch (err) {
    if (turn === trail.turn) replace(days, wrong(words, err));
  }
}
