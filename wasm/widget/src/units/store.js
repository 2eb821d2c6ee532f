// store.js saves the answers of several units on this device, in IndexedDB,
// with their photos and the bundles under which they were given.
//
// Data is returned as it is stored: a draft may be of a later version of this
// page, or damaged; draft.js detects that. Invalid photos are left out.
//
// A draft is {id, pack, rev, saved, day, answers, digest, version, remaining,
// answered, aside, way, top, pending, mended, asked, errand, figures, done, last,
// back}. rev counts
// its saves: a save names the rev that it builds on, so that no tab overwrites
// another. way are the questions that were visited, and top is how far the last
// one is scrolled; pending are entries that are not answers yet; mended are
// hazards that were ticked off, with the old answers; done is {day, answers,
// digest} of the latest results once all was asked, last the same for the
// assessment before this one, back the same for the answers with which somebody
// left a unit that was opened again, and figures what the list of units tells of
// the latest results.
//
// A photo is {id, unit, about, after, taken, bytes}: a JPEG about a fact or a
// criterion of the draft that unit names; after is true if it shows the hazard
// mended.

import { draftFault, equal, photoFault } from './draft.js';

const NAME = 'fire321', VERSION = 2;

// newID is an id on this device; randomUUID is missing on plain http.
export function newID() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((b) => b.toString(16).padStart(2, '0')).join('');
}

// Conflict is the error of a save that does not build on the last one.
export class Conflict extends Error {
  constructor(theirs) {
    super('another tab has saved this unit');
    this.theirs = theirs;
  }
}

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} tx @returns {Promise<void>} */
const finished = (tx) =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onerror = tx.onabort = (/** @type {any} */ { target }) =>
      reject(tx.error || target.error || new Error('aborted'));
  });

export class Store {
  /** @type {IDBDatabase} */
  db;
  /** @type {BroadcastChannel | undefined} */
  channel;

  // open fails if the browser saves nothing, as in some private windows.
  static async open(onChange) {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore('drafts', { keyPath: 'id' });
        request.result.createObjectStore('bundles', { keyPath: 'digest' });
      }
      const photos = request.result.createObjectStore('photos', { keyPath: 'id' });
      photos.createIndex('unit', 'unit');
      photos.createIndex('about', ['unit', 'about']);
    };
    const store = new Store();
    store.db = await done(request);
    // A tab with a newer version of the page must not wait for this one.
    store.db.onversionchange = () => store.db.close();
    if (globalThis.BroadcastChannel) {
      store.channel = new BroadcastChannel(NAME);
      // A tab of another version may send other messages.
      store.channel.onmessage = ({ data }) => {
        if (data && typeof data.id === 'string' && Number.isInteger(data.rev) && !data.gone) onChange(data);
      };
    }
    return store;
  }

  close() {
    this.db.close();
    if (this.channel) this.channel.close();
  }

  async list() {
    const all = await done(this.db.transaction('drafts').objectStore('drafts').getAll());
    return all.sort((a, b) => b.saved - a.saved);
  }

  async get(id) {
    return done(this.db.transaction('drafts').objectStore('drafts').get(id));
  }

  // put saves a draft and resolves when it is safe. It returns its rev.
  async put(draft) {
    const tx = this.db.transaction('drafts', 'readwrite', { durability: 'strict' });
    const drafts = tx.objectStore('drafts');
    const theirs = await done(drafts.get(draft.id));
    if (theirs && theirs.rev !== draft.rev) {
      tx.abort();
      throw new Conflict(theirs);
    }
    const rev = draft.rev + 1;
    const end = finished(tx);
    drafts.put({ ...draft, rev });
    await end;
    this.#tell({ id: draft.id, rev });
    return rev;
  }

  async remove(id) {
    const tx = this.db.transaction(['drafts', 'photos'], 'readwrite');
    const photos = tx.objectStore('photos');
    tx.objectStore('drafts').delete(id);
    photos.index('unit').getAllKeys(id).onsuccess = (/** @type {any} */ { target }) => {
      for (const key of target.result) photos.delete(key);
    };
    await finished(tx);
    this.#tell({ id, gone: true });
  }

  async bundle(digest) {
    const got = await done(this.db.transaction('bundles').objectStore('bundles').get(digest));
    return got && got.bytes instanceof Uint8Array ? got.bytes : undefined;
  }

  // keepBundle keeps a bundle as long as a draft names it, so that its answers
  // can be compared under a newer bundle.
  async keepBundle(digest, bytes) {
    const used = new Set((await this.list()).flatMap((d) => [d, d.done, d.last, d.back]).map((d) => d && d.digest));
    const tx = this.db.transaction('bundles', 'readwrite');
    const bundles = tx.objectStore('bundles');
    for (const old of await done(bundles.getAllKeys())) if (old !== digest && !used.has(old)) bundles.delete(old);
    bundles.put({ digest, bytes });
    await finished(tx);
  }

  // photos are the photos of a unit, or of one of its facts or criteria, the
  // oldest first.
  async photos(unit, about) {
    const photos = this.db.transaction('photos').objectStore('photos');
    const found = await done(about ? photos.index('about').getAll([unit, about]) : photos.index('unit').getAll(unit));
    return found.filter((p) => photoFault(p) === undefined).sort((a, b) => a.taken - b.taken);
  }

  // photoKeys are the keys of all photos, or of a unit's photos. photo is one
  // of them as it is stored.
  async photoKeys(unit) {
    const photos = this.db.transaction('photos').objectStore('photos');
    return done(unit === undefined ? photos.getAllKeys() : photos.index('unit').getAllKeys(unit));
  }

  async photo(key) {
    return done(this.db.transaction('photos').objectStore('photos').get(key));
  }

  // countPhotos counts the photos of every unit, by its id.
  async countPhotos() {
    const count = new Map();
    const request = this.db.transaction('photos').objectStore('photos').index('unit').openKeyCursor();
    return new Promise((resolve, reject) => {
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const at = request.result;
        if (!at) {
          resolve(count);
          return;
        }
        count.set(at.key, (count.get(at.key) || 0) + 1);
        at.continue();
      };
    });
  }

  // takeIn adds units with their photos to those that are here: all of them, or
  // none if anything fails or the page is closed. It returns how many were
  // added. An existing unit with the same answers stays, and gets the photos
  // that it lacks; one with other answers is added as another unit, unless it was
  // made of the existing one: over is the rev that it builds on.
  async takeIn(units) {
    const tx = this.db.transaction(['drafts', 'photos'], 'readwrite', { durability: 'strict' });
    const end = finished(tx), count = { units: 0, photos: 0 };
    end.catch(() => {}); // it is awaited below, unless something fails first
    try {
      const drafts = tx.objectStore('drafts'), photos = tx.objectStore('photos');
      const here = new Map((await done(drafts.getAll())).map((d) => [d.id, d])),
        taken = new Set(await done(photos.getAllKeys()));
      const own = new Map();
      for (const { draft } of units) {
        if (here.has(draft.id)) own.set(draft.id, new Set(await done(photos.index('unit').getAllKeys(draft.id))));
      }
      for (const unit of units) {
        const was = unit.draft.id, there = was !== undefined && here.get(was);
        const same = there && draftFault(there) === undefined && equal(there.answers, unit.draft.answers);
        const built = there && there.rev === unit.over;
        const to = there && !same && !built || was === undefined ? newID() : was;
        if (!same) {
          const draft = { ...unit.draft, id: to, rev: built ? there.rev + 1 : 1 };
          drafts.put(draft);
          here.set(to, draft);
          count.units++;
        }
        for (const p of unit.photos) {
          if (to === was && own.has(was) && own.get(was).has(p.id)) continue;
          const photo = { ...p, unit: to, id: p.id === undefined || taken.has(p.id) ? newID() : p.id };
          photos.put(photo);
          taken.add(photo.id);
          count.photos++;
        }
      }
    } catch (err) {
      try {
        tx.abort();
      } catch { /* it has already ended */ }
      throw tx.error || err;
    }
    await end;
    return count;
  }

  async keepPhotos(list) {
    const tx = this.db.transaction('photos', 'readwrite');
    const end = finished(tx);
    for (const p of list) tx.objectStore('photos').put(p);
    await end;
  }

  async removePhoto(id) {
    const tx = this.db.transaction('photos', 'readwrite');
    tx.objectStore('photos').delete(id);
    await finished(tx);
  }

  #tell(message) {
    if (this.channel) this.channel.postMessage(message);
  }
}
