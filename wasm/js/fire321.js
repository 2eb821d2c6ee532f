// fire321 for pages: a unit's self-assessment, computed on the device.
//
//   const engine = start({ wasm: '/fire321.wasm' })
//   const { value: bundle, error } = await engine.load('/bundles/xinghua.json', { digest })
//   const { value: session } = await bundle.open({ day: '2026-11-24' })
//   await session.set({ 'patrol.interval_minutes': 240 })
//   const { value } = await session.assess()
//
// Nothing here throws or rejects: every call gives { value } or { error }, and
// an error has a code, a message in Chinese and English, and a list of faults.
import { Engine, failure } from './engine.js';

/** @param {import('./fire321.js').Options} options */
export function start(options) {
  const engine = new Engine(options);
  return {
    about: () => engine.request(() => ({ do: 'about' })),
    load: (source, options) => load(engine, source, options),
    parcel: (codes, { bundle } = /** @type {{ bundle?: Bundle }} */ ({})) =>
      engine.request(() => ({ do: 'parcel', codes, bundle: bundle && bundle.number })),
    close: () => engine.close(),
  };
}

// The bytes are kept, to load them again after a restart. The engine's own
// SHA-256 checks the digest; it needs no secure context.
async function load(engine, source, { digest } = /** @type {{ digest?: string }} */ ({})) {
  let body = source;
  if (typeof source === 'string' || source instanceof URL) {
    try {
      const r = await fetch(source);
      if (!r.ok) return failure('E-FETCH', `${source}: ${r.status}`);
      body = await r.arrayBuffer();
    } catch (e) {
      return failure('E-FETCH', `${source}: ${e.message}`);
    }
  }
  body = new Uint8Array(body);
  const head = () => ({ do: 'load', digest });
  const { value, error } = await engine.request(head, body);
  return error ? { error } : { value: new Bundle(engine, value, () => [head(), body]) };
}

/** An object with a number in the engine, by its key; after a restart it gets another number. */
class Numbered {
  #engine;
  #number;
  #remake; // gives the head and the body of the request that creates it again

  constructor(engine, number, remake) {
    this.#engine = engine;
    this.#number = number;
    this.#remake = remake;
    engine.keep(this);
  }

  /** Its present number in the engine. */
  get number() {
    return this.#number;
  }

  async revive(ask) {
    const got = await ask(...this.#remake());
    if (got.value) this.#number = got.value[/** @type {any} */ (this).key];
    return got;
  }

  /** Sends a request about this object; `more` adds members to it. */
  ask(verb, more) {
    return this.#engine.request(() => ({
      do: verb,
      [/** @type {any} */ (this).key]: this.#number,
      ...(more && more()),
    }));
  }

  /** Forgets it. Close a bundle after its sessions. */
  close() {
    this.#engine.forget(this);
    return this.ask('close');
  }

  /** A session made by a request about this bundle. */
  async session(verb, options) {
    const { value, error } = await this.ask(verb, options);
    if (error) return { error };
    const { session, day, answers, ...beside } = value;
    return { value: new Session(this.#engine, { session, day, answers }, this), ...beside };
  }
}

export class Bundle extends Numbered {
  constructor(engine, info, remake) {
    super(engine, info.bundle, remake);
    this.info = info;
  }

  get key() {
    return 'bundle';
  }

  /** Opens a session on a day of the law. */
  open({ day, answers }) {
    return this.session('open', () => ({ day, answers }));
  }

  /**
   * Opens a session with a draft of an older bundle, and also returns what no
   * longer fits.
   */
  import({ day, answers, from }) {
    return this.session('import', () => ({ day, answers, from: from && from.number }));
  }
}

export class Session extends Numbered {
  constructor(engine, state, bundle) {
    super(engine, state.session, () => [
      { do: 'open', bundle: bundle.number, day: this.day, answers: this.answers },
    ]);
    this.bundle = bundle;
    this.#take(state);
  }

  get key() {
    return 'session';
  }

  #page; // what to ask after the last answer, until something else changes
  #section; // and in which section it was asked for

  /** @param {any} draft @param {any} [page] */
  #take({ day, answers }, page) {
    this.day = day;
    /** The draft: the answers after the last confirmed change. */
    this.answers = answers;
    this.#page = page;
  }

  async #change(verb, more) {
    const got = await this.ask(verb, () => more);
    if (got.value) this.#take(got.value);
    return got;
  }

  async set(facts, section) {
    const got = await this.ask('answer', () => ({ facts, section }));
    if (!got.value) return got;
    const { facts: kept, ...page } = got.value;
    const all = { ...this.answers.facts, ...kept };
    const sorted = Object.fromEntries(Object.keys(all).sort().map((id) => [id, all[id]]));
    this.#take({ day: this.day, answers: { ...this.answers, facts: sorted } }, page);
    this.#section = section;
    return { value: { day: this.day, answers: this.answers, ...page } };
  }
  notSure(...ids) {
    return this.set(Object.fromEntries(ids.map((id) => [id, null])));
  }
  clear(...facts) {
    return this.#change('clear', { facts });
  }
  put(members) {
    return this.#change('put', members);
  }
  renew({ at, day }) {
    return this.#change('renew', { at, day });
  }
  noteFound() {
    return this.#change('found');
  }

  async next(section) {
    const known = this.#page && this.#section === section;
    return known ? { value: this.#page } : this.ask('next', () => ({ section }));
  }
  danger() {
    return this.ask('danger');
  }
  sections() {
    return this.ask('sections');
  }
  unsure() {
    return this.ask('unsure');
  }
  facts(...facts) {
    return this.ask('facts', () => ({ facts }));
  }
  overview() {
    return this.ask('overview');
  }
  skipped() {
    return this.ask('skipped');
  }
  enough(facts) {
    return this.ask('enough', () => ({ facts }));
  }
  reasons(fact) {
    return this.ask('reasons', () => ({ fact }));
  }
  why(criterion) {
    return this.ask('why', () => ({ criterion }));
  }

  assess() {
    return this.ask('assess');
  }
  whatIf(change) {
    return this.ask('what-if', () => change);
  }
  mend(criterion) {
    return this.ask('mend', () => ({ criterion }));
  }
  worth() {
    return this.ask('worth');
  }
  routes() {
    return this.ask('routes');
  }
  until() {
    return this.ask('until');
  }
  coming(until) {
    return this.ask('coming', () => ({ until }));
  }
  compare(other) {
    return this.ask('compare', () => ({ with: other.number }));
  }

  document(kind, { lang, sample } = /** @type {{ lang?: string, sample?: boolean }} */ ({})) {
    return this.ask('document', () => ({ kind, lang, sample }));
  }
  csv(kind, { lang } = /** @type {{ lang?: string }} */ ({})) {
    return this.ask('csv', () => ({ kind, lang }));
  }
  export() {
    return this.ask('export');
  }

  codes({ unit, facts } = /** @type {{ unit?: string, facts?: string[] }} */ ({})) {
    return this.ask('codes', () => ({ unit, facts }));
  }
  meet(other) {
    return this.ask('meet', () => ({ with: other.number }));
  }
  async take(other, facts) {
    const got = await this.ask('take', () => ({ with: other.number, facts }));
    if (got.value) this.#take(got.value);
    return got;
  }
}
