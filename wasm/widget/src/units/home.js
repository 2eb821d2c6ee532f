// home.js lists the units whose answers are on this device.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';

export async function home(app) {
  const drafts = app.store ? await app.store.list() : [];
  app.session = undefined;
  app.draft = undefined;
  app.clash = undefined;
  const known = (d) => app.index.find((e) => e.id === d.pack);
  const file = h('input', { type: 'file', accept: '.json,application/json', class: 'sr', tabindex: '-1', 'aria-hidden': 'true', onchange: async () => {
    const f = file.files[0];
    file.value = '';
    if (!f) return;
    try {
      const answers = JSON.parse(await f.text());
      if (!answers || typeof answers !== 'object' || Array.isArray(answers)) throw new SyntaxError();
      await app.import(answers);
    } catch (err) {
      if (err instanceof SyntaxError) replace(fault, icon('warn', true), h('span', {}, app.say('file-not-read', f.name)));
      else app.fail(err);
    }
  } });
  const fault = h('p', { class: 'err', role: 'alert' });
  return {
    browserTitle: app.say('app-name'),
    body: [h('h1', {}, app.say(drafts.length ? 'your-units' : 'no-units')),
      h('ul', { class: 'units' }, drafts.map((d) => unit(app, d, known(d)))),
      h('div', { class: 'row' },
        h('button', { type: 'button', class: 'btn btn-1', onclick: () => app.go(app.index.length > 1 ? { at: 'where' } : { at: 'question', first: true, pack: app.index[0].id }) }, icon('plus', true), app.say('new-unit')),
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => file.click() }, icon('folder', true), app.say('open-file')), file),
      fault],
  };
}

function unit(app, d, entry) {
  const sure = h('div', { class: 'sure', hidden: true });
  const name = (d.answers.unit && d.answers.unit.name) || app.say('unnamed', app.words.day(d.answers.at));
  replace(sure, h('p', {}, app.say('delete-sure')), h('div', { class: 'row' },
    h('button', { type: 'button', class: 'btn btn-2', onclick: async () => { await app.store.remove(d.id); app.show(); } }, app.say('delete-yes')),
    h('button', { type: 'button', class: 'btn btn-3', onclick: () => { sure.hidden = true; } }, app.say('cancel'))));
  return h('li', { class: 'card' }, h('h2', {}, name),
    h('p', { class: 'dim' }, entry ? app.of(entry.title) || entry.id : d.pack, ' · ', app.say('stopped-at', app.words.time(d.saved, app.today))),
    h('p', {}, app.say('n-answered', d.answered || 0), d.remaining > 0 && ' · ' + app.say('at-most-left', d.remaining)),
    entry ? h('div', { class: 'row' },
      h('button', { type: 'button', class: 'btn btn-1', 'aria-label': app.say('go-on') + ' ' + name, onclick: () => app.resume(d).catch((err) => app.fail(err)) }, app.say(d.remaining === 0 ? 'open-unit' : 'go-on')),
      h('button', { type: 'button', class: 'icon-btn', 'aria-label': app.say('delete') + ' ' + name, onclick: () => { sure.hidden = false; sure.querySelector('button').focus(); } }, icon('bin', true), app.say('delete')))
      : h('p', { class: 'note warn' }, app.say('pack-not-here', d.pack)), sure);
}
