// hazard.js shows one duty: why it is judged so, how to mend it, what would
// pass, the law and how much it binds.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { law } from '../part/law.js';
import { link } from '../part/link.js';
import { questions } from '../check/ask.js';
import { lacking } from '../documents/form.js';
import { photos } from '../photos/photos.js';
import { burns, due, owing } from './results.js';

export async function hazard(app, { id }) {
  const [{ assessment }, why, { pages }] = await Promise.all([
    app.must(app.session.assess()),
    app.must(app.session.why(id)),
    app.must(app.session.overview()),
  ]);
  const x = (assessment.hazards || []).find((r) => r.id === id);
  const others = (assessment.others || []).find((r) => r.id === id),
    advice = (assessment.advice || []).some((r) => r.id === id);
  const page = (fact) => pages.find((p) => (p.facts || []).some((f) => f.id === fact));
  const here = { at: 'hazard', id };
  const ask = (fact) => ({ at: 'question', facts: [fact], title: (page(fact) || {}).title, to: { at: 'results' } });
  const open = await questions(app, [id], { at: 'results' });
  const planned = x || others && burns(others),
    lacks = planned && lacking(app, assessment, id, 'letter-lacks'),
    kept = (app.session.answers.plan || {})[id];
  const mend = h('div', { class: 'stack' });
  if (x) later(app, mend, id);

  return {
    browserTitle: app.of(why.title) + ' · ' + app.say('app-name'),
    body: [
      h('p', {}, tag(app, x || planned && others, why, others, advice)),
      h('h1', {}, app.of(why.title)),
      why.standing === 'letter' &&
      h('div', { class: 'note' }, icon('flag'),
        h('p', {}, h('b', {}, app.say('by-letter')), app.say('colon'), app.say('by-letter-say'))),
      others &&
      h('div', { class: 'note' }, icon('flag'),
        h('div', {}, h('p', {}, h('b', {}, (await owing(app))(others))), h('p', {}, app.say('others-hint')))),
      advice && h('div', { class: 'note' }, icon('flag'), h('p', {}, app.say('advice-hint'))),
      (why.why || []).length > 0 &&
      h('section', { class: 'card' }, h('h2', {}, app.say('why')),
        h('dl', { class: 'kv' },
          why.why.map((w) =>
            h('div', {}, h('dt', {}, app.of(w.question)), h('dd', {}, app.of(w.answer)), page(w.fact) &&
              h('dd', { class: 'ch' },
                link(app, app.say('wrong-answer'), ask(w.fact), app.say('wrong-answer') + ' ' + app.of(w.question))))
          ))),
      open.length > 0 &&
      h('section', { class: 'card' }, h('h2', {}, app.say('hangs-on')),
        h('ul', { class: 'plain' }, open.slice(0, 6).map((q) => h('li', {}, q)))),
      h('section', { class: 'card' }, h('h2', {}, app.say('how-to-mend')),
        h('p', {}, app.of(why.remedy) || app.say('no-remedy')),
        h('p', { class: 'meta' }, x && due(app, x), why.by && h('span', {}, app.say('mender-' + why.by)),
          x && x.found && h('span', {}, app.say('found-on', app.words.day(x.found)))),
        (why.how_to_check || []).length > 0 &&
          [
            h('h3', {}, app.say('how-to-check')),
            h('ul', { class: 'bullets' }, why.how_to_check.map((t) => h('li', {}, app.of(t)))),
          ], mend, lacks && h('p', {}, lacks)),
      h('section', { class: 'card' }, h('h2', {}, app.say('photos-title')),
        photos(app, 'hazard:' + id, ...(why.why || []).map((w) => 'fact:' + w.fact)) ||
          h('p', {}, app.say('photos-none'))),
      (why.basis || []).length > 0 &&
      h('section', { class: 'card' }, h('h2', {}, app.say('law-of')), why.basis.map((b) => law(app, b))),
      planned && h('div', { class: 'bar' }, h('button', {
        type: 'button',
        class: 'btn btn-1',
        onclick: () => app.go({ at: 'plan', id, to: here }),
      }, app.say((kept ? 'change-' : 'make-') + (x ? 'plan' : 'told')))),
    ],
  };
}

function tag(app, x, why, others, advice) {
  if (advice) return h('span', { class: 'tag plain' }, app.say('advice'));
  if (x) {
    return h('span', { class: 'tag ' + (x.severity === 'general' ? 'gen' : 'ser') },
      (x.severity === 'general' ? '▲ ' : '◆ ') + app.say('severity-' + x.severity) + ' · ' + app.say('failed'));
  }
  const v = why.verdict || [];
  if (v.length > 1) return h('span', { class: 'tag open' }, app.say('not-known'));
  if (others) return h('span', { class: 'tag plain' }, app.say('duty-of-others'));
  return h('span', { class: 'tag pass' },
    app.say(v[0] === 'not-applicable' ? 'not-applicable' : v[0] === 'fail' ? 'failed' : 'met'));
}

// later shows what would pass: the smallest change of answers. "Mended" writes
// just that, and says so before it does.
async function later(app, place, id) {
  const turn = app.turn;
  const { changes, lapses, breaks } = await app.must(app.session.mend(id)).catch(() => ({}));
  if (turn !== app.turn || !changes) return;
  const sure = h('div', { class: 'sure', hidden: true });
  replace(place, h('h3', {}, app.say(lapses ? 'would-lapse' : 'would-pass')),
    h('ul', { class: 'bullets' },
      changes.map((c) =>
        h('li', {}, app.of(c.question), ' ', h('s', {}, app.of(c.from)), ' → ', h('b', {}, app.of(c.to)))
      )), (breaks || []).length > 0 && h('p', { class: 'small' }, app.say('would-break', breaks.length)), !lapses && [
    h('button', {
      type: 'button',
      class: 'btn btn-2',
      onclick: () => {
        sure.hidden = !sure.hidden;
        if (!sure.hidden) sure.querySelector('button').focus();
      },
    }, icon('tick', true), app.say('mended')),
    sure,
  ]);
  replace(sure, h('p', {}, app.say('mended-sure')), h('button', {
    type: 'button',
    class: 'btn btn-2',
    onclick: async () => {
      try {
        const error = await app.set(Object.fromEntries(changes.map((c) => [c.fact, c.answer])));
        if (error) throw Object.assign(new Error(app.of(error.message)), { error });
        await app.go({ at: 'results' });
        app.frame.tell(app.say('mended-done'));
      } catch (err) {
        app.fail(err);
      }
    },
  }, app.say('mended-yes')));
}
