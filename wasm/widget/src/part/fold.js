// fold.js folds parts of a screen, and keeps them as they were.

import { h } from './dom.js';
import { icon } from './icon.js';

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
