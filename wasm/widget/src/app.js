// app.js connects the parts of the screens:
//
//   words   gives texts in the person's language
//   trail   the way from one screen to the next
//   draft   the open unit, and what is saved of it
//   engine  the rules, in a worker
//   frame   what is around every screen
//   host    the element on the page
//
// A screen is a function of those parts that it names and of a route. It only
// reads, and returns what to show: {title, body, beside, asking, paper, after};
// after is called after the screen is shown. Whatever must be written when the
// user arrives at a screen is in arrivals.

import { Draft } from './draft.js';
import { Engine, failed } from './engine.js';
import { frame } from './frame.js';
import { Trail } from './trail.js';
import { keep, recall } from './part/wish.js';
import { localDay, Words } from './part/words.js';
import { kinds } from './start/kinds.js';
import { name } from './start/name.js';
import { wait } from './start/wait.js';
import { welcome } from './start/welcome.js';
import { where } from './start/where.js';
import { question } from './question/question.js';

/** @type {{ [screen: string]: (app: App, route: any) => Promise<Shown> }} */
const screens = { welcome, where, kinds, name, wait, question };

// later are the other screens, in a file of their own: nobody needs them before
// the first question.
const later = () =>
  import('./later.js').catch((err) => {
    throw Object.assign(failed('E-FETCH', 'not-fetched', 'fire321-later.js'), { cause: err });
  });

// WAY is how many questions back a unit remembers.
const WAY = 60;

/** @type {{ [screen: string]: (app: App, route: Route) => unknown }} */
const arrivals = {
  home: ({ draft }) => draft.leave(),
  places: ({ draft }) => draft.leave(),
  question({ draft, trail }) {
    draft.record.way = trail.questions.slice(-WAY).map(({ facts, title, section, step, steps }) => ({
      at: 'question',
      facts,
      title,
      section,
      step,
      steps,
    }));
    // The engine may go on with another question than was asked ahead of it: what
    // is shown is kept, to be shown again.
    if (draft.ahead) draft.save();
  },
  results: ({ draft }) => draft.conclude(),
};

export class App {
  /** @param {HTMLElement} el @param {ShadowRoot} root @param {URL} base */
  constructor(el, root, base) {
    /** @type {Host} */
    this.host = {
      el,
      root,
      base,
      get browserBack() {
        return el.hasAttribute('history');
      },
      event(name, detail) {
        el.dispatchEvent(new CustomEvent('fire321-' + name, { detail, bubbles: true, composed: true }));
      },
    };
    this.words = new Words(el.getAttribute('lang') || recall('lang') || navigator.language || 'zh');
    this.engine = new Engine(base);
    this.draft = new Draft(this.engine, () => el.getAttribute('day') || localDay(), {
      saved: async () => {
        this.frame.status();
        if (this.draft.clash && this.trail.route.at !== 'conflict') await this.trail.go({ at: 'conflict' });
      },
      elsewhere: () => this.frame.tell(this.words.say('other-tab')),
      answered: (facts) => this.host.event('answer', { facts }),
    });
    this.trail = new Trail(this.host, {
      arrive: (route) => !this.#wants(route) && arrivals[route.at] && arrivals[route.at](this, route),
      draw: async (route) =>
        this.#wants(route) ? this.#until(route) : (screens[route.at] || (await later()).screens[route.at])(this, route),
      put: (screen, keepFocus, place) => this.frame.show(screen, keepFocus, place),
      place: () => this.frame.place(),
      opened: () => this.draft.opened,
    });
    this.frame = frame(this);
    root.textContent = '';
    root.append(this.frame.el);
  }

  // #wants reports whether a screen needs the engine, which is not there yet.
  #wants = ({ at }) => this.draft.ahead && !screens[at] && !['home', 'trouble', 'conflict'].includes(at);

  // #until shows how far the engine is, and then the screen.
  /** @param {Route} route */
  #until(route) {
    this.draft.arrive().then(() => this.trail.route === route && this.trail.go(route, true)).catch(this.trail.fail);
    return wait(this, { at: 'wait', pack: this.draft.record.pack });
  }

  // begin shows the first screen; the engine loads meanwhile. It resolves when
  // nothing is waited for any more.
  async begin() {
    this.frame.size(this.host.el.getAttribute('size') || recall('size') || '');
    this.frame.busy();
    try {
      await Promise.all([this.draft.openStore(), this.engine.open(this.host.el.getAttribute('bundle'))]);
      const { store } = this.draft, units = store ? await store.list() : [];
      await this.trail.go({ at: units.length ? 'home' : 'welcome' });
    } catch (err) {
      await this.trail.fail(err, true);
    }
    await this.engine.idle();
    const { printing } = await later().catch(() => ({ printing: undefined }));
    if (printing && !this.ended) this.endPrinting = printing(this.frame, this.host);
  }

  end() {
    this.ended = true;
    if (this.endPrinting) this.endPrinting();
    this.trail.end();
    this.engine.close();
    this.draft.close();
    this.frame.end();
  }

  // speak changes the language; the screen is drawn again, with what was entered.
  async speak(lang) {
    this.words.speak(lang);
    keep('lang', this.words.tag);
    this.frame.language();
    const { route } = this.trail, enter = this.frame.entered();
    if (route) await this.trail.show(true);
    if (route === this.trail.route) enter();
  }
}
