// archive.js writes all units of this device into one file, with their plans,
// their days and their photos, and reads it again on this device or another.

import { newID } from './store.js';

const KIND = 'fire321-units', FORMAT = 1;

// What of a draft goes into the file, by type: what has another one when it
// comes back is left out.
const members = { id: 'string', pack: 'string', day: 'string', digest: 'string', version: 'string', saved: 'number', remaining: 'number', answers: 'object', aside: 'object', remind: 'object', done: 'object', last: 'object' };

const pick = (from) => Object.fromEntries(Object.entries(members).filter(([k, type]) => from[k] !== null && typeof from[k] === type).map(([k]) => [k, from[k]]));

// archive gives the file as parts, so that photos are not held twice.
export async function archive(store, now) {
  const parts = ['{"kind":"' + KIND + '","format":' + FORMAT + ',"saved":' + now + ',"units":['];
  const drafts = await store.list();
  for (let i = 0; i < drafts.length; i++) {
    parts.push((i ? ',\n' : '\n') + JSON.stringify(pick(drafts[i])).slice(0, -1) + ',"photos":[');
    const photos = await store.photos(drafts[i].id);
    for (let k = 0; k < photos.length; k++) {
      const { id, about, taken, bytes } = photos[k];
      parts.push((k ? ',\n' : '\n') + JSON.stringify({ id, about, taken }).slice(0, -1) + ',"jpeg":"', await base64(bytes), '"}');
    }
    parts.push(']}');
  }
  parts.push('\n]}\n');
  return parts;
}

export const isArchive = (doc) => !!doc && doc.kind === KIND;

// restore puts the units of a file beside those that are here, and returns how
// many units and photos came in. None is written over: a unit that is here with
// the same answers stays, one with other answers comes in as another unit. A
// file that cannot be read as a whole changes nothing.
export async function restore(store, doc) {
  if (doc.format !== FORMAT || !Array.isArray(doc.units)) throw new SyntaxError();
  const units = doc.units.map(read), count = { units: 0, photos: 0 };
  for (const { draft, photos } of units) {
    const here = draft.id && await store.get(draft.id), was = draft.id;
    const same = here && JSON.stringify(here.answers) === JSON.stringify(draft.answers);
    if (!same) {
      if (here || !was) draft.id = newID();
      await store.put(draft);
      count.units++;
    }
    const has = new Set(same ? (await store.photos(was)).map((p) => p.id) : []);
    const fresh = photos.filter((p) => !has.has(p.id)).map((p) => ({ ...p, unit: draft.id, id: draft.id === was && p.id || newID() }));
    await store.keepPhotos(fresh);
    count.photos += fresh.length;
  }
  return count;
}

// read takes a unit as the file has it.
function read(u) {
  if (!plain(u) || !plain(u.answers) || !plain(u.answers.facts || {}) || typeof u.pack !== 'string') throw new SyntaxError();
  const draft = { saved: 0, ...pick(u), rev: 0, answered: Object.keys(u.answers.facts || {}).length };
  draft.day = draft.day || draft.answers.at;
  if (!Array.isArray(draft.remind)) delete draft.remind;
  for (const key of ['done', 'last']) if (draft[key] && !plain(draft[key].answers)) delete draft[key];
  const photos = (Array.isArray(u.photos) ? u.photos : []).map((p) => ({ id: String(p.id || ''), about: String(p.about), taken: Number(p.taken) || 0, bytes: bytes(String(p.jpeg)) }));
  return { draft, photos };
}

const plain = (v) => !!v && typeof v === 'object' && !Array.isArray(v);

function base64(buffer) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(new Blob([buffer]));
  });
}

function bytes(text) {
  const raw = atob(text), out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out.buffer;
}
