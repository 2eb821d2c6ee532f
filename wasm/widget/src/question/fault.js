// fault.js says what is wrong with an entry, in amber: red is only for danger.
// The typed text stays; one tap replaces it by what it may have meant.

import { h, replace, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';

// fault is a place next to a field: show() takes the result of its control's
// read, or nothing; mended() is called after a repair.
export function fault(mended) {
  const id = uid(), words = h('p', { class: 'err', id }), row = h('div', { class: 'row', hidden: true });
  return {
    id,
    el: [words, row],
    show(got) {
      const repairs = (got && got.repairs) || [];
      replace(words, got && [icon('warn', true), h('span', got.fault)]);
      replace(row, repairs.map((r) =>
        h('button', {
          class: 'btn btn-2',
          onclick: () => {
            r.apply();
            mended(r);
          },
        }, r.words)
      ));
      row.hidden = !repairs.length;
    },
  };
}
