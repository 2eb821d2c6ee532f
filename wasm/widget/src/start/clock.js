// clock.js notices a device whose date is clearly wrong: of days before a rule
// was last read, or before answers that it keeps. Days until when something is
// to be mended would be wrong with it.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { localDay } from '../part/words.js';

/**
 * @param {string} today
 * @param {(string | undefined)[]} days that are past for certain
 */
export const early = (today, days) => days.some((day) => !!day && day > today);

// wrongDate says so. A page that sets the day itself does not go by the device.
/** @param {Words} words @param {Host} host @param {Kept[]} drafts @param {Entry[]} index */
export function wrongDate(words, host, drafts, index) {
  const today = localDay();
  const saved = drafts.map((d) => Number.isFinite(d.saved) ? localDay(new Date(d.saved)) : undefined);
  if (host.el.getAttribute('day') || !early(today, [...index.map((e) => e.known), ...saved])) return false;
  return h('div', { class: 'note warn', role: 'status' }, icon('warn'),
    h('p', words.say('wrong-date', words.day(today))));
}
