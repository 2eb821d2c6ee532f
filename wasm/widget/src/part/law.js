// law.js cites: title and number, article, gist, how much it binds, and
// whether the gist was held against the text.

import { h } from './dom.js';

export function law(app, b) {
  return h('div', { class: 'law' }, h('cite', {}, [app.of(b.title), b.number, b.article].filter(Boolean).join(' ')),
    app.of(b.gist) && h('p', {}, app.of(b.gist)),
    h('p', { class: 'force' }, app.say('force-' + b.force),
      b.verified === false && b.force !== 'ours' && [' · ', app.say('unverified')]));
}
