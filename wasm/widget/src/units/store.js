// store.js keeps the answers of several units on this device, in IndexedDB,
// and the bundles that they were given under.
//
// A draft is {id, pack, rev, saved, day, answers, digest, version, remaining,
// answered, seen, aside}. rev counts its saves: a save names the one that it
// builds on, so that of two tabs none writes over the other.

const NAME = 'fire321', VERSION = 1;

// Conflict is the error of a save that builds on another one than the last.
export class Conflict extends Error {
  constructor(theirs) { super('another tab has saved this unit'); this.theirs = theirs; }
}

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const finished = (tx) => new Promise((resolve, reject) => {
  tx.oncomplete = () => resolve();
  tx.onerror = tx.onabort = () => reject(tx.error || new Error('aborted'));
});

export class Store {
  // open fails where the browser keeps nothing, as in some private windows.
  static async open(onChange) {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('drafts', { keyPath: 'id' });
      request.result.createObjectStore('bundles', { keyPath: 'digest' });
    };
    const store = new Store();
    store.db = await done(request);
    // A tab with a newer version of the page must not wait for this one.
    store.db.onversionchange = () => store.db.close();
    if (globalThis.BroadcastChannel) {
      store.channel = new BroadcastChannel(NAME);
      store.channel.onmessage = ({ data }) => onChange(data);
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

  async get(id) { return done(this.db.transaction('drafts').objectStore('drafts').get(id)); }

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
    const tx = this.db.transaction('drafts', 'readwrite');
    tx.objectStore('drafts').delete(id);
    await finished(tx);
    this.#tell({ id, gone: true });
  }

  async bundle(digest) {
    const got = await done(this.db.transaction('bundles').objectStore('bundles').get(digest));
    return got && got.bytes;
  }

  // keepBundle keeps a bundle as long as a draft names it, so that its answers
  // can be held against a newer one.
  async keepBundle(digest, bytes) {
    const used = new Set((await this.list()).map((d) => d.digest));
    const tx = this.db.transaction('bundles', 'readwrite');
    const bundles = tx.objectStore('bundles');
    for (const old of await done(bundles.getAllKeys())) if (old !== digest && !used.has(old)) bundles.delete(old);
    bundles.put({ digest, bytes });
    await finished(tx);
  }

  #tell(message) { if (this.channel) this.channel.postMessage(message); }
}
