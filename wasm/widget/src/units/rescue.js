// rescue.js gives access to saved data that the screens cannot show: view it as
// it is stored, save it into a file, or delete it.

import { h, replace } from '../part/dom.js';
import { canSave } from '../part/able.js';
import { base64, download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { draftFault, isDay } from './draft.js';
import { resume } from '../way.js';

// raw is the JSON of anything that a store can hold. Values without a JSON form
// become text: a person reads it, not this page.
function raw(value) {
  try {
    return written(value);
  } catch (err) {
    return JSON.stringify(String(err));
  } // it is nested too deep
}

function written(value) {
  const holders = []; // from the root down to the current value
  return JSON.stringify(value, function(key, v) {
    if (typeof v === 'bigint' || typeof v === 'number' && !Number.isFinite(v)) return String(v);
    if (!v || typeof v !== 'object') return v;
    if (v instanceof ArrayBuffer || ArrayBuffer.isView(v)) return v.byteLength + ' bytes';
    while (holders.length && holders[holders.length - 1] !== this) holders.pop();
    if (holders.includes(v)) return '…'; // it contains itself
    const got = v instanceof Map || v instanceof Set ? [...v] : v;
    holders.push(got);
    return got;
  });
}

// saveRaw makes a file of a draft and its photos, or of everything here; if it
// cannot make a file, it shows the drafts as text.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Host} host */
async function saveRaw(words, trail, draft, host, record) {
  const drafts = record ? [record] : await draft.store.list();
  const parts = ['{"kind":"fire321-raw","drafts":[', drafts.map(raw).join(',\n'), '],"photos":['];
  if (!canSave()) return trail.go({ at: 'copy', text: parts.join('') + ']}' });
  let n = 0;
  for (const key of await draft.store.photoKeys(record && record.id)) {
    const { bytes, ...rest } = await draft.store.photo(key);
    parts.push((n++ ? ',\n' : '') + raw(rest).slice(0, -1) + ',"jpeg":"',
      bytes instanceof ArrayBuffer ? await base64(bytes) : '', '"}');
  }
  download(host, fileName('', words.say('app-name'), draft.today, 'json'), new Blob([...parts, ']}\n']),
    'application/json');
  return undefined;
}

// saver is a button for saveRaw, for one draft that has a name here or for all.
// It says when the file is made.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Host} host */
export function saver(words, trail, draft, host, key, record, name) {
  const note = h('span', { class: 'small', role: 'status' });
  return [
    h('button', {
      class: 'btn btn-2',
      'aria-label': name && words.say(key) + ' ' + name,
      onclick: async () => {
        try {
          await saveRaw(words, trail, draft, host, record);
          note.textContent = canSave() ? words.say('file-made') : '';
        } catch (err) {
          note.textContent = String(err.message || err);
        }
      },
    }, icon('save', true), words.say(key)),
    note,
  ];
}

// remover asks again before a unit is deleted: its button, and the question.
/** @param {Words} words @param {Trail} trail @param {Draft} draft */
export function remover(words, trail, draft, d, name) {
  const sure = h('div', { class: 'sure', hidden: true });
  replace(sure, h('p', words.say('delete-sure')), h('div', { class: 'row' }, h('button', {
    class: 'btn btn-2',
    onclick: () => draft.store.remove(d.id).then(() => trail.show(), trail.fail),
  }, words.say('delete-yes')), h('button', {
    class: 'btn btn-3',
    onclick: () => {
      sure.hidden = true;
    },
  }, words.say('cancel'))));
  return [
    h('button', {
      class: 'icon-btn',
      'aria-label': words.say('delete') + ' ' + name,
      onclick: () => {
        sure.hidden = false;
        sure.querySelector('button').focus();
      },
    }, icon('bin', true), words.say('delete')),
    sure,
  ];
}

// nameOf is the best available name of a unit, even if its data is damaged.
/** @param {Words} words */
export function nameOf(words, d) {
  const { unit, at } = d.answers || {}, known = unit && typeof unit.name === 'string' && unit.name;
  return known || words.say('unnamed', isDay(at) ? words.day(at) : String(d.id).slice(0, 40));
}

// bare shows a unit with parts that hardly ever fail: its name, and what the
// user can do.
/** @param {Words} words @param {Trail} trail @param {Draft} draft @param {Engine} engine @param {Host} host */
export function bare(words, trail, draft, engine, host, d) {
  const name = nameOf(words, d),
    [bin, sure] = remover(words, trail, draft, d, name),
    broken = draftFault(d) !== undefined;
  return h('li', { class: 'card' }, h('h2', { class: 'named' }, name),
    broken && h('div', { class: 'note warn' }, icon('warn'), h('p', words.say('draft-broken'))),
    h('div', { class: 'row' }, !broken && engine.index &&
      h('button', {
        class: 'btn btn-1',
        onclick: () => resume({ trail, draft, engine }, d).catch(trail.fail),
      }, words.say('open-unit')), saver(words, trail, draft, host, 'save-raw', d, name), bin), sure);
}
