// sheet.js shows one document as paper, and prints it. The paper is a shadow
// root of its own: the style of documents is that of package report, and its
// class names are not ours.

import { h } from '../part/dom.js';
import { fragment } from '../part/fragment.js';
import { icon } from '../part/icon.js';
import report from 'report:style';
import paper from './paper.css';

let sheets;

function style() {
  sheets ||= [report, paper].map((text) => {
    const s = new CSSStyleSheet();
    s.replaceSync(text);
    return s;
  });
  return sheets;
}

export async function sheet(app, { kind }) {
  const doc = await app.must(app.session.document(kind, { lang: app.words.lang }));
  const host = h('div', { class: 'sheets', lang: app.words.tag });
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = style();
  root.append(fragment(doc.html));
  return {
    paper: doc.page_style, browserTitle: doc.title,
    body: [h('div', { class: 'tools' }, h('h1', {}, doc.title),
      h('button', { type: 'button', class: 'btn btn-2', onclick: () => app.go({ at: 'unit' }) }, icon('edit', true), app.say('unit-change')),
      h('button', { type: 'button', class: 'btn btn-1', onclick: () => window.print() }, icon('print', true), app.say('print'))),
    host],
  };
}
