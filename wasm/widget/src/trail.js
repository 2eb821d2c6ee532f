// trail.js is the way through the screens: the routes that were gone, the last
// of which is shown. A route is plain data, such as {at: 'hazard', id}.

import { errorOf } from './engine.js';

export class Trail {
  // turn counts what was shown, so that what comes late is dropped.
  turn = 0;
  /** @type {Route[]} */
  #routes = [];
  #host;
  #screens;

  // screens has what a route needs: arrive(route), done once when it is come
  // to; draw(route), which only reads, and gives what to show; and put(screen,
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

  // go shows a screen and puts it on the trail; instead of the last one with
  // replace.
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
    // Forward again, or an entry of before a reload: there is no such screen.
    // Whatever else a page notes there is not ours.
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

  // show draws the screen that the route names once more.
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
      // Trouble with telling of trouble is told by what cannot fail.
      if (route.at === 'trouble') this.#screens.put({ body: [String(err.message || err)] });
      else await this.fail(err, route.at === 'home');
    }
  }

  // fail tells what went wrong. Where the list of units is what failed, bare,
  // the units are shown as they lie, with nothing that needs them to be sound.
  /** @param {any} err @param {boolean} [bare] */
  fail = async (err, bare) => {
    if (this.route && this.route.at === 'trouble') this.#routes.pop();
    await this.go({ at: 'trouble', error: errorOf(err), bare });
  };

  // attempt makes an act, such as that of a button, tell what goes wrong in it.
  /** @template A @param {(arg: A) => Promise<unknown>} act @returns {(arg: A) => Promise<unknown>} */
  attempt = (act) => (arg) => act(arg).catch((err) => this.fail(err));
}
