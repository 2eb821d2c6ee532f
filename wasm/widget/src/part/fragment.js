// fragment.js builds the elements of a document that the engine made. It reads
// the small subset of HTML that package report writes, and accepts only
// elements and attributes on its list, so nothing in it can run or load.

const SVG = 'http://www.w3.org/2000/svg';

const html = new Set(
  'article header footer section h1 h2 h3 p ul li dl dt dd div span strong bdi br table thead tbody tr th td'.split(
    ' ',
  ),
);
const drawing = new Set('svg defs pattern path rect g text title desc line polygon circle tspan use'.split(' '));
const attributes = new Set(
  ('class lang dir role scope colspan rowspan aria-label aria-hidden id viewBox width height x y x1 y1 x2 y2 ' +
    'd points cx cy r fill text-anchor transform patternUnits patternTransform data-label shape-rendering').split(' '),
);
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#10': '\n' };

const plain = (text) => text.replace(/&([a-z]+|#\d+);/g, (all, name) => (name in entities ? entities[name] : all));

export function fragment(source) {
  const root = document.createDocumentFragment();
  /** @type {any[]} */
  const open = [root];
  const token = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][\w:-]*="[^"]*")*)\s*(\/?)>|([^<]+)|(<)/g;
  for (let m; (m = token.exec(source));) {
    const [, end, tag, attrs, closed, text, stray] = m;
    const top = open[open.length - 1];
    if (text !== undefined || stray) {
      top.append(plain(text || stray));
    } else if (end) {
      if (open.length > 1 && top.localName === tag) open.pop();
    } else {
      const el = drawing.has(tag) && (tag === 'svg' || top.namespaceURI === SVG)
        ? document.createElementNS(SVG, tag)
        : document.createElement(html.has(tag) ? tag : 'span');
      for (const [, key, value] of attrs.matchAll(/([A-Za-z][\w:-]*)="([^"]*)"/g)) {
        // A fill must be a colour, or a pattern of the same document.
        if (attributes.has(key) && (key !== 'fill' || /^(none|#[0-9a-f]{3,6}|url\(#[\w-]+\))$/.test(value))) {
          el.setAttribute(key, plain(value));
        }
      }
      top.append(el);
      if (!closed && tag !== 'br') open.push(el);
    }
  }
  return root;
}
