// law.js cites: title and number, article, gist, how much it binds, and whether
// the gist was compared with the text.

import { h } from './dom.js';

/** @param {Words} words */
export function law(words, b) {
  return h('div', { class: 'law' }, h('cite', [words.of(b.title), b.number, b.article].filter(Boolean).join(' ')),
    words.of(b.gist) && h('p', words.of(b.gist)),
    h('p', { class: 'force' }, words.say('force-' + b.force),
      b.verified === false && b.force !== 'ours' && [' · ', words.say('unverified')]));
}
