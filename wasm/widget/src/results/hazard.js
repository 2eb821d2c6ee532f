// hazard.js shows one duty: why it is judged so, how to mend it, what would
// pass, the law and how much it binds.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { law } from '../part/law.js';
import { link } from '../part/link.js';
import { wrong } from '../part/wrong.js';
import { questions } from '../check/ask.js';
import { lacking } from '../documents/form.js';
import { photos } from '../photos/photos.js';
import { burns } from './order.js';
import { owing } from './results.js';
import { dayFor, mender } from './who.js';
import { must, Trouble } from '../engine.js';

/** @param {App} app */
export async function hazard({ words, trail, draft, engine, frame }, { id }) {
  const [{ assessment }, why, { pages }] = await Promise.all([
    must(draft.session.assess()),
    must(draft.session.why(id)),
    must(draft.session.overview()),
  ]);
  const x = (assessment.hazards || []).find((r) => r.id === id);
  const others = (assessment.others || []).find((r) => r.id === id),
    advice = (assessment.advice || []).some((r) => r.id === id);
  const page = (fact) => pages.find((p) => (p.facts || []).some((f) => f.id === fact));
  const here = { at: 'hazard', id };
  const ask = (fact) => ({ at: 'question', facts: [fact], title: (page(fact) || {}).title, to: { at: 'results' } });
  const open = await questions(words, trail, draft, [id], { at: 'results' });
  const planned = x || others && burns(others),
    lacks = planned && lacking(words, draft, assessment, id, 'letter-lacks'),
    kept = (draft.answers.plan || {})[id];
  const mend = h('div', { class: 'stack' }), who = (await mender(words, engine, draft))(why);
  if (x) later(words, trail, draft, frame, mend, id);

  return {
    title: words.of(why.title),
    body: [
      h('p', tag(words, x || planned && others, why, others, advice)),
      h('h1', words.of(why.say || why.title)),
      why.danger && h('p', words.of(why.danger)),
      why.say && h('p', { class: 'dim' }, words.say('duty'), words.say('colon'), words.of(why.title)),
      why.standing === 'letter' &&
      h('div', { class: 'note' }, icon('flag'),
        h('p', h('b', words.say('by-letter')), words.say('colon'), words.say('by-letter-say'))),
      others &&
      h('div', { class: 'note' }, icon('flag'),
        h('div', h('p', h('b', (await owing(words, draft))(others))), h('p', words.say('others-hint')))),
      advice && h('div', { class: 'note' }, icon('flag'), h('p', words.say('advice-hint'))),
      h('section', { class: 'card' }, h('h2', words.say('how-to-mend')),
        why.now && h('p', h('b', words.say('do-now'), words.say('colon'), words.of(why.now))),
        h('p', words.of(why.remedy) || words.say('no-remedy')), h('p', { class: 'meta' }, x && x.due &&
          h('b', dayFor(words, draft, x), !x.plan && words.say(x.term_by_law ? 'due-law' : 'due-ours')), who &&
          h('span', words.say('mends', who)), x && x.found && h('span', words.say('found-on', words.day(x.found)))),
        (why.how_to_check || []).length > 0 &&
          [
            h('h3', words.say('how-to-check')),
            h('ul', { class: 'bullets' }, why.how_to_check.map((t) => h('li', words.of(t)))),
          ], mend, lacks && h('p', lacks)),
      (why.why || []).length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('why')),
        h('dl', { class: 'kv' },
          why.why.map((w) =>
            h('div', h('dt', words.of(w.question)), h('dd', words.of(w.answer)), page(w.fact) &&
              h('dd', { class: 'ch' },
                link(trail, words.say('wrong-answer'), ask(w.fact),
                  words.say('wrong-answer') + ' ' + words.of(w.question))))
          ))),
      open.length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('hangs-on')),
        h('ul', { class: 'plain' }, open.slice(0, 6).map((q) => h('li', q)))),
      h('section', { class: 'card' }, h('h2', words.say('photos-title')),
        photos(words, draft, 'hazard:' + id, { others: (why.why || []).map((w) => 'fact:' + w.fact) }) ||
          h('p', words.say('photos-none'))),
      (why.basis || []).length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('law-of')), why.basis.map((b) => law(words, b))),
      planned && h('div', { class: 'bar' }, h('button', {
        class: 'btn btn-1',
        onclick: () => trail.go({ at: 'plan', id, to: here }),
      }, words.say((kept ? 'change-' : 'make-') + (x ? 'plan' : 'told')))),
    ],
  };
}

/** @param {Words} words */
function tag(words, x, why, others, advice) {
  if (advice) return h('span', { class: 'tag plain' }, words.say('advice'));
  if (x) {
    return h('span', { class: 'tag ' + (x.severity === 'general' ? 'gen' : 'ser') },
      (x.severity === 'general' ? '▲ ' : '◆ ') + words.say('severity-' + x.severity) + ' · ' + words.say('failed'));
  }
  const v = why.verdict || [];
  if (v.length > 1) return h('span', { class: 'tag open' }, words.say('not-known'));
  if (others) return h('span', { class: 'tag plain' }, words.say('duty-of-others'));
  return h('span', { class: 'tag pass' },
    words.say(v[0] === 'not-applicable' ? 'not-applicable' : v[0] === 'fail' ? 'failed' : 'met'));
}

// later shows what would pass: the smallest change of answers. "Mended" writes
// exactly that, and says so before it writes.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Frame} frame */
async function later(words, trail, draft, frame, place, id) {
  const turn = trail.turn;
  const { value, error } = await draft.session.mend(id);
  if (turn !== trail.turn) return;
  if (error) {
    replace(place, wrong(words, { error }));
    return;
  }
  const { changes, lapses, breaks } = value;
  if (!changes) return;
  const sure = h('div', { class: 'sure', hidden: true });
  replace(place, h('h3', words.say(lapses ? 'would-lapse' : 'would-pass')),
    h('ul', { class: 'bullets' },
      changes.map((c) => h('li', words.of(c.question), ' ', h('s', words.of(c.from)), ' → ', h('b', words.of(c.to))))),
    (breaks || []).length > 0 && h('p', { class: 'small' }, words.say('would-break', breaks.length)), !lapses && [
    h('button', {
      class: 'btn btn-2',
      onclick: () => {
        sure.hidden = !sure.hidden;
        if (!sure.hidden) sure.querySelector('button').focus();
      },
    }, icon('tick', true), words.say('mended')),
    sure,
  ]);
  replace(sure, h('p', words.say('mended-sure')), h('button', {
    class: 'btn btn-2',
    onclick: trail.attempt(async () => {
      const error = await draft.set(Object.fromEntries(changes.map((c) => [c.fact, c.answer])));
      if (error) throw new Trouble(error);
      await trail.go({ at: 'results' });
      frame.tell(words.say('mended-done'));
    }),
  }, words.say('mended-yes')));
}
