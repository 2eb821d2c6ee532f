// home.js lists the units with answers on this device, opens files, and saves
// all units into one file.

import { h, replace } from '../part/dom.js';
import { canSave } from '../part/able.js';
import { chooser, download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { Unread, archive, fits, parse } from './archive.js';
import { draftFault } from './draft.js';
import { bare, nameOf, remover, saver } from './rescue.js';
import { firstRoute, openFile, resume } from '../way.js';

/** @param {App} app */
export async function home({ words, trail, draft, engine, frame, host }) {
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
      const { answers, units } = parse(await file.text());
      if (answers) {
        await openFile(trail, draft, answers);
        return;
      }
      if (!draft.store) {
        trail.fail(draft.unsaved);
        return;
      }
      const got = await draft.store.takeIn(units);
      await trail.show();
      frame.tell(words.say('restored', got.units, got.photos));
    } catch (err) {
      if (err.error) trail.fail(err);
      else {
        const why = err.name === 'QuotaExceededError'
          ? words.say('restore-full')
          : words.say(err instanceof Unread ? err.key : 'file-not-read', name, ...(err.args || []));
        replace(fault, icon('warn', true), h('span', why));
      }
    }
  }

  // A tile that cannot be drawn must not stop the others.
  const tile = (d) => {
    try {
      return sound.has(d)
        ? unit(words, trail, draft, host, d, known(d), counts.get(d.id))
        : bare(words, trail, draft, engine, host, d);
    } catch {
      return bare(words, trail, draft, engine, host, d);
    }
  };

  const paste = h('textarea', {
    rows: '3',
    'aria-label': words.say('paste-answers'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  return {
    title: '',
    body: [
      h('h1', words.say(drafts.length ? 'your-units' : 'no-units')),
      h('ul', { class: 'units' }, drafts.map(tile)),
      h('div', { class: 'row' }, h('button', {
        class: 'btn btn-1',
        onclick: () => trail.go(firstRoute(engine)),
      }, icon('plus', true), words.say('new-unit')),
        chooser({ accept: '.json,application/json', class: 'btn btn-2', onfiles: ([f]) => read(f, f.name) },
          icon('folder', true), words.say('open-file'))),
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

/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Host} host */
function unit(words, trail, draft, host, d, entry, photos) {
  const name = nameOf(words, d), [bin, sure] = remover(words, trail, draft, d, name);
  return h('li', { class: 'card' }, h('h2', { class: 'named' }, name),
    h('p', { class: 'dim' }, entry ? words.of(entry.title) || entry.id : d.pack, ' · ',
      words.say('stopped-at', words.time(d.saved, draft.today))),
    h('p', words.say('n-answered', d.answered || 0), d.remaining > 0 && ' · ' + words.say('at-most-left', d.remaining),
      photos > 0 && ' · ' + words.say('n-photos', photos)),
    !entry && h('p', { class: 'note warn' }, words.say('pack-not-here', d.pack)), h('div', { class: 'row' }, entry
      ? h('button', {
        class: 'btn btn-1',
        'aria-label': words.say(d.remaining === 0 ? 'open-unit' : 'go-on') + ' ' + name,
        onclick: () => resume(trail, draft, d).catch(trail.fail),
      }, words.say(d.remaining === 0 ? 'open-unit' : 'go-on'))
      : saver(words, trail, draft, host, 'save-raw', d, name), bin), sure);
}
