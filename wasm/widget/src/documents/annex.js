// annex.js is a page of photos behind a list, where the person wants one.

import { h } from '../part/dom.js';
import { picture } from '../photos/photos.js';

// annex gives the photos of the unit, each under what it is about; undefined
// where there is none.
export async function annex(app) {
  const photos = app.store && app.draft ? await app.store.photos(app.draft.id) : [];
  if (!photos.length) return undefined;
  const { assessment: got } = await app.must(app.session.assess());
  const { pages } = await app.must(app.session.overview());
  const title = {
    ...Object.fromEntries(pages.flatMap((p) => p.facts || []).map((f) => ['fact:' + f.id, app.of(f.ask)])),
    ...Object.fromEntries((got.results || []).map((r) => ['hazard:' + r.id, app.of(r.title)])),
  };
  return {
    count: photos.length,
    el: h('article', { class: 'sheet annex', lang: app.words.tag }, h('h2', {}, app.say('annex')),
      h('div', { class: 'plates' }, photos.map((p, i) => {
        const words = app.say('plate', i + 1, title[p.about] || '', app.words.time(p.taken));
        return h('figure', {}, picture(p, words), h('figcaption', {}, words));
      }))),
  };
}
