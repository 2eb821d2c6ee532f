// file.js gives files to the person.

import { canSave } from './able.js';
import { h } from './dom.js';

// download saves a file, and reports whether the browser can.
/** @param {Host} host */
export function download(host, name, data, type) {
  if (!canSave()) return false;
  const a = document.createElement('a');
  const url = URL.createObjectURL(new Blob([data], { type }));
  a.href = url;
  a.download = name;
  host.root.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  return true;
}

// base64 encodes bytes so that JSON can hold them.
export function base64(buffer) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).slice(String(reader.result).indexOf(',') + 1));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(new Blob([buffer]));
  });
}

// fileName is a valid name on every system: unit, what it is, the day.
export function fileName(unit, what, day, ext) {
  const name = (unit || '').replace(/[\\/:*?"<>|\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim()
    .slice(0, 40);
  return [name, what, day].filter(Boolean).join('-') + '.' + ext;
}

// chooser is a button that opens a file. The browser's own caption is in the
// browser's language, so the field is hidden and the button is ours.
/** @param {{ accept: string, multiple?: boolean, onfiles(files: File[]): void, [attribute: string]: any }} look */
export function chooser({ accept, multiple, onfiles, ...props }, ...children) {
  const input = h('input', {
    type: 'file',
    accept,
    multiple,
    class: 'sr',
    tabindex: '-1',
    'aria-hidden': 'true',
    onchange: () => {
      const files = [...input.files];
      input.value = ''; // so that the same file can be chosen again
      if (files.length) onfiles(files);
    },
  });
  return [h('button', { ...props, onclick: () => input.click() }, children), input];
}
