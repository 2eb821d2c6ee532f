// print.js prints only the shown sheet, however printing was started. A browser
// reads @page only from the document, and would also print the host page's own
// parts: print.js changes both while it prints, and undoes that afterwards.

import { adopts } from '../style.js';

let undo;

// spare is an empty, linked style sheet of the document, for browsers that
// cannot create one: rules are put into it.
let spare;

// printing handles the browser's print events for a frame that may show a
// sheet. It returns a function that ends that.
/** @param {Frame} frame @param {Host} host */
export function printing(frame, host) {
  if (!adopts && !spare) {
    spare = document.createElement('link');
    spare.rel = 'stylesheet';
    spare.href = String(new URL('fire321-print.css', host.base));
    document.head.append(spare);
  }
  const before = () => {
    if (frame.paper && !undo) undo = prepare(frame, host);
  };
  const after = () => {
    if (undo) undo();
    undo = undefined;
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
    after();
  };
}

/** @param {Frame} frame @param {Host} host */
function prepare(frame, host) {
  const rules = [
    frame.paper,
    '[data-fire321-aside]{display:none!important}' +
    'html,body{background:#fff!important;margin:0!important;padding:0!important}',
  ];
  const aside = [];
  for (let el = host.el; el && el !== document.body && el.parentElement; el = el.parentElement) {
    for (const other of el.parentElement.children) {
      if (other !== el && !['SCRIPT', 'STYLE', 'LINK'].includes(other.tagName)) {
        other.setAttribute('data-fire321-aside', '');
        aside.push(other);
      }
    }
  }
  let take;
  if (adopts) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media print{' + rules.join('') + '}');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    take = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
    };
  } else {
    for (const rule of spare.sheet ? rules : []) {
      try {
        spare.sheet.insertRule('@media print{' + rule + '}', spare.sheet.cssRules.length);
      } catch { /* an old browser prints without its page numbers */ }
    }
    take = () => {
      while (spare.sheet && spare.sheet.cssRules.length) spare.sheet.deleteRule(0);
    };
  }
  return () => {
    take();
    for (const el of aside) el.removeAttribute('data-fire321-aside');
  };
}
