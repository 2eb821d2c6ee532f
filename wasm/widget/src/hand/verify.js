// verify.js checks the code of a notice board: whether all comes out again as
// the board says, by answers that this device has or that the unit gives. Without
// them it vouches for nothing: anybody can write such a code. That they agree says
// nothing of whether the answers are true.

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

// again judges answers once more, and gives the code that their notice has now.
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
// agrees, if one does. Answers that somebody gave for it, if any, are all that
// counts, whatever name they have.
/** @param {App} app @param {any} code @param {any[]} [given] */
async function ownOf(app, code, given) {
  let best;
  for (const d of given || (app.draft.store ? await app.draft.store.list() : [])) {
    for (const state of given ? [d] : [d, d.done, d.last]) {
      // An answer file that is damaged must not stop the others.
      const own = state && state.answers && await again(app, { ...state, pack: d.pack }).catch(() => undefined);
      if (!own || !given && own.unit !== code.unit) continue;
      best = best || own;
      if (KEYS.every((k) => own[k] === code[k])) return own;
    }
  }
  return best;
}

// givenIn are the answers in a file, or in the codes of a unit, as ownOf takes
// them: judged by the rules that the notice names. They are only judged; this
// device keeps nothing of them.
/** @param {App} app @param {any} later */
async function givenIn({ words, engine }, { parse, arrivals }, text, { digest }) {
  if (/^\s*[{[]/.test(text)) {
    try {
      const { answers, units } = parse(text), list = answers ? [answers] : units.map((u) => u.draft.answers);
      return { list: list.map((a) => ({ pack: a.pack, day: a.at, answers: a, digest })) };
    } catch (err) {
      const why = arrivals.refusal(words, err, words.say('what-you-pasted'));
      if (!why) throw err;
      return { fault: why };
    }
  }
  const { value, error } = await engine.parcel(text);
  if (error) return { fault: words.of(error.message) };
  if (value.missing) return { fault: words.say('hand-missing', words.join(value.missing)) };
  if (!engine.index.some((e) => e.id === value.pack)) return { fault: words.say('pack-not-here', value.pack) };
  const { answers } = await must(engine.parcel(text, await engine.bundle(value.pack)));
  return { list: [{ pack: value.pack, day: answers.at, answers, digest }] };
}

/** @param {App} app @param {Route} route */
export async function verify(app, route) {
  const { words, trail, engine } = app, later = await import('../later.js'), { chooser, fits, kept } = later;
  const paste = kept(route, 'paste',
    h('textarea', { rows: '4', 'aria-label': words.say('verify-paste'), spellcheck: 'false' }));
  const out = h('div', { class: 'stack', role: 'status' });
  const said = (key, text) => h('span', h('b', words.say('verify-' + key)), words.say('colon'), text);
  const fault = (text) => h('p', { class: 'err' }, icon('warn', true), h('span', text));
  // The paper has these digits: whoever puts another code on it must know them.
  /** @param {any} code */
  const printed = ({ result }) =>
    h('p', said('printed', h('b', result.slice(0, 16).match(/.{4}/g).join(' '))), ' ', words.say('verify-printed-say'));

  const check = trail.attempt(async (given) => {
    const code = read(paste.value);
    if (!code) {
      replace(out, fault(words.say('verify-none')));
      return;
    }
    const own = await ownOf(app, code, given);
    if (!own) {
      unknown(code, given);
      return;
    }
    const differ = KEYS.filter((k) => own[k] !== code[k]);
    const line = (key, same, text) => h('li', icon(same ? 'tick' : 'warn', true), said(key, text));
    const both = (k, text, mine) =>
      line(k, !differ.includes(k), differ.includes(k)
        ? words.say('verify-differs', text, mine)
        : text + ' ' + words.say('verify-same'));
    replace(out, h('h2', words.say(differ.length ? 'verify-no' : 'verify-yes')),
      h('ul', { class: 'days' }, both('unit', code.unit, own.unit),
        both('day', words.day(code.day), words.day(own.day)),
        line('rules', own.digest === code.digest && own.rules === code.rules,
          code.rules + ' ' + words.say(own.digest === code.digest ? 'verify-same' : 'verify-other')),
        line('result', own.result === code.result,
          words.say(own.result === code.result ? 'verify-same' : 'verify-result-no'))), printed(code),
      h('div', { class: 'note' }, icon('eye'), h('p', words.say('verify-not-truth'))));
  });

  // unknown is a code that nothing here can be held against: what it says was
  // only read, and is no more than that. The answers of the unit would tell.
  function unknown(code, given) {
    const rules = engine.index.some((e) => e.digest === code.digest), note = h('div');
    const text = h('textarea', { rows: '3', 'aria-label': words.say('verify-answers'), spellcheck: 'false' });
    const judge = trail.attempt(async (answers) => {
      const got = await givenIn(app, later, answers, code);
      if (got.fault) replace(note, fault(got.fault));
      else await check(got.list);
    });
    replace(out, h('h2', words.say('verify-no-answers')),
      h('div', { class: 'note warn' }, icon('warn'), h('p', words.say(given ? 'verify-cannot' : 'verify-made-up'))),
      h('h3', words.say('verify-says')),
      h('ul', { class: 'bullets' }, h('li', said('unit', code.unit)), h('li', said('day', words.day(code.day))),
        h('li', said('rules', code.rules + ' ' + words.say(rules ? 'verify-here' : 'verify-other')))), printed(code),
      h('section', { class: 'card', 'data-key': 'answers' }, h('h3', words.say('verify-ask')),
        h('p', words.say('verify-ask-say')), chooser({
          accept: '.json,.txt,application/json,text/plain',
          class: 'btn btn-2',
          onfiles: trail.attempt(async ([file]) => {
            fits(file.size);
            await judge(await file.text());
          }),
        }, icon('folder', true), words.say('open-file')), h('div', { class: 'field words' }, text),
        h('button', { class: 'btn btn-2', onclick: () => judge(text.value) }, words.say('verify-again')), note));
  }

  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const found = trail.attempt(async (files) => {
    const codes = await new Detector({ formats: ['qr_code'] }).detect(await createImageBitmap(files[0])).catch(
      () => [],
    );
    paste.value = route.paste = codes.length ? codes[0].rawValue : '';
    await check(undefined);
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
        h('button', { class: 'btn btn-1', onclick: () => check(undefined) }, words.say('verify-do'))),
    ],
    after: () => {
      const { text } = route;
      delete route.text;
      if (!text) return;
      paste.value = route.paste = text;
      check(undefined);
    },
  };
}
