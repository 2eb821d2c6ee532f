// style.js gives a shadow root its style sheets. A browser that cannot make
// them from text links the same sheet as a file: the page's policy allows no
// third way.

import check from './style/check.css';
import paper from './documents/sheet.css';

// adopts reports whether sheets can be made from text.
export const adopts = 'adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype;

const texts = { 'fire321-check.css': check, 'fire321-paper.css': paper };
const made = {};

// give resolves when the style is there: at once, if it is made from text.
/** @returns {Promise<unknown> | undefined} */
function give(root, file, folder) {
  if (!adopts) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = String(new URL(file, folder));
    const loaded = new Promise((ok) => {
      link.onload = link.onerror = ok;
    });
    root.prepend(link);
    return loaded;
  }
  // A sheet belongs to one document.
  const view = root.ownerDocument.defaultView, mine = view === window;
  const sheet = mine && made[file] || new view.CSSStyleSheet();
  if (sheet !== made[file]) sheet.replaceSync(texts[file]);
  if (mine) made[file] = sheet;
  root.adoptedStyleSheets = [sheet];
  return undefined;
}

export const sheets = (root, folder) => give(root, 'fire321-check.css', folder);
export const paperSheets = (root, folder) => give(root, 'fire321-paper.css', folder);
