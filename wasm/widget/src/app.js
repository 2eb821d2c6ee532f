// app.js is what the screens share: the engine, the unit that is open, its
// draft, and the way from one screen to the next.
//
// A screen is a function of the app and a route that returns what to show:
// {browserTitle, body, beside, asking, paper, after}: after is called once it
// is shown. A route is plain data, such as
// {at: 'hazard', id}; the trail of routes is what "back" goes through.

import { start } from '../../js/fire321.js';
import { frame } from './frame.js';
import { Words, localDay, textOf } from './part/words.js';
import { answersFault } from './units/draft.js';
import { Conflict, Store, newID } from './units/store.js';
import { home } from './units/home.js';
import { changed, conflict, later } from './units/notice.js';
import { where } from './start/where.js';
import { question } from './question/question.js';
import { sections } from './check/sections.js';
import { check } from './check/check.js';
import { results } from './results/results.js';
import { hazard } from './results/hazard.js';
import { whatIf } from './results/whatif.js';
import { copy, documents } from './documents/documents.js';
import { picture } from './documents/picture.js';
import { printing } from './documents/print.js';
import { sheet } from './documents/sheet.js';
import { unit, plan } from './documents/form.js';
import { trouble } from './units/trouble.js';

const screens = {
  home,
  where,
  question,
  sections,
  check,
  results,
  hazard,
  whatIf,
  documents,
  sheet,
  picture,
  copy,
  unit,
  plan,
  changed,
  conflict,
  later,
  trouble,
};

// Trouble is an error as the engine gives it, thrown.
export class Trouble extends Error {
  constructor(error) {
    super(error.message.zh);
    this.error = error;
  }
}

// failed is a Trouble of the page's own, in words of the catalogue.
const failed = (code, key, ...args) => new Trouble({ code, message: textOf(key, ...args) });

export class App {
  constructor(host, root, base) {
    this.host = host;
    this.root = root;
    this.base = base;
    this.words = new Words(host.getAttribute('lang') || recall('lang') || document.documentElement.lang || 'zh');
    this.trail = [];
    this.turn = 0; // counts renderings, so that a late one is dropped
    this.saving = Promise.resolve();
    this.frame = frame(this);
    root.textContent = '';
    root.append(this.frame.el);
    this.onPop = (e) => this.pop(e);
  }

  get today() {
    return this.host.getAttribute('day') || localDay();
  }
  get browserBack() {
    return this.host.hasAttribute('history');
  }

  say(...args) {
    return this.words.say(...args);
  }
  of(text) {
    return this.words.of(text);
  }

  // must unwraps a reply of the engine; whole is a reply with what stands
  // beside its value.
  async must(reply) {
    return (await this.whole(reply)).value;
  }

  async whole(reply) {
    const got = await reply;
    if (got.error) throw new Trouble(got.error);
    return got;
  }

  async begin() {
    if (this.browserBack) window.addEventListener('popstate', this.onPop);
    this.endPrinting = printing(this);
    this.setSize(this.host.getAttribute('size') || recall('size') || '');
    this.frame.busy();
    try {
      this.engine = start({ wasm: new URL('fire321.wasm', this.base), worker: new URL('worker.js', this.base) });
      try {
        this.store = await Store.open((message) => this.heard(message));
      } catch (err) {
        this.unsaved = err;
      }
      this.index = await this.#index();
      const drafts = this.store ? await this.store.list() : [];
      await this.go(drafts.length ? { at: 'home' } : this.#first());
    } catch (err) {
      await this.fail(err, true);
    }
  }

  // #index is the list of bundles. A bundle that is given by its address
  // needs none.
  async #index() {
    const given = this.host.getAttribute('bundle');
    if (given && /\.json$/.test(given)) return [{ id: given, url: new URL(given, document.baseURI) }];
    const url = new URL('bundles/index.json', this.base);
    const response = await fetch(url).catch(() => undefined);
    if (!response || !response.ok) throw failed('E-FETCH', 'not-fetched', url.pathname);
    const list = (await response.json()).map((e) => ({ ...e, url: new URL(e.file, url) }));
    const own = given ? list.filter((e) => e.id === given) : list;
    if (!own.length) throw failed('E-BUNDLE', 'no-bundle', given);
    return own;
  }

  #first() {
    return this.index.length > 1 ? { at: 'where' } : { at: 'question', first: true, pack: this.index[0].id };
  }

  end() {
    window.removeEventListener('popstate', this.onPop);
    if (this.endPrinting) this.endPrinting();
    this.turn++;
    if (this.engine) this.engine.close();
    if (this.store) this.store.close();
    this.frame.end();
  }

  // ---- the way ----

  // go shows a screen and puts it on the trail; instead of the last one with
  // replace.
  async go(route, replace) {
    if (replace) this.trail.pop();
    this.trail.push(route);
    if (this.browserBack) {
      const state = { fire321: this.trail.length };
      // The first entry is the page's own.
      if (replace || this.trail.length === 1) history.replaceState(state, '');
      else history.pushState(state, '');
    }
    await this.show();
  }

  back() {
    if (this.browserBack && this.trail.length > 1) history.back();
    else this.#backTo(this.trail.length - 1);
  }

  get canGoBack() {
    return this.trail.length > 1;
  }

  pop({ state }) {
    // Forward again, or an entry of before a reload: there is no such screen.
    // Whatever else a page notes there is not ours.
    if (state && Number.isInteger(state.fire321) && state.fire321 <= this.trail.length) this.#backTo(state.fire321);
  }

  #backTo(length) {
    if (length < 1) return;
    this.trail.length = length;
    this.show();
  }

  get route() {
    return this.trail[this.trail.length - 1];
  }

  // show draws the screen that the route names.
  async show(keepFocus) {
    const turn = ++this.turn, route = this.route;
    try {
      const screen = await screens[route.at](this, route);
      if (turn !== this.turn) return;
      this.frame.show(screen, keepFocus);
      if (screen.after && !keepFocus) screen.after();
    } catch (err) {
      if (turn !== this.turn) return;
      // Trouble with telling of trouble is told by what cannot fail.
      if (route.at === 'trouble') this.frame.show({ body: [String(err.message || err)] });
      else await this.fail(err, route.at === 'home');
    }
  }

  // fail tells what went wrong. Where the list of units is what failed, the
  // units are shown as they lie, with nothing that needs them to be sound.
  async fail(err, bare) {
    const error = err.error ||
      { code: err.name || 'E', message: { zh: String(err.message || err), en: String(err.message || err) } };
    if (this.route && this.route.at === 'trouble') this.trail.pop();
    await this.go({ at: 'trouble', error, bare: bare || !this.index });
  }

  // forward goes on to what is to be asked next, or to check the answers.
  async forward(replace) {
    const to = await this.nextRoute();
    // That all is asked is kept too, so that the list of units can say so.
    if (to.at === 'check' && this.draft.remaining !== 0) await this.save();
    if (!this.clash) await this.go(to, replace);
  }

  async nextRoute() {
    const { page, remaining } = await this.must(this.session.next());
    this.count(page ? remaining : 0);
    return page
      ? { at: 'question', facts: page.facts.map((f) => f.id), asked: page.facts, title: page.title }
      : { at: 'check' };
  }

  // count notes how many questions may be left, and tells when an answer that
  // was changed has made them more.
  count(remaining) {
    if (this.remaining !== undefined && remaining > this.remaining) {
      this.frame.tell(this.say('more-questions', remaining - this.remaining));
    }
    this.remaining = remaining;
  }

  // ---- the unit ----

  // bundleOf loads a bundle, once.
  async bundleOf(entry) {
    if (entry.bundle) return entry.bundle;
    const response = await fetch(entry.url).catch(() => undefined);
    if (!response || !response.ok) throw failed('E-FETCH', 'not-fetched', entry.url.pathname);
    const bytes = new Uint8Array(await response.arrayBuffer());
    entry.bundle = await this.must(this.engine.load(bytes.slice(), { digest: entry.digest }));
    entry.bundle.bytes = bytes;
    return entry.bundle;
  }

  // older is the bundle of a draft as it was kept on this device.
  async older(digest) {
    if (digest === this.bundle.info.digest) return this.bundle;
    this.old = this.old || {};
    if (!this.old[digest]) {
      const bytes = this.store && await this.store.bundle(digest).catch(() => undefined);
      const { value } = bytes ? await this.engine.load(bytes.slice(), { digest }) : {};
      if (value) value.bytes = bytes;
      this.old[digest] = value;
    }
    return this.old[digest];
  }

  entry(pack) {
    const found = this.index.find((e) => e.id === pack);
    if (!found) throw failed('E-BUNDLE', 'no-bundle', pack);
    return found;
  }

  // fresh starts a new unit.
  async fresh(pack) {
    const bundle = await this.bundleOf(this.entry(pack));
    const answers = { format: 1, pack: bundle.info.id, at: this.today };
    this.session = await this.must(bundle.open({ day: this.today, answers }));
    this.bundle = bundle;
    this.draft = { id: newID(), pack, rev: 0, digest: bundle.info.digest, version: bundle.info.version };
    this.remaining = undefined;
  }

  // resume opens a draft where it stopped. One of another version of the
  // bundle, or of another day, says so first.
  async resume(draft) {
    const bundle = await this.bundleOf(this.entry(draft.pack));
    this.bundle = bundle;
    this.draft = draft;
    this.remaining = undefined;
    if (draft.digest !== bundle.info.digest) return this.go({ at: 'changed' });
    this.session = await this.must(bundle.open({ day: draft.day, answers: draft.answers }));
    if (draft.answers.at < this.today) return this.go({ at: 'later' });
    return this.forward();
  }

  // import opens an answers file as a new unit.
  async import(answers) {
    const wrong = answersFault(answers);
    if (wrong !== undefined) throw failed('E-ANSWERS', 'answers-wrong', wrong.slice(1));
    const pack = this.index.some((e) => e.id === answers.pack) ? answers.pack : this.index[0].id;
    const bundle = await this.bundleOf(this.entry(pack));
    const got = await this.whole(bundle.import({ day: answers.at || this.today, answers }));
    this.adopt(bundle, got, { id: newID(), pack, rev: 0 });
    await this.save();
    if (got.aside) await this.go({ at: 'changed', got });
    else await this.forward();
  }

  // adopt takes a session that an import has given.
  adopt(bundle, got, draft) {
    this.bundle = bundle;
    this.session = got.value;
    this.remaining = undefined;
    this.draft = {
      ...draft,
      digest: bundle.info.digest,
      version: bundle.info.version,
      ...(got.aside && { aside: { ...draft.aside, ...got.aside } }),
    };
  }

  // set answers facts and saves. It returns the error if the engine refuses.
  async set(facts) {
    const { error } = await this.session.set(facts);
    if (error) return error;
    // What is known need not be found out.
    if (this.draft.remind) {
      this.draft.remind = this.draft.remind.filter((id) => !(id in facts) || facts[id] === null || facts[id].more);
    }
    await this.save();
    this.event('answer', { facts: Object.keys(facts) });
    return undefined;
  }

  // enough reports whether more than an answer that says "at least these"
  // could change a verdict no longer.
  async enough(fact, answer) {
    const { value } = await this.session.enough({ [fact]: answer });
    return !!value && (value.enough || []).includes(fact);
  }

  // renew moves the unit to today. The last results, if there were any, stay to
  // be held against.
  async renew() {
    if (this.draft.done) this.draft.last = this.draft.done;
    await this.must(this.session.renew({ at: this.today, day: this.today }));
    await this.save();
  }

  // put writes what stands beside the facts, and saves.
  async put(members) {
    await this.must(this.session.put(members));
    await this.save();
  }

  // save keeps the draft on this device, and resolves when it is safe, or when
  // it was said that it is not. Saves go one after the other.
  save() {
    const { answers, day } = this.session;
    const draft = Object.assign(this.draft, {
      answers,
      day,
      saved: Date.now(),
      answered: Object.keys(answers.facts || {}).length,
      remaining: this.remaining,
    });
    return (this.saving = this.saving.then(async () => {
      if (!this.store) return;
      try {
        draft.rev = await this.store.put(draft);
        this.unsaved = undefined;
        if (this.kept !== draft.digest) {
          this.kept = draft.digest;
          this.store.keepBundle(draft.digest, this.bundle.bytes).catch(() => {});
        }
      } catch (err) {
        if (err instanceof Conflict) this.clash = err.theirs;
        else this.unsaved = err;
      }
      this.frame.status();
      if (this.clash && this.route.at !== 'conflict') await this.go({ at: 'conflict' });
    }));
  }

  // heard learns that another tab has saved a unit.
  heard({ id, rev }) {
    if (this.draft && id === this.draft.id && rev > this.draft.rev) this.frame.tell(this.say('other-tab'));
  }

  // ---- the looks ----

  speak(lang) {
    this.words = new Words(lang);
    keep('lang', this.words.tag);
    this.frame.language();
    if (this.route) this.show(true);
  }

  setSize(size) {
    this.size = ['l', 'xl'].includes(size) ? size : '';
    this.frame.size(this.size);
    keep('size', this.size);
  }

  event(name, detail) {
    this.host.dispatchEvent(new CustomEvent('fire321-' + name, { detail, bubbles: true, composed: true }));
  }
}

// recall and keep are small wishes of the person, where the browser keeps any.
function recall(key) {
  try {
    return localStorage.getItem('fire321-' + key);
  } catch {
    return null;
  }
}
function keep(key, value) {
  try {
    localStorage.setItem('fire321-' + key, value);
  } catch { /* the wish lasts as long as the page */ }
}
