// sheet.js shows one document as paper, and prints it. The paper is a shadow
// root of its own: the style of documents is that of package report, and its
// class names are not ours.

import { h } from '../part/dom.js';
import { canPrint } from '../part/able.js';
import { fragment } from '../part/fragment.js';
import { icon } from '../part/icon.js';
import { paperSheets } from '../style.js';
import { annex } from './annex.js';

export async function sheet(app, route) {
  const { kind } = route;
  const doc = await app.must(app.session.document(kind, { lang: app.words.lang }));
  const host = h('div', { class: 'sheets', lang: app.words.tag });
  const root = host.attachShadow({ mode: 'open' });
  paperSheets(root, app.base);
  root.append(fragment(doc.html));
  const pages = kind === 'hazards' || kind === 'rectify' ? await annex(app) : undefined;
  const withPhotos = pages &&
    h('button', {
      type: 'button',
      class: 'btn btn-2',
      'aria-pressed': String(!!route.photos),
      onclick: () => {
        route.photos = !route.photos;
        withPhotos.setAttribute('aria-pressed', String(route.photos));
        if (route.photos) root.append(pages.el);
        else pages.el.remove();
      },
    }, icon('camera', true), app.say('with-photos', pages.count));
  if (pages && route.photos) root.append(pages.el);
  const print = canPrint();
  return {
    paper: doc.page_style,
    browserTitle: doc.title,
    body: [
      h('div', { class: 'tools' }, h('h1', {}, doc.title),
        h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.go({ at: 'unit' }) }, icon('edit', true),
          app.say('unit-change')), withPhotos, h('button', {
          type: 'button',
          class: print ? 'btn btn-2' : 'btn btn-1',
          onclick: () => app.go({ at: 'picture', kind }),
        }, icon('save', true), app.say('as-picture')), print && h('button', {
          type: 'button',
          class: 'btn btn-1',
          onclick: () => window.print(),
        }, icon('print', true), app.say('print'))),
      host,
    ],
  };
}
