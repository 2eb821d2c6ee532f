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
  // draw(route), which only reads, and gives what to show; put(screen,
  // keepFocus, place), which shows it; and place(), where the user is on it.
  /**
   * @param {Host} host
   * @param {{
   *   arrive(route: Route): unknown, draw(route: Route): Promise<Shown>,
   *   put(screen: Shown, keepFocus?: boolean, place?: Place): void,
   *   place(): Place,
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

  // questions are the visited questions of the unit, to be kept with it.
  get questions() {
    return this.#routes.filter((r) => r.at === 'question' && r.facts && !r.to);
  }

  // go shows a screen and adds it to the trail; with replace, instead of the
  // last one.
  /** @param {Route} route @param {boolean} [replace] */
  async go(route, replace) {
    if (replace) this.#routes.pop();
    else this.#leave();
    this.#routes.push(route);
    if (this.#host.browserBack) {
      const state = { fire321: this.#routes.length };
      // The first entry is the page's own.
      if (replace || !this.canGoBack) history.replaceState(state, '');
      else history.pushState(state, '');
    }
    await this.#come();
  }

  // restore shows the last of some routes; the others lie before it.
  /** @param {Route[]} routes @param {boolean} [replace] */
  async restore(routes, replace) {
    const last = routes[routes.length - 1];
    if (replace) this.#routes.pop();
    this.#routes.push(...routes.slice(0, -1));
    await this.go(last);
  }

  // goBackTo goes back to the last screen of that kind, where the user was on
  // it; if there is none, it goes there anew.
  /** @param {Route} route */
  async goBackTo(route) {
    const i = this.#routes.map((r) => r.at === route.at && r.id === route.id).lastIndexOf(true);
    if (i < 0) await this.go(route);
    else if (this.#host.browserBack) history.go(i + 1 - this.#routes.length);
    else await this.#backTo(i + 1);
  }

  // #leave remembers where on the screen the user was.
  #leave() {
    if (this.route) this.route.place = this.#screens.place();
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
    return this.#come(this.route.place);
  }

  /** @param {Place} [place] */
  #come(place) {
    return this.#draw(
      async (route) => {
        await this.#screens.arrive(route);
        return this.#screens.draw(route);
      },
      false,
      place,
    );
  }

  // show draws the current screen again.
  /** @param {boolean} [keepFocus] */
  show(keepFocus) {
    return this.#draw((route) => this.#screens.draw(route), keepFocus);
  }

  /** @param {(route: Route) => Promise<Shown>} draw @param {boolean} [keepFocus] @param {Place} [place] */
  async #draw(draw, keepFocus, place) {
    const turn = ++this.turn, { route } = this;
    try {
      const screen = await draw(route);
      if (turn !== this.turn) return;
      this.#screens.put(screen, keepFocus, place);
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
