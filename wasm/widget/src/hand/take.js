// take.js takes in what somebody gave: codes from photos or as pasted text, in
// any order, or a file. Nothing that is here is overwritten: answers to a unit
// of this device are compared with it first.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { draftFault, isID } from '../units/draft.js';
import { read as notice } from './verify.js';
import { must } from '../engine.js';
import { forward, openFile } from '../way.js';
import { waiting } from '../start/wait.js';

/** @param {App} app @param {Route} route */
export async function take(app, route) {
  const { words, trail, engine, draft, frame } = app;
  const { chooser, fits, parse, Unread } = await import('../later.js');
  const paste = h('textarea', { rows: '4', 'aria-label': words.say('hand-paste'), spellcheck: 'false' });
  const out = h('div', { class: 'stack', role: 'status' });
  const refuse = (text) => replace(out, h('p', { class: 'err' }, icon('warn', true), h('span', text)));

  // read takes one more text: a file, a code, or several.
  const read = trail.attempt(async (text) => {
    if (/^\s*[{[]/.test(text)) {
      await answersFile(text);
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
      paste.value = '';
      replace(out,
        h('div', { class: 'note' }, icon('tick'),
          h('div', h('p', words.say('hand-got', value.of - value.missing.length, value.of)),
            h('p', words.say('hand-missing', words.join(value.missing))))));
      return;
    }
    const known = engine.index.find((e) => e.id === value.pack);
    if (!known) {
      refuse(words.say('pack-not-here', value.pack));
      return;
    }
    await waiting(app, known.id, async () => {
      const bundle = await engine.bundle(known.id);
      return (await must(engine.parcel(all, bundle))).answers;
    }, (answers, replaced) => receive(app, value, answers, replaced));
  });

  // answersFile is a file or its text: of one unit, or of all of a device.
  async function answersFile(text) {
    try {
      const { answers, units } = parse(text);
      if (answers) await openFile(app, answers);
      else if (!draft.store) await trail.fail(draft.unsaved);
      else {
        const got = await draft.store.takeIn(units);
        await trail.go({ at: 'home' }, true);
        frame.tell(words.say('restored', got.units, got.photos));
      }
    } catch (err) {
      if (!(err instanceof Unread)) throw err;
      refuse(words.say(err.key, words.say('what-you-pasted'), ...err.args));
    }
  }

  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const files = trail.attempt(async (list) => {
    const texts = [];
    for (const file of list) {
      if (!/^image\//.test(file.type)) {
        fits(file.size);
        texts.push(await file.text());
        continue;
      }
      const found = Detector ? await codesIn(Detector, file) : [];
      if (!found.length) {
        refuse(words.say(Detector ? 'hand-no-code' : 'hand-no-camera'));
        return;
      }
      texts.push(...found);
    }
    await read(texts.join('\n'));
  });

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

// receive goes on with answers that came as codes: to the unit that they are of,
// if it is here, else to a new one with the same id.
/** @param {App} app @param {any} parcel @param {Answers} answers @param {boolean} [replaced] */
async function receive(app, parcel, answers, replaced) {
  const { trail, draft } = app;
  const here = draft.store ? (await draft.store.list()).filter((d) => draftFault(d) === undefined && !d.errand) : [];
  const name = (answers.unit || {}).name;
  if (parcel.kind === 'questions') {
    const facts = answers.facts || {};
    await draft.import({ ...answers, at: draft.today, facts: {} });
    const { pages } = await must(draft.session.overview()), known = pages.flatMap((p) => p.facts || []);
    Object.assign(draft.record, {
      errand: isID(parcel.unit) ? parcel.unit : draft.record.id,
      asked: known.map((f) => f.id).filter((id) => id in facts),
    });
    await draft.save();
    await trail.go({ at: 'errand' }, replaced);
    return;
  }
  const same = here.find((d) => d.id === parcel.unit) ||
    here.find((d) => d.pack === answers.pack && name && (d.answers.unit || {}).name === name);
  if (same) await trail.go({ at: 'merge', id: same.id, answers }, replaced);
  else await openNew(app, answers, parcel.unit, replaced);
}

// openNew opens answers as a unit of their own.
/** @param {App} app @param {Answers} answers @param {string | undefined} id @param {boolean} [replaced] */
export async function openNew({ trail, draft }, answers, id, replaced) {
  const got = await draft.import(answers, id);
  if (got.aside) await trail.go({ at: 'changed', got }, replaced);
  else await forward(trail, draft, { replace: replaced });
}
