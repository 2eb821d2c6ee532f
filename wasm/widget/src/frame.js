// frame.js is what is around every screen: the bar with the unit's name and the
// state of saving, and the places for the screen itself.

import { h, replace } from './part/dom.js';
import { icon } from './part/icon.js';
import { keep } from './part/wish.js';

// WIDE is the width in pixels from which sections and law are shown next to a
// question. It is the width of the element, not of the window.
const WIDE = 960;

// OUTSIDE are the screens that are not of the open unit.
const OUTSIDE = ['home', 'welcome', 'where', 'kinds', 'name', 'wait', 'changed', 'conflict', 'trouble'];

/** @param {{ words: Words, trail: Trail, draft: Draft, engine: Engine, host: Host }} parts */
export function frame({ words, trail, draft, engine, host }) {
  const name = h('b'), saved = h('span', { class: 'saved' });
  const actions = h('div', { class: 'actions' });
  const backPlace = h('div'),
    rail = h('nav', { class: 'rail', hidden: true }),
    main = h('main', { class: 'main' }),
    side = h('aside', { class: 'side', tabindex: '0', hidden: true });
  const live = h('p', { class: 'sr', role: 'status' }), told = h('div', { class: 'told', hidden: true });
  const warning = h('div', { class: 'note warn', role: 'alert', hidden: true });
  const top = h('header', { class: 'top' },
    h('div', { class: 'top-in' }, backPlace, h('div', { class: 'who' }, name, saved), actions));
  const el = h('div', { class: 'app' }, top, warning, h('div', { class: 'frame' }, rail, main, side), live,
    h('div', { class: 'telling' }, told));
  let busyTimer, toldTimer, first = true, size = '';

  // The columns next to a question are made only if there is room: they cost
  // the engine more than the question does.
  let beside;
  const widen = () => {
    if (!beside || !el.classList.contains('wide')) return;
    beside(rail, side);
    beside = undefined;
  };

  // measure tells the style sheet how much of the screen is covered by the bars
  // that stay during scrolling. On a wide screen the score is next to the
  // content.
  const measure = () => {
    const stays = (bar) => (bar && getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0);
    const above = stays(top), wide = el.classList.contains('wide');
    el.style.setProperty('--top', above + 'px');
    el.style.setProperty('--over', above + stays(main.querySelector(wide ? '.tools' : '.tools, .sticky')) + 'px');
    el.style.setProperty('--under', stays(main.querySelector('.bar')) + 'px');
  };

  const watch = globalThis.ResizeObserver && new ResizeObserver(() => {
    el.classList.toggle('wide', el.clientWidth >= WIDE);
    widen();
    measure();
  });
  const watched = () => {
    if (!watch) return;
    watch.disconnect();
    for (const one of [el, top, ...main.querySelectorAll('.bar, .tools, .sticky')]) watch.observe(one);
  };
  // Whether a bar stays depends on the height of the window, too.
  window.addEventListener('resize', measure);
  watched();

  const controls = () => /** @type {any[]} */ ([...main.querySelectorAll('button, input, summary, a')]);
  // Not every browser gives the focus to a button that is tapped.
  let tapped;
  main.addEventListener('click',
    ({ target }) => tapped = /** @type {any} */ (target).closest('button, input, summary, a'), true);

  const it = {
    el,
    // paper is the @page rule of the document that is shown, if one is.
    paper: undefined,

    end() {
      if (watch) watch.disconnect();
      window.removeEventListener('resize', measure);
    },

    language() {
      el.setAttribute('lang', words.tag);
      // The page is ours: its own language follows.
      if (host.browserBack) document.documentElement.lang = words.tag;
    },

    // size is the font size: '', l or xl.
    size(wanted) {
      size = ['l', 'xl'].includes(wanted) ? wanted : '';
      el.dataset.size = size;
      keep('size', size);
    },

    // title sets the browser's title, if the page is ours.
    title(text) {
      if (host.browserBack) document.title = [text, words.say('app-name')].filter(Boolean).join(' · ');
    },

    // entered gives a function that enters what is entered on the screen once more,
    // after the same screen was drawn in another language.
    entered() {
      const list = () => /** @type {any[]} */ ([...main.querySelectorAll('input, textarea, select')]);
      const was = list().map(({ type, value, checked }) => ({ type, value, checked }));
      return () => {
        const now = list();
        if (now.length !== was.length || now.some((el, i) => el.type !== was[i].type)) return;
        now.forEach((el, i) => {
          const { type, value, checked } = was[i], ticked = ['checkbox', 'radio'].includes(type);
          if (el.readOnly || type === 'file' || (ticked ? el.checked === checked : el.value === value)) return;
          if (type === 'radio' && !checked) return; // another one of the group is
          if (ticked) el.checked = checked;
          else el.value = value;
          for (const name of ['input', 'change']) el.dispatchEvent(new Event(name, { bubbles: true }));
        });
      };
    },

    // busy shows that something is being loaded, if it takes a while.
    busy() {
      it.language();
      clearTimeout(busyTimer);
      busyTimer = setTimeout(() => replace(main, h('p', { class: 'dim', role: 'status' }, words.say('loading'))), 300);
    },

    // place is where the user is on the screen.
    place() {
      const all = controls(), at = all.includes(tapped) ? tapped : host.root.activeElement;
      return { top: window.scrollY, control: all.indexOf(at), key: at && at.dataset.key };
    },

    show(screen, keepFocus, place) {
      clearTimeout(busyTimer);
      it.bar();
      it.status();
      beside = screen.beside;
      rail.hidden = !beside;
      if (beside) rail.setAttribute('aria-label', words.say('sections'));
      else replace(rail); // the old list stays until there is a new one
      replace(side);
      side.hidden = true;
      replace(main, screen.body);
      widen();
      it.paper = screen.paper;
      el.classList.toggle('paper', !!screen.paper);
      el.classList.toggle('asking', !!screen.asking);
      watched();
      measure();
      if (screen.paper && host.browserBack) document.title = screen.title;
      else if (screen.title !== undefined) it.title(screen.title);
      told.hidden = true;
      // A new screen begins at its heading, for eyes and for screen readers;
      // the very first screen does not change the page's own focus.
      const head = main.querySelector('h1');
      if (place) {
        const all = controls(), last = all.find((c) => place.key && c.dataset.key === place.key) || all[place.control];
        if (last) last.focus({ preventScroll: true });
        window.scrollTo({ top: place.top, behavior: 'instant' });
      } else if (head && !keepFocus && !first) {
        head.setAttribute('tabindex', '-1');
        head.focus({ preventScroll: true });
        el.scrollIntoView({ block: 'start' });
      }
      first = false;
    },

    bar() {
      const place = trail.route.at;
      replace(backPlace, trail.canGoBack &&
        h('button', { class: 'icon-btn', 'aria-label': words.say('back'), onclick: () => trail.back() }, icon('back')));
      const inUnit = draft.session && !OUTSIDE.includes(place);
      replace(actions, inUnit && place !== 'sections' && place !== 'sheet' &&
        h('button', {
          class: 'icon-btn',
          'aria-label': words.say('sections'),
          onclick: () => trail.go({ at: 'sections' }),
        }, icon('list', true), h('span', words.say('sections'))), h('button', {
          class: 'icon-btn',
          lang: words.lang === 'en' ? 'zh-Hans' : 'en',
          onclick: () => {
            host.el.setAttribute('lang', words.lang === 'en' ? 'zh-Hans' : 'en');
          },
        }, words.lang === 'en'
          ? '中文'
          : [h('span', { class: 'sr' }, 'English'), h('span', { 'aria-hidden': 'true' }, 'EN')]), h('button', {
          class: 'icon-btn',
          'aria-label': words.say('large-type'),
          'aria-pressed': size ? 'true' : 'false',
          onclick: () => {
            it.size({ '': 'l', l: 'xl', xl: '' }[size]);
            it.bar();
            it.tell(words.say('size-' + (size || 'm')));
          },
        }, words.lang === 'en' ? 'Aa' : words.say('large-type')));
    },

    // status says whose answers these are, and when they were saved.
    status() {
      const unit = draft.session && draft.answers.unit;
      const inside = draft.session && draft.record &&
        !['home', 'welcome', 'where'].includes(trail.route && trail.route.at);
      // If there is one pack, nobody was asked for the place: the pack's name
      // says it.
      const [only, more] = engine.index || [];
      name.textContent = (inside && unit && unit.name) || (only && !more && words.of(only.title)) ||
        words.say('app-name');
      replace(saved, inside && draft.record.saved && !draft.unsaved && draft.record.rev > 0
        ? [icon('tick', true), h('span', words.say('saved-at', words.moment(draft.record.saved, draft.today)))]
        : h('span', words.say('stays-here')));
      warning.hidden = !draft.unsaved;
      if (draft.unsaved && !warning.firstChild) {
        replace(warning, icon('warn'),
          h('div', h('p', words.say(draft.unsaved.name === 'VersionError' ? 'newer-here' : 'cannot-save')),
            h('p', h('button', {
              class: 'link',
              onclick: () => trail.go({ at: 'documents' }),
            }, words.say('save-file')))));
      } else if (!draft.unsaved) replace(warning);
    },

    // tell announces something that is not a reply to the last action.
    tell(text) {
      live.textContent = text;
      told.textContent = text;
      told.hidden = false;
      clearTimeout(toldTimer);
      toldTimer = setTimeout(() => {
        told.hidden = true;
      }, 6000);
    },

    // announce is for screen readers only.
    announce(text) {
      live.textContent = text;
    },
  };
  return it;
}
