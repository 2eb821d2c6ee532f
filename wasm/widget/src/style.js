// style.js gives a shadow root its style sheets.

import base from './style/base.css';
import frame from './style/frame.css';
import question from './question/question.css';
import start from './start/start.css';
import check from './check/check.css';
import results from './results/results.css';
import documents from './documents/documents.css';

let made;

export function sheets(root) {
  made ||= [base, frame, question, start, check, results, documents].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  root.adoptedStyleSheets = made;
}
