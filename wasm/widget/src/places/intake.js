// intake.js takes in the files of others: the tenants' of a mall, the shops' of a
// firm. Each file that can be read is taken; each that cannot is named, with the
// reason. A unit that is here already is never overwritten: its answers are
// merged question by question, each as a person chose who has both before their
// eyes, or both are kept.

import { h, replace, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { cell } from '../question/cell.js';
import { equal, notAfter } from '../units/draft.js';
import { must, whole } from '../engine.js';
import { saying, under, written } from './standing.js';

/**
 * @typedef {object} Taken a unit of a file
 * @property {Kept} draft
 * @property {any[]} photos
 * @property {string} name
 * @property {Kept} [here] the unit that it is, of this device
 * @property {boolean} [same] both say the same
 * @property {import('../../../js/fire321').Meeting} [diff] how its answers stand to those here
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
  const { nameOf, parse, fits, fold, hand, arrivals: { known: unitsOf, twin, refusal } } = await import('../later.js');
  const { clashes } = await hand();
  if (!store) throw draft.unsaved;
  const state = h('p', { class: 'hint', role: 'status' }),
    out = h('div', { class: 'stack' }),
    bar = h('div', { class: 'bar' });
  const fault = h('p', { class: 'err', role: 'alert' });
  // The route keeps what was read and decided: the language may change.
  /** @type {{ unread: { name: string, err: any }[], units: Taken[], read?: boolean }} */
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
        unread.push({ name: file.name, err });
      }
      if (turn !== trail.turn) return;
    }
    const here = await unitsOf(draft);
    for (const u of units) await meet(u, here);
    if (turn !== trail.turn) return;
    taken.read = true;
    state.textContent = '';
    draw();
  }

  // single makes a unit of an answers file, which the engine reads first.
  async function single(given) {
    const answers = notAfter(given, today), pack = engine.packOf(answers), bundle = await engine.bundle(pack);
    const got = /** @type {any} */ (await whole(bundle.import({ day: answers.at || today, answers })));
    const record = await written({ pack, ...(got.aside && { aside: got.aside }) }, bundle, got.value, []);
    await got.value.close();
    return { draft: record, photos: [], name: nameOf(words, record) };
  }

  // meet finds the unit of this device that one of a file is, and compares them.
  async function meet(u, here) {
    u.here = twin(here, u.draft);
    if (!u.here) return;
    u.same = equal(u.here.answers, u.draft.answers);
    if (u.same) return;
    u.how = 'both';
    if (u.here.pack !== u.draft.pack) {
      u.fault = words.say('intake-other-rules');
      return;
    }
    try {
      await both(u, async (mine, theirs, aside) => {
        if (aside) {
          u.fault = words.say('intake-other-rules');
          return;
        }
        u.diff = await must(mine.meet(theirs));
        u.pick = {}; // nobody has seen them yet
        // Two shops may have one name: then only a person knows whether they are one.
        if (u.here.id === u.draft.id) u.how = 'merge';
      });
    } catch (err) {
      u.fault = saying(words, err);
    }
  }

  // both opens the unit that is here and that of the file by the same rules; it
  // says whether something of either does not fit them.
  /** @param {any} u @param {(mine: Session, theirs: Session, aside: boolean, bundle: Bundle) => Promise<any>} then */
  async function both({ here, draft: theirs }, then) {
    const open = (d) => under(engine, d, d.day || d.answers.at);
    const a = await open(here);
    try {
      const b = await open(theirs);
      try {
        return await then(a.session, b.session, !!(a.aside || b.aside), a.bundle);
      } finally {
        await b.session.close();
      }
    } finally {
      await a.session.close();
    }
  }

  function draw() {
    const fresh = units.filter((u) => !u.here),
      same = units.filter((u) => u.same),
      other = units.filter((u) => u.here && !u.same);
    replace(out, unread.length > 0 &&
      h('div', { class: 'note warn' }, icon('warn'),
        h('div', h('p', h('b', words.say('intake-unread', unread.length))), unread.map((f) => h('p', why(f))))),
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
    const { diff, pick } = u, { fresh = [], differ = [] } = diff || {}, mine = /** @type {Kept} */ (u.here);
    const ways = [...(diff ? ['merge'] : []), 'both', 'none'];
    return h('section', { class: 'card', 'data-unit': mine.id }, h('h2', { class: 'named' }, u.name),
      h('p', words.say('intake-here', words.day(mine.answers.at), words.day(u.draft.answers.at))),
      u.fault && h('p', { class: 'hint' }, u.fault), diff &&
      h('p', { class: 'hint' }, words.say('intake-adds', fresh.length, differ.length)),
      choice(words.say('intake-what'), ways.map((key) => ({ key, label: words.say('intake-' + key) })), u.how,
        (key) => u.how = key), differ.length > 0 &&
      fold(route, 'clash-' + mine.id, words.say('intake-clashes', differ.length),
        h('div', { class: 'parts pad' }, clashes(words, differ, pick)), true), fresh.length > 0 &&
      fold(route, 'fresh-' + mine.id, words.say('intake-fresh', fresh.length),
        h('dl', { class: 'kv pad' },
          fresh.map((f) => h('div', h('dt', words.of(f.question)), h('dd', words.of(f.answer)))))));
  }

  // why says why a file could not be read.
  const why = ({ name, err }) => refusal(words, err, name) || name + words.say('colon') + saying(words, err);

  // take saves what was decided: all of it, or nothing.
  async function take() {
    replace(fault);
    const open = (u) => u.how === 'merge' && (u.diff.differ || []).find((c) => !u.pick[c.fact]);
    const late = units.find(open);
    if (late) {
      replace(fault, icon('warn', true), h('span', words.say('intake-undecided', late.name)));
      const id = open(late).fact,
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
  const merged = (u) =>
    both(u, async (mine, theirs, _, bundle) => {
      const { fresh = [], differ = [] } = u.diff;
      const ids = [...fresh, ...differ.filter((c) => u.pick[c.fact] === 'theirs')].map((c) => c.fact);
      await must(mine.take(theirs, ids));
      return written(u.here, bundle, mine, ids);
    });

  if (taken.read) draw();
  else read().catch(trail.fail);
  return {
    title: words.say('intake-title'),
    body: [h('h1', words.say('intake-title')), state, out, fault, bar],
  };
}
