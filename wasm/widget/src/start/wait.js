// wait.js is what a person sees while the engine loads: how long it still
// takes, and what to look at meanwhile.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { keep, recall } from '../part/wish.js';
import { errorOf } from '../engine.js';

// SOON is how many milliseconds a tap may be without an effect.
const SOON = 100;

// waiting reads what needs the engine with a pack, then goes on with it. If it
// takes a while, the person sees the progress, and may go elsewhere; then it comes
// to nothing. work must change nothing therefore: go does, which gets the result,
// and whether the screen that is shown is to be replaced.
/**
 * @template T
 * @param {{ trail: Trail, engine: Engine }} app
 * @param {string} pack
 * @param {() => Promise<T>} work
 * @param {(got: T, replace: boolean) => Promise<unknown>} go
 */
export async function waiting({ trail, engine }, pack, work, go) {
  const from = trail.route;
  let shown = from;
  const all = engine.bundle(pack).then(work);
  const slow = await Promise.race([
    all.then(() => false, () => false),
    new Promise((ok) => setTimeout(() => ok(true), SOON)),
  ]);
  if (slow && trail.route === from) await trail.go(shown = { at: 'wait', pack });
  try {
    const got = await all;
    keep('waited', 'yes');
    if (trail.route === shown) await go(got, shown !== from);
  } catch (err) {
    if (shown === from) throw err;
    if (trail.route === shown) await trail.go({ at: 'trouble', error: errorOf(err) }, true);
  }
}

/** @param {App} app @param {Route} route @returns {Promise<Shown>} */
export async function wait({ words, trail, engine }, { pack }) {
  const title = words.say('preparing'), left = h('span'), bar = h('div', { class: 'prog-in' });
  const progress = h('div', {
    class: 'prog-bar',
    'data-wait': true,
    role: 'progressbar',
    'aria-label': title,
    'aria-valuemin': '0',
    'aria-valuemax': '100',
  }, bar);
  const show = () => {
    const { done, left: seconds } = engine.progress(pack), percent = Math.round(done * 100);
    bar.style.width = percent + '%';
    progress.setAttribute('aria-valuenow', String(percent));
    left.textContent = seconds ? words.say('preparing-left', seconds) : '';
  };
  show();
  return {
    title,
    body: [
      h('div', { class: 'stack' }, h('h1', title, left), progress,
        !recall('waited') && h('p', { class: 'hint' }, words.say('preparing-once'))),
      h('section', { class: 'card' }, h('h2', words.say('meanwhile')),
        h('ul', { class: 'facts' },
          [['plug', 'meanwhile-ebike'], ['house', 'meanwhile-exit']].map(([i, key]) =>
            h('li', icon(i), h('div', h('b', words.say(key)), h('span', words.say(key + '-do'))))
          ))),
    ],
    after() {
      const timer = setInterval(() => {
        if (!progress.isConnected) clearInterval(timer);
        else show();
      }, 250);
    },
  };
}
