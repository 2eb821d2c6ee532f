// question.js asks one thing, or lists up to eight yes-or-no lines that can be
// seen at one spot. Nothing on it judges: no colour, no score.
//
// A tap on one of several answers goes on by itself. A line is saved when it is
// tapped. Everything else that was entered is kept too, until "next".

import { h, replace, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { law } from '../part/law.js';
import { phrases } from '../part/phrases.js';
import { rest } from '../check/findout.js';
import { progress } from '../check/progress.js';
import { rail } from '../check/sections.js';
import { photos } from '../photos/photos.js';
import { control } from './control.js';
import { fault } from './fault.js';
import { must } from '../engine.js';
import { forward } from '../way.js';

// SETTLE is how long, in milliseconds, a screen that came by a tap takes no
// other tap: the second one of a double tap was not meant for it.
const SETTLE = 350;

/** @param {App} app @param {Route} route */
export async function question({ words, trail, draft, frame }, route) {
  // A newly asked page has its facts; if the user went back, the facts have
  // answers.
  const facts = route.asked || (await must(draft.session.facts(...route.facts))).facts;
  delete route.asked;
  const pending = draft.record.pending || {};
  for (const f of facts) if (f.id in pending) f.answer = pending[f.id];
  const one = facts.length === 1 ? facts[0] : undefined;
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
  const tapped = one && ['bool', 'enum'].includes(one.type);
  const summary = h('div', { class: 'err-sum', tabindex: '-1', hidden: true });
  const title = one ? words.of(one.ask) : words.of(route.title);
  const left = h('span', { class: 'left', role: 'status' });

  const single = (line) =>
    h('fieldset', attributes(line, 'q'), h('legend', h('h1', phrases(words, words.of(line.fact.ask)))), more(line),
      words.of(line.fact.help) && h('p', { class: 'hint' }, words.of(line.fact.help)), look(words, line.fact),
      line.fault.el, h('div', { class: 'answers' }, line.control.el));

  const row = (line) =>
    h('fieldset', attributes(line, 'q line'), h('legend', h('h2', phrases(words, words.short(line.fact)))), more(line),
      words.of(line.fact.where_to_look) && h('p', { class: 'where' }, words.of(line.fact.where_to_look)), line.fault.el,
      line.control.el);

  const attributes = (line, look) => ({
    class: look,
    id: line.id,
    'data-fact': line.fact.id,
    'data-type': line.fact.type,
    'aria-describedby': line.fault.id,
  });

  // more holds what few people need: it is filled when it is opened.
  const more = ({ fact }) =>
    h('details', {
      class: 'more',
      ontoggle: ({ target }) => {
        if (!target.open || target.children.length > 1) return;
        target.append(
          h('div', { class: 'more-in' }, !one && words.of(fact.help) && h('p', { class: 'hint' }, words.of(fact.help)),
            h('h3', words.say('why-ask')), reasons(words, draft, fact), photos(words, draft, 'fact:' + fact.id)),
        );
      },
    },
      h('summary', { 'aria-label': words.say('about-line', words.of(fact.ask)) },
        h('span', { class: 'q-mark', 'aria-hidden': 'true' }, '?')));

  const form = h('form', {
    class: tapped ? 'tapped' : one ? '' : 'lines',
    novalidate: true,
    onsubmit: (e) => {
      e.preventDefault();
      submit();
    },
  }, summary, one ? single(lines[0]) : lines.map(row), h('div', { class: 'bar' }, trail.canGoBack &&
    h('button', { class: 'btn btn-2', onclick: () => trail.back() },
      words.say(!one ? 'previous-page' : route.said ? 'undo' : 'previous')),
    one && route.said && h('p', { class: 'said' }, h('b', route.said.answer), h('span', ' ', route.said.ask)),
    !one && left,
    h('button', { type: 'submit', class: 'btn ' + (tapped ? 'btn-2' : 'btn-1') },
      words.say(route.to && !route.queue ? 'keep-change' : one ? 'next' : 'next-page'))));

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
    replace(summary, h('h2', icon('warn', true), words.say(one ? 'to-mend' : 'lines-open', list.length)),
      h('ul', list.map((f) =>
        h('li', f.line
          ? h('button', { class: 'link', onclick: () => f.line.control.focus() },
            one ? f.fault : words.short(f.line.fact))
          : f.fault)
      )));
    // Of several lines the first one that is open is where to go on.
    const [first] = list;
    if (one || !first.line) summary.focus();
    else {
      first.line.control.focus();
      form.querySelector('#' + first.line.id).scrollIntoView({ block: 'center' });
      frame.announce(words.say('lines-open', list.length));
    }
  }

  // mended clears the fault of a line.
  function mended(line) {
    line.fault.show();
    form.querySelector('#' + line.id).classList.remove('bad');
    summary.hidden = !form.querySelector('.bad');
    frame.title(title);
  }

  function refused(error) {
    const list = error.list.length ? error.list : [error];
    complain(list.map((d) => ({
      fault: words.of(d.message),
      line: lines.find((l) => (d.pointer || '').startsWith('/facts/' + l.fact.id)),
    })));
  }

  let busy = false;
  async function submit() {
    if (busy || !trail.lives(route)) return;
    const read = lines.map((line) => ({ line, ...line.control.read() }));
    const bad = read.filter((r) => r.fault);
    if (bad.length) {
      complain(bad);
      return;
    }
    busy = true;
    try {
      // A month may leave open what a day decides.
      const finer = one && lines[0].control.finer, [{ answer }] = read;
      if (finer && finer(answer) && !await draft.enough(one.id, answer)) {
        finer(answer, true);
        return;
      }
      const error = await draft.set(Object.fromEntries(read.map((r) => [r.line.fact.id, r.answer])), route.section);
      if (error) {
        refused(error);
        return;
      }
      if (draft.clash || trail.route !== route) return;
      route.begun = false;
      const walk = route.queue && route.steps ? await rest(draft, route) : route, [next, ...queue] = walk.queue || [];
      if (next) await trail.go({ ...walk, facts: [next], queue }, true);
      else if (route.to) await trail.goBackTo(route.to);
      else {
        await forward(trail, draft, {
          from: route,
          said: tapped && { ask: words.short(one), answer: lines[0].control.words() },
        });
      }
    } catch (err) {
      if (trail.lives(route)) await trail.fail(err);
    } finally {
      busy = false;
    }
  }

  // count says how many lines are open.
  const count = () => {
    const open = lines.filter((l) => l.control.read().fault).length;
    left.textContent = open ? words.say('lines-left', open) : '';
  };

  form.addEventListener('input', () => {
    route.begun = true;
  });
  form.addEventListener('change', async (/** @type {any} */ e) => {
    const line = lines.find((l) => form.querySelector('#' + l.id).contains(e.target));
    if (!line || !trail.lives(route)) return;
    const { control: c, fact } = line;
    const { fault: wrong, answer } = c.unsaid && c.read().fault ? { fault: false, answer: c.unsaid() } : c.read();
    if (wrong) return;
    try {
      if (one) {
        if (tapped) return; // the tap itself, or "next", answers
        await draft.keep(fact.id, answer);
      } else {
        mended(line);
        count();
        const error = await draft.set({ [fact.id]: answer }, route.section);
        if (error) refused(error);
      }
      route.begun = false;
    } catch (err) {
      if (trail.lives(route)) await trail.fail(err);
    }
  });
  // Arrow keys move between answers without choosing one for good; only a tap
  // or a click of the mouse, which has a detail, goes on.
  if (tapped) {
    form.addEventListener('click', (/** @type {any} */ e) => {
      if (e.detail && e.target.matches('.answers input')) submit();
    });
  }
  form.addEventListener('picked', submit);
  if (route.said && tapped) {
    form.classList.add('settling');
    setTimeout(() => form.classList.remove('settling'), SETTLE);
  }
  delete route.said;
  if (!one) count();

  const { turn } = trail;
  return {
    asking: true,
    title: title,
    body: [await progress(words, draft, route, !one && h('h1', title)), form],
    beside: !route.step && ((nav, right) => {
      right.hidden = true;
      rail(words, trail, draft, route.page || facts[0].page).then((list) => {
        if (turn === trail.turn) replace(nav, list);
      }, () => {});
    }),
  };
}

/** @param {Words} words */
function look(words, fact) {
  const where = words.of(fact.where_to_look);
  return where &&
    h('p', { class: 'look' }, icon('eye', true), h('span', h('b', words.say('where-to-look')), where));
}

// reasons are the criteria that depend on the fact, with their law.
/** @param {Words} words @param {Draft} draft */
function reasons(words, draft, fact) {
  const place = h('div', { class: 'reasons' }, h('p', { class: 'dim' }, words.say('loading')));
  must(draft.session.reasons(fact.id)).then(({ criteria }) => {
    const SHOWN = 3;
    replace(place, !(criteria || []).length && h('p', words.say('why-else')),
      (criteria || []).slice(0, SHOWN).map((c) =>
        h('section', h('h4', words.of(c.title)), (c.basis || []).slice(0, 1).map((b) => law(words, b)))
      ), (criteria || []).length > SHOWN &&
      h('p', { class: 'dim small' }, words.say('why-more', criteria.length - SHOWN)));
  }, () => replace(place, h('p', words.say('why-else'))));
  return place;
}
