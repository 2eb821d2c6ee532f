// <fire321-check>: a unit assesses itself. The element shows the screens in its
// own shadow root, so that several elements fit on a page and the element and
// the page do not disturb each other.
//
//   <script type="module" src="fire321-check.js"></script>
//   <fire321-check bundle="cn/jiangsu/unit" lang="zh-Hans"></fire321-check>
//
// Attributes: bundle (an id of bundles/index.json, or the address of a bundle;
// without it the element asks where the unit is), lang (else what the person
// chose, else the browser's language), theme (light, dark),
// size (l, xl), day (of the law, else today), history (use the browser's back).
// fire321-check.d.ts describes its events and methods.

import { App } from './app.js';
import { sheets } from './style.js';
import { openFile } from './way.js';

class Check extends HTMLElement {
  static observedAttributes = ['bundle', 'lang', 'size', 'day'];
  #app;
  #ready;

  connectedCallback() {
    const root = this.shadowRoot || this.attachShadow({ mode: 'open' });
    const folder = new URL('.', import.meta.url);
    this.#app = new App(this, root, folder);
    sheets(root, folder);
    this.#ready = this.#app.begin();
  }

  disconnectedCallback() {
    if (this.#app) this.#app.end();
    this.#app = undefined;
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#app || before === after) return;
    if (name === 'lang') this.#app.speak(after);
    else if (name === 'bundle' || name === 'day') {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }

  // ready resolves when the engine runs, or has failed to, and the element fetches
  // nothing more by itself. A page that fetches files for later waits for it.
  get ready() {
    return this.#ready;
  }

  // #session is the session of the open unit, if one is open.
  get #session() {
    return this.#app && this.#app.draft.session;
  }

  // answers are those of the open unit, in the form of an answers file.
  get answers() {
    return this.#session && this.#session.answers;
  }

  // assess gives the assessment of the open unit, as JSON.
  async assess() {
    if (!this.#session) return undefined;
    const { value } = await this.#session.assess();
    return value && value.assessment;
  }

  // asking tells whether the user has begun an answer that is not saved yet.
  get asking() {
    const { route } = (this.#app && this.#app.trail) || {};
    return !!route && !!route.begun;
  }

  // load opens answers of the host page as a new unit.
  async load(answers) {
    if (this.#app) await openFile(this.#app, answers);
  }
}

// If the page has two copies of this script, the first one stays in use.
if (!customElements.get('fire321-check')) customElements.define('fire321-check', Check);
