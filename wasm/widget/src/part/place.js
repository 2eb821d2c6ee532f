// place.js brings a person back to the control from which a screen was left,
// and keeps folded parts as they were.

import { h } from './dom.js';
import { icon } from './icon.js';

// away gives a listener that goes on, and notes in the route which control of
// the screen (its data-key) led there, and how high it stood.
/** @param {Trail} trail @param {Route} to */
export const away = (trail, to) => ({ currentTarget: el }) => {
  trail.route.left = [el.dataset.key, el.getBoundingClientRect().top];
  return trail.go(to);
};

// comeBack gives that control the focus, at the height at which it stood.
/** @param {Host} host @param {Route} route */
export function comeBack(host, { left }) {
  /** @type {HTMLElement} */
  const el = left && host.root.querySelector('[data-key="' + CSS.escape(left[0]) + '"]');
  if (!el) return;
  el.focus({ preventScroll: true });
  window.scrollBy(0, el.getBoundingClientRect().top - left[1]);
}

// fold is a part that is closed until somebody opens it; the route keeps that.
/** @param {Route} route */
export function fold(route, key, head, body, open = false) {
  const folds = (route.folds = route.folds || {});
  return h('details', {
    class: 'fold',
    'data-fold': key,
    open: key in folds ? folds[key] : open,
    ontoggle: ({ target }) => {
      folds[key] = target.open;
    },
  }, h('summary', h('span', head), h('span', { class: 'chev' }, icon('down', true))), h('div', body));
}
