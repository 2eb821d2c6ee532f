// poster.js draws a poster as it is printed. The browser lays it out on a sheet
// of A4 that nobody sees, and each letter, line and dot is drawn where it lies.

import { h } from '../part/dom.js';
import { paperSheets } from '../style.js';

// A page of its own: the style of a sheet depends on how wide the window is.
// It is larger than the sheet.
const LOOK = 'position:fixed;left:-9999px;top:0;width:900px;height:1300px;border:0;visibility:hidden';

// poster gives the drawing, so many pixels wide, and at least so many high.
/** @param {Element} article @param {Host} host @param {string} lang */
export async function poster(article, host, lang, width, least) {
  const frame = h('iframe', { 'aria-hidden': 'true', tabindex: '-1' });
  frame.style.cssText = LOOK;
  await new Promise((ok) => {
    frame.addEventListener('load', ok, { once: true });
    host.root.append(frame);
  });
  try {
    const doc = /** @type {Document} */ (frame.contentDocument), paper = doc.createElement('div');
    paper.lang = lang;
    doc.body.append(paper);
    const root = paper.attachShadow({ mode: 'open' });
    root.append(article);
    await paperSheets(root, host.base);
    const at = article.getBoundingClientRect(), scale = width / at.width;
    const canvas = h('canvas', { width, height: Math.max(least, Math.round(at.height * scale)) }),
      g = canvas.getContext('2d');
    g.fillStyle = '#fff';
    g.fillRect(0, 0, canvas.width, canvas.height);
    g.scale(scale, scale);
    g.translate(-at.left, -at.top);
    paint(g, article, doc.defaultView);
    return canvas;
  } finally {
    frame.remove();
  }
}

/** @param {CanvasRenderingContext2D} g @param {Element} el @param {any} view */
function paint(g, el, view) {
  const look = view.getComputedStyle(el), r = el.getBoundingClientRect(), size = parseFloat(look.fontSize);
  if (el.localName === 'svg') {
    const side = Number(el.getAttribute('viewBox').split(' ')[2]);
    g.save();
    g.translate(r.left, r.top);
    g.scale(r.width / side, r.height / side);
    g.fillStyle = '#000';
    for (const path of el.querySelectorAll('path')) g.fill(new Path2D(path.getAttribute('d')));
    g.restore();
    return;
  }
  if (look.display !== 'inline') {
    g.fillStyle = look.backgroundColor;
    g.fillRect(r.left, r.top, r.width, r.height);
    const [top, right, bottom, left] = ['Top', 'Right', 'Bottom', 'Left'].map((s) => {
      g.fillStyle = look['border' + s + 'Color'];
      return parseFloat(look['border' + s + 'Width']);
    });
    g.fillRect(r.left, r.top, r.width, top);
    g.fillRect(r.left, r.bottom - bottom, r.width, bottom);
    g.fillRect(r.left, r.top, left, r.height);
    g.fillRect(r.right - right, r.top, right, r.height);
  }
  g.fillStyle = look.color;
  g.font = [look.fontStyle, look.fontWeight, look.fontSize, look.fontFamily].join(' ');
  if (look.display === 'list-item') {
    g.beginPath();
    g.arc(r.left - size * .7, r.top + parseFloat(look.lineHeight) / 2, size * .16, 0, 7);
    g.fill();
  }
  const { fontBoundingBoxAscent: up = size * .88, fontBoundingBoxDescent: down = size * .12 } = g.measureText('国');
  for (const n of el.childNodes) {
    if (n.nodeType === 1) {
      paint(g, /** @type {Element} */ (n), view);
      g.fillStyle = look.color;
      g.font = [look.fontStyle, look.fontWeight, look.fontSize, look.fontFamily].join(' ');
    } else {
      let i = 0;
      for (const c of n.nodeValue || '') {
        const range = n.ownerDocument.createRange();
        range.setStart(n, i);
        range.setEnd(n, i += c.length);
        const [box] = range.getClientRects();
        if (!box || !c.trim()) continue;
        // An opening bracket that was given half its room keeps its right half.
        const wide = g.measureText(c).width, half = box.width < wide * .75 && /[\p{Ps}\p{Pi}]/u.test(c);
        g.fillText(c, half ? box.right - wide : box.left, box.top + (box.height - up - down) / 2 + up);
      }
    }
  }
}
