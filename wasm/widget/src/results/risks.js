// risks.js lists the prominent risks one by one: what was found of each and
// whether it has its measure, what nobody has looked at and who will look, and
// why one cannot arise here. Icon and words show the state.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';
import { dayAfter } from '../part/words.js';
import { questions } from '../check/ask.js';
import { field, inline, lacking } from '../documents/form.js';
import { youSaid } from './said.js';
import { must } from '../engine.js';

const LOOKS = {
  found: ['ser', 'warn'],
  'not-looked-at': ['open', 'ask'],
  'not-found': ['pass', 'tick'],
  'cannot-arise': ['plain', 'minus'],
};
// LOOK_DAYS is how many days ahead a promised look may be: assess.LookDays.
const LOOK_DAYS = 7;
// SHOWN is how many questions of one risk are shown at once.
const SHOWN = 8;

export const keyOf = (r) => r.list + '.' + r.item;
// owed is the letter's reason that somebody has to look at the risk.
/** @param {Assessment} got */
const owed = (got, r) => (got.letter.reasons || []).find((x) => x.risk === keyOf(r));

// titlesOf are the titles of all that an assessment judges, by id.
/** @param {Assessment} got */
export const titlesOf = (got) =>
  Object.fromEntries([...(got.results || []), ...(got.others || [])].map((x) => [x.id, x.title]));

/** @param {Assessment} got */
export const notLooked = (got) => (got.risks || []).filter((r) => r.state === 'not-looked-at').length;

// notWhole are those that were not looked at in full, as the letter counts them.
/** @param {Assessment} got */
export const notWhole = (got) => (got.risks || []).filter((r) => owed(got, r)).length;

// risks is the section. The route keeps which risk is open, so that a person
// who comes back finds it open.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Assessment} got */
export function risks(words, trail, draft, got, route) {
  return got.risks &&
    [
      h('p', { class: 'pad small' }, words.say('risks-hint')),
      h('ul', { class: 'rows risks' }, got.risks.map((r) => h('li', row(words, trail, draft, got, r, route)))),
    ];
}

// showRisk scrolls the risk into view.
/** @param {Host} host */
export function showRisk(host, key) {
  /** @type {HTMLElement} */
  const head = host.root.querySelector('[data-risk="' + key + '"] summary');
  if (!head) return;
  head.focus({ preventScroll: true });
  head.scrollIntoView({ block: 'center' });
}

/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Assessment} got */
function row(words, trail, draft, got, r, route) {
  const [look, sign] = LOOKS[r.state], key = keyOf(r);
  const gist = h('span', { class: 'because' }, gistOf(words, got, r));
  const head = [
    h('span', { class: 'hz-t' }, h('span', { class: 'tag ' + look }, icon(sign, true), words.say('risk-' + r.state)),
      r.item + ' ' + words.of(r.text)),
    gist,
  ];
  if (!r.found && !r.open && !owed(got, r)) return h('div', { class: 'hz' }, head);
  const body = h('div', { class: 'pad stack' });
  return h('details', {
    'data-risk': key,
    open: route.risk === key,
    ontoggle: ({ target }) => {
      if (target.open) route.risk = key;
      else if (route.risk === key) delete route.risk;
      if (target.open && !body.firstChild) {
        fill(words, trail, draft, got, r, body, (now) => replace(gist, gistOf(words, now, r)))
          .catch(trail.fail);
      }
    },
  }, h('summary', { class: 'hz' }, head[0], h('span', { class: 'chev' }, icon('down', true)), gist), body);
}

// gistOf says in one line what is known of a risk.
/** @param {Words} words @param {Assessment} got */
function gistOf(words, got, old) {
  const r = got.risks.find((x) => keyOf(x) === keyOf(old)), reason = owed(got, r), open = (r.open || []).length;
  return [
    r.found && words.say(r.guarded ? 'risk-guarded' : 'risk-unguarded', r.found.length),
    open > 0 ? words.say('risk-open', open) : r.state === 'not-looked-at' && words.say('risk-silent'),
    reason &&
    (reason.shuts.includes('second')
      ? words.say('risk-no-look')
      : words.say('risk-looks', r.look.person, words.day(r.look.by))),
    r.why && youSaid(words, r.why),
  ].filter(Boolean).join(' · ');
}

/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Assessment} got */
async function fill(words, trail, draft, got, r, body, told) {
  const titles = titlesOf(got);
  const asks = await questions(words, trail, draft, r.open || [], { at: 'results', risk: keyOf(r) });
  replace(body, r.found &&
    h('ul',
      r.found.map((id) =>
        h('li', link(trail, words.of(titles[id]), { at: 'hazard', id }),
          h('p', { class: 'small' }, lacking(words, draft, got, id) || words.say('has-measure')))
      )), asks.length > 0 &&
    [
      h('h3', words.say('hangs-on')),
      h('ul', asks.slice(0, SHOWN).map((a) => h('li', a))),
      asks.length > SHOWN && h('p', { class: 'small dim' }, words.say('coming-more', asks.length - SHOWN)),
    ], owed(got, r) && lookForm(words, trail, draft, r, told));
}

// lookForm asks who will look, and by when.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
function lookForm(words, trail, draft, r, told) {
  const { at, look } = draft.answers, key = keyOf(r), now = (look || {})[key] || {};
  const days = Array.from({ length: LOOK_DAYS + 1 }, (_, n) => dayAfter(at, n));
  const fields = [field(words, 'look-person', now.person), field(words, 'look-by', now.by, { days })];
  return [
    h('p', words.say('look-say')),
    inline(words, trail, fields, async ({ person, by }) => {
      await draft.put({ look: { ...draft.answers.look, [key]: { ...(person && { person }), ...(by && { by }) } } });
      const { assessment } = await must(draft.session.assess());
      told(assessment);
      return owed(assessment, r).shuts.includes('second') &&
        { [person && !by ? 'by' : 'person']: words.say('look-none') };
    }),
  ];
}
