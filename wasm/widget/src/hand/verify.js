// verify.js checks the code of a notice board: by what rules and of what day it
// is, and, if this device has the answers, whether all comes out again as the
// board says. That they agree says nothing of whether the answers are true.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';

// KEYS are the lines of the code after its title, whatever the language.
const KEYS = ['unit', 'day', 'rules', 'digest', 'result'];

// read parses the text of the code; undefined if it is none.
export function read(text) {
  const [, ...lines] = text.trim().split(/\s*\n\s*/);
  const code = Object.fromEntries(KEYS.map((k, i) => [k, (lines[i] || '').replace(/^[^:：]*(：|: )/, '')]));
  return lines.length === KEYS.length && /^\d{4}-\d\d-\d\d$/.test(code.day) && /^[0-9a-f]{64}$/.test(code.result) &&
      /^[0-9a-f]{64}$/.test(code.digest)
    ? code
    : undefined;
}

// again judges the answers of this device once more, and gives the code that
// their notice has now.
/** @param {App} app @param {{ pack: string, day: string, answers: any, digest: string }} kept */
async function again({ engine, draft }, { pack, day, answers, digest }) {
  let bundle = await engine.bundle(pack);
  if (bundle.info.digest !== digest) {
    const bytes = await draft.store.bundle(digest);
    bundle = await must(engine.load(bytes, digest));
  }
  const session = await must(bundle.open({ day, answers }));
  try {
    return read((await must(session.document('notice'))).qr || '');
  } finally {
    await session.close();
  }
}

// ownOf gives what this device can say of a code: the code of the unit of that
// name as its answers are, or were when they were last judged; the one that
// agrees, if one does.
/** @param {App} app */
async function ownOf(app, code) {
  let best;
  for (const d of app.draft.store ? await app.draft.store.list() : []) {
    for (const state of [d, d.done, d.last]) {
      // An answer file that is damaged must not stop the others.
      const own = state && state.answers && await again(app, { ...state, pack: d.pack }).catch(() => undefined);
      if (!own || own.unit !== code.unit) continue;
      best = best || own;
      if (KEYS.every((k) => own[k] === code[k])) return own;
    }
  }
  return best;
}

/** @param {App} app @param {Route} route */
export async function verify(app, route) {
  const { words, trail, engine } = app, { chooser, kept } = await import('../later.js');
  const paste = kept(route, 'paste',
    h('textarea', { rows: '4', 'aria-label': words.say('verify-paste'), spellcheck: 'false' }));
  const out = h('div', { class: 'stack', role: 'status' });
  const line = (key, same, text) =>
    h('li', icon(same ? 'tick' : 'warn', true),
      h('span', h('b', words.say('verify-' + key)), words.say('colon'), text));

  const check = trail.attempt(async () => {
    const code = read(paste.value);
    if (!code) {
      replace(out, h('p', { class: 'err' }, icon('warn', true), words.say('verify-none')));
      return;
    }
    const own = await ownOf(app, code), rules = engine.index.some((e) => e.digest === code.digest);
    const differ = own && KEYS.filter((k) => own[k] !== code[k]);
    const both = (k, text) =>
      line(k, !differ || !differ.includes(k), !differ ? text : differ.includes(k)
        ? words.say('verify-differs', text, k === 'day' ? words.day(own.day) : own[k])
        : text + ' ' + words.say('verify-same'));
    replace(out, h('h2', words.say(!own ? 'verify-no-answers' : differ.length ? 'verify-no' : 'verify-yes')),
      h('ul', { class: 'days' }, both('unit', code.unit), both('day', words.day(code.day)),
        line('rules', rules || own && own.digest === code.digest,
          code.rules + ' ' + words.say(rules ? 'verify-here' : 'verify-other')), own &&
        line('result', own.result === code.result,
          words.say(own.result === code.result ? 'verify-same' : 'verify-result-no'))),
      h('div', { class: 'note' }, icon('eye'), h('p', words.say('verify-not-truth'))));
  });

  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const found = trail.attempt(async (files) => {
    const codes = await new Detector({ formats: ['qr_code'] }).detect(await createImageBitmap(files[0])).catch(
      () => [],
    );
    paste.value = route.paste = codes.length ? codes[0].rawValue : '';
    await check();
  });
  return {
    title: words.say('verify'),
    body: [
      h('h1', words.say('verify')),
      h('p', { class: 'hint' }, words.say('verify-how')),
      Detector &&
      h('p',
        chooser({ accept: 'image/*', class: 'btn btn-2', onfiles: found }, icon('camera', true),
          words.say('verify-photo'))),
      h('div', { class: 'field words' }, paste),
      out,
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        h('button', { class: 'btn btn-1', onclick: check }, words.say('verify-do'))),
    ],
  };
}
