// annex.js is a page of photos after a list, if the person wants one.

import { h } from '../part/dom.js';
import { picture } from '../photos/photos.js';
import { must } from '../engine.js';

// annex gives the photos of the unit, each under its subject; undefined if
// there are none.
/** @param {Words} words @param {Draft} draft */
export async function annex(words, draft) {
  const photos = draft.store && draft.record ? await draft.store.photos(draft.record.id) : [];
  if (!photos.length) return undefined;
  const { assessment: got } = await must(draft.session.assess());
  const { pages } = await must(draft.session.overview());
  const title = {
    ...Object.fromEntries(pages.flatMap((p) => p.facts || []).map((f) => ['fact:' + f.id, words.of(f.ask)])),
    ...Object.fromEntries((got.results || []).map((r) => ['hazard:' + r.id, words.of(r.title)])),
  };
  return {
    count: photos.length,
    el: h('article', { class: 'sheet annex', lang: words.tag }, h('h2', words.say('annex')),
      h('div', { class: 'plates' }, photos.map((p, i) => {
        const label = words.say(p.after ? 'plate-after' : 'plate', i + 1, title[p.about] || '', words.time(p.taken));
        return h('figure', picture(p, label), h('figcaption', label));
      }))),
  };
}
