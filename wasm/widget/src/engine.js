// engine.js is the access to the rules: which bundles there are (the worker
// loads each once), and what its replies are when something is wrong.

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

export class Engine {
  #engine;
  #base;
  /** @type {any[]} the bundles: {id, title, url, digest, bundle}, bundle once it is loaded */
  index;

  // The scripts and bundles are in the folder base.
  /** @param {URL} base */
  constructor(base) {
    this.#base = base;
    this.#engine = start({ wasm: new URL('fire321.wasm', base), worker: new URL('worker.js', base) });
  }

  // open finds out which bundles there are: all, or the one with the given id.
  // A bundle that is given by its address needs no list.
  /** @param {string | null} given */
  async open(given) {
    if (given && /\.json$/.test(given)) {
      this.index = [{ id: given, url: new URL(given, document.baseURI) }];
      return;
    }
    const url = new URL('bundles/index.json', this.#base);
    const response = await fetch(url).catch(() => undefined);
    if (!response || !response.ok) throw failed('E-FETCH', 'not-fetched', url.pathname);
    const list = (await response.json()).map((e) => ({ ...e, url: new URL(e.file, url) }));
    const own = given ? list.filter((e) => e.id === given) : list;
    if (!own.length) throw failed('E-BUNDLE', 'no-bundle', given);
    this.index = own;
  }

  // bundle loads the bundle of a pack, once.
  /** @param {string} pack @returns {Promise<Bundle>} */
  async bundle(pack) {
    const entry = this.index.find((e) => e.id === pack);
    if (!entry) throw failed('E-BUNDLE', 'no-bundle', pack);
    if (entry.bundle) return entry.bundle;
    const response = await fetch(entry.url).catch(() => undefined);
    if (!response || !response.ok) throw failed('E-FETCH', 'not-fetched', entry.url.pathname);
    const bytes = new Uint8Array(await response.arrayBuffer());
    entry.bundle = await must(this.load(bytes, entry.digest));
    entry.bundle.bytes = bytes;
    return entry.bundle;
  }

  // load reads the bytes of a bundle; the caller keeps ownership.
  /** @param {Uint8Array} bytes @param {string} digest @returns {Promise<Result<Bundle>>} */
  load(bytes, digest) {
    return this.#engine.load(bytes.slice(), { digest });
  }

  close() {
    this.#engine.close();
  }
}
