// risks.js goes through the prominent risks one by one: what of each was found
// and whether it has its measure, what nobody has looked at and who will look,
// and why one cannot arise here. Icon and words tell the states apart.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { link } from '../part/link.js';
import { dayAfter } from '../part/words.js';
import { questions } from '../check/ask.js';
import { field, inline, lacking } from '../documents/form.js';
import { youSaid } from './said.js';

const LOOKS = {
  found: ['ser', 'warn'],
  'not-looked-at': ['open', 'ask'],
  'not-found': ['pass', 'tick'],
  'cannot-arise': ['plain', 'minus'],
};
// LOOK_DAYS is how far off a promised look may lie: assess.LookDays.
const LOOK_DAYS = 7;
// SHOWN is how many questions of one risk stand at once.
const SHOWN = 8;

export const keyOf = (r) => r.list + '.' + r.item;
// owed is the letter's reason that somebody has to look at the risk.
const owed = (got, r) => (got.letter.reasons || []).find((x) => x.risk === keyOf(r));

// titlesOf are the titles of all that an assessment judges, by id.
export const titlesOf = (got) =>
  Object.fromEntries([...(got.results || []), ...(got.others || [])].map((x) => [x.id, x.title]));

export const notLooked = (got) => (got.risks || []).filter((r) => r.state === 'not-looked-at').length;

// risks is the section. The route keeps which risk is open, so that one who
// comes back finds it so.
export function risks(app, got, route) {
  return got.risks &&
    h('section', { class: 'list' }, h('div', { class: 'grp-h' }, icon('list'), h('h2', {}, app.say('risks'))),
      h('p', { class: 'pad small' }, app.say('risks-hint')),
      h('ul', { class: 'rows risks' }, got.risks.map((r) => h('li', {}, row(app, got, r, route)))));
}

// showRisk puts the risk in sight.
export function showRisk(app, key) {
  const head = app.root.querySelector('[data-risk="' + key + '"] summary');
  if (!head) return;
  head.focus({ preventScroll: true });
  head.scrollIntoView({ block: 'center' });
}

function row(app, got, r, route) {
  const [look, sign] = LOOKS[r.state], key = keyOf(r);
  const gist = h('span', { class: 'because' }, gistOf(app, got, r));
  const head = [
    h('span', { class: 'hz-t' }, h('span', { class: 'tag ' + look }, icon(sign, true), app.say('risk-' + r.state)),
      r.item + ' ' + app.of(r.text)),
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
        fill(app, got, r, body, (now) => replace(gist, gistOf(app, now, r)))
          .catch((err) => app.fail(err));
      }
    },
  }, h('summary', { class: 'hz' }, head[0], h('span', { class: 'chev' }, icon('down', true)), gist), body);
}

// gistOf says in a line what is known of a risk.
function gistOf(app, got, old) {
  const r = got.risks.find((x) => keyOf(x) === keyOf(old)), reason = owed(got, r), open = (r.open || []).length;
  return [
    r.found && app.say(r.guarded ? 'risk-guarded' : 'risk-unguarded', r.found.length),
    open > 0 ? app.say('risk-open', open) : r.state === 'not-looked-at' && app.say('risk-silent'),
    reason &&
    (reason.shuts.includes('second')
      ? app.say('risk-no-look')
      : app.say('risk-looks', r.look.person, app.words.day(r.look.by))),
    r.why && youSaid(app, r.why),
  ].filter(Boolean).join(' · ');
}

async function fill(app, got, r, body, told) {
  const titles = titlesOf(got);
  const asks = await questions(app, r.open || [], { at: 'results', risk: keyOf(r) });
  replace(body, r.found &&
    h('ul', {},
      r.found.map((id) =>
        h('li', {}, link(app, app.of(titles[id]), { at: 'hazard', id }),
          h('p', { class: 'small' }, lacking(app, got, id) || app.say('has-measure')))
      )), asks.length > 0 &&
    [
      h('h3', {}, app.say('hangs-on')),
      h('ul', {}, asks.slice(0, SHOWN).map((a) => h('li', {}, a))),
      asks.length > SHOWN && h('p', { class: 'small dim' }, app.say('coming-more', asks.length - SHOWN)),
    ], owed(got, r) && lookForm(app, r, told));
}

// lookForm asks who will look, and by when.
function lookForm(app, r, told) {
  const { at, look } = app.session.answers, key = keyOf(r), now = (look || {})[key] || {};
  const days = Array.from({ length: LOOK_DAYS + 1 }, (_, n) => dayAfter(at, n));
  const fields = [field(app, 'look-person', now.person), field(app, 'look-by', now.by, { days })];
  return [
    h('p', {}, app.say('look-say')),
    inline(app, fields, async ({ person, by }) => {
      await app.put({ look: { ...app.session.answers.look, [key]: { ...(person && { person }), ...(by && { by }) } } });
      const { assessment } = await app.must(app.session.assess());
      told(assessment);
      return owed(assessment, r).shuts.includes('second') &&
        { [person && !by ? 'by' : 'person']: app.say('look-none') };
    }),
  ];
}
