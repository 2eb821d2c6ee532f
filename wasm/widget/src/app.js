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
import { Engine } from './engine.js';
import { frame } from './frame.js';
import { Trail } from './trail.js';
import { firstRoute } from './way.js';
import { keep, recall } from './part/wish.js';
import { localDay, Words } from './part/words.js';
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
import { plan, unit } from './documents/form.js';
import { verify } from './documents/verify.js';
import { trouble } from './units/trouble.js';

/** @type {{ [screen: string]: (app: App, route: any) => Promise<Shown> }} */
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
  verify,
  changed,
  conflict,
  later,
  trouble,
};

/** @type {{ [screen: string]: (app: App, route: Route) => unknown }} */
const arrivals = {
  home: ({ draft }) => draft.leave(),
  // The first question is shown before there is a unit: nothing is saved of a
  // person who only looks.
  question: ({ draft }, { first, pack }) => first && draft.fresh(pack),
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
    this.words = new Words(el.getAttribute('lang') || recall('lang') || document.documentElement.lang || 'zh');
    this.engine = new Engine(base);
    this.draft = new Draft(this.engine, () => el.getAttribute('day') || localDay(), {
      saved: async () => {
        this.frame.status();
        if (this.draft.clash && this.trail.route.at !== 'conflict') await this.trail.go({ at: 'conflict' });
      },
      elsewhere: () => this.frame.tell(this.words.say('other-tab')),
      more: (n) => this.frame.tell(this.words.say('more-questions', n)),
      answered: (facts) => this.host.event('answer', { facts }),
    });
    this.trail = new Trail(this.host, {
      arrive: (route) => arrivals[route.at] && arrivals[route.at](this, route),
      draw: (route) => screens[route.at](this, route),
      put: (screen, keepFocus) => this.frame.show(screen, keepFocus),
    });
    this.frame = frame(this);
    root.textContent = '';
    root.append(this.frame.el);
  }

  async begin() {
    this.endPrinting = printing(this.frame, this.host);
    this.frame.size(this.host.el.getAttribute('size') || recall('size') || '');
    this.frame.busy();
    try {
      await this.draft.openStore();
      await this.engine.open(this.host.el.getAttribute('bundle'));
      const { store } = this.draft, units = store ? await store.list() : [];
      await this.trail.go(units.length ? { at: 'home' } : firstRoute(this.engine));
    } catch (err) {
      await this.trail.fail(err, true);
    }
  }

  end() {
    if (this.endPrinting) this.endPrinting();
    this.trail.end();
    this.engine.close();
    this.draft.close();
    this.frame.end();
  }

  // speak changes the language; the screen is drawn again.
  speak(lang) {
    this.words.speak(lang);
    keep('lang', this.words.tag);
    this.frame.language();
    if (this.trail.route) this.trail.show(true);
  }
}
