// results.js shows the result: what to do first, the hazards by what mending
// takes, worst first, those of others, what is not known, the prominent risks;
// beside them the score, the 3-2-1 figure, how long it holds, and what was not
// judged. What nobody has to act on now is folded.

import { add, h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';
import { fold } from '../part/fold.js';
import { wrong } from '../part/wrong.js';
import { changes, soon } from '../again/coming.js';
import { pairOf } from '../check/danger.js';
import { doubts } from '../check/doubts.js';
import { findOutLink } from '../check/findout.js';
import { late } from '../documents/form.js';
import { toPlan } from '../documents/form.js';
import { calendarButton, ends } from './calendar.js';
import { figure } from './figure.js';
import { burns, grave, groupOf, GROUPS, inHand, ordered } from './order.js';
import { notLooked, notWhole, risks, showRisk } from './risks.js';
import { scoreCard } from './score.js';
import { whatYouAre } from './what.js';
import { lastTime, since } from './since.js';
import { dayFor, mender } from './who.js';
import { must } from '../engine.js';
import { forward } from '../way.js';

// MANY open duties are a list that nobody reads: it is folded.
const MANY = 15;

/** @param {App} app @param {Route} route */
export async function results({ words, trail, draft, engine, host }, route) {
  const { assessment: got, held } = await must(draft.session.assess());
  const before = await lastTime(draft), { page } = await must(draft.session.next());
  const danger = await must(draft.session.danger()), [pair] = danger.pairs || [];
  host.event('result', { assessment: got });
  const hazards = ordered(got, danger), open = got.open || [], others = got.others || [], advice = got.advice || [];
  const owe = await owing(words, draft),
    who = await mender(words, engine, draft),
    unplanned = toPlan(got).filter((x) => !x.done);
  const open1 = (x, other) => openRow(words, trail, x, other);
  const row = (x, whose) => hazardRow(words, trail, draft, x, who(x), whose);

  const groups = GROUPS.map((effort) => {
    const list = hazards.filter((x) => groupOf(x, got.as_of) === effort), small = list.filter((x) => !grave(x));
    const rows = list.filter(grave), few = rows.length === 0 || small.length === 1;
    // What is neither grave nor pressing waits behind a fold.
    if (effort === 'month' && rows.length === 0 && small.length > 1) {
      return h('div', { class: 'list' }, fold(route, effort, words.say('month-n', small.length), rowsOf(small.map((x) =>
        row(x)
      ))));
    }
    return list.length > 0 &&
      h('section', { class: 'list' }, head(words, effort, list),
        rowsOf([...rows, ...(few ? small : [])].map((x) => row(x))), !few && small.length > 0 &&
        fold(route, effort, words.say('fold-general', small.length), rowsOf(small.map((x) => row(x)))));
  });
  const burning = others.filter(burns), rest = others.filter((x) => !burns(x));
  const asked = open.length,
    unseen = notWhole(got),
    found = (got.risks || []).filter((r) => r.state === 'found').length;
  // Known laws that are not judged. The serious ones are visible.
  const gaps = (got.gaps || []).filter((g) => !g.serious), gravest = (got.gaps || []).filter((g) => g.serious);

  const planIt = unplanned.length > 0 &&
    h('button', {
      class: 'btn btn-' + (page ? 2 : 1),
      'data-key': 'plan',
      onclick: () => trail.go({ at: 'plan' }),
    }, words.say(unplanned.every(({ x }) => late(draft, x.id)) ? 'plan-late' : 'plan-these', unplanned.length));

  const days = h('div');
  later(words, trail, draft, host, days, got);
  return {
    title: words.say('results'),
    body: [
      pair && pairOf(words, pair),
      lead(words, got, hazards, pair, page, danger),
      page && await roundLeft(words, trail, draft, danger),
      h('div', { class: 'two' },
        h('div', { class: 'col' }, coverage(words, trail, got), doubts(words, trail, got, { at: 'results' }), groups,
          burning.length > 0 &&
            h('section', { class: 'list' }, head(words, 'burn', burning), rowsOf(burning.map((x) => row(x, owe(x))))),
          await findOutLink(words, trail, draft), h('div', { class: 'list' }, asked > 0 &&
            fold(route, 'open', words.say(page ? 'fold-early' : 'fold-open', asked, open.filter(grave).length),
              rowsOf(open.map((x) => open1(x))), !held && asked <= MANY), got.risks &&
            fold(route, 'risks', words.say(found + unseen ? 'fold-risks' : 'fold-risks-none', found, unseen),
              risks(words, trail, draft, got, route), !!route.risk), rest.length > 0 &&
            fold(route, 'others', words.say('fold-others', rest.length), [
              h('p', { class: 'pad small' }, words.say('unasked')),
              rowsOf(rest.map((x) => open1(x, true))),
            ]), advice.length > 0 &&
            fold(route, 'advice', words.say('fold-advice', advice.length), [
              h('p', { class: 'pad small' }, words.say('unasked')),
              rowsOf(advice.map((x) => open1(x))),
            ])), since(words, before, held > 0)),
        h('div', { class: 'col' }, add(scoreCard(words, draft, got, held, before && before.score), [
          hazards.length > 0 && link(trail, words.say('what-would-it-take'), { at: 'whatIf' }),
        ]), days, gravest.map((g) => h('div', { class: 'note' }, icon('flag'), h('p', words.of(g.say)))),
          h('div', { class: 'list' }, fold(route, 'figure', words.say('three-two-one'), figure(words, got)),
            whatYouAre(words, got, route), gaps.length > 0 &&
            fold(route, 'gaps', words.say('gaps-more', gaps.length),
              h('ul', { class: 'pad stack small' }, gaps.map((g) => h('li', words.of(g.say)))))),
          h('p', { class: 'small dim' }, words.say('row-foot'), ' ',
            words.say('results-foot', got.bundle + ' ' + got.version, words.day(got.day), words.day(got.as_of))))),
      page && planIt && h('p', planIt),
      h('div', { class: 'bar' }, h('button', {
        class: 'btn btn-' + (page || planIt ? 2 : 1),
        onclick: () => trail.go({ at: 'documents' }),
      }, words.say('documents')), page
        ? h('button', { class: 'btn btn-1', onclick: () => forward(trail, draft).catch(trail.fail) },
          words.say('go-on'))
        : planIt),
    ],
    after: () => {
      if (route.risk) showRisk(host, route.risk);
    },
  };
}

// lead is the first thing to do, and how much there is; with no serious hazard
// it is the result in one sentence. What kills together stands above it, and is
// not said twice. A failed duty of others is a danger, too,
// and what nobody has looked at may still exist.
/** @param {Words} words @param {Assessment} got @param {Hazard[]} hazards */
function lead(words, got, hazards, pair, early, danger) {
  const mine = inHand(got), general = hazards.length - mine.length, burn = (got.others || []).filter(burns).length;
  const open = (got.open || []).length, openGrave = (got.open || []).filter(grave).length, unseen = notLooked(got);
  const second = [
    mine.length > 0 && words.say('lead-grave', mine.length, mine.filter((x) => x.effort === 'now').length),
    mine.length > 0 && burn && words.say('lead-burn', burn) + words.say('stop'),
    !early && (mine.length || burn || general) && open && words.say('lead-also-open', open),
    // Beside serious hazards the list of risks says so.
    !early && !mine.length && unseen && words.say(burn || openGrave ? 'lead-also-not-looked' : 'risks-hint', unseen),
    !mine.length && !burn && !general && words.say(open ? 'not-met-till-known' : 'none-is-not-safe'),
  ].filter(Boolean);
  const [first] = hazards;
  const left = (danger.left || []).length + (danger.unsure || []).length;
  return h('div', { class: 'lead' }, pair
    ? null
    : mine.length
    ? [
      h('p', { class: 'kick' }, icon('warn', true),
        words.say(first.effort === 'now' && first.now ? 'first-free' : 'first')),
      h('h1', h('span', words.of(first.say || first.title), words.say('colon')), words.of(first.now || first.remedy)),
    ]
    : h('h1', words.say(
      ...(burn
        ? ['lead-burn', burn]
        : openGrave
        ? early ? left ? ['lead-round', left] : ['lead-early'] : ['lead-open', openGrave]
        : unseen
        ? ['lead-not-looked', unseen]
        : general
        ? ['lead-general', general]
        : open
        ? ['lead-open-general', open]
        : [got.coverage.whole ? 'lead-none' : 'lead-part']),
    )), h('p', second.join(' ')));
}

// roundLeft is what of the first round is not answered, or not sure: it comes
// before all that may be serious, too.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
async function roundLeft(words, trail, draft, { left = [], unsure = [] }) {
  const ids = [...left, ...unsure];
  if (!ids.length) return null;
  const { facts = [] } = await must(draft.session.facts(...ids));
  return h('section', { class: 'stack round-left' }, h('h2', words.say('round-left', facts.length)),
    h('ul', { class: 'list' }, facts.map((f) =>
      h('li', h('button', {
        class: 'task',
        'data-key': f.id,
        onclick: () => trail.go({ at: 'question', facts: [f.id], to: { at: 'results' } }),
      }, h('b', words.short(f)), h('span', { class: 'st' }, words.of(f.where_to_look)),
        h('span', { class: 'chev' }, icon('next', true))))
    )));
}

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

// LOOKS of the head of a group.
const LOOKS = {
  now: ['ser', 'warn'],
  week: ['gen', 'calendar'],
  works: ['', 'house'],
  month: ['', 'calendar'],
  burn: ['ser', 'flag'],
};

/** @param {Words} words */
function head(words, kind, list) {
  const [look, sign] = LOOKS[kind];
  return h('div', { class: 'grp-h ' + look }, icon(sign), h('h2', words.say('group-' + kind)),
    h('span', { class: 'n' }, words.say('n-items', list.length)));
}

const rowsOf = (rows) => h('ul', { class: 'rows' }, rows.map((r) => h('li', r)));

// hazardRow is a hazard: what is wrong, what to do now, by when and who.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
function hazardRow(words, trail, draft, x, who, whose) {
  return h('button', {
    class: 'hz ' + (grave(x) ? 'ser' : 'gen'),
    'data-key': x.id,
    onclick: () => trail.go({ at: 'hazard', id: x.id }),
  }, h('span', { class: 'hz-t' }, glyph(words, x), words.of(x.say || x.title)),
    h('span', { class: 'chev' }, icon('next', true)),
    x.remedy && h('span', { class: 'act' }, words.of(x.now || x.remedy)),
    h('span', { class: 'meta' }, whose && h('b', icon('flag', true), whose), h('b', dayFor(words, draft, x)),
      who && h('span', words.say('mends', who)), x.term_by_law && h('span', words.say('by-law')),
      x.standing === 'letter' && h('span', words.say('by-letter')),
      unverified(x) && h('span', words.say('unverified'))));
}

const unverified = (x) => x.standing === 'unverified' || (x.basis && x.basis[0] && x.basis[0].verified === false);

// glyph shows how grave it is, also in black and white and to who only hears.
/** @param {Words} words */
export const glyph = (words, x) =>
  h('span', { class: 'glyph' }, h('span', { 'aria-hidden': 'true' }, grave(x) ? '◆' : '▲'),
    h('span', { class: 'sr' }, words.say('severity-' + x.severity)));

/** @param {Words} words @param {Trail} trail */
function openRow(words, trail, x, others) {
  return h('button', { class: 'hz opn', 'data-key': x.id, onclick: () => trail.go({ at: 'hazard', id: x.id }) },
    h('span', { class: 'hz-t' }, words.of(x.title)), h('span', { class: 'chev' }, icon('next', true)),
    x.verdict.length === 1
      ? h('span', { class: 'because' }, words.say(others ? 'others-failed' : 'may-failed'))
      : !others && x.standing !== 'advice' &&
        h('span', { class: 'because' }, words.say('may-open', words.say('severity-' + x.severity))));
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

// later fills in what the screen should not wait for: what the law changes, and
// how long the verdicts hold.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Host} host @param {Assessment} got */
async function later(words, trail, draft, host, days, got) {
  const turn = trail.turn;
  try {
    const { session } = draft, [coming, law] = await Promise.all([ends(session), soon(session, draft.today)]);
    if (turn !== trail.turn) return;
    const save = await calendarButton(words, draft, host, session, got, coming, law);
    if (turn !== trail.turn || !coming.length && !law.length && !save) return;
    const SHOWN = 2;
    replace(days, changes(words, 'again-law-soon', law),
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
