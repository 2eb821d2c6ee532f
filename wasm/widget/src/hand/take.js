// take.js takes in what somebody gave: codes from photos or as pasted text, in
// any order, or a file. Nothing that is here is overwritten: answers to a unit
// of this device are compared with it first.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { isID } from '../units/draft.js';
import { read as notice } from './verify.js';
import { must } from '../engine.js';
import { waiting } from '../start/wait.js';

/** @param {App} app @param {Route} route */
export async function take(app, route) {
  const { words, trail, engine } = app;
  const { chooser, fits, kept, arrivals: { incoming, read: arrived, refusal, show } } = await import('../later.js');
  const paste = kept(route, 'paste',
    h('textarea', { rows: '4', 'aria-label': words.say('hand-paste'), spellcheck: 'false' }));
  const out = h('div', { class: 'stack', role: 'status' });
  const refuse = (text) => replace(out, h('p', { class: 'err' }, icon('warn', true), h('span', text)));

  /** @param {import('../../../js/fire321').Parcel} part */
  const lacks = ({ of, missing = [] }) =>
    replace(out,
      h('div', { class: 'note' }, icon('tick'),
        h('div', h('p', words.say('hand-got', of - missing.length, of)),
          h('p', words.say('hand-missing', words.join(missing))))));

  // read takes one more text: a file, a code, or several.
  const read = trail.attempt(async (text) => {
    if (/^\s*[{[]/.test(text)) {
      const name = words.say('what-you-pasted');
      await incoming(app, text, name).catch((err) => {
        const why = refusal(words, err, name);
        if (!why) throw err;
        refuse(why);
      });
      return;
    }
    if (notice(text)) {
      await trail.go({ at: 'verify', text });
      return;
    }
    // A code that cannot be read must not spoil those that were.
    const all = [route.codes, text].filter(Boolean).join('\n'), { value, error } = await engine.parcel(all);
    if (error) {
      refuse(words.of(error.message));
      return;
    }
    if (value.missing) {
      route.codes = all;
      paste.value = route.paste = '';
      lacks(value);
      return;
    }
    delete route.codes; // the next one is of another set
    const entry = engine.index.find((e) => e.id === value.pack);
    if (!entry) {
      refuse(words.say('pack-not-here', value.pack));
      return;
    }
    await waiting(app, entry.id, async () => {
      const bundle = await engine.bundle(entry.id);
      const { answers } = await must(engine.parcel(all, bundle));
      return value.kind === 'questions' ? errandOf(app, answers, value.unit) : arrived(app, answers, value.unit);
    }, (got, replaced) => 'here' in got ? show(app, got, replaced) : begin(app, got, replaced));
  });

  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const files = trail.attempt(async (list) => {
    const texts = [], whole = [];
    for (const file of list) {
      if (!/^image\//.test(file.type)) {
        try {
          fits(file.size);
        } catch (err) {
          refuse(refusal(words, err, file.name));
          return;
        }
        const text = await file.text();
        (/^\s*[{[]/.test(text) ? whole : texts).push(text);
        continue;
      }
      const found = Detector ? await codesIn(Detector, file) : [];
      if (!found.length) {
        refuse(words.say(Detector ? 'hand-no-code' : 'hand-no-camera'));
        return;
      }
      texts.push(...found);
    }
    if (whole.length > 1) await trail.go({ at: 'intake', files: list });
    else await read(whole[0] || texts.join('\n'));
  });

  if (route.codes) lacks(await must(engine.parcel(route.codes)));

  return {
    title: words.say('take-in'),
    body: [
      h('h1', words.say('take-in')),
      h('p', { class: 'hint' }, words.say(Detector ? 'hand-take-say' : 'hand-take-scanner')),
      h('div', { class: 'row' }, Detector &&
        chooser({ accept: 'image/*', multiple: true, class: 'btn btn-2', onfiles: files }, icon('camera', true),
          words.say('hand-photo')), chooser({
          accept: '.json,.txt,application/json,text/plain',
          multiple: true,
          class: 'btn btn-2',
          onfiles: files,
        }, icon('folder', true), words.say('open-file'))),
      h('div', { class: 'field words' }, h('p', { class: 'hint' }, words.say('hand-paste-say')), paste),
      out,
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        h('button', { class: 'btn btn-1', onclick: () => read(paste.value) }, words.say('take-do'))),
    ],
    after: () => {
      const { text } = route;
      delete route.text;
      if (text) read(text);
    },
  };
}

async function codesIn(Detector, file) {
  const image = await createImageBitmap(file).catch(() => undefined);
  const codes = image ? await new Detector({ formats: ['qr_code'] }).detect(image).catch(() => []) : [];
  return codes.map((c) => c.rawValue);
}

// errandOf reads questions of somebody else, as a unit of which nothing else is
// asked.
/** @param {App} app @param {Answers} answers @param {string} [id] */
async function errandOf({ draft }, answers, id) {
  const unit = await draft.given({ ...answers, at: draft.today, facts: {} });
  const { pages } = await must(unit.session.overview()), { facts = {} } = answers;
  const asked = pages.flatMap((p) => p.facts || []).map((f) => f.id).filter((f) => f in facts);
  Object.assign(unit.record, { errand: isID(id) ? id : unit.record.id, asked });
  return unit;
}

/** @param {App} app @param {Unit} unit @param {boolean} replaced */
async function begin({ trail, draft }, unit, replaced) {
  draft.open(unit);
  await draft.save();
  await trail.go({ at: 'errand' }, replaced);
}
