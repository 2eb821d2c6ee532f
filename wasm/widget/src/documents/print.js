// print.js prints the sheet that is shown, alone, however printing was asked
// for. A browser takes @page from the document only, and the host page's own
// parts would be printed too: both are seen to while it prints, and undone
// after.

import { adopts } from '../style.js';

let undo;

// spare is a sheet of the document, linked and empty, for browsers that cannot
// make one: rules are put into it.
let spare;

// printing answers the browser's events for a frame that may show a sheet. It
// returns what ends that.
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
