// <fire321-check>: a unit assesses itself. The element shows the screens in a
// shadow root of its own, so that several fit on a page and neither it nor the
// page disturbs the other.
//
//   <script type="module" src="fire321-check.js"></script>
//   <fire321-check bundle="cn/jiangsu/unit" lang="zh-Hans"></fire321-check>
//
// Attributes: bundle (an id of bundles/index.json, or the address of a bundle;
// without it the element asks where the unit is), lang, theme (light, dark),
// size (l, xl), day (of the law, else today), history (use the browser's back).
// fire321-check.d.ts describes its events and methods.

import { App } from './app.js';
import { sheets } from './style.js';
import { openFile } from './way.js';

class Check extends HTMLElement {
  static observedAttributes = ['bundle', 'lang', 'size', 'day'];
  #app;

  connectedCallback() {
    const root = this.shadowRoot || this.attachShadow({ mode: 'open' });
    const folder = new URL('.', import.meta.url);
    this.#app = new App(this, root, folder);
    sheets(root, folder);
    this.#app.begin();
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

  // #session is that of the unit that is open, if one is.
  get #session() {
    return this.#app && this.#app.draft.session;
  }

  // answers are those of the unit that is open, in the form of an answers file.
  get answers() {
    return this.#session && this.#session.answers;
  }

  // assess gives the assessment of the unit that is open, as JSON.
  async assess() {
    if (!this.#session) return undefined;
    const { value } = await this.#session.assess();
    return value && value.assessment;
  }

  // asking tells whether an answer was begun that is not kept yet.
  get asking() {
    const { route } = (this.#app && this.#app.trail) || {};
    return !!route && !!route.begun;
  }

  // load opens answers that the host page has, as a new unit.
  async load(answers) {
    if (this.#app) await openFile(this.#app.trail, this.#app.draft, answers);
  }
}

// A second copy of this script on a page leaves the first in charge.
if (!customElements.get('fire321-check')) customElements.define('fire321-check', Check);
