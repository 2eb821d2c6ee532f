// phrases.js breaks a Chinese heading between words, never inside one: at large
// type twelve characters fit in a line.

import { h } from './dom.js';

// The oldest browsers have no Segmenter: they break where they like.
const Segmenter = /** @type {any} */ (Intl).Segmenter;

// phrases is a text with a place to break after each word. Marks stay with the
// word before them.
/** @param {Words} words @param {string} text */
export function phrases(words, text) {
  if (words.lang === 'en' || !Segmenter) return text;
  const parts = [];
  for (const { segment, isWordLike } of new Segmenter('zh', { granularity: 'word' }).segment(text)) {
    if (isWordLike && parts.length) parts.push(h('wbr'));
    parts.push(segment);
  }
  return h('span', { class: 'phrases' }, parts);
}
