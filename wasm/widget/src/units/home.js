// home.js lists the units whose answers are on this device, opens files, and
// saves all of it into one.

import { h, replace } from '../part/dom.js';
import { canSave } from '../part/able.js';
import { chooser, download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { Unread, archive, fits, parse } from './archive.js';
import { draftFault } from './draft.js';
import { bare, nameOf, remover, saver } from './rescue.js';

export async function home(app) {
  const drafts = app.store ? await app.store.list() : [],
    sound = new Set(drafts.filter((d) => draftFault(d) === undefined));
  app.session = undefined;
  app.draft = undefined;
  app.clash = undefined;
  const counts = app.store ? await app.store.countPhotos() : new Map();
  const known = (d) => app.index.find((e) => e.id === d.pack);
  const fault = h('p', { class: 'err', role: 'alert' }), note = h('p', { class: 'small', role: 'status' });

  // read opens what a file or pasted text holds: the answers of a unit, or all
  // units of a device; all of it or nothing.
  async function read(file, name) {
    replace(fault);
    try {
      fits(file.size);
      const { answers, units } = parse(await file.text());
      if (answers) {
        await app.import(answers);
        return;
      }
      if (!app.store) {
        app.fail(app.unsaved);
        return;
      }
      const got = await app.store.takeIn(units);
      await app.show();
      app.frame.tell(app.say('restored', got.units, got.photos));
    } catch (err) {
      if (err.error) app.fail(err);
      else {replace(fault, icon('warn', true), h('span', {}, err.name === 'QuotaExceededError'
          ? app.say('restore-full')
          : app.say(err instanceof Unread ? err.key : 'file-not-read', name, ...(err.args || []))));}
    }
  }

  // A tile that cannot be drawn takes none of the others with it.
  const tile = (d) => {
    try {
      return sound.has(d) ? unit(app, d, known(d), counts.get(d.id)) : bare(app, d);
    } catch {
      return bare(app, d);
    }
  };

  const paste = h('textarea', {
    rows: '3',
    'aria-label': app.say('paste-answers'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  return {
    browserTitle: app.say('app-name'),
    body: [
      h('h1', {}, app.say(drafts.length ? 'your-units' : 'no-units')),
      h('ul', { class: 'units' }, drafts.map(tile)),
      h('div', { class: 'row' }, h('button', {
        type: 'button',
        class: 'btn btn-1',
        onclick: () =>
          app.go(app.index.length > 1 ? { at: 'where' } : { at: 'question', first: true, pack: app.index[0].id }),
      }, icon('plus', true), app.say('new-unit')),
        chooser({ accept: '.json,application/json', class: 'btn btn-2', onfiles: ([f]) => read(f, f.name) },
          icon('folder', true), app.say('open-file'))),
      fault,
      h('details', { class: 'group' },
        h('summary', {}, h('span', {}, app.say('paste-answers')), h('span', { class: 'chev' }, icon('down', true))),
        h('div', { class: 'field words' }, h('p', { class: 'hint' }, app.say('paste-answers-hint')), paste,
          h('div', { class: 'row' }, h('button', {
            type: 'button',
            class: 'btn btn-2',
            onclick: () => read(new Blob([paste.value]), app.say('what-you-pasted')),
          }, app.say('paste-open'))))),
      sound.size > 0 && canSave() &&
      h('section', { class: 'card' }, h('h2', {}, app.say('save-all')), h('p', {}, app.say('save-all-say')),
        h('button', {
          type: 'button',
          class: 'btn btn-2',
          onclick: async () => {
            try {
              download(app, fileName('', app.say('app-name'), app.today, 'json'),
                new Blob(await archive(app.store, Date.now())), 'application/json');
              note.textContent = app.say('file-made') +
                (sound.size < drafts.length ? ' ' + app.say('left-out', drafts.length - sound.size) : '');
            } catch (err) {
              app.fail(err);
            }
          },
        }, icon('save', true), app.say('save-all')), note),
    ],
  };
}

function unit(app, d, entry, photos) {
  const name = nameOf(app, d), [bin, sure] = remover(app, d, name);
  return h('li', { class: 'card' }, h('h2', { class: 'named' }, name),
    h('p', { class: 'dim' }, entry ? app.of(entry.title) || entry.id : d.pack, ' · ',
      app.say('stopped-at', app.words.time(d.saved, app.today))),
    h('p', {}, app.say('n-answered', d.answered || 0), d.remaining > 0 && ' · ' + app.say('at-most-left', d.remaining),
      photos > 0 && ' · ' + app.say('n-photos', photos)),
    !entry && h('p', { class: 'note warn' }, app.say('pack-not-here', d.pack)), h('div', { class: 'row' }, entry
      ? h('button', {
        type: 'button',
        class: 'btn btn-1',
        'aria-label': app.say(d.remaining === 0 ? 'open-unit' : 'go-on') + ' ' + name,
        onclick: () => app.resume(d).catch((err) => app.fail(err)),
      }, app.say(d.remaining === 0 ? 'open-unit' : 'go-on'))
      : saver(app, 'save-raw', d, name), bin), sure);
}
