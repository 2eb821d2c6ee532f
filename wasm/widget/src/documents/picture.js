// picture.js draws a document as pictures of the shape of A4, for apps that
// neither print nor save files: a long press saves a picture, and people can
// send it. A poster is drawn as it is printed. The layout of the others is made
// here from their contents, in type that is read on a phone.

import { h } from '../part/dom.js';
import { canSave } from '../part/able.js';
import { icon } from '../part/icon.js';
import { wrap } from '../part/wrap.js';
import { poster } from './poster.js';
import { must } from '../engine.js';

// Sizes in pixels of the picture.
const WIDTH = 1080, HEIGHT = 1527, EDGE = 72, FOOT = 64;

const FONT = '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif';

// looks of a block: size, weight, space above.
const looks = {
  h1: [48, 700, 12],
  h2: [35, 700, 36],
  h3: [31, 700, 24],
  p: [29, 400, 10],
  big: [38, 700, 12],
  fine: [24, 400, 8],
};

const holders = 'article,header,footer,section,div,h1,h2,h3,p,ul,li,dl,table';

// blocks are the contents of a document, in order: {look, text, keep} or {rule}.
// Blocks with the same keep stay on one page if they fit.
function blocks(el, out = []) {
  const look = el.matches('.big')
    ? 'big'
    : el.matches('.fine, .foot, .sub')
    ? 'fine'
    : el.localName in looks
    ? el.localName
    : 'p';
  if (el.localName === 'table') {
    const heads = [...el.querySelectorAll('thead th')].map((th) => th.textContent);
    for (const row of el.querySelectorAll('tbody tr')) {
      const cells = [...row.children].map((cell, i) => ({ cell, head: heads[i] || '', text: plain(cell) }));
      const lead = (c) => c.cell.matches('.number, .fit, th') || !!c.cell.querySelector(':scope > strong:first-child');
      const title = cells.filter(lead).map((c) => c.text).filter(Boolean).join('　');
      out.push({ rule: true, keep: row });
      if (title) out.push({ look: 'h3', text: title, keep: row });
      // Short ones: two in a line.
      let short;
      for (const c of cells) {
        if (lead(c)) continue;
        const text = c.head + '：' + (c.text || '＿＿＿＿＿＿'), fits = text.length <= 15;
        if (fits && short) {
          short.text += '　　' + text;
          short = undefined;
          continue;
        }
        out.push({ look: 'p', text, keep: row });
        short = fits ? out[out.length - 1] : undefined;
      }
    }
  } else if (el.localName === 'dl') {
    for (const row of el.children) out.push({ look: 'p', text: [...row.children].map(plain).join('：') });
  } else if (el.matches('.foot')) {
    out.push({ look, text: [...el.children].map(plain).join(' · ') });
  } else if (el.querySelector(holders)) {
    for (const child of el.children) blocks(child, out);
  } else {
    const text = plain(el) || (look === 'big' ? '＿＿＿＿＿＿＿＿' : ''); // a name to be filled in
    if (text) out.push({ look, text: el.localName === 'li' ? '· ' + text : text });
  }
  return out;
}

// plain is an element's text in one line, or in lines if it has breaks.
function plain(el) {
  return [...el.childNodes].map((n) => {
    if (n.nodeType !== 1) return n.textContent;
    if (n.localName === 'br') return '\n';
    if (n.localName === 'svg') return n.getAttribute('aria-label') || '';
    if (n.matches('.tick')) return n.closest('.ticked') ? '☑' : '☐';
    return n.matches('.line') ? '：＿＿＿＿＿＿＿＿ ' : plain(n);
  }).join('').trim();
}

// pictures draws a document, and gives a data URL for each page: apps can save
// data URLs, but not blob URLs.
export function pictures(article, page) {
  const pages = [];
  let g, y;
  const next = () => {
    const canvas = h('canvas', { width: WIDTH, height: HEIGHT });
    pages.push(canvas);
    g = canvas.getContext('2d');
    g.fillStyle = '#fff';
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.fillStyle = '#111';
    g.textBaseline = 'top';
    y = EDGE;
  };
  next();
  const list = blocks(article).map((b) => {
    if (b.rule) return { ...b, height: 28 };
    const [size, weight, above] = looks[b.look], font = weight + ' ' + size + 'px ' + FONT;
    g.font = font;
    const lines = wrap(b.text, WIDTH - 2 * EDGE, (s) => g.measureText(s).width);
    return { ...b, font, lines, above, line: size * 1.5, height: above + lines.length * size * 1.5 };
  });
  const bottom = HEIGHT - FOOT - EDGE / 2;
  list.forEach((b, i) => {
    // A row, or a heading with what follows it, is not split if it fits on a
    // page.
    let group = b.height;
    if (b.keep && (i === 0 || list[i - 1].keep !== b.keep)) {
      for (let k = i + 1; k < list.length && list[k].keep === b.keep; k++) {
        group += list[k].height;
      }
    }
    if (!b.keep && /^h/.test(b.look) && list[i + 1]) group += list[i + 1].height;
    if (y + group > bottom && y > EDGE && group < bottom - EDGE) next();
    if (b.rule) {
      g.fillRect(EDGE, y + 14, WIDTH - 2 * EDGE, 1);
      y += b.height;
      return;
    }
    y += b.above;
    for (const text of b.lines) {
      if (y + b.line > bottom) next();
      g.font = b.font;
      g.textAlign = b.look === 'h1' ? 'center' : 'left';
      g.fillText(text, b.look === 'h1' ? WIDTH / 2 : EDGE, y);
      y += b.line;
    }
  });
  return pages.map((canvas, i) => {
    const foot = canvas.getContext('2d');
    foot.font = '400 22px ' + FONT;
    foot.textAlign = 'center';
    foot.fillText(page(i + 1, pages.length), WIDTH / 2, HEIGHT - FOOT);
    return canvas.toDataURL('image/png');
  });
}

/** @param {App} app */
export async function picture({ words, trail, draft, host }, { kind }) {
  const { fileName, paperOf } = await import('../later.js');
  const doc = await must(draft.session.document(kind, { lang: words.lang }));
  const article = paperOf(words, kind, doc).querySelector('article');
  const urls = doc.layout === 'poster' || doc.qr
    ? [(await poster(article, host, words.tag, WIDTH, HEIGHT)).toDataURL('image/png')]
    : pictures(article, (n, of) => doc.title + ' · ' + words.say('page-n', n, of));
  const unit = (draft.answers.unit || {}).name;
  return {
    title: doc.title,
    body: [
      h('h1', doc.title),
      h('p', { class: 'hint' }, words.say('picture-hint')),
      h('ul', { class: 'pictures' }, urls.map((url, i) =>
        h('li', h('img', {
          src: url,
          width: WIDTH,
          height: HEIGHT,
          alt: doc.title + ' · ' + words.say('page-n', i + 1, urls.length),
        }), canSave() &&
          h('a', {
            class: 'btn btn-2',
            href: url,
            download: fileName(unit, doc.title + (urls.length > 1 ? i + 1 : ''), draft.answers.at, 'png'),
          }, icon('save', true), words.say('save-picture')))
      )),
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back'))),
    ],
  };
}
