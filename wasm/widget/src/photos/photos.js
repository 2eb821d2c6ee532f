// photos.js keeps photos for a question or a hazard, on this device only.

import { h, replace } from '../part/dom.js';
import { chooser } from '../part/file.js';
import { icon } from '../part/icon.js';
import { newID } from '../units/store.js';
import { shrink } from './shrink.js';

// photos is a button that takes a photo, and the existing photos about a fact
// or a criterion, with those about others that belong here; null if this device
// keeps nothing. Of two sides, before and after, it is one; without words to
// take it there is no button.
/**
 * @param {Words} words
 * @param {Draft} draft
 * @param {string} about
 * @param {{ others?: string[], side?: 'before' | 'after', take?: string }} [more]
 */
export function photos(words, draft, about, { others = [], side, take: verb = words.say('photo-take') } = {}) {
  if (!draft.store || !draft.record) return null;
  const unit = draft.record.id,
    strip = h('ul', { class: 'thumbs' }),
    status = h('p', { class: 'small', role: 'status' });
  let list = [], removed;
  const draw = () => {
    replace(strip,
      list.map((p, i) =>
        photo(words, p, words.say(p.after ? 'photo-n-after' : 'photo-n', i + 1, words.time(p.taken, draft.today)), () =>
          drop(p))
      ));
    strip.hidden = !list.length;
  };
  const say = (...list) => replace(status, list);
  const take = async (files) => {
    removed = undefined;
    say(words.say('photo-busy'));
    const taken = [];
    let unread = 0;
    for (const file of files) {
      try {
        taken.push({
          id: newID(),
          unit,
          about,
          ...(side === 'after' && { after: true }),
          taken: Date.now(),
          bytes: await shrink(file),
        });
      } catch {
        unread++;
      }
    }
    try {
      await draft.store.keepPhotos(taken);
      list.push(...taken);
      draw();
      say(taken.length ? words.say('photos-kept', taken.length) : '',
        unread ? ' ' + words.say('photo-not-read', unread) : '');
    } catch {
      say(words.say('photos-full'));
    }
  };
  const drop = async (p) => {
    await draft.store.removePhoto(p.id);
    list = list.filter((x) => x !== p);
    removed = p;
    draw();
    const undo = h('button', {
      class: 'link',
      onclick: async () => {
        await draft.store.keepPhotos([removed]);
        list = [...list, removed].sort((a, b) => a.taken - b.taken);
        draw();
        say();
      },
    }, words.say('undo'));
    say(words.say('removed'), ' ', undo);
    undo.focus();
  };
  strip.hidden = true;
  Promise.all([about, ...others].map((a) => draft.store.photos(unit, a))).then((found) => {
    list = found.flat().filter((p) => !side || !p.after === (side === 'before'));
    draw();
  }, () => {});
  return h('div', { class: 'photos' }, verb && chooser({
    accept: 'image/*',
    multiple: true,
    class: 'link',
    onfiles: take,
  }, icon('camera', true), verb), strip, status);
}

// photo is one picture: a tap makes it large, and offers to remove it.
/** @param {Words} words */
function photo(words, p, name, remove) {
  const large = h('button', {
    class: 'thumb',
    'aria-expanded': 'false',
    onclick: () => {
      const open = large.getAttribute('aria-expanded') === 'false';
      large.setAttribute('aria-expanded', String(open));
      bin.hidden = !open;
    },
  }, picture(p, name));
  const bin = h('button', {
    class: 'icon-btn',
    hidden: true,
    'aria-label': words.say('remove') + ' ' + name,
    onclick: remove,
  }, icon('bin', true), words.say('remove'));
  return h('li', large, bin);
}

// picture shows the bytes of a photo.
export function picture(p, name) {
  const url = URL.createObjectURL(new Blob([p.bytes], { type: 'image/jpeg' }));
  return h('img', { src: url, alt: name, onload: () => URL.revokeObjectURL(url) });
}
