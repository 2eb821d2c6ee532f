// common.js copies answers about the firm from one unit to others: who is
// responsible, what the firm has set. The pack says which facts those are; what
// has to be looked at in each place is never copied. An answer keeps its day,
// another answer that is there stays unless somebody says otherwise, and all of
// it can be undone.

import { add, h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { cell } from '../question/cell.js';
import { draftFault, equal } from '../units/draft.js';
import { Conflict } from '../units/store.js';
import { must } from '../engine.js';
import { bare, dated, dayOf } from './answer.js';
import { asOf, asked, saying, under, written } from './standing.js';

/** @typedef {{ record: Kept, name: string, facts: Map<string, any>, fault?: string }} Unit */

/** @param {App} app @param {Route} route */
export async function common(app, route) {
  const { words, trail, draft, engine } = app, { store, today } = draft;
  const { nameOf } = await import('../later.js');
  if (route.done) return told(app, route);
  // The route keeps what is ticked: the language may change.
  const ticks = (route.ticks = route.ticks || {});
  const tick = (name, key, checked, look, then = () => {}) =>
    cell('checkbox', name, {
      ...look,
      checked: key in ticks ? ticks[key] : checked,
      onchange: ({ target }) => {
        ticks[key] = target.checked;
        then();
      },
    });
  const drafts = store ? (await store.list()).filter((d) => !d.errand && draftFault(d) === undefined) : [];
  const state = h('p', { class: 'hint', role: 'status' }),
    form = h('div', { class: 'parts' }),
    bar = h('div', { class: 'bar' });
  const fault = h('p', { class: 'err', role: 'alert' });
  /** @type {Unit[]} */
  const units = [];

  async function read() {
    const turn = trail.turn;
    for (const record of drafts) {
      state.textContent = words.say('common-reading', units.length + 1, drafts.length);
      const unit = /** @type {Unit} */ ({ record, name: nameOf(words, record), facts: new Map() });
      try {
        const { session, aside } = await asOf(engine, record, today);
        try {
          if (aside) unit.fault = words.say('common-open-first');
          else unit.facts = await asked(session);
        } finally {
          await session.close();
        }
      } catch (err) {
        unit.fault = saying(words, err);
      }
      if (turn !== trail.turn) return;
      units.push(unit);
    }
    state.textContent = '';
    const best = (u) => own(u).length;
    const from = units.find((u) => u.record.id === route.from) ||
      units.reduce((a, b) => (best(b) > best(a) ? b : a), units[0]);
    if (from) draw(from);
  }

  // own are the facts of the firm that a unit has answered, and still holds for
  // answered today.
  const own = ({ facts }) => [...facts.values()].filter((f) => f.firm && f.state === 'answered');
  const raw = (unit, id) => unit.record.answers.facts[id];

  // lies tells how a fact lies in another unit: it lacks the answer, has another,
  // has the same, or is not asked there.
  function lies(from, unit, id) {
    const f = unit.facts.get(id);
    if (!f || f.state === 'skipped') return 'unasked';
    if (f.state !== 'answered') return 'lacks';
    const [a, b] = [from, unit].map((u) => raw(u, id));
    return equal([bare(a), !!(a && a.more)], [bare(b), !!(b && b.more)]) ? 'same' : 'other';
  }

  function draw(from) {
    route.from = from.record.id;
    const source = h('select', {
      class: 'sel',
      'aria-label': words.say('common-from'),
      onchange: ({ target }) => {
        draw(units.find((u) => u.record.id === target.value));
        form.querySelector('select').focus();
      },
    }, units.filter((u) => !u.fault).map((u) => h('option', { value: u.record.id, selected: u === from }, u.name)));
    const others = units.filter((u) => u !== from && !u.fault), faulty = units.filter((u) => u.fault);
    const key = (...parts) => JSON.stringify([from.record.id, ...parts]);
    const targets = others.map((unit) => ({
      unit,
      ...tick('target', key(unit.record.id), own(from).some((f) => lies(from, unit, f.id) === 'lacks'), {
        label: unit.name,
      }, () => list()),
    }));
    const facts = h('div', { class: 'parts' });
    /** @type {{ id: string, unit: Unit, box: HTMLInputElement }[]} */
    let chosen = [];

    // list is what may be copied to the units that are chosen, section by section.
    function list() {
      const to = targets.filter((t) => t.box.checked).map((t) => t.unit);
      chosen = [];
      let section;
      const shown = own(from).flatMap((f) => {
        const of = (how) => to.filter((u) => lies(from, u, f.id) === how), lack = of('lacks'), other = of('other');
        if (!lack.length && !other.length) return [];
        const all = lack.length > 0 &&
          tick(f.id, key('', f.id), true, { label: words.say('common-to', words.join(lack.map((u) => u.name))) });
        if (all) { for (const unit of lack) chosen.push({ id: f.id, unit, box: all.box }); }
        const differ = other.map((unit) => {
          const one = tick(f.id, key(unit.record.id, f.id), false, {
            label: words.say('common-instead', unit.name),
            help: words.say('common-has', words.of(unit.facts.get(f.id).answer),
              words.day(dayOf(raw(unit, f.id), unit.record.answers.at))),
          });
          chosen.push({ id: f.id, unit, box: one.box });
          return one.el;
        });
        const head = section === f.page ? false : h('h2', words.of(f.section));
        section = f.page;
        return [
          head,
          h('div', { class: 'card', role: 'group', 'aria-label': words.of(f.ask), 'data-fact': f.id },
            h('p', h('b', words.of(f.ask))),
            h('p', { class: 'named' }, words.of(f.answer),
              h('span', { class: 'dim small' }, ' ', words.day(dayOf(raw(from, f.id), from.record.answers.at)))),
            h('div', { class: 'opts' }, all && all.el, differ)),
        ];
      });
      replace(facts, shown.length ? shown : h('p', words.say(to.length ? 'common-nothing' : 'common-nobody')));
      replace(bar, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('cancel')),
        h('button', { class: 'btn btn-1', onclick: trail.attempt(() => copy(from, chosen)) },
          words.say('common-copy')));
    }
    list();
    replace(form, h('h2', words.say('common-from')), source,
      h('fieldset', { class: 'stack' }, h('legend', h('h2', words.say('common-targets'))),
        h('div', { class: 'opts' }, targets.map((t) => t.el))), faulty.length > 0 &&
      h('ul', { class: 'bullets' }, faulty.map((u) => h('li', u.name, words.say('colon'), u.fault))), facts);
  }

  // copy writes what is ticked, unit by unit: each is written whole or not at
  // all.
  async function copy(from, chosen) {
    const ticked = chosen.filter((c) => c.box.checked);
    if (!ticked.length) {
      replace(fault, icon('warn', true), h('span', words.say('common-tick')));
      return;
    }
    const done = [];
    for (const unit of new Set(ticked.map((c) => c.unit))) {
      const ids = ticked.filter((c) => c.unit === unit).map((c) => c.id);
      try {
        done.push({ name: unit.name, n: ids.length, ...await copied(app, from.record, unit.record, ids) });
      } catch (err) {
        done.push({ name: unit.name, err });
      }
    }
    route.done = done;
    await trail.go(route, true);
  }

  read().catch(trail.fail);
  return {
    title: words.say('common-title'),
    body: [
      h('h1', words.say('common-title')),
      h('p', { class: 'hint' }, words.say('common-hint')),
      state,
      form,
      fault,
      bar,
    ],
  };
}

// copied copies answers into a unit, and gives it as it was and its new rev.
// Answers that are younger than the unit's own move it to their day, as going on
// with it on that day would: the older ones keep theirs.
/** @param {App} app @param {Kept} from @param {Kept} to @param {string[]} ids */
async function copied({ draft, engine }, from, to, ids) {
  const store = /** @type {NonNullable<Draft['store']>} */ (draft.store);
  const { session, bundle, aside } = await under(engine, to, to.day || draft.today);
  try {
    if (aside) throw new Error('what is kept aside must be seen first');
    const last = ids.map((id) => dayOf(from.answers.facts[id], from.answers.at)).sort().pop();
    const later = last > session.answers.at;
    if (later) await must(session.renew({ at: last, day: last > session.day ? last : session.day }));
    const at = session.answers.at;
    await must(session.set(
      Object.fromEntries(ids.map((id) => [id, dated(from.answers.facts[id], from.answers.at, at)])),
    ));
    const unit = await written(to, bundle, session, ids);
    const rev = await store.put(unit);
    await store.keepBundle(unit.digest, bundle.bytes).catch(() => {});
    return { was: to, rev };
  } finally {
    await session.close();
  }
}

// told says what was copied, and can undo it.
/** @param {App} app @param {Route} route */
async function told({ words, trail, draft }, route) {
  const { done, undone } = route, right = done.filter((d) => !d.err), wrong = done.filter((d) => d.err);
  const why = ({ err }) => err instanceof Conflict ? words.say('common-clash') : saying(words, err);
  const state = h('p', { role: 'status' });
  // left are those that were changed again meanwhile.
  const said = (left) => {
    state.textContent = left.length ? words.say('common-not-undone', words.join(left)) : words.say('common-undone');
    button.remove();
  };
  const undo = async () => {
    const store = /** @type {NonNullable<Draft['store']>} */ (draft.store), left = [];
    for (const d of right) await store.put({ ...d.was, rev: d.rev }).catch(() => left.push(d.name));
    said(route.undone = left);
  };
  let busy = false;
  const button = h('button', {
    class: 'btn btn-2',
    onclick: trail.attempt(async () => {
      if (busy) return;
      busy = true; // once: what was undone has another rev
      await undo();
    }),
  }, words.say('undo'));
  if (undone) said(undone);
  return {
    title: words.say('common-title'),
    body: [
      h('h1', words.say('common-done')),
      h('ul', { class: 'bullets' }, right.map((d) => h('li', words.say('common-n', d.name, d.n)))),
      wrong.length > 0 &&
      h('div', { class: 'note warn' }, icon('warn'),
        add(h('div'), wrong.map((d) => h('p', d.name, words.say('colon'), why(d))))),
      state,
      h('div', { class: 'bar' }, right.length > 0 && !undone && button,
        h('button', { class: 'btn btn-1', onclick: () => trail.goBackTo({ at: 'places' }) },
          words.say('places-title'))),
    ],
  };
}
