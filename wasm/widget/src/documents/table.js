// table.js plans the mending of all serious hazards on one screen: everything
// is filled in, and one button accepts it. On a wide screen it is a table.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { dayAfter } from '../part/words.js';
import { must } from '../engine.js';

// CHIPS are the days that are offered, each so many days ahead.
const CHIPS = /** @type {[string, number][]} */ ([['today', 0], ['in-3', 3], ['next-week', 7], ['this-month', 30]]);

// daysUpTo are the days to choose from: each of the first two weeks, then one a
// week, and all that a chip or the suggestion names.
const daysUpTo = (at, last, first) => {
  const days = [first, last, ...CHIPS.map(([, n]) => dayAfter(at, n))];
  for (let n = 0, day = at; day <= last; n += n < 14 ? 1 : 7, day = dayAfter(at, n)) days.push(day);
  return [...new Set(days)].filter((d) => d <= last).sort();
};

/** @param {App} app */
export async function table({ words, trail, draft, frame }) {
  const { glyph, order: { grave }, theName, forms: { field, form, isOthers, lastDay, missing, toPlan, wordsOf } } =
    await import(
      '../later.js'
    );
  const { assessment: got } = await must(draft.session.assess());
  const { at, plan: kept = {} } = draft.answers;
  const person = field(words, 'all-person', theName(draft), { hint: words.say('all-person-hint') }),
    guard = field(words, 'all-guard', '', { lines: 1, hint: words.say('plan-guard-hint') });

  /** @param {Hazard} x */
  async function one(x) {
    const now = kept[x.id] || {}, others = isOthers(got, x.id), pre = others ? 'told-' : 'plan-';
    const { within_days } = others ? await must(draft.session.why(x.id)) : x, last = lastDay(draft, got, within_days);
    const title = words.of(x.say || x.title), label = (key) => words.say(pre + key) + words.say('colon') + title;
    const text = (key, value, rows) =>
      h(rows ? 'textarea' : 'input', {
        'aria-label': label(key),
        value: value || '',
        rows,
        maxlength: rows ? 400 : 200,
      });
    const measure = text('measure', now.measure || words.of(x.remedy), 2),
      who = text('person', now.person || (x.by === 'owner' ? words.say('who-owner') : '')),
      how = text('guard', now.guard || words.of(x.now), 2);
    const due = now.by || x.due || dayAfter(at, 7), first = due < at ? at : due > last ? last : due;
    const by = h('select', { 'aria-label': label('by'), onchange: () => draw() },
      daysUpTo(at, last, first).map((d) => h('option', { value: d, selected: d === first }, words.near(d, at))));
    const chips = CHIPS.map(([key, n]) => [words.say(key), dayAfter(at, n)]).filter(([, day]) => day <= last)
      .map(([name, day]) =>
        h('button', {
          class: 'chip',
          'data-day': day,
          onclick: () => {
            by.value = day;
            draw();
          },
        }, name)
      );
    const draw = () => {
      for (const c of chips) c.setAttribute('aria-pressed', String(c.dataset.day === by.value));
    };
    draw();
    const said = h('span', { class: 'small' }), fault = h('p', { class: 'err', role: 'alert' });
    const tell = () => {
      const [what, until] = [measure, how].map((el) => el.value.trim().replace(/[。.]$/, ''));
      said.textContent = [what, until && words.say('until-then', until)].filter(Boolean).join(words.say('stop')) ||
        words.say(others ? 'told-how' : 'plan-how');
      who.placeholder = person.input.value;
    };
    for (const el of [measure, how, person.input]) el.addEventListener('input', tell);
    // A browser scrolls only the line of the cursor into view.
    for (const el of [measure, how]) el.addEventListener('focus', () => el.scrollIntoView({ block: 'nearest' }));
    tell();
    const more = h('details', { open: others && !now.measure },
      h('summary', said, h('span', { class: 'chev' }, icon('down', true))),
      [[measure, 'measure'], [how, 'guard']].map(([el, key]) => h('label', h('span', words.say(pre + key)), el)));
    const val = (el, common) => el.value.trim().replace(/\s*\n\s*/g, ' ') || (common && common.input.value.trim());
    return {
      id: x.id,
      el: h('fieldset', { class: 'plan' }, h('legend', { class: grave(x) ? 'ser' : 'gen' }, glyph(words, x), title),
        h('label', h('span', words.say(pre + 'person')), who), h('label', h('span', words.say(pre + 'by')), by),
        chips.length > 1 && h('div', { class: 'chips' }, chips), more, fault),
      // plan is what stands there now.
      plan: () =>
        Object.fromEntries(
          Object.entries({
            ...now,
            measure: val(measure),
            person: val(who, person),
            by: by.value,
            guard: val(how, guard),
          }).filter(([, v]) => v),
        ),
      // check says what is wrong with it, and gives the field to go to.
      check(/** @type {string[]} */ lacks) {
        fault.textContent = lacks.length > 0 ? words.say('lacks', wordsOf(words, got, x.id, lacks)) : '';
        const [first] = lacks;
        if (!first) return undefined;
        if (first === 'person') return val(who) ? who : person.input;
        if (first === 'guard' && !val(how)) return guard.input;
        if (first === 'by') return by;
        more.open = true;
        return first === 'guard' ? how : measure;
      },
    };
  }

  const list = toPlan(got), bare = (key, ready) => list.some(({ x }) => !(kept[x.id] || {})[key] && !ready(x));
  // What nobody can suggest is asked first, and plainly.
  const lacks = [
    bare('person', (x) => theName(draft) || x.by === 'owner') && words.say('plan-person'),
    bare('guard', (x) => words.of(x.now)) && words.say('plan-guard'),
  ].filter(Boolean);
  const rows = await Promise.all(list.map(({ x }) => one(x)));
  const body = form(trail, [
    h('h1', words.say('plan-all-n', list.filter((r) => !r.done).length || rows.length)),
    h('p', { class: 'hint' }, lacks.length > 0 && h('b', words.say('plan-all-ask', words.join(lacks)), ' '),
      words.say('plan-all-hint')),
    h('div', { class: 'common' }, person.el, guard.el),
  ], [], [
    h('div', { class: 'plans' }, rows.map((r) => r.el)),
    h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('cancel')),
      h('button', { type: 'submit', class: 'btn btn-1' }, icon('tick', true), words.say('accept-all'))),
  ], async () => {
    await draft.put({ plan: { ...kept, ...Object.fromEntries(rows.map((r) => [r.id, r.plan()])) } });
    if (draft.clash) return;
    const { assessment: after } = await must(draft.session.assess());
    const wrong = rows.map((r) => r.check(missing(after, r.id))).filter(Boolean);
    person.fault(wrong.includes(person.input) && words.say('all-person-lacks'));
    guard.fault(wrong.includes(guard.input) && words.say('all-guard-lacks'));
    if (wrong.length) {
      const first = [person.input, guard.input, ...wrong].find((el) => wrong.includes(el));
      first.focus({ preventScroll: true });
      (first.closest('.field, .plan') || first).scrollIntoView({ block: 'center' });
      frame.announce(words.say('plan-kept-part'));
      return;
    }
    trail.back();
    frame.tell(words.say('plan-kept', rows.length));
  });
  body.classList.add('plan-all');
  return { title: words.say('plan-all'), body };
}
