// home.js lists the units with answers on this device, opens files, and saves
// all units into one file.

import { h, replace } from '../part/dom.js';
import { canSave } from '../part/able.js';
import { chooser, download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { kept } from '../part/kept.js';
import { archive, fits } from './archive.js';
import { draftFault } from './draft.js';
import { incoming, refusal } from './incoming.js';
import { bare, nameOf, remover, saver } from './rescue.js';
import { wrongDate } from '../start/clock.js';
import { firstRoute, handOver, resume } from '../way.js';

/** @param {App} app @param {Route} route */
export async function home(app, route) {
  const { words, trail, draft, engine, host } = app;
  await draft.tally();
  const drafts = draft.store ? await draft.store.list() : [],
    sound = new Set(drafts.filter((d) => draftFault(d) === undefined));
  const counts = draft.store ? await draft.store.countPhotos() : new Map();
  const known = (d) => engine.index.find((e) => e.id === d.pack);
  const fault = h('p', { class: 'err', role: 'alert' }), note = h('p', { class: 'small', role: 'status' });

  // read opens a file or pasted text: the answers of a unit, or all units of a
  // device; all of it or nothing.
  async function read(file, name) {
    replace(fault);
    try {
      fits(file.size);
      const text = await file.text();
      // A code of answers, or of a notice: no file begins so.
      if (/FIRE321:|^[^{[]*[0-9a-f]{64}\s*$/i.test(text)) {
        await trail.go({ at: 'take', text });
        return;
      }
      await incoming(app, text, name);
    } catch (err) {
      const why = refusal(words, err, name);
      if (why) replace(fault, icon('warn', true), h('span', why));
      else trail.fail(err);
    }
  }

  // A tile that cannot be drawn must not stop the others.
  const tile = (d) => {
    try {
      return sound.has(d)
        ? unit(app, d, known(d), counts.get(d.id))
        : bare(words, trail, draft, engine, host, d);
    } catch {
      return bare(words, trail, draft, engine, host, d);
    }
  };

  const paste = kept(route, 'paste',
    h('textarea', { rows: '3', 'aria-label': words.say('paste-answers'), autocomplete: 'off', spellcheck: 'false' }));
  return {
    title: '',
    body: [
      h('h1', words.say(drafts.length ? 'your-units' : 'no-units')),
      wrongDate(words, host, drafts, engine.index),
      h('ul', { class: 'units' }, drafts.map(tile)),
      h('div', { class: 'row' }, h('button', {
        class: 'btn btn-1',
        onclick: () => trail.go(firstRoute(engine)),
      }, icon('plus', true), words.say('new-unit')), chooser({
        accept: '.json,application/json',
        multiple: true,
        class: 'btn btn-2',
        onfiles: (files) =>
          files.length > 1 && draft.store ? trail.go({ at: 'intake', files }) : read(files[0], files[0].name),
      }, icon('folder', true), words.say('open-file')), h('button', {
        class: 'btn btn-2',
        onclick: () => trail.go({ at: 'take' }),
      }, icon('camera', true), words.say('take-in')), drafts.filter((d) => !d.errand).length > 1 &&
        h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'places' }) }, icon('list', true),
          words.say('all-places'))),
      h('p', h('button', { class: 'link', onclick: () => trail.go({ at: 'verify' }) }, words.say('verify-passer'))),
      fault,
      h('details', { class: 'group' },
        h('summary', h('span', words.say('paste-answers')), h('span', { class: 'chev' }, icon('down', true))),
        h('div', { class: 'field words' }, h('p', { class: 'hint' }, words.say('paste-answers-hint')), paste,
          h('div', { class: 'row' }, h('button', {
            class: 'btn btn-2',
            onclick: () => read(new Blob([paste.value]), words.say('what-you-pasted')),
          }, words.say('paste-open'))))),
      sound.size > 0 && canSave() &&
      h('section', { class: 'card' }, h('h2', words.say('save-all')), h('p', words.say('save-all-say')), h('button', {
        class: 'btn btn-2',
        onclick: trail.attempt(async () => {
          download(host, fileName('', words.say('app-name'), draft.today, 'json'),
            new Blob(await archive(draft.store, Date.now())), 'application/json');
          note.textContent = words.say('file-made') +
            (sound.size < drafts.length ? ' ' + words.say('left-out', drafts.length - sound.size) : '');
        }),
      }, icon('save', true), words.say('save-all')), note),
    ],
  };
}

// unit is the tile of a unit: what it is, how it stands, and what comes next.
/** @param {App} app @param {Kept} d @param {Entry | undefined} entry @param {number} photos */
function unit({ words, trail, draft, engine, host }, d, entry, photos) {
  const name = nameOf(words, d), [bin, sure] = remover(words, trail, draft, d, name);
  const place = entry ? words.of(entry.place || entry.title) || entry.id : d.pack;
  return h('li', { class: 'card' }, h('h2', { class: 'named' }, name),
    d.errand && h('p', h('b', words.say('errand-tile', (d.asked || []).length))),
    h('p', { class: 'dim' }, [...kindsOf(words, entry, d), place].join(' · ')), standing(words, d, entry, draft.today),
    h('p', { class: 'dim small' }, words.say('n-answered', d.answered || 0), d.remaining > 0 && ' · ' +
        words.say('again-open'), photos > 0 && ' · ' + words.say('n-photos', photos), ' · ',
      words.say('stopped-at', words.time(d.saved, draft.today))),
    !entry && h('p', { class: 'note warn' }, words.say('pack-not-here', d.pack)), h('div', { class: 'row' }, entry
      ? h('button', {
        class: 'btn btn-1',
        'aria-label': words.say(d.remaining === 0 ? 'open-unit' : 'go-on') + ' ' + name,
        onclick: () => resume({ trail, draft, engine }, d).catch(trail.fail),
      }, words.say(d.remaining === 0 ? 'open-unit' : 'go-on'))
      : saver(words, trail, draft, host, 'save-raw', d, name), entry && h('button', {
        class: 'btn btn-2',
        'aria-label': words.say('give') + ' ' + name,
        onclick: () => handOver({ trail, draft, engine }, d).catch(trail.fail),
      }, words.say('give')), bin), sure);
}

// kindsOf are the kinds of a unit in words.
/** @param {Words} words @param {Entry | undefined} entry @param {Kept} draft */
export function kindsOf(words, entry, { answers }) {
  const given = (answers.facts || {})['place.kinds'], list = (given && given.value) || given;
  const values = (entry && entry.kinds && entry.kinds.values) || [];
  const own = values.filter((v) => Array.isArray(list) && list.includes(v.id)).map((v) => words.of(v.text));
  return own.length ? [words.join(own)] : [];
}

// standing is how the latest results stand today: hazards that are there, those
// that are overdue, and the next day on which something is to be mended. Results
// of another day or of other rules say so: the table of all units has those of
// today.
/** @param {Words} words @param {Kept} record @param {Entry | undefined} entry @param {string} today */
function standing(words, { figures, ...record }, entry, today) {
  if (!figures) return false;
  const { serious, general, due, day = record.day, digest = record.digest } = figures,
    late = due.filter((day) => day < today).length;
  const next = due.find((day) => day >= today), old = day !== today || entry && entry.digest && entry.digest !== digest;
  return h('p', { class: 'standing' }, serious > 0 && h('span', { class: 'tag ser' }, words.say('n-serious', serious)),
    late > 0 && h('span', { class: 'tag gen' }, words.say('n-late', late)),
    general > 0 && h('span', { class: 'tag plain' }, words.say('n-general', general)),
    next && h('span', words.say('next-day', next === today ? words.say('today') : words.day(next))),
    old && h('span', { class: 'dim small' }, words.say('results-of', words.day(day))));
}
