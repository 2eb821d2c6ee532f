// cell.js is the parts that the fields of all types share.

import { h, replace, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';

// given is the answer to a fact: {value, more, has}. A value may be bare, or in
// an object with its day and a note. unsaid is a list that was being filled in
// when the screen was drawn again.
export function given(fact) {
  const a = fact.answer;
  if (a === undefined) return { has: false };
  if (a && typeof a === 'object' && !Array.isArray(a)) {
    return { has: true, value: a.value === undefined ? null : a.value, more: !!a.more, unsaid: !!a.unsaid };
  }
  return { has: true, value: a };
}

// cell is one radio or checkbox with its words. The input itself is there,
// under the words, so that keys and screen readers find what they know.
/**
 * @param {'radio' | 'checkbox'} type
 * @param {string} name
 * @param {{ label: any, help?: any, picture?: any, dashed?: boolean, [attribute: string]: any }} look
 */
export function cell(type, name, { label, help, picture, dashed, ...input }) {
  const box = h('input', { type, name, ...input });
  const el = h('label', { class: 'opt' + (dashed ? ' idk' : '') }, box,
    h('span', { class: 'face' },
      h('span', { class: type === 'radio' ? 'dot' : 'box', 'aria-hidden': 'true' },
        type === 'checkbox' && icon('tick')), picture, h('span', { class: 'tx' }, label, help && h('small', help))));
  return { el, box };
}

// or is shown before the answers that are not entries.
/** @param {Words} words */
export const or = (words) => h('p', { class: 'or', 'aria-hidden': 'true' }, words.say('or'));

// enough says, when it becomes true, that further members change nothing, and
// offers to stop there: "at least these" claims no more than was seen.
/** @param {Words} words */
export function enough(words, env, leave) {
  const el = h('div', { class: 'enough', role: 'status', hidden: true });
  let turn = 0;
  return {
    el,
    async look(answer) {
      const mine = ++turn;
      const so = !!answer && !!env && await env.enough(answer);
      if (mine !== turn) return;
      el.hidden = !so;
      replace(el, so &&
        [
          h('p', icon('tick', true), words.say('enough')),
          h('button', { class: 'btn btn-2', onclick: leave }, words.say('enough-leave')),
        ]);
    },
  };
}

// segments is a choice of two or three options next to each other.
/** @param {Words} words */
export function segments(words, options, label) {
  const name = uid();
  return h('div', { class: 'seg', role: 'radiogroup', 'aria-label': label },
    options.map((o) =>
      h('label', h('input', { type: 'radio', name, value: o.key, checked: o.on, onchange: o.pick }), h('span', o.label))
    ));
}
