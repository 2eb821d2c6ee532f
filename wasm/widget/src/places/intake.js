// intake.js takes in the files of others: the tenants' of a mall, the shops' of a
// firm. Each file that can be read is taken; each that cannot is named, with the
// reason. A unit that is here already is never overwritten: its answers are
// merged question by question, or both are kept.

import { h, replace, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { cell } from '../question/cell.js';
import { answered, draftFault } from '../units/draft.js';
import { must, whole } from '../engine.js';
import { beside, compare, dated, equal } from './merge.js';
import { asOf, asked, bare, dayOf, saying, under } from './standing.js';

/**
 * @typedef {object} Taken a unit of a file
 * @property {Kept} draft
 * @property {any[]} photos
 * @property {string} name
 * @property {Kept} [here] the unit that it is, of this device
 * @property {boolean} [same] both say the same
 * @property {ReturnType<typeof compare>} [diff]
 * @property {Map<string, any>[]} [facts] the questions of both, with the answers in words
 * @property {string} [fault] why they cannot be merged
 * @property {'merge' | 'both' | 'none'} [how]
 * @property {{ [fact: string]: 'mine' | 'theirs' }} [pick]
 */

// choice is one of a few, under a question.
function choice(ask, list, now, pick) {
  const name = uid();
  return h('fieldset', { class: 'stack' }, h('legend', h('b', ask)),
    h('div', { class: 'opts' },
      list.map(({ key, label, help }) =>
        cell('radio', name, { label, help, value: key, checked: key === now, onchange: () => pick(key) }).el
      )));
}

/** @param {App} app @param {Route} route */
export async function intake(app, route) {
  const { words, trail, draft, engine, frame } = app, { store, today } = draft;
  const { nameOf, parse, fits, Unread, fold } = await import('../later.js');
  if (!store) throw draft.unsaved;
  const state = h('p', { class: 'hint', role: 'status' }),
    out = h('div', { class: 'stack' }),
    bar = h('div', { class: 'bar' });
  const fault = h('p', { class: 'err', role: 'alert' });
  // The route keeps what was read and decided: the language may change.
  /** @type {{ unread: { name: string, why: string }[], units: Taken[], read?: boolean }} */
  const taken = route.taken && route.taken.read ? route.taken : (route.taken = { unread: [], units: [] });
  const { unread, units } = taken;

  async function read() {
    const turn = trail.turn, files = /** @type {File[]} */ (route.files);
    for (const [i, file] of files.entries()) {
      state.textContent = words.say('intake-reading', i + 1, files.length);
      try {
        fits(file.size);
        const got = parse(await file.text());
        if (got.answers) units.push(await single(got.answers));
        else for (const u of got.units) units.push({ ...u, name: nameOf(words, u.draft) });
      } catch (err) {
        unread.push({
          name: file.name,
          why: err instanceof Unread
            ? words.say(err.key, file.name, ...err.args)
            : file.name + words.say('colon') + saying(words, err),
        });
      }
      if (turn !== trail.turn) return;
    }
    const here = (await store.list()).filter((d) => draftFault(d) === undefined);
    for (const u of units) await meet(u, here);
    if (turn !== trail.turn) return;
    taken.read = true;
    state.textContent = '';
    draw();
  }

  // single makes a unit of an answers file, which the engine reads first.
  async function single(answers) {
    const pack = (engine.index.find((e) => e.id === answers.pack) || engine.index[0]).id;
    const bundle = await engine.bundle(pack), { info } = bundle;
    const got = /** @type {any} */ (await whole(bundle.import({ day: answers.at || today, answers })));
    const { session } = { session: got.value }, { page, remaining } = await must(session.next());
    await session.close();
    /** @type {any} */
    const record = {
      pack,
      digest: info.digest,
      version: info.version,
      day: session.day,
      answers: session.answers,
      saved: Date.now(),
      answered: answered(session.answers),
      remaining: page ? remaining : 0,
      ...(got.aside && { aside: got.aside }),
    };
    return { draft: record, photos: [], name: nameOf(words, record) };
  }

  // meet finds the unit of this device that one of a file is: by its number, else
  // by its code or its name in the same place of law. Two units that have a
  // number each and another name are two, whatever else agrees.
  async function meet(u, here) {
    const { unit = {} } = u.draft.answers, said = (x) => (x || '').trim();
    const alike = (d) =>
      ['code', 'name'].some((key) => said(unit[key]) && said((d.answers.unit || {})[key]) === said(unit[key]));
    u.here = here.find((d) => d.id === u.draft.id) || here.find((d) => d.pack === u.draft.pack && alike(d));
    if (!u.here) return;
    u.same = equal(u.here.answers, u.draft.answers);
    if (u.same) return;
    u.how = 'both';
    try {
      const [mine, theirs] = [await asOf(engine, u.here, today), await asOf(engine, u.draft, today)];
      u.facts = [await asked(mine.session), await asked(theirs.session)];
      await mine.session.close();
      await theirs.session.close();
      if (u.here.pack !== u.draft.pack || mine.aside || theirs.aside) u.fault = words.say('intake-other-rules');
      else {
        u.diff = compare(u.here.answers, u.draft.answers);
        u.pick = Object.fromEntries(u.diff.clashes.filter((c) => c.later).map((c) => [c.id, c.later]));
        // Two shops may have one name: then only a person knows whether they are one.
        if (u.here.id === u.draft.id && u.diff.clashes.every((c) => c.later)) u.how = 'merge';
      }
    } catch (err) {
      u.fault = saying(words, err);
    }
  }

  function draw() {
    const fresh = units.filter((u) => !u.here),
      same = units.filter((u) => u.same),
      other = units.filter((u) => u.here && !u.same);
    replace(out, unread.length > 0 &&
      h('div', { class: 'note warn' }, icon('warn'),
        h('div', h('p', h('b', words.say('intake-unread', unread.length))), unread.map((f) => h('p', f.why)))),
      fresh.length > 0 &&
        h('section', { class: 'card' }, h('h2', words.say('intake-new', fresh.length)),
          h('ul', { class: 'bullets' }, fresh.map((u) => h('li', { class: 'named' }, u.name)))), same.length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('intake-same', same.length)),
        h('ul', { class: 'bullets' }, same.map((u) => h('li', { class: 'named' }, u.name)))), other.map(known));
    replace(bar, units.length > 0
      ? [
        h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('cancel')),
        h('button', { class: 'btn btn-1', onclick: trail.attempt(take) }, words.say('intake-take')),
      ]
      : h('button', { class: 'btn btn-1', onclick: () => trail.back() }, words.say('back')));
  }

  // known is a unit that is here with other answers.
  /** @param {Taken} u */
  function known(u) {
    const { diff, facts, pick } = u, mine = /** @type {Kept} */ (u.here);
    const ways = [...(diff ? ['merge'] : []), 'both', 'none'];
    const clash = ({ id, mine: a, theirs: b }) => {
      const [f, g] = facts.map((all) => all.get(id) || {}), ask = words.of(f.ask || g.ask) || id;
      const side = (key, x, raw, at) => ({
        key,
        label: words.say('intake-' + key, bare(raw) === null ? words.say('not-sure') : words.of(x.answer)),
        help: words.day(dayOf(raw, at)),
      });
      return h('li', { class: 'pad', 'data-fact': id },
        choice(ask, [side('mine', f, a, mine.answers.at), side('theirs', g, b, u.draft.answers.at)], pick[id],
          (key) => pick[id] = key));
    };
    return h('section', { class: 'card', 'data-unit': mine.id }, h('h2', { class: 'named' }, u.name),
      h('p', words.say('intake-here', words.day(mine.answers.at), words.day(u.draft.answers.at))),
      u.fault && h('p', { class: 'hint' }, u.fault), diff &&
      h('p', { class: 'hint' }, words.say('intake-adds', diff.take.length, diff.clashes.length)),
      choice(words.say('intake-what'), ways.map((key) => ({ key, label: words.say('intake-' + key) })), u.how,
        (key) => u.how = key), diff && diff.clashes.length > 0 &&
      fold(route, 'clash-' + mine.id, words.say('intake-clashes', diff.clashes.length),
        h('ul', { class: 'rows' }, diff.clashes.map(clash)), u.how === 'both'));
  }

  // take saves what was decided: all of it, or nothing.
  async function take() {
    replace(fault);
    const late = units.find((u) => u.how === 'merge' && u.diff.clashes.some((c) => !u.pick[c.id]));
    if (late) {
      replace(fault, icon('warn', true), h('span', words.say('intake-undecided', late.name)));
      const id = late.diff.clashes.find((c) => !late.pick[c.id]).id,
        card = out.querySelector(`[data-unit="${late.here.id}"]`);
      card.querySelector('details').open = true;
      /** @type {HTMLElement} */ (card.querySelector(`[data-fact="${CSS.escape(id)}"] input`)).focus();
      return;
    }
    const list = [];
    for (const u of units) {
      if (u.how === 'merge') list.push({ draft: await merged(u), photos: u.photos, over: u.here.rev });
      else if (u.same) list.push({ draft: { ...u.draft, id: u.here.id }, photos: u.photos, over: u.here.rev });
      else if (u.how !== 'none') list.push({ draft: u.draft, photos: u.photos });
    }
    try {
      const got = await store.takeIn(list);
      await trail.go({ at: (await store.list()).length > 1 ? 'places' : 'home' }, true);
      frame.tell(words.say('restored', got.units, got.photos));
    } catch (err) {
      if (err.name !== 'QuotaExceededError') throw err;
      replace(fault, icon('warn', true), h('span', words.say('restore-full')));
    }
  }

  // merged is the unit of this device with what was decided. It is of the later
  // of both days, and each answer keeps its own.
  /** @param {Taken} u */
  async function merged({ here, draft: theirs, diff, pick }) {
    const record = /** @type {Kept} */ (here), at = [record.answers.at, theirs.answers.at].sort()[1];
    const day = [record.day || at, theirs.day || at].sort()[1];
    const { session, bundle } = await under(engine, record, record.day || at);
    try {
      if (session.answers.at < at || session.day < day) await must(session.renew({ at, day }));
      const ids = [...diff.take, ...diff.fresh, ...diff.clashes.map((c) => c.id).filter((id) => pick[id] === 'theirs')];
      const facts = theirs.answers.facts || {};
      if (ids.length) {
        await must(session.set(Object.fromEntries(ids.map((id) => [id, dated(facts[id], theirs.answers.at, at)]))));
      }
      const more = beside(record.answers, theirs.answers);
      if (Object.keys(more).length) await must(session.put(more));
      const { page, remaining } = await must(session.next()), pending = { ...record.pending };
      for (const id of ids) delete pending[id];
      return {
        ...record,
        digest: bundle.info.digest,
        version: bundle.info.version,
        answers: session.answers,
        day: session.day,
        pending,
        answered: answered(session.answers),
        remaining: page ? remaining : 0,
        saved: Date.now(),
      };
    } finally {
      await session.close();
    }
  }

  if (taken.read) draw();
  else read().catch(trail.fail);
  return {
    title: words.say('intake-title'),
    body: [h('h1', words.say('intake-title')), state, out, fault, bar],
  };
}
