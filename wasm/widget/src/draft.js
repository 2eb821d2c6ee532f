// draft.js is the open unit: its answers as the engine holds them, and as they
// are saved on this device.

import { failed, must, whole } from './engine.js';
import { Ahead } from './start/ahead.js';
import { answered, answersFault, isID, settled, undated } from './units/draft.js';
import { Conflict, newID, Store } from './units/store.js';

// figures are what the list of units tells of an assessment: how many hazards
// there are, the days by which each is to be mended, and by which day and rules.
/** @param {Assessment} a */
function figures({ hazards: all = [], open = [] }, day, digest) {
  const hazards = all.filter((h) => !h.summary);
  const count = (severe) => hazards.filter((h) => (h.severity === 'general') !== severe).length;
  const due = hazards.map((h) => (h.plan && h.plan.by) || h.due).filter(Boolean).sort();
  return { serious: count(true), general: count(false), open: open.length, due, day, digest };
}

// adopted is what is kept of a unit that is judged by a bundle; got.aside is what
// of its answers does not fit it.
/** @param {Bundle} bundle @param {{ aside?: any }} got @param {any} record @returns {Kept} */
const adopted = ({ info: { digest, version } }, { aside }, record) => ({
  ...record,
  digest,
  version,
  ...(aside && { aside: { ...record.aside, ...aside } }),
});

export class Draft {
  /** @type {Session} undefined where no unit is open, as record is */
  session;
  /** @type {Kept} what the store keeps */
  record;
  /** @type {Bundle} */
  bundle;
  /** @type {number | undefined} how many questions may be left; undefined where it is not known */
  remaining;
  /** @type {Store | undefined} undefined where this device keeps nothing */
  store;
  /** @type {Error | undefined} why the last save failed */
  unsaved;
  /** @type {Kept | undefined} what another tab has saved in the meantime */
  clash;
  /** How many units were opened and left here: a screen of an earlier one is not of the unit that is open. */
  opened = 0;
  engine;
  #today;
  #told;
  #saving = Promise.resolve();
  #kept; // the digest of the bundle that was saved last
  /** @type {{ [digest: string]: Bundle | undefined }} */
  #old = {}; // bundles of earlier versions, by digest

  // today gives the day. told is notified of events: saved() after each save,
  // elsewhere() when another tab has saved this unit, answered(ids).
  /**
   * @param {Engine} engine
   * @param {() => string} today
   * @param {{
   *   saved(): Promise<void>, elsewhere(): void, answered(ids: string[]): void,
   * }} told
   */
  constructor(engine, today, told) {
    this.engine = engine;
    this.#today = today;
    this.#told = told;
  }

  get today() {
    return this.#today();
  }

  get answers() {
    return this.session.answers;
  }

  // value is the answer to a fact, which may have a day or a note beside it.
  /** @param {string} fact @returns {any} */
  value(fact) {
    /** @type {any} */
    const a = (this.answers.facts || {})[fact];
    return a && a.value !== undefined ? a.value : a;
  }

  // openStore opens the store of this device. If the device keeps nothing,
  // unsaved says why.
  async openStore() {
    try {
      this.store = await Store.open(({ id, rev }) => {
        if (this.record && id === this.record.id && rev > this.record.rev) this.#told.elsewhere();
      });
    } catch (err) {
      this.unsaved = err;
    }
  }

  close() {
    if (this.store) this.store.close();
  }

  // leave closes the unit; what was saved of it stays.
  leave() {
    this.open(/** @type {any} */ ({}));
  }

  // open makes a unit the open one, in place of the one before. Reading a unit
  // takes a while, opening it does not: whatever a person does meanwhile, no
  // answers of one unit are saved with another.
  /** @param {Unit} unit */
  open(unit) {
    this.opened++;
    this.begin(unit);
  }

  // begin makes a unit the open one of which screens were shown before: what the
  // place is, and how it is called.
  /** @param {Unit} unit */
  begin({ bundle, session, record }) {
    Object.assign(this, { bundle, session, record, remaining: undefined, clash: undefined });
  }

  // fresh is a new unit. Nothing is saved before its first answer.
  /** @param {string} pack @param {string} [name] @returns {Promise<Unit>} */
  async fresh(pack, name) {
    const bundle = await this.engine.bundle(pack);
    const session = await must(bundle.open({ day: this.today, answers: this.#blank(bundle.info.id, name) }));
    return { bundle, session, record: adopted(bundle, {}, { id: newID(), pack, rev: 0 }) };
  }

  /** @param {string} pack @param {string} [name] @returns {Answers} */
  #blank = (pack, name) => ({ format: 1, pack, at: this.today, ...(name && { unit: { name } }) });

  // early is a new unit before the engine is there; undefined if the engine is, or
  // if nobody knows what to ask.
  /** @param {string} pack @param {string} [name] @returns {Promise<Unit | undefined>} */
  async early(pack, name) {
    const opening = await this.engine.opening(pack), { digest, version } = this.engine.entry(pack);
    if (!opening || !digest || !version) return undefined;
    /** @type {any} */
    const session = new Ahead(this.#blank(pack, name), opening, async () => {
      await this.arrive();
      return this.session;
    });
    return { session, record: { id: newID(), pack, rev: 0, digest, version } };
  }

  // ahead is what stands in for the engine, if it is not there yet.
  get ahead() {
    const session = /** @type {any} */ (this.session);
    return session instanceof Ahead ? session : undefined;
  }

  // arrive waits for the engine, and gives it the answers.
  async arrive() {
    const { ahead } = this;
    if (!ahead) return;
    const bundle = await this.engine.bundle(this.record.pack);
    // Answers that were given meanwhile are taken along.
    for (let answers; this.ahead === ahead && answers !== ahead.answers;) {
      ({ answers } = ahead);
      const session = await must(bundle.open({ day: ahead.day, answers }));
      if (this.ahead === ahead && answers === ahead.answers) Object.assign(this, { session, bundle });
    }
  }

  // kept reads a unit of this device, where it stopped. It has no session if the
  // version of its bundle has changed: what that changes is to be seen first.
  /** @param {Kept} record @param {Bundle} [by] older rules, to be judged by @returns {Promise<Unit>} */
  async kept(record, by) {
    const bundle = by || await this.engine.bundle(record.pack), { day = this.today, answers } = record;
    const same = by || record.digest === bundle.info.digest;
    return { bundle, record, session: same ? await must(bundle.open({ day, answers })) : undefined };
  }

  // resume opens it. It gives the notice to show first, if there is one.
  /** @param {Unit} unit @returns {'changed' | 'again' | undefined} */
  resume(unit) {
    this.open(unit);
    if (!unit.session) return 'changed';
    return this.comesBack() ? 'again' : undefined;
  }

  // comesBack reports whether somebody comes back to the unit: on a later day, to
  // the hazards of its results when all was asked, or once more today. It then
  // remembers the answers with which the unit was left, unless it has done so.
  comesBack() {
    const { record } = this, { serious = 0, general = 0 } = record.figures || {}, { on } = record.back || {};
    const back = this.old || on === this.today || record.done && record.remaining === 0 && serious + general > 0;
    if (back) this.remember();
    return !!back;
  }

  // old reports whether the answers are of an earlier day.
  get old() {
    return this.record.answers.at < this.today;
  }

  remember() {
    const { record, today } = this, { day, answers, digest, back = {} } = record;
    if (back.on !== today) record.back = { on: today, day, answers, digest };
  }

  // under judges the unit by a bundle.
  /** @param {Bundle} bundle */
  async under(bundle) {
    const { record } = this, unit = await this.kept(record, bundle);
    if (this.record === record) this.begin(unit);
  }

  // given reads answers as a new unit, with its id on another device if it has
  // one. got is the engine's reply about them.
  /** @param {Answers} answers @param {string} [id] @returns {Promise<Unit & { got: any }>} */
  async given(answers, id) {
    const wrong = answersFault(answers);
    if (wrong !== undefined) throw failed('E-ANSWERS', 'answers-wrong', wrong.slice(1));
    const pack = this.engine.packOf(answers), bundle = await this.engine.bundle(pack);
    const got = await whole(bundle.import({ day: answers.at || this.today, answers }));
    return {
      bundle,
      session: got.value,
      record: adopted(bundle, got, { id: isID(id) ? id : newID(), pack, rev: 0 }),
      got,
    };
  }

  // adopt takes a session that import returned.
  /** @param {Bundle} bundle @param {{ value: Session, aside?: any }} got @param {any} record */
  adopt(bundle, got, record) {
    this.begin({ bundle, session: got.value, record: adopted(bundle, got, record) });
  }

  // part makes it a separate unit, next to the one that another tab has saved.
  async part() {
    const was = this.record.id, store = /** @type {Store} */ (this.store);
    this.clash = undefined;
    this.record = { ...this.record, id: newID(), rev: 0 };
    await this.save();
    const photos = (await store.photos(was)).map((p) => ({ ...p, id: newID(), unit: this.record.id }));
    await store.keepPhotos(photos).catch(() => {});
  }

  // older is the bundle of earlier answers as it was saved on this device.
  /** @param {string} digest @returns {Promise<Bundle | undefined>} */
  async older(digest) {
    if (digest === this.bundle.info.digest) return this.bundle;
    if (!this.#old[digest]) {
      const bytes = this.store && (await this.store.bundle(digest).catch(() => undefined));
      const got = bytes && (await this.engine.load(bytes, digest)).value;
      if (got) got.bytes = bytes;
      this.#old[digest] = got;
    }
    return this.#old[digest];
  }

  // now is the open unit, for what takes a while: another one may be open then.
  get #now() {
    const { session, record, bundle } = this;
    return { session, record, bundle };
  }

  // next gives what to ask now, {page, remaining}, in one section or anywhere.
  /** @param {string} [section] */
  async next(section) {
    if (this.ahead && (this.engine.ready(this.record.pack) || !this.ahead.page)) await this.arrive();
    const { session } = this, got = await must(session.next(section));
    if (!section && session === this.session) this.remaining = got.page ? got.remaining : 0;
    return got;
  }

  // set answers facts and saves. It returns the error if the engine refuses.
  /** @param {{ [fact: string]: any }} facts @param {string} [section] @returns {Promise<Fault | undefined>} */
  async set(facts, section) {
    const unit = this.#now, { error } = await unit.session.set(facts, section);
    if (error) return error;
    settled(unit.record, Object.keys(facts));
    await this.#save(unit);
    this.#told.answered(Object.keys(facts));
    return undefined;
  }

  // confirm answers facts once more as they were answered, as of today.
  /** @param {string[]} facts */
  confirm(...facts) {
    return this.set(Object.fromEntries(facts.map((f) => [f, undated((this.answers.facts || {})[f])])));
  }

  // keep saves what was entered for a fact and is not an answer yet, such as
  // the first of several options.
  /** @param {string} fact @param {any} entry */
  async keep(fact, entry) {
    this.record.pending = { ...this.record.pending, [fact]: entry };
    await this.save();
  }

  // flip turns a yes into a no, or a no into a yes, as of today: somebody has
  // done what an alarm asked for. The old answer is kept, and since when hazards
  // were known. It gives false if the answer is neither.
  /** @param {string} fact @param {Text2} say */
  async flip(fact, say) {
    const now = this.value(fact), { facts = {}, found } = this.answers;
    if (typeof now !== 'boolean') return false;
    this.record.mended = [...(this.record.mended || []), { fact, was: facts[fact], day: this.today, say, found }];
    return !await this.set({ [fact]: !now });
  }

  // unflip takes that back.
  async unflip(m) {
    this.record.mended = (this.record.mended || []).filter((o) => o !== m);
    await this.put({ found: { ...this.answers.found, ...m.found } });
    await this.set({ [m.fact]: m.was });
  }

  async #count({ session, record, bundle }) {
    const { assessment } = await must(session.assess());
    record.figures = figures(assessment, session.day, bundle.info.digest);
  }

  // tally counts anew what the list of units tells, and saves what has changed.
  async tally() {
    const unit = this.#now;
    if (!unit.session || this.ahead || this.clash) return;
    const was = JSON.stringify(unit.record.figures);
    await this.#count(unit);
    if (JSON.stringify(unit.record.figures) !== was) await this.#save(unit);
  }

  // enough reports whether further members could no longer change a verdict, if
  // the answer says "at least these".
  /** @param {string} fact @param {any} answer */
  async enough(fact, answer) {
    const { value } = await this.session.enough({ [fact]: answer });
    return !!value && (value.enough || []).includes(fact);
  }

  // put writes members other than facts, and saves.
  /** @param {Parameters<Session['put']>[0]} members */
  async put(members) {
    const unit = this.#now;
    await must(unit.session.put(members));
    await this.#save(unit);
  }

  // take takes answers of another session, as Session.take does, and saves. aside
  // is what of them does not fit these rules.
  /** @param {Session} other @param {string[]} facts @param {any} [aside] */
  async take(other, facts, aside) {
    const unit = this.#now, { session, record } = unit, { at } = session.answers;
    await must(session.take(other, facts));
    settled(record, facts, session.answers.at > at);
    if (aside) record.aside = { ...record.aside, ...aside };
    if (record.figures) await this.#count(unit);
    await this.#save(unit);
  }

  // renew moves the unit to today. The last results, if there were any, stay
  // for comparison.
  async renew() {
    const unit = this.#now;
    await must(unit.session.renew({ at: this.today, day: this.today }));
    settled(unit.record, [], true);
    await this.#save(unit);
  }

  // conclude records the outcome before the results are shown: the day on which
  // each hazard was first found, since terms count from it, and, if all is
  // asked, the state that the next assessment is compared with.
  async conclude() {
    const unit = this.#now, { session, record, bundle } = unit;
    await must(session.noteFound());
    const { page } = await must(session.next());
    await this.#count(unit);
    record.back = undefined; // whoever comes back now comes back to these results
    if (!page) record.done = { day: session.day, answers: session.answers, digest: bundle.info.digest };
    await this.#save(unit);
  }

  // save saves the unit on this device, and resolves when it is safe, or when
  // the user was told that it is not. Saves go one after the other.
  save() {
    return this.#save(this.#now);
  }

  #save({ session, record, bundle }) {
    // The engine may have come meanwhile, and stands for the same answers.
    const open = () => this.record === record, { answers, day } = open() ? this.session : session;
    Object.assign(record, {
      answers,
      day,
      saved: Date.now(),
      answered: answered(answers),
      ...(open() && { top: window.scrollY, remaining: this.remaining }),
    });
    return (this.#saving = this.#saving.then(async () => {
      if (!this.store) return;
      try {
        record.rev = await this.store.put(record);
        this.unsaved = undefined;
        if (bundle && this.#kept !== record.digest) {
          this.#kept = record.digest;
          this.store.keepBundle(record.digest, bundle.bytes).catch(() => {});
        }
      } catch (err) {
        if (!(err instanceof Conflict)) this.unsaved = err;
        else if (open()) this.clash = err.theirs;
      }
      await this.#told.saved();
    }));
  }
}
