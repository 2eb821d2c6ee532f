// home.js lists the units whose answers are on this device, opens files, and
// saves all of it into one.

import { h, replace } from '../part/dom.js';
import { canSave } from '../part/able.js';
import { chooser, download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { archive, isArchive, restore } from './archive.js';

export async function home(app) {
  const drafts = app.store ? await app.store.list() : [];
  app.session = undefined;
  app.draft = undefined;
  app.clash = undefined;
  const counts = await Promise.all(drafts.map((d) => app.store.countPhotos(d.id)));
  const known = (d) => app.index.find((e) => e.id === d.pack);
  const fault = h('p', { class: 'err', role: 'alert' }), note = h('p', { class: 'small', role: 'status' });

  // read opens what a file or pasted text holds: the answers of a unit, or all
  // units of a device.
  async function read(text, name) {
    replace(fault);
    try {
      const doc = JSON.parse(text);
      if (!doc || typeof doc !== 'object' || Array.isArray(doc)) throw new SyntaxError();
      if (!isArchive(doc)) { await app.import(doc); return; }
      if (!app.store) { app.fail(app.unsaved); return; }
      const got = await restore(app.store, doc);
      await app.show();
      app.frame.tell(app.say('restored', got.units, got.photos));
    } catch (err) {
      if (err.error) app.fail(err);
      else if (err.name === 'QuotaExceededError') replace(fault, icon('warn', true), h('span', {}, app.say('restore-full')));
      else replace(fault, icon('warn', true), h('span', {}, app.say('file-not-read', name)));
    }
  }

  const paste = h('textarea', { rows: '3', 'aria-label': app.say('paste-answers'), autocomplete: 'off', spellcheck: 'false' });
  return {
    browserTitle: app.say('app-name'),
    body: [h('h1', {}, app.say(drafts.length ? 'your-units' : 'no-units')),
      h('ul', { class: 'units' }, drafts.map((d, i) => unit(app, d, known(d), counts[i]))),
      h('div', { class: 'row' },
        h('button', { type: 'button', class: 'btn btn-1', onclick: () => app.go(app.index.length > 1 ? { at: 'where' } : { at: 'question', first: true, pack: app.index[0].id }) }, icon('plus', true), app.say('new-unit')),
        chooser({ accept: '.json,application/json', class: 'btn btn-2', onfiles: async ([f]) => read(await f.text(), f.name) }, icon('folder', true), app.say('open-file'))),
      fault,
      h('details', { class: 'group' }, h('summary', {}, h('span', {}, app.say('paste-answers')), h('span', { class: 'chev' }, icon('down', true))),
        h('div', { class: 'field words' }, h('p', { class: 'hint' }, app.say('paste-answers-hint')), paste,
          h('div', { class: 'row' }, h('button', { type: 'button', class: 'btn btn-2', onclick: () => read(paste.value, app.say('what-you-pasted')) }, app.say('paste-open'))))),
      drafts.length > 0 && canSave() && h('section', { class: 'card' }, h('h2', {}, app.say('save-all')), h('p', {}, app.say('save-all-say')),
        h('button', { type: 'button', class: 'btn btn-2', onclick: async () => {
          try {
            download(app, fileName('', app.say('app-name'), app.today, 'json'), new Blob(await archive(app.store, Date.now())), 'application/json');
            note.textContent = app.say('file-made');
          } catch (err) { app.fail(err); }
        } }, icon('save', true), app.say('save-all')), note)],
  };
}

function unit(app, d, entry, photos) {
  const sure = h('div', { class: 'sure', hidden: true });
  const name = (d.answers.unit && d.answers.unit.name) || app.say('unnamed', app.words.day(d.answers.at));
  replace(sure, h('p', {}, app.say('delete-sure')), h('div', { class: 'row' },
    h('button', { type: 'button', class: 'btn btn-2', onclick: async () => { await app.store.remove(d.id); app.show(); } }, app.say('delete-yes')),
    h('button', { type: 'button', class: 'btn btn-3', onclick: () => { sure.hidden = true; } }, app.say('cancel'))));
  return h('li', { class: 'card' }, h('h2', { class: 'named' }, String(name)),
    h('p', { class: 'dim' }, entry ? app.of(entry.title) || entry.id : d.pack, ' · ', app.say('stopped-at', app.words.time(d.saved, app.today))),
    h('p', {}, app.say('n-answered', d.answered || 0), d.remaining > 0 && ' · ' + app.say('at-most-left', d.remaining), photos > 0 && ' · ' + app.say('n-photos', photos)),
    entry ? h('div', { class: 'row' },
      h('button', { type: 'button', class: 'btn btn-1', 'aria-label': app.say(d.remaining === 0 ? 'open-unit' : 'go-on') + ' ' + name, onclick: () => app.resume(d).catch((err) => app.fail(err)) }, app.say(d.remaining === 0 ? 'open-unit' : 'go-on')),
      h('button', { type: 'button', class: 'icon-btn', 'aria-label': app.say('delete') + ' ' + name, onclick: () => { sure.hidden = false; sure.querySelector('button').focus(); } }, icon('bin', true), app.say('delete')))
      : h('p', { class: 'note warn' }, app.say('pack-not-here', d.pack)), sure);
}
