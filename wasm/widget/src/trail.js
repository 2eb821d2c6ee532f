// trail.js is the way through the screens: the visited routes. The last one is
// shown. A route is plain data, such as {at: 'hazard', id}.

import { errorOf } from './engine.js';

// FREE are the screens that show no unit, or open one themselves.
const FREE = ['home', 'welcome', 'where', 'take', 'places', 'common', 'intake'];

export class Trail {
  // turn counts the drawn screens, so that a late result is dropped.
  turn = 0;
  /** @type {Route[]} */
  #routes = [];
  #host;
  #screens;

  // screens has what a route needs: arrive(route), called once on arrival;
  // draw(route), which only reads, and gives what to show; put(screen,
  // keepFocus, place), which shows it; place(), where the user is on it; and
  // opened(), how many units were opened by now. A route of an earlier one is
  // passed over on the way back: it would show and change the answers of another.
  /**
   * @param {Host} host
   * @param {{
   *   arrive(route: Route): unknown, draw(route: Route): Promise<Shown>,
   *   put(screen: Shown, keepFocus?: boolean, place?: Place): void,
   *   place(): Place, opened(): number,
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
    return this.#before(this.#routes.length - 1) > 0;
  }

  // questions are the visited questions of the unit, to be kept with it.
  get questions() {
    return this.#routes.filter((r) => r.at === 'question' && r.facts && !r.to && this.lives(r));
  }

  // lives reports whether a screen is of the unit that is open, or of none.
  lives = (/** @type {Route} */ { at, opened }) => opened === this.#screens.opened() || FREE.includes(at);

  // #before is how many routes there are up to the last one that can be shown, of
  // the first n. From a list of units there is no way back to the same list.
  #before(n) {
    const { at } = this.route;
    while (n > 0 && (!this.lives(this.#routes[n - 1]) || at === 'home' && this.#routes[n - 1].at === at)) n--;
    return n;
  }

  // go shows a screen and adds it to the trail; with replace, instead of the
  // last one.
  /** @param {Route} route @param {boolean} [replace] */
  async go(route, replace) {
    if (replace) this.#routes.pop();
    else this.#leave();
    this.#add(route);
    if (this.#host.browserBack) {
      const state = { fire321: this.#routes.length };
      // The first entry is the page's own.
      if (replace || this.#routes.length < 2) history.replaceState(state, '');
      else history.pushState(state, '');
    }
    await this.#come();
  }

  // restore shows the last of some routes; the others lie before it.
  /** @param {Route[]} routes @param {boolean} [replace] */
  async restore(routes, replace) {
    const last = routes[routes.length - 1];
    if (replace) this.#routes.pop();
    for (const route of routes.slice(0, -1)) this.#add(route);
    await this.go(last);
  }

  #add(route) {
    route.opened = this.#screens.opened();
    this.#routes.push(route);
  }

  // goBackTo goes back to the last screen of that kind, where the user was on
  // it; if there is none, it goes there anew.
  /** @param {Route} route */
  async goBackTo(route) {
    const i = this.#routes.map((r) => r.at === route.at && r.id === route.id && this.lives(r)).lastIndexOf(true);
    if (i < 0) await this.go(route);
    else await this.#goBack(i + 1);
  }

  // #goBack leaves the first n routes, with the browser's history if it is used.
  #goBack(n) {
    if (this.#host.browserBack && n < this.#routes.length) history.go(n - this.#routes.length);
    else return this.#backTo(n);
  }

  // #leave remembers where on the screen the user was.
  #leave() {
    if (this.route) this.route.place = this.#screens.place();
  }

  back() {
    const n = this.#before(this.#routes.length - 1);
    if (n) this.#goBack(n);
    else this.go({ at: 'home' });
  }

  #pop({ state }) {
    // Forward, or an entry from before a reload: there is no such screen. Other
    // entries of the page are not ours.
    const to = state && state.fire321;
    if (!Number.isInteger(to) || to < 1 || to > this.#routes.length) return;
    const n = this.#before(to);
    if (n === to) this.#backTo(n);
    else if (n) history.go(n - to); // which comes here again
    else {
      this.#routes.length = to;
      this.go({ at: 'home' }, true);
    }
  }

  #backTo(length) {
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
  // errors. On a screen of a unit that is no longer open it does nothing.
  /** @template A @param {(arg: A) => Promise<unknown>} act @returns {(arg: A) => Promise<unknown>} */
  attempt = (act) => async (arg) => {
    const { route } = this;
    return this.lives(route) && act(arg).catch((err) => this.lives(route) && this.fail(err));
  };
}
