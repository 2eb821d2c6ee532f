// fault.js says what is wrong with an entry, in amber: red is kept for danger.
// What was typed stays; what it may have been is one tap away.

import { h, replace, uid } from '../part/dom.js';
import { icon } from '../part/icon.js';

// fault is a place beside a field: show() takes what its control read, or
// nothing; mended() is called after a repair.
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
