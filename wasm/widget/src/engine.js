// engine.js is the access to the rules: which bundles there are (the worker
// loads each once), and what its replies are when something is wrong.
//
// The engine starts to load as soon as the element is on the page, before
// anything else that is large. The index alone is enough for the screens before
// the first question, and a bundle is fetched once its place was chosen.

import { start } from '../../js/fire321.js';
import { textOf } from './part/words.js';

// Trouble is an error as the engine gives it, thrown.
export class Trouble extends Error {
  /** @param {{ code: string, message: Text2, detail?: string }} error */
  constructor(error) {
    super(error.message.zh);
    this.error = error;
  }
}

// failed is a Trouble of the page itself, in words of the catalogue.
export const failed = (code, key, ...args) => new Trouble({ code, message: textOf(key, ...args) });

// errorOf is the error value for anything that was thrown.
export function errorOf(err) {
  const words = String(err.message || err);
  return err.error || { code: err.name || 'E', message: { zh: words, en: words } };
}

// whole gives the whole reply, or throws its error.
/** @template {Result<any>} R @param {Promise<R>} reply @returns {Promise<Extract<R, { error?: undefined }>>} */
export async function whole(reply) {
  const got = await reply;
  if (got.error) throw new Trouble(got.error);
  return /** @type {any} */ (got);
}

// must gives the value of a reply.
/** @template T @param {Promise<Result<T>>} reply @returns {Promise<T>} */
export const must = async (reply) => (await whole(reply)).value;

// once calls a function at the first call, and again only after it has failed.
/** @template T @param {() => Promise<T>} make @returns {() => Promise<T>} */
function once(make) {
  let made;
  return () => {
    if (!made) (made = make()).catch(() => made = undefined);
    return made;
  };
}

// Of the time until the first question, the module takes two thirds and the
// bundle a quarter, as they weigh compressed; the rest is what follows.
const MODULE = .65, BUNDLE = .27;

export class Engine {
  #engine;
  #base;
  #began = performance.now();
  #size = 0; // of the module
  #loaded = 0;
  /** @type {{ [pack: string]: number }} bytes of the bundles that have come */
  #got = {};
  /** @type {{ [pack: string]: () => Promise<any> }} */
  #bytes = {};
  /** @type {{ [pack: string]: () => Promise<Bundle> }} */
  #bundles = {};
  /** @type {{ [pack: string]: () => Promise<Opening | undefined> }} */
  #openings = {};
  #ready = new Set(); // the packs whose bundles are loaded
  /** @type {Entry[]} the bundles that there are */
  index;
  #started;
  #fetching = new Set();

  // The scripts and bundles are in the folder base.
  /** @param {URL} base */
  constructor(base) {
    this.#base = base;
    this.#engine = start({
      wasm: new URL('fire321.wasm', base),
      worker: new URL('worker.js', base),
      onprogress: (n) => this.#loaded = n,
    });
    this.#started = this.#engine.about();
  }

  // open finds out which bundles there are: all, or the one with the given id.
  // A bundle that is given by its address needs no list.
  /** @param {string | null} given */
  async open(given) {
    if (given && /\.json$/.test(given)) {
      this.#take([{ id: given, url: new URL(given, document.baseURI) }]);
      return;
    }
    const url = new URL('bundles/index.json', this.#base);
    const { engine, kinds = [], bundles } = await (await fetched(url)).json();
    this.#size = engine;
    const list = bundles.map((e) => ({
      ...e,
      url: new URL(e.file, url),
      first: e.first && new URL(e.first, url),
      kinds: kinds[e.kinds],
    }));
    const own = given ? list.filter((e) => e.id === given) : list;
    if (!own.length) throw failed('E-BUNDLE', 'no-bundle', given);
    this.#take(own);
  }

  /** @param {Entry[]} list */
  #take(list) {
    this.index = list;
    for (const e of list) {
      this.#bytes[e.id] = once(() => this.#fetch(e));
      this.#bundles[e.id] = once(async () => {
        const bytes = await this.#bytes[e.id]();
        /** @type {Bundle} */
        const bundle = await must(this.load(bytes, e.digest));
        bundle.bytes = bytes;
        this.#ready.add(e.id);
        return bundle;
      });
      this.#openings[e.id] = once(async () => e.first && (await fetched(e.first)).json());
    }
  }

  /** @param {Entry} entry */
  async #fetch({ id, url }) {
    const response = await fetched(url), parts = [];
    if (!response.body) return new Uint8Array(await response.arrayBuffer());
    const reader = response.body.getReader();
    let n = 0;
    for (let got; !(got = await reader.read()).done;) {
      parts.push(got.value);
      this.#got[id] = n += got.value.length;
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  /** @param {string} pack @returns {Entry} */
  entry(pack) {
    const entry = this.index.find((e) => e.id === pack);
    if (!entry) throw failed('E-BUNDLE', 'no-bundle', pack);
    return entry;
  }

  // packOf is the pack that judges answers here: their own, if there is one.
  /** @param {Answers} answers */
  packOf(answers) {
    return (this.index.find((e) => answers && e.id === answers.pack) || this.index[0]).id;
  }

  // fetch begins to fetch the bundle of a pack.
  /** @param {string} pack */
  fetch(pack) {
    this.#openings[pack]().catch(() => {}); // nobody misses it
    this.#fetching.add(this.#bytes[pack]().catch(() => {})); // bundle tells of it
  }

  // idle resolves when the engine runs, or has failed to, and all that was to be
  // fetched by then is here.
  async idle() {
    await this.#started;
    await Promise.all(this.#fetching);
  }

  // described is the entry of a pack with the question what the place is. One
  // that came without an index is described by its bundle alone.
  /** @param {string} pack @returns {Promise<Entry>} */
  async described(pack) {
    const entry = this.entry(pack);
    if (entry.digest || entry.kinds) return entry;
    const { facts, covers } = JSON.parse(new TextDecoder().decode(await this.#bytes[pack]()));
    return Object.assign(entry, { covers, kinds: facts.find((f) => f.id === 'place.kinds') });
  }

  // bundle loads the bundle of a pack, once.
  /** @param {string} pack @returns {Promise<Bundle>} */
  async bundle(pack) {
    return this.#bundles[this.entry(pack).id]();
  }

  // ready reports whether the bundle of a pack is loaded.
  /** @param {string} pack */
  ready(pack) {
    return this.#ready.has(pack);
  }

  // opening is what a new unit is asked first, unless the engine can say so
  // itself by now.
  /** @param {string} pack @returns {Promise<Opening | undefined>} */
  async opening(pack) {
    return this.ready(pack) ? undefined : this.#openings[pack]().catch(() => undefined);
  }

  // load reads the bytes of a bundle; the caller keeps ownership.
  /** @param {Uint8Array} bytes @param {string} [digest] @returns {Promise<Result<Bundle>>} */
  load(bytes, digest) {
    return this.#engine.load(bytes.slice(), { digest });
  }

  // parcel reads codes, with the answers if a bundle is given.
  /** @param {string} codes @param {Bundle} [bundle] */
  parcel(codes, bundle) {
    return this.#engine.parcel(codes, { bundle });
  }

  // progress tells how much of the way to the first question of a pack is done,
  // from 0 to 1, and how many seconds are left at this rate.
  /** @param {string} pack */
  progress(pack) {
    const { size } = this.entry(pack), part = (n, all) => Math.min(1, all ? n / all : 0);
    const done = MODULE * part(this.#loaded, this.#size) + BUNDLE * part(this.#got[pack] || 0, size);
    const took = (performance.now() - this.#began) / 1000;
    return { done, left: done > .02 ? Math.ceil(took * (1 - done) / done) : undefined };
  }

  close() {
    this.#engine.close();
  }
}

async function fetched(url) {
  const response = await fetch(url).catch(() => undefined);
  if (!response || !response.ok) throw failed('E-FETCH', 'not-fetched', url.pathname);
  return response;
}
