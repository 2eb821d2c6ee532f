// question.js asks one thing, or up to eight yes-or-no lines that can be seen
// at one spot. Nothing on it judges: no colour, no score.

import { h, replace, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { law } from '../part/law.js';
import { progress } from '../check/progress.js';
import { remindMe } from '../check/remind.js';
import { rail } from '../check/sections.js';
import { photos } from '../photos/photos.js';
import { control } from './control.js';
import { fault } from './fault.js';
import { must } from '../engine.js';
import { forward } from '../way.js';

/** @param {App} app @param {Route} route */
export async function question({ words, trail, draft, frame }, route) {
  // A newly asked page has its facts; if the user went back, the facts have
  // answers.
  const facts = route.asked || (await must(draft.session.facts(...route.facts))).facts;
  delete route.asked;
  for (const f of facts) if (route.pending && f.id in route.pending) f.answer = route.pending[f.id];
  const env = (fact) => ({
    today: draft.answers.at || draft.today,
    enough: (answer) => draft.enough(fact.id, answer),
  });
  const lines = facts.map((fact) => {
    const line = { fact, id: uid(), control: control(fact, words, env(fact)) };
    line.fault = fault((r) => {
      mended(line);
      line.control.focus();
      frame.announce(r.words);
    });
    return line;
  });
  const one = lines.length === 1 ? lines[0] : undefined;
  const summary = h('div', { class: 'err-sum', tabindex: '-1', hidden: true });
  const title = one ? words.of(one.fact.ask) : words.say('several', words.of(route.title));

  const fieldset = (line) => {
    const { fact } = line;
    const head = one ? h('h1', words.of(fact.ask)) : h('h2', words.of(fact.ask));
    return h('fieldset', {
      class: one ? 'q' : 'q line',
      id: line.id,
      'data-fact': fact.id,
      'data-type': fact.type,
      'aria-describedby': line.fault.id,
    }, h('legend', head), words.of(fact.help) && h('p', { class: 'hint' }, words.of(fact.help)), line.fault.el,
      line.control.el, notSure(words, draft, line), look(words, fact), one
      ? [
        photos(words, draft, 'fact:' + fact.id),
        h('div', { class: 'only-narrow' }, why(words, draft, fact)),
      ]
      : h('div', { class: 'beside' }, photos(words, draft, 'fact:' + fact.id), why(words, draft, fact)));
  };

  const form = h('form', {
    novalidate: true,
    onsubmit: (e) => {
      e.preventDefault();
      submit();
    },
  }, summary, !one && h('h1', title), lines.map(fieldset), h('div', { class: 'bar' }, trail.canGoBack &&
    h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('previous')),
    h('button', { type: 'submit', class: 'btn btn-1' }, words.say(route.to ? 'keep-change' : 'next'))));

  // No fault is shown before "next". Then all faults are shown, with a link to
  // each, and the typed text stays.
  function complain(list) {
    for (const line of lines) {
      const f = list.find((x) => x.line === line);
      line.fault.show(f);
      form.querySelector('#' + line.id).classList.toggle('bad', !!f);
    }
    frame.title(words.say('to-mend', list.length) + words.say('colon') + title);
    summary.hidden = false;
    replace(summary, h('h2', icon('warn', true), words.say('to-mend', list.length)),
      h('ul', list.map((f) =>
        h('li', f.line
          ? h('button', { class: 'link', onclick: () => f.line.control.focus() },
            (one ? '' : words.of(f.line.fact.ask) + ' ') + f.fault)
          : f.fault)
      )));
    summary.focus();
  }

  // mended clears the fault of a line.
  function mended(line) {
    line.fault.show();
    form.querySelector('#' + line.id).classList.remove('bad');
    summary.hidden = !form.querySelector('.bad');
    frame.title(title);
  }

  let busy = false;
  async function submit() {
    if (busy) return;
    const read = lines.map((line) => ({ line, ...line.control.read() }));
    const bad = read.filter((r) => r.fault);
    if (bad.length) {
      complain(bad);
      return;
    }
    busy = true;
    try {
      const error = await draft.set(Object.fromEntries(read.map((r) => [r.line.fact.id, r.answer])));
      if (error) {
        const list = error.list.length ? error.list : [error];
        complain(
          list.map((d) => ({
            fault: words.of(d.message),
            line: lines.find((l) => (d.pointer || '').startsWith('/facts/' + l.fact.id)),
          })),
        );
        return;
      }
      if (draft.clash) return;
      delete route.pending;
      delete route.begun;
      if (route.to) {
        await draft.next();
        await trail.go(route.to);
      } else await forward(trail, draft);
    } catch (err) {
      await trail.fail(err);
    } finally {
      busy = false;
    }
  }

  form.addEventListener('change', () => {
    // Kept for a change of language or size, which draws the screen again.
    route.begun = true;
    route.pending = Object.fromEntries(
      lines.map((l) => [l.fact.id, l.control.unsaid && l.control.read().fault ? l.control.unsaid() : l.control.read()])
        .filter(([, r]) => !r.fault).map(([id, r]) => [id, r.answer]),
    );
  });

  const { turn } = trail;
  return {
    asking: true,
    title: title,
    body: [progress(words, draft, words.of(route.title)), form],
    beside(left, right) {
      replace(right, one && [h('h2', words.say('why-ask')), reasons(words, draft, one.fact)]);
      right.hidden = !one;
      rail(words, trail, draft, facts[0].page).then((list) => {
        if (turn === trail.turn) replace(left, list);
      }, () => {});
    },
  };
}

// notSure opens two lines under "not sure": how to find out, and its effect.
/** @param {Words} words @param {Draft} draft */
function notSure(words, draft, { fact, control: c }) {
  if (!c.notSure) return null;
  const box = h('div', { class: 'idk-box', role: 'status' });
  const sync = () => {
    box.hidden = !c.notSure.checked;
    replace(box, c.notSure.checked && [
      h('p', h('b', words.say('find-out')), words.of(fact.where_to_look) || words.say('find-out-any')),
      h('p', words.say('not-sure-does')),
      remindMe(words, draft, fact),
    ]);
  };
  c.el.addEventListener('change', sync);
  c.el.addEventListener('input', sync);
  sync();
  return box;
}

/** @param {Words} words */
function look(words, fact) {
  const where = words.of(fact.where_to_look);
  return where &&
    h('p', { class: 'look' }, icon('eye', true), h('span', h('b', words.say('where-to-look')), where));
}

// why opens the reasons on a phone.
/** @param {Words} words @param {Draft} draft */
function why(words, draft, fact) {
  const place = h('div', { class: 'why-in' });
  let asked = false;
  return h('details', {
    class: 'why',
    ontoggle: ({ target }) => {
      if (!target.open || asked) return;
      asked = true;
      place.append(reasons(words, draft, fact));
    },
  }, h('summary', icon('ask', true), words.say('why-ask'), h('span', { class: 'chev' }, icon('down', true))), place);
}

// reasons are the criteria that depend on the fact, with their law.
/** @param {Words} words @param {Draft} draft */
function reasons(words, draft, fact) {
  const place = h('div', { class: 'reasons' }, h('p', { class: 'dim' }, words.say('loading')));
  must(draft.session.reasons(fact.id)).then(({ criteria }) => {
    const SHOWN = 3;
    replace(place, !(criteria || []).length && h('p', words.say('why-else')),
      (criteria || []).slice(0, SHOWN).map((c) =>
        h('section', h('h3', words.of(c.title)), (c.basis || []).slice(0, 1).map((b) => law(words, b)))
      ), (criteria || []).length > SHOWN &&
      h('p', { class: 'dim small' }, words.say('why-more', criteria.length - SHOWN)));
  }, () => replace(place, h('p', words.say('why-else'))));
  return place;
}
