// sheet.js shows one document as paper, and prints it. The paper has its own
// shadow root: package report defines the style of documents, and its class
// names are not ours.

import { h } from '../part/dom.js';
import { canPrint } from '../part/able.js';
import { fragment } from '../part/fragment.js';
import { icon } from '../part/icon.js';
import { paperSheets } from '../style.js';
import { annex } from './annex.js';
import { must, Trouble } from '../engine.js';

// paperOf is a document as the engine made it. A notice tells a passer-by where
// it is checked, which only the page knows: where it was made, unless that is on
// this very device. It is text, and nothing follows it.
/** @param {Words} words @param {string} kind @param {{ html: string }} doc */
export function paperOf(words, kind, { html }) {
  const paper = fragment(html), { protocol, hostname, origin, pathname } = location;
  const beside = kind === 'notice' && /^https?:$/.test(protocol) && !/^(localhost$|127\.|\[::1\])/.test(hostname) &&
    paper.querySelector('.qr .fine');
  if (beside) beside.after(h('p', { class: 'fine' }, words.say('verify-at', origin + pathname)));
  return paper;
}

/** @param {App} app @param {Route} route */
export async function sheet({ words, trail, draft, host }, route) {
  const { kind } = route;
  const doc = await must(draft.session.document(kind, { lang: words.lang }));
  const paper = h('div', { class: 'sheets', lang: words.tag });
  const root = paper.attachShadow({ mode: 'open' });
  paperSheets(root, host.base);
  root.append(paperOf(words, kind, doc));
  const { photos, asks = [] } = (draft.bundle.info.documents || []).find((d) => d.kind === kind) || {};
  // What the document shows if it is wanted.
  const { facts = [] } = asks.length ? await must(draft.session.facts(...asks)) : {};
  const wishes = facts.filter((f) => f.type === 'bool').map((f) => {
    const on = draft.value(f.id) === true;
    return h('button', {
      class: 'btn btn-2',
      'aria-pressed': String(on),
      onclick: trail.attempt(async () => {
        const error = await draft.set({ [f.id]: !on });
        if (error) throw new Trouble(error);
        if (!draft.clash) await trail.show();
      }),
    }, on && icon('tick', true), words.of(f.affirm));
  });
  const pages = photos ? await annex(words, draft) : undefined;
  const withPhotos = pages &&
    h('button', {
      class: 'btn btn-2',
      'aria-pressed': String(!!route.photos),
      onclick: () => {
        route.photos = !route.photos;
        withPhotos.setAttribute('aria-pressed', String(route.photos));
        if (route.photos) root.append(pages.el);
        else pages.el.remove();
      },
    }, icon('camera', true), words.say('with-photos', pages.count));
  if (pages && route.photos) root.append(pages.el);
  const print = canPrint();
  return {
    paper: doc.page_style,
    title: doc.title,
    body: [
      h('div', { class: 'tools' }, h('h1', doc.title),
        h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'unit' }) }, icon('edit', true),
          words.say('unit-change')), wishes, withPhotos, h('button', {
          class: print ? 'btn btn-2' : 'btn btn-1',
          onclick: () => trail.go({ at: 'picture', kind }),
        }, icon('save', true), words.say('as-picture')), print && h('button', {
          class: 'btn btn-1',
          onclick: () => window.print(),
        }, icon('print', true), words.say('print'))),
      paper,
    ],
  };
}
