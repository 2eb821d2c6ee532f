// table.js shows all units at once, the worst first: a line for each on a desk,
// a card in the hand; and what several of them lack, listed once.

import { canSave } from '../part/able.js';
import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';
import { draftFault } from '../units/draft.js';
import { resume } from '../way.js';
import { csv } from './csv.js';
import { lacks } from './lacks.js';
import { asOf, saying, standing } from './standing.js';

/** @typedef {import('./standing.js').Standing} Standing */
/** @typedef {{ record: Kept, name: string, is?: Standing, fault?: string }} Row */

// MANY is how many units there are before one looks for some of them.
const MANY = 8;

// FILTERS are what one looks for.
/** @type {{ [key: string]: (is: Standing) => boolean }} */
const FILTERS = {
  late: (is) => is.late > 0,
  serious: (is) => is.serious > 0,
  unfinished: (is) => is.left > 0 || is.unsure > 0,
};

// SHOWN is how many common hazards are listed before the rest is folded.
const SHOWN = 10;

/** @param {App} app @param {Route} route */
export async function table(app, route) {
  const { words, trail, draft, engine, host } = app, { today, store } = draft;
  const { order, nameOf, kindsOf, glyph, fold, archive, download, fileName, bare, calendar, soon } = await import(
    '../later.js'
  );
  const drafts = store ? (await store.list()).filter((d) => !d.errand) : [];
  /** @type {Row[]} */
  const rows = drafts.filter((d) => draftFault(d) === undefined).map((record) => ({
    record,
    name: nameOf(words, record),
  }));
  const broken = drafts.filter((d) => draftFault(d) !== undefined);

  const body = h('tbody', { role: 'rowgroup' }),
    shared = h('div', { class: 'shared' }),
    jump = h('p', { class: 'jump' }),
    filters = h('div', { class: 'chips' });
  const state = h('p', { class: 'hint', role: 'status' }), note = h('p', { class: 'small', role: 'status' });
  const bar = h('div', { class: 'prog-in' });
  const progress = h('div', {
    class: 'prog-bar',
    role: 'progressbar',
    'aria-label': words.say('places-counting'),
    'aria-valuemin': '0',
    'aria-valuemax': String(rows.length),
  }, bar);
  const saveTable = canSave() && h('button', {
    class: 'btn btn-2',
    disabled: true,
    onclick: () => {
      download(host, fileName('', words.say('places-title'), today, 'csv'), csv(sheet()), 'text/csv;charset=utf-8');
      note.textContent = words.say('file-made');
    },
  }, icon('save', true), words.say('save-table'));

  // days are those of all units.
  async function days() {
    const list = [];
    for (const { record, is } of rows) {
      if (!is) continue;
      const { session } = await asOf(engine, record, today);
      try {
        const { assessment } = await must(session.assess()), { name } = record.answers.unit || {};
        list.push(
          ...await calendar.events(words, { id: record.id, name }, today, session, assessment,
            await calendar.ends(session), await soon(session, today)),
        );
      } finally {
        await session.close();
      }
    }
    return list;
  }
  const saveDays = canSave() && calendar.saving(words, host, '', today, days, note, trail.attempt);

  const place = ({ pack }) => {
    const entry = engine.index.find((e) => e.id === pack);
    return entry ? words.of(entry.place || entry.title) || entry.id : pack;
  };
  const about = (record) => [...kindsOf(words, engine.index.find((e) => e.id === record.pack), record), place(record)];

  // The columns: what they say of a row, in words.
  /** @param {any} row */
  const worst = ({ is, fault }) => {
    if (fault !== undefined) return words.say('places-not-judged', fault);
    const [first] = is.hazards, [burn] = is.burning;
    return is.pair
      ? words.of(is.pair.say)
      : first
      ? words.of(first.say || first.title)
      : burn
      ? words.of(burn.title)
      : words.say(is.left > 0 ? 'places-none-yet' : is.open > 0 ? 'places-none-open' : 'places-none');
  };
  /** @param {any} row */
  const act = ({ is }) => {
    const [first] = is ? is.hazards : [];
    return is && is.pair ? words.of(is.pair.now) : first ? words.of(first.now || first.remedy) : '';
  };
  /** @param {any} row */
  const open = ({ is }) =>
    is.left > 0
      ? words.say('sections-left', is.left)
      : is.unsure > 0
      ? words.say('places-unsure', is.unsure)
      : words.say('places-all-known');
  /** @param {any} row */
  const day = ({ is }) => (is.next ? (is.next === today ? words.say('today') : words.near(is.next, today)) : '');

  // sheet is the table for a spreadsheet. What could not be judged has no
  // numbers there, since none would be true.
  const sheet = () => [
    [
      'places-name',
      'places-kind',
      'places-worst',
      'places-act',
      'places-serious',
      'places-general',
      'places-late',
      'places-open',
      'places-next',
      'places-as-of',
    ].map((key) => words.say(key)),
    ...sorted().map((row) => {
      const { is, record } = row;
      return [
        row.name,
        words.join(about(record)),
        worst(row),
        act(row),
        ...(is ? [is.serious, is.general, is.late] : ['', '', '']).map(String),
        is ? open(row) : '',
        is && is.next || '',
        today,
      ];
    }),
  ];

  /** @param {any} row */
  const rank = ({ is, fault }) =>
    fault !== undefined
      ? -1
      : !is
      ? 99
      : is.pair
      ? -.5
      : is.hazards.length
      ? order.gravity(is.hazards[0])
      : is.burning.length
      ? 3
      : is.left || is.open
      ? 50
      : 51;
  const sorted = () =>
    [...rows].sort((a, b) =>
      rank(a) - rank(b) ||
      (a.is && b.is ? b.is.serious - a.is.serious || b.is.late - a.is.late || b.is.general - a.is.general : 0)
    );

  const look = (x) => (x ? order.grave(x) ? 'ser' : 'gen' : '');

  // line is a unit. It is made again when its figures are there.
  const lines = new Map();
  /** @param {Row} row */
  function line(row) {
    const { record, name, is, fault } = row, at = about(record);
    const cell = (key, ...parts) => h('td', { role: 'cell', 'data-l': words.say(key) }, parts);
    const [first] = is ? [...is.hazards, ...is.burning] : [];
    return h('tr', { role: 'row', 'data-unit': record.id, class: is ? '' : 'counting' },
      h('th', { role: 'rowheader', scope: 'row' }, h('button', {
        class: 'link named',
        onclick: () => resume(app, record).catch(trail.fail),
      }, name), h('span', { class: 'dim small' }, at.join(' · '))), is || fault !== undefined
      ? h('td', { role: 'cell', class: 'w ' + look(first) }, first && glyph(words, first), worst(row),
        act(row) && h('span', { class: 'act small' }, act(row)),
        is && !is.hazards.length && first && h('span', { class: 'dim small' }, words.say('duty-of-others')))
      : h('td', { role: 'cell', class: 'w dim' }, words.say('places-counting')),
      cell('places-serious', is ? h('b', { class: is.serious ? 'ser' : '' }, String(is.serious)) : '–'),
      cell('places-late', is ? h('b', { class: is.late ? 'ser' : '' }, String(is.late)) : '–'),
      cell('places-open', is ? open(row) : '–'), cell('places-next', is ? day(row) || '–' : '–'));
  }
  /** @param {any} row */
  const wanted = ({ is }) => !route.filter || is && FILTERS[route.filter](is);
  // lay puts the lines into their order; who reads one of them keeps the focus.
  function lay() {
    const focus = /** @type {any} */ (host.root.activeElement), list = sorted();
    replace(body, list.map((row) => lines.get(row.record.id)));
    for (const row of rows) lines.get(row.record.id).hidden = !wanted(row);
    if (focus && body.contains(focus)) focus.focus({ preventScroll: true });
    replace(filters, rows.length >= MANY && [undefined, ...Object.keys(FILTERS)].map((key) => {
      const n = rows.filter(({ is }) => !key || is && FILTERS[key](is)).length;
      return h('button', {
        class: 'chip',
        'aria-pressed': String(route.filter === key),
        onclick: ({ target }) => {
          const at = [...filters.children].indexOf(target);
          route.filter = key;
          lay();
          /** @type {any} */ (filters.children[at]).focus();
        },
      }, words.say('places-' + (key || 'all')) + ' ' + n);
    }));
  }

  // named are the units, folded where they are many.
  const named = (id, say, units) =>
    units.length > MANY
      ? fold(route, 'lack-' + id, say, h('p', { class: 'pad small' }, words.join(units)))
      : h('p', { class: 'small dim' }, say, words.say('colon'), words.join(units));

  // common lists what two units or more lack.
  function common() {
    const judged = rows.filter((r) => r.is), n = judged.length;
    const all = lacks(judged.map((r) => ({ unit: r.name, hazards: /** @type {Standing} */ (r.is).hazards })),
      order.gravity);
    const item = ({ hazard: x, units }) =>
      h('li', { class: 'pad stack ' + look(x) }, h('p', glyph(words, x), h('b', words.of(x.say || x.title))),
        h('p', { class: 'act' }, words.of(x.remedy)), named(x.id, words.say('places-n-of', units.length, n), units));
    replace(jump, all.length > 0 && rows.length >= MANY &&
      h('button', { class: 'link', onclick: () => shared.scrollIntoView() }, words.say('places-lack'), ' ',
        words.say('n-items', all.length)));
    replace(shared, all.length > 0 &&
      h('section', { class: 'list' },
        h('div', { class: 'grp-h' }, icon('list'), h('h2', words.say('places-lack')),
          h('span', { class: 'n' }, words.say('n-items', all.length))),
        h('p', { class: 'pad small' }, words.say('places-lack-hint')),
        h('ul', { class: 'rows lacks' }, all.slice(0, SHOWN).map(item)), all.length > SHOWN &&
        fold(route, 'lacks', words.say('places-lack-more', all.length - SHOWN),
          h('ul', { class: 'rows lacks' }, all.slice(SHOWN).map(item)))));
  }

  for (const row of rows) lines.set(row.record.id, line(row));
  lay();

  // One unit after the other: the page stays usable, and what is worked out
  // already is shown.
  async function count() {
    const turn = trail.turn;
    let n = 0;
    for (const row of rows) {
      try {
        row.is = await standing(engine, row.record, today, order);
      } catch (err) {
        row.fault = saying(words, err);
      }
      if (turn !== trail.turn) return;
      const was = lines.get(row.record.id), held = was.contains(host.root.activeElement), now = line(row);
      lines.set(row.record.id, now);
      was.replaceWith(now);
      if (held) now.querySelector('button').focus({ preventScroll: true });
      bar.style.width = Math.round(++n / rows.length * 100) + '%';
      progress.setAttribute('aria-valuenow', String(n));
    }
    progress.hidden = true;
    state.textContent = words.say('places-as-of-today', words.day(today));
    if (saveTable) saveTable.disabled = false;
    lay();
    common();
  }

  // It goes on behind the screen, also when the language is changed.
  count().catch(trail.fail);

  const head = ['places-name', 'places-worst', 'places-serious', 'places-late', 'places-open', 'places-next'];
  return {
    title: words.say('places-title'),
    body: [
      h('h1', words.say('places-n', rows.length)),
      state,
      progress,
      filters,
      jump,
      h('table', { role: 'table', class: 'units-t' }, h('caption', { class: 'sr' }, words.say('places-title')),
        h('thead', { role: 'rowgroup' },
          h('tr', { role: 'row' }, head.map((key) => h('th', { role: 'columnheader', scope: 'col' }, words.say(key))))),
        body),
      broken.length > 0 &&
      h('ul', { class: 'units' }, broken.map((d) => bare(words, trail, draft, engine, host, d))),
      shared,
      rows.length > 1 &&
      h('section', { class: 'card' }, h('h2', words.say('common-title')), h('p', words.say('common-say')),
        h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'common' }) }, icon('shop', true),
          words.say('common-title'))),
      canSave() && rows.length > 0 &&
      h('section', { class: 'card' }, h('h2', words.say('save-all')), h('p', words.say('save-all-say')),
        h('div', { class: 'row' }, h('button', {
          class: 'btn btn-2',
          onclick: trail.attempt(async () => {
            download(host, fileName('', words.say('app-name'), today, 'json'),
              new Blob(await archive(store, Date.now())), 'application/json');
            note.textContent = words.say('file-made') +
              (broken.length ? ' ' + words.say('left-out', broken.length) : '');
          }),
        }, icon('save', true), words.say('save-all')), saveTable, saveDays), note),
    ],
  };
}
