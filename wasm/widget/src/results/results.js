// results.js says what came out: one sentence, the score as an interval, the
// hazards worst first, those of others among them, the prominent risks one by
// one, what is not known, the 3-2-1 figure, how long it holds, and what was not
// judged.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';
import { doubts } from '../check/doubts.js';
import { toFindOut } from '../check/remind.js';
import { calendarButton } from './calendar.js';
import { figure } from './figure.js';
import { notLooked, risks, showRisk } from './risks.js';
import { youSaid } from './said.js';
import { scoreCard } from './score.js';
import { whatYouAre } from './what.js';
import { lastTime, since } from './since.js';

const GRAVE = ['major', 'serious'];
// FOLD is the length from which a list that is not grave is folded.
const FOLD = 5;

export async function results(app, route) {
  // The day each hazard was first found is noted now, since terms count from it.
  await app.must(app.session.noteFound());
  const { page } = await app.must(app.session.next());
  // What stands when all is asked is what the next time is held against.
  if (!page) app.draft.done = { day: app.session.day, answers: app.session.answers, digest: app.bundle.info.digest };
  await app.save();
  const { assessment: got } = await app.must(app.session.assess());
  const before = await lastTime(app);
  app.event('result', { assessment: got });
  const hazards = got.hazards || [], open = got.open || [], others = got.others || [], owe = await owing(app);
  const of = (list, ...severities) => list.filter((r) => severities.includes(r.severity));
  const gains = {};

  const groups = [
    ['major', app.say('group-major'), of(hazards, 'major').map((x) => row(app, x, 'ser'))],
    ['serious', app.say('group-serious'), of(hazards, 'serious').map((x) => row(app, x, 'ser'))],
    ['serious', app.say('group-burn'), others.filter(burns).map((x) => row(app, x, 'ser', owe(x)))],
    [risks(app, got, route)],
    ['open', app.say('group-open-serious'), of(open, ...GRAVE).map((x) => openRow(app, x))],
    ['general', app.say('group-general'), of(hazards, 'general').map((x) => row(app, x, 'gen'))],
    ['open', app.say('group-open-general'), of(open, 'general').map((x) => openRow(app, x))],
    ['others', app.say('group-others'), others.filter((x) => !burns(x)).map((x) => openRow(app, x, true))],
    ['advice', app.say('group-advice'), (got.advice || []).map((x) => openRow(app, x))],
  ];

  const days = h('div');
  later(app, gains, days, got);
  return {
    browserTitle: app.say('results') + ' · ' + app.say('app-name'),
    body: [
      lead(app, got),
      whatYouAre(app, got),
      h('div', { class: 'two' }, h('div', { class: 'r' }, scoreCard(app, got, before && before.score)),
        h('div', { class: 'col' }, coverage(app, got), doubts(app, got, { at: 'results' }), since(app, before),
          await toFindOut(app, { at: 'results' }),
          groups.map(([kind, title, rows]) => (rows ? rows.length > 0 && listOf(app, kind, title, rows) : kind)),
          gaps(app, got)),
        h('div', { class: 'col r2' }, figure(app, got), days,
          h('p', { class: 'small dim' },
            app.say('results-foot', got.bundle + ' ' + got.version, app.words.day(got.day),
              app.words.day(got.as_of))))),
      h('div', { class: 'bar' },
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.go({ at: 'whatIf' }) },
          app.say('what-would-it-take')),
        h('button', { type: 'button', class: 'btn btn-1', onclick: () => app.go({ at: 'documents' }) },
          app.say('documents'))),
    ],
    after: () => {
      if (route.risk) showRisk(app, route.risk);
    },
  };
}

// lead is the result in one sentence, and what else there is in a second. What
// others owe burns all the same, and what was not looked at is not absent.
function lead(app, got) {
  const count = (list, ...s) => (list || []).filter((r) => s.includes(r.severity)).length;
  const grave = count(got.hazards, ...GRAVE),
    general = (got.hazards || []).length - grave,
    burn = (got.others || []).filter(burns).length;
  const openGrave = count(got.open, ...GRAVE), open = (got.open || []).length, unseen = notLooked(got);
  const first = grave || burn
    ? [grave && app.say('lead-grave', grave), burn && app.say('lead-burn', burn)].filter(Boolean).join(
      app.say('lead-join'),
    )
    : app.say(
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
    found && open && app.say('lead-also-open', open),
    unseen && app.say(grave || burn || openGrave ? 'lead-also-not-looked' : 'risks-hint', unseen),
    !found && app.say(open ? 'not-met-till-known' : 'none-is-not-safe'),
  ].filter(Boolean);
  return h('div', { class: 'lead' }, h('h1', {}, first), second.map((words) => h('p', {}, words)));
}

// burns reports whether another's duty is a danger here like a serious hazard.
export const burns = (x) => x.verdict.join() === 'fail' && GRAVE.includes(x.severity);

// owing gives the words for whose duty something is.
export async function owing(app) {
  const { value } = await app.session.facts('unit.roles');
  const text = Object.fromEntries(value ? (value.facts[0].values || []).map((v) => [v.id, v.text]) : []);
  return (x) =>
    x.owed_by
      ? app.say('duty-of', app.words.join(x.owed_by.map((id) => app.of(text[id]) || id)))
      : app.say('duty-of-others');
}

function listOf(app, kind, title, rows) {
  const folded = !['major', 'serious'].includes(kind) && rows.length > FOLD;
  const list = h('ul', { class: 'rows' }, rows.map((r) => h('li', {}, r)));
  const more = folded && h('button', {
    type: 'button',
    class: 'link pad',
    onclick: () => {
      for (const li of list.children) li.hidden = false;
      more.remove();
    },
  }, app.say('show-all', rows.length));
  if (folded) {
    [...list.children].forEach((li, i) => {
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
    h('div', { class: 'grp-h ' + looks[0] }, icon(looks[1]), h('h2', {}, title),
      h('span', { class: 'n' }, app.say('n-items', rows.length))), list, more);
}

// row is a hazard: what is wrong, what was answered, whose duty it is, by when,
// who, what it is worth. Its gain is filled in when it has been computed.
function row(app, x, look, whose) {
  return h('button', {
    type: 'button',
    class: 'hz ' + look,
    'data-id': x.id,
    onclick: () => app.go({ at: 'hazard', id: x.id }),
  }, h('span', { class: 'hz-t' }, glyph(x), app.of(x.title)), h('span', { class: 'chev' }, icon('next', true)),
    x.why && h('span', { class: 'because' }, youSaid(app, telling(x.why))),
    h('span', { class: 'meta' }, whose && h('b', {}, icon('flag', true), whose), due(app, x),
      x.by && h('span', {}, app.say('mender-' + x.by)), x.standing === 'letter' && h('b', {}, app.say('by-letter')),
      unverified(x) && h('span', {}, app.say('unverified')), h('span', { class: 'gain' })));
}

// telling are the answers that say most: not what the place is, which all
// hazards share, but what was found there.
function telling(why) {
  const own = why.filter((w) => w.fact !== 'place.kinds' && w.fact !== 'unit.roles');
  return (own.length ? own : why).slice(-2);
}

const unverified = (x) => x.standing === 'unverified' || (x.basis && x.basis[0] && x.basis[0].verified === false);

export function due(app, x) {
  if (!x.due) return null;
  return h('span', {}, app.say(x.term_by_law ? 'due-law' : 'due-ours'),
    h('b', {}, x.due < app.today ? app.say('overdue', app.words.day(x.due)) : app.words.day(x.due)));
}

// glyph is how grave it is, in black and white too; that it is not met stands
// once above the list, since a title may itself say "no".
const glyph = (x) =>
  h('span', { class: 'tag ' + (x.severity === 'general' ? 'gen' : 'ser'), 'aria-hidden': 'true' },
    x.severity === 'general' ? '▲' : '◆');

function openRow(app, x, others) {
  return h('button', { type: 'button', class: 'hz opn', onclick: () => app.go({ at: 'hazard', id: x.id }) },
    h('span', { class: 'hz-t' }, app.of(x.title)), h('span', { class: 'chev' }, icon('next', true)),
    h('span', { class: 'because' },
      app.say((others ? 'others-' : 'may-') + (x.verdict.length === 1 ? 'failed' : 'open'),
        app.say('severity-' + x.severity))));
}

function coverage(app, got) {
  const c = got.coverage, fact = c.no_role ? 'unit.roles' : 'place.kinds';
  if (c.whole) return null;
  return h('div', { class: 'note warn' }, icon('flag'),
    h('div', {}, h('p', {}, h('b', {}, app.say('coverage-part'))), c.no_role && h('p', {}, app.say('coverage-no-role')),
      c.missing && h('p', {}, app.say('coverage-missing', app.words.join(c.missing.map((o) => app.of(o.text))))),
      c.open && !c.no_role && h('p', {}, app.say('coverage-open')), (c.no_role || c.open) &&
      link(app, app.say('answer-it'), { at: 'question', facts: [fact], to: { at: 'results' } })));
}

// gaps are known law that is not judged. The serious ones are in sight.
function gaps(app, got) {
  if (!got.gaps) return null;
  const grave = got.gaps.filter((g) => g.serious), rest = got.gaps.filter((g) => !g.serious);
  return h('section', { class: 'note' }, icon('flag'),
    h('div', {}, h('h2', { class: 'plain' }, app.say('gaps')), grave.map((g) => h('p', {}, app.of(g.say))),
      rest.length > 0 &&
        h('details', {}, h('summary', {}, app.say('gaps-more', rest.length)),
          rest.map((g) => h('p', {}, app.of(g.say))))));
}

// later fills in what takes longer than the screen should wait: what each
// mending is worth, and how long the verdicts hold.
async function later(app, gains, days, got) {
  const turn = app.turn;
  try {
    const { worth } = await app.must(app.session.worth());
    if (turn !== app.turn) return;
    const score = got.score;
    for (const w of worth || []) {
      const place = app.root.querySelector('.hz[data-id="' + CSS.escape(w.criterion) + '"] .gain');
      if (!place || score.none || w.score.none) continue;
      const more = w.score.lo.num / w.score.lo.den - score.lo.num / score.lo.den;
      if (more > 0.05) place.textContent = app.say('gain', (Math.floor(more * 10) / 10).toFixed(1));
    }
    const { until } = await app.must(app.session.until());
    if (turn !== app.turn) return;
    const coming = (until || []).filter((u) => u.changes && u.verdict.join() === 'pass').sort((a,
      b) => (a.changes < b.changes ? -1 : 1)
    );
    const save = await calendarButton(app, got, coming);
    if (turn !== app.turn || !coming.length && !save) return;
    const SHOWN = 4;
    replace(days,
      h('section', { class: 'card' }, h('h2', {}, app.say('coming-days')),
        coming.length > 0 && h('p', { class: 'hint' }, app.say('coming-hint')),
        h('ul', { class: 'days' }, coming.slice(0, SHOWN).map((u) =>
          h('li', {}, icon('calendar', true),
            h('span', {}, h('b', {}, app.words.day(u.changes)), app.say('colon'), app.of(u.title)))
        )), coming.length > SHOWN && h('p', { class: 'small dim' }, app.say('coming-more', coming.length - SHOWN)),
        save));
  } catch { /* the results stand without */ }
}
