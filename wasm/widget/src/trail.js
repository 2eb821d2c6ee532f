// trail.js is the way through the screens: the visited routes. The last one is
// shown. A route is plain data, such as {at: 'hazard', id}.

import { errorOf } from './engine.js';

export class Trail {
  // turn counts the drawn screens, so that a late result is dropped.
  turn = 0;
  /** @type {Route[]} */
  #routes = [];
  #host;
  #screens;

  // screens has what a route needs: arrive(route), called once on arrival;
  // draw(route), which only reads, and gives what to show; and put(screen,
  // keepFocus), which shows it.
  /**
   * @param {Host} host
   * @param {{
   *   arrive(route: Route): unknown, draw(route: Route): Promise<Shown>,
   *   put(screen: Shown, keepFocus?: boolean): void,
   * }} screens
   */
  constructor(host, screens) {
    this.#host = host;
    this.#screens = screens;
    this.onPop = (e) => this.#pop(e);
    if (host.browserBack) window.addEventListener('popstate', this.onPop);
  }

  end() {
    window.removeEventListener('popstate', this.onPop);
    this.turn++;
  }

  get route() {
    return this.#routes[this.#routes.length - 1];
  }

  get canGoBack() {
    return this.#routes.length > 1;
  }

  // go shows a screen and adds it to the trail; with replace, instead of the
  // last one.
  /** @param {Route} route @param {boolean} [replace] */
  async go(route, replace) {
    if (replace) this.#routes.pop();
    this.#routes.push(route);
    if (this.#host.browserBack) {
      const state = { fire321: this.#routes.length };
      // The first entry is the page's own.
      if (replace || !this.canGoBack) history.replaceState(state, '');
      else history.pushState(state, '');
    }
    await this.#come();
  }

  back() {
    if (this.#host.browserBack && this.canGoBack) history.back();
    else this.#backTo(this.#routes.length - 1);
  }

  #pop({ state }) {
    // Forward, or an entry from before a reload: there is no such screen. Other
    // entries of the page are not ours.
    if (state && Number.isInteger(state.fire321) && state.fire321 <= this.#routes.length) this.#backTo(state.fire321);
  }

  #backTo(length) {
    if (length < 1) return;
    this.#routes.length = length;
    this.#come();
  }

  #come() {
    return this.#draw(async (route) => {
      await this.#screens.arrive(route);
      return this.#screens.draw(route);
    });
  }

  // show draws the current screen again.
  /** @param {boolean} [keepFocus] */
  show(keepFocus) {
    return this.#draw((route) => this.#screens.draw(route), keepFocus);
  }

  /** @param {(route: Route) => Promise<Shown>} draw @param {boolean} [keepFocus] */
  async #draw(draw, keepFocus) {
    const turn = ++this.turn, { route } = this;
    try {
      const screen = await draw(route);
      if (turn !== this.turn) return;
      this.#screens.put(screen, keepFocus);
      if (screen.after && !keepFocus) screen.after();
    } catch (err) {
      if (turn !== this.turn) return;
      // If the trouble screen itself fails, show plain text, which cannot fail.
      if (route.at === 'trouble') this.#screens.put({ body: [String(err.message || err)] });
      else await this.fail(err, route.at === 'home');
    }
  }

  // fail tells what went wrong. If the list of units failed (bare), the units
  // are shown as they are stored, without anything that needs them to be valid.
  /** @param {any} err @param {boolean} [bare] */
  fail = async (err, bare) => {
    if (this.route && this.route.at === 'trouble') this.#routes.pop();
    await this.go({ at: 'trouble', error: errorOf(err), bare });
  };

  // attempt wraps an action, such as that of a button, so that it shows its
  // errors.
  /** @template A @param {(arg: A) => Promise<unknown>} act @returns {(arg: A) => Promise<unknown>} */
  attempt = (act) => (arg) => act(arg).catch((err) => this.fail(err));
}
