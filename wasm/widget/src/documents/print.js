// print.js prints the sheet that is shown, alone, however printing was asked
// for. A browser takes @page from the document only, and the host page's own
// parts would be printed too: both are seen to while it prints, and undone
// after.

let undo;

// printing answers the browser's events for an app that may show a sheet. It
// returns what ends that.
export function printing(app) {
  const before = () => { if (app.pageStyle && !undo) undo = prepare(app); };
  const after = () => { if (undo) undo(); undo = undefined; };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
    after();
  };
}

function prepare(app) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(app.pageStyle + '@media print{[data-fire321-aside]{display:none!important}html,body{background:#fff!important;margin:0!important;padding:0!important}}');
  const aside = [];
  for (let el = app.host; el && el !== document.body && el.parentElement; el = el.parentElement) {
    for (const other of el.parentElement.children) {
      if (other !== el && !['SCRIPT', 'STYLE', 'LINK'].includes(other.tagName)) { other.setAttribute('data-fire321-aside', ''); aside.push(other); }
    }
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
    for (const el of aside) el.removeAttribute('data-fire321-aside');
  };
}
