// codes.js shows codes as pictures: a camera reads them from the screen, and in
// an app a long press saves or sends them.

import { h } from '../part/dom.js';
import { canSave } from '../part/able.js';
import { icon } from '../part/icon.js';

// DOT is how many pixels a module has.
const DOT = 8;

// drawn is the picture of a code.
/** @param {{ path: string, side: number }} code */
function drawn({ path, side }) {
  const canvas = h('canvas', { width: side * DOT, height: side * DOT }), g = canvas.getContext('2d');
  g.fillStyle = '#fff';
  g.fillRect(0, 0, canvas.width, canvas.height);
  g.fillStyle = '#000';
  g.scale(DOT, DOT);
  g.fill(new Path2D(path));
  return canvas.toDataURL('image/png');
}

// pictures are the codes of a set, one below the other, each with its number.
/** @param {Words} words @param {{ text: string, path: string, side: number }[]} codes @param {string} unit */
export async function pictures(words, codes, unit) {
  const { fileName } = await import('../later.js');
  return h('ul', { class: 'pictures' }, codes.map((code, i) => {
    const src = drawn(code), which = words.say('hand-code-n', i + 1, codes.length);
    const side = code.side * DOT,
      img = h('img', { src, width: side, height: side, alt: which, 'data-code': code.text });
    img.style.maxWidth = 'min(100%, 64vh)'; // a camera must see all of it at once
    return h('li', codes.length > 1 && h('h2', which), img, canSave() &&
      h('a', {
        class: 'btn btn-2',
        href: src,
        download: fileName(unit, words.say('hand-code') + (codes.length > 1 ? i + 1 : ''), '', 'png'),
      }, icon('save', true), words.say('save-picture')));
  }));
}

// copier is a button that copies a text, and the field that shows it where
// copying is not possible.
/** @param {Words} words @param {string} label @param {() => string} text */
export function copier(words, label, text) {
  const said = h('p', { class: 'small', role: 'status' });
  const field = h('textarea', {
    rows: '5',
    readonly: true,
    hidden: true,
    spellcheck: 'false',
    'aria-label': label,
    onfocus: () => field.select(),
  });
  return [
    h('button', {
      class: 'btn btn-2',
      onclick: async () => {
        field.value = text();
        try {
          await navigator.clipboard.writeText(field.value);
          said.textContent = words.say('copied');
        } catch { // the API is missing on plain http
          field.hidden = false;
          field.focus();
          field.select();
          said.textContent = words.say(document.execCommand('copy') ? 'copied' : 'copy-by-hand');
        }
      },
    }, label),
    h('div', { class: 'field words' }, field),
    said,
  ];
}
