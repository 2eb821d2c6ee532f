// archive.js writes all units of this device into one file, with their plans,
// their days and their photos, and reads files again, on this device or another.

import { base64 } from '../part/file.js';
import { FORMAT, answered, answersFault, draftFault, members, photoFault } from './draft.js';

const KIND = 'fire321-units';

// A file is read as one text, whose size every browser limits; and all units
// are on one screen.
const BYTES = 400e6, UNITS = 5000;

// Unread is the error for a file that is not accepted; key and args give the
// reason, for words.json.
export class Unread extends Error {
  constructor(key, ...args) {
    super(key);
    this.key = key;
    this.args = args;
  }
}

// archive gives the file as parts, so that photos are not in memory twice.
// Units that cannot be shown could not be read again either: they are left out.
export async function archive(store, now) {
  const parts = ['{"kind":"' + KIND + '","format":' + FORMAT + ',"saved":' + now + ',"units":['];
  const drafts = (await store.list()).filter((d) => draftFault(d) === undefined);
  for (let i = 0; i < drafts.length; i++) {
    const kept = Object.fromEntries(Object.keys(members).map((key) => [key, drafts[i][key]]));
    parts.push((i ? ',\n' : '\n') + JSON.stringify(kept).slice(0, -1) + ',"photos":[');
    const photos = await store.photos(drafts[i].id);
    for (let k = 0; k < photos.length; k++) {
      const { id, about, after, taken, bytes } = photos[k];
      parts.push((k ? ',\n' : '\n') + JSON.stringify({ id, about, after, taken }).slice(0, -1) + ',"jpeg":"',
        await base64(bytes), '"}');
    }
    parts.push(']}');
  }
  parts.push('\n]}\n');
  return parts;
}

// parse reads a file, or pasted text, of an answers file or of all units:
// {answers} or {units}, each validated to its last member. If anything in it is
// wrong, nothing is read.
export function parse(text) {
  let doc;
  try {
    doc = JSON.parse(text);
  } catch {
    throw new Unread('file-not-read');
  }
  const all = !!doc && doc.kind === KIND;
  if (!doc || typeof doc !== 'object' || Array.isArray(doc) || doc.format === undefined) {
    throw new Unread('file-not-read');
  }
  if (Number.isInteger(doc.format) && doc.format > FORMAT) throw new Unread('file-newer');
  if (all && doc.format === FORMAT && Array.isArray(doc.units)) {
    if (doc.units.length > UNITS) throw new Unread('file-many', doc.units.length, UNITS);
    return { units: doc.units.map((u, i) => read(u, '/units/' + i)) };
  }
  right(all ? '' : answersFault(doc), '');
  return { answers: doc };
}

// fits refuses what is too large to be read as one text.
export function fits(bytes) {
  if (bytes > BYTES) throw new Unread('file-large', BYTES / 1e6);
}

function right(wrong, at) {
  if (wrong !== undefined) throw new Unread('file-wrong', (at + wrong).slice(1) || '/');
}

// read takes a unit as the file has it.
function read(u, at) {
  if (!u || typeof u !== 'object') right('', at);
  const draft = { saved: 0, rev: 0 };
  for (const key of Object.keys(members)) if (u[key] !== undefined) draft[key] = u[key];
  if (draft.day === undefined && draft.answers) draft.day = draft.answers.at;
  right(draftFault({ id: 'new', ...draft }), at);
  draft.answered = answered(draft.answers);
  const list = u.photos === undefined ? [] : u.photos;
  if (!Array.isArray(list)) right('/photos', at);
  return { draft, photos: list.map((p, i) => photo(p, at + '/photos/' + i)) };
}

function photo(p, at) {
  if (!p || typeof p !== 'object') right('', at);
  const got = { about: p.about, taken: p.taken };
  if (p.id !== undefined) got.id = p.id;
  if (p.after !== undefined) got.after = p.after;
  try {
    got.bytes = bytes(p.jpeg);
  } catch {
    right('/jpeg', at);
  }
  right(photoFault({ id: 'new', unit: 'new', ...got }), at);
  return got;
}

function bytes(text) {
  if (typeof text !== 'string') throw new TypeError();
  const raw = atob(text), out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out.buffer;
}
