// What the tests know of any page of the widget: they find things as a person
// does, by words and roles, through all shadow roots. It is put into every
// document before the page's own scripts.
globalThis.f321 = {
  // The shadow roots, as scripts attach them; the page has none of its parser's.
  shadows: (() => {
    const list = new Set(), attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function(...args) {
      const root = attach.apply(this, args);
      list.add(root);
      return root;
    };
    return list;
  })(),
  roots: () => [document, ...[...f321.shadows].filter((root) => root.isConnected)],
  *all(css = '*') {
    for (const root of f321.roots()) yield* root.querySelectorAll(css);
  },
  shown: (el) => !!el.getClientRects().length && el.checkVisibility({ visibilityProperty: true }), // not what is folded
  name: (el) => (el.getAttribute('aria-label') || el.textContent || el.value || '').trim(),
  button: (words) => f321.buttons(words)[0],
  // Those that say just that stand before those that begin with it.
  buttons: (words) =>
    [...f321.all('button')].filter((el) => f321.shown(el) && f321.name(el).startsWith(words))
      .sort((a, b) => (f321.name(b) === words) - (f321.name(a) === words)),
  // The input of a cell lies under its words.
  find: (css) => [...f321.all(css)].find((el) => f321.shown(el) || el.localName === 'input'),
  heading: () => f321.find('main h1')?.textContent ?? '',
  focused() {
    let el = document.activeElement;
    while (el?.shadowRoot?.activeElement) el = el.shadowRoot.activeElement;
    return el;
  },

  // until resolves with true when the test holds, looking again at each change
  // of the page; with false after so many milliseconds. What no change of the
  // page tells, such as a service worker, is looked at from time to time.
  async until(test, ms) {
    let wake = () => {};
    const seen = new Set(), changes = new MutationObserver(() => wake());
    try {
      for (const end = performance.now() + ms; performance.now() < end;) {
        for (const root of f321.roots()) {
          if (seen.has(root)) continue;
          seen.add(root);
          changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
        }
        const next = new Promise((ok) => {
          wake = ok;
        });
        if (await test()) return true;
        await Promise.race([next, new Promise((ok) => setTimeout(ok, 50))]);
      }
      return false;
    } finally {
      changes.disconnect();
    }
  },

  // still resolves when what was changed is drawn, and nothing moves any more
  // that will ever end.
  async still() {
    for (;;) {
      if (!document.hidden) await new Promise((ok) => requestAnimationFrame(() => requestAnimationFrame(ok)));
      const moving = [...f321.roots()].flatMap((root) => root.getAnimations())
        .filter((a) => a.playState === 'running' && a.effect?.getComputedTiming().endTime !== Infinity)
        // What lies in closed details runs for ever and is not drawn.
        .filter((a) => a.effect.target?.checkVisibility());
      if (!moving.length) return;
      await Promise.all(moving.map((a) => a.finished.catch(() => {})));
    }
  },

  // What sticks to an edge while the rest scrolls.
  stuck: () => [...f321.all()].filter((el) => f321.shown(el) && getComputedStyle(el).position === 'sticky'),
  // unstuck does something while all of it lies where it stands in the page.
  async unstuck(use) {
    const bars = f321.stuck(), was = bars.map((el) => el.style.cssText);
    for (const el of bars) {
      for (const [key, value] of [['position', 'relative'], ['inset', 'auto']]) {
        el.style.setProperty(key, value, 'important');
      }
    }
    try {
      return await use();
    } finally {
      bars.forEach((el, i) => {
        el.style.cssText = was[i];
      });
    }
  },

  // covered tells what a bar hides of the controls of the screen, each when it
  // has the focus, come to from above and from below. One that is taller than
  // the room between the bars is to be seen from its top, when it is scrolled
  // there. What lets taps through is no bar.
  covered() {
    const wrong = [], bars = f321.stuck().filter((el) => getComputedStyle(el).pointerEvents !== 'none');
    const inside = (el, outer) => {
      for (let n = el; n; n = n.parentNode ?? n.host) if (n === outer) return true;
      return false;
    };
    const overlap = (a, b) =>
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > .5 &&
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > .5;
    const controls = [...f321.all('button, a[href], input, textarea, select, summary, [tabindex="0"]')].filter((el) =>
      !el.disabled && el.tabIndex >= 0 && f321.shown(el)
    );
    for (const from of [0, 1e9]) {
      for (const el of controls) {
        scrollTo({ top: from, behavior: 'instant' });
        el.focus();
        if (f321.focused() !== el) {
          wrong.push(f321.name(el) + ' takes no focus');
          continue;
        }
        const face = el.matches('label input') ? el.parentElement.lastElementChild : el;
        let r, rects, room;
        const measure = () => {
          r = face.getBoundingClientRect();
          rects = bars.filter((bar) => !inside(el, bar)).map((bar) => bar.getBoundingClientRect()).filter((b) =>
            b.left < r.right && b.right > r.left
          );
          const over = rects.filter((b) => b.top + b.bottom < innerHeight);
          room = Math.max(0, Math.min(innerHeight, ...rects.filter((b) =>
            !over.includes(b)
          ).map((b) => b.top)) - Math.max(0, ...over.map((b) => b.bottom)));
        };
        measure();
        const tall = r.height > room;
        if (tall) {
          el.scrollIntoView({ block: 'start', behavior: 'instant' });
          measure();
        }
        const seen = { left: r.left, right: r.right, top: r.top, bottom: tall ? r.top + Math.min(room, 48) : r.bottom };
        const bar = rects.findIndex((b) => overlap(b, seen));
        if (bar >= 0) {
          wrong.push(
            f321.name(el) + ' is under a bar from ' + Math.round(rects[bar].top) + ' to ' +
              Math.round(rects[bar].bottom) + ', itself from ' + Math.round(r.top) + ' to ' + Math.round(r.bottom),
          );
        } else if (r.top < -.5 || seen.bottom > innerHeight + .5) {
          wrong.push(f321.name(el) + ' is off the screen, from ' + Math.round(r.top) + ' to ' + Math.round(r.bottom));
        }
      }
    }
    return { wrong: [...new Set(wrong)], controls: controls.length, bars: bars.length };
  },

  // What the device keeps, newest first; and a change of it behind the page's back.
  async store(mode, use) {
    const done = (request) =>
      new Promise((ok, no) => {
        request.onsuccess = () => ok(request.result);
        request.onerror = () => no(request.error);
      });
    const db = await done(indexedDB.open('fire321'));
    try {
      return await done(use(db.transaction('drafts', mode).objectStore('drafts')));
    } finally {
      db.close();
    }
  },
  drafts: async () => (await f321.store('readonly', (s) => s.getAll())).sort((a, b) => b.saved - a.saved),
  async change(edit) {
    const [draft] = await f321.drafts();
    edit(draft);
    await f321.store('readwrite', (s) => s.put(draft));
    return true;
  },

  // The questions of the screen.
  lines: () => [...f321.all('fieldset[data-fact]')].filter(f321.shown),

  // plan says what to press and to type on the screen that is shown, for what
  // a unit says: {fact: {value, more}}. What it does not say is "not sure".
  plan(facts) {
    const steps = [];
    for (const line of f321.lines()) {
      const at = `[data-fact="${line.dataset.fact}"] `, { value, more } = facts[line.dataset.fact] ?? {};
      const press = (key) => steps.push({ css: `${at}input[value="${key}"]` });
      const type = (css, text) => steps.push({ css: at + css, text });
      const named = [...line.querySelectorAll('input[value^="named-"]')].map((el) => el.value.slice(6)).find((n) =>
        n === String(value) || Number(n) === Number(value)
      );
      if (value === undefined || value === null) press('not-sure');
      else if (named !== undefined) press('named-' + named);
      else {switch (line.dataset.type) {
          case 'bool':
            press(value ? 'yes' : 'no');
            break;
          case 'enum':
            press(value);
            break;
          case 'set':
            if (
              line.querySelector('input[value="all"]') && !more &&
              value.length === line.querySelectorAll('.opts:first-child input').length
            ) {
              press('all');
            } else value.forEach(press);
            if (more) press('not-sure');
            else if (!value.length) press('none');
            break;
          case 'number':
            type('.num input', String(value));
            break;
          case 'date': {
            const [y, m, d] = value.split('-');
            press(d ? 'day' : 'month');
            type('input.year', y);
            type('input.month', m);
            if (d) type('input.day', d);
            break;
          }
          default:
            throw new Error('no way to answer ' + line.dataset.fact + ', a ' + line.dataset.type);
        }}
    }
    return steps;
  },

  // answer does all of it in one go, and says what screen came.
  async answer(facts, ms) {
    for (const { css, text } of f321.plan(facts)) {
      const el = f321.find(css);
      if (!el) throw new Error('there is no ' + css);
      if (text === undefined) {
        if (!el.checked) el.click();
        continue;
      }
      el.focus();
      el.value = text;
      el.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
      el.dispatchEvent(new Event('change', { bubbles: true }));
    }
    return f321.submit(ms);
  },

  // submit presses "next" and waits for what comes.
  async submit(ms) {
    const moved = f321.before();
    f321.find('button[type="submit"]').click();
    if (!await f321.until(() => moved() || f321.asksDay(), ms)) {
      throw new Error('nothing came after ' + f321.heading());
    }
    if (f321.asksDay()) { // only the month is known
      f321.find('button[type="submit"]').click();
      if (!await f321.until(moved, ms)) throw new Error('nothing came after a month: ' + f321.heading());
    }
    return f321.state();
  },
  // asksDay tells whether the screen says that the day matters.
  asksDay: () => !!f321.find('fieldset[data-type=date] .hint[role=status]')?.textContent,
  // before gives a test for the screen having gone on, or found fault anew.
  // The name, which is asked on the way, is skipped, and the loading waited for.
  before() {
    const now = f321.find('form'), summary = () => f321.find('.err-sum:not([hidden])')?.firstChild, old = summary();
    return () => {
      const skip = f321.find('[data-skip]');
      if (skip && skip !== f321.skipped) (f321.skipped = skip).click();
      const there = !skip && !f321.find('[data-wait]') && !now.isConnected;
      return there || summary() && summary() !== old;
    };
  },
  fault: () => f321.find('.err-sum:not([hidden])')?.textContent,
  state() {
    return {
      heading: f321.heading(),
      fault: f321.fault() ?? '',
      facts: f321.lines().map((el) => el.dataset.fact),
      types: f321.lines().map((el) => el.dataset.type),
      round: !!f321.find('.alarms'),
      step: f321.find('[role=progressbar]')?.getAttribute('aria-valuetext') ?? '',
    };
  },
};

// The tests have their own day, so that their units do not grow old; one that
// wants another keeps it in its tab.
new MutationObserver(() => {
  for (const el of document.querySelectorAll('fire321-check:not([day])')) {
    el.setAttribute('day', sessionStorage.getItem('day') ?? 'FIRE321_TODAY');
  }
}).observe(document, { childList: true, subtree: true });
