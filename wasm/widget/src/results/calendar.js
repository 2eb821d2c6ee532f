// calendar.js puts important days into a file for the person's own calendar:
// when hazards are due, when a duty that is met will no longer be met, when its
// answers are to be looked at again, what the law changes, until when the letter
// is valid, and what was to be found out.

import { h } from '../part/dom.js';
import { toFind } from '../check/findout.js';
import { canSave } from '../part/able.js';
import { download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { calendar } from '../part/ics.js';
import { dayAfter } from '../part/words.js';
import { must } from '../engine.js';

// events are the days of a unit, with its name.
/**
 * @param {Words} words @param {{ id: string, name?: string }} unit @param {string} today
 * @param {Session} session @param {Assessment} got
 */
export async function events(words, unit, today, session, got, ends, law) {
  const uid = (kind, id) => unit.id + '-' + kind + '-' + id + '@fire321';
  const tomorrow = dayAfter(today, 1);
  const list = [];
  for (const x of got.hazards || []) {
    const day = (x.plan && x.plan.by) || x.due;
    // Overdue hazards are put on tomorrow.
    if (day) {
      list.push({
        uid: uid('mend', x.id),
        day: day < today ? tomorrow : day,
        title: words.say('cal-mend', words.of(x.title)),
        note: [words.of(x.remedy), x.plan && x.plan.person].filter(Boolean).join('\n'),
      });
    }
  }
  // What ends by itself is one day for each duty; what is to be looked at again
  // is one for all of a day.
  /** @type {{ [day: string]: any[] }} */
  const again = {};
  for (const u of ends) {
    if (u.then && u.then.join() !== 'fail') (again[u.changes] = again[u.changes] || []).push(u);
    else {list.push({
        uid: uid('until', u.criterion),
        day: u.changes,
        title: words.say('cal-until', words.of(u.title)),
      });}
  }
  for (const [day, all] of Object.entries(again)) {
    list.push({
      uid: uid('stale', day),
      day,
      title: words.say('cal-stale', all.length),
      note: all.map((u) => words.of(u.title)).join('\n'),
    });
  }
  for (const c of law) {
    list.push({ uid: uid('law', c.criterion), day: c.day, title: words.say('cal-law', words.of(c.title)) });
  }
  if (got.letter.until && got.letter.branch !== 'refused') {
    list.push({ uid: uid('letter', 'until'), day: got.letter.until, title: words.say('cal-letter') });
  }
  const seek = await toFind({ session });
  if (seek.length) {
    list.push({
      uid: uid('ask', 'list'),
      day: tomorrow,
      title: words.say('cal-find', seek.length),
      note: seek.slice(0, 20).map((u) => words.of(u.ask)).join('\n'),
    });
  }
  return list.map((e) => ({ ...e, title: [e.title, unit.name].filter(Boolean).join(' · ') }));
}

// ends are the duties that are met and will not be by themselves, the next first.
/** @param {Session} session */
export async function ends(session) {
  const { until = [] } = await must(session.until());
  return until.filter((u) => u.changes && u.verdict.join() === 'pass').sort((a, b) => (a.changes < b.changes ? -1 : 1));
}

// saving is the button that saves a file of the days that list gives.
/**
 * @param {Words} words @param {Host} host @param {string | undefined} unit @param {string} today
 * @param {() => any[] | Promise<any[]>} list @param {Element} note @param {App['trail']['attempt']} [attempt]
 */
export const saving = (words, host, unit, today, list, note, attempt = (act) => act) =>
  h('button', {
    class: 'btn btn-2',
    onclick: attempt(async () => {
      const days = await list();
      download(host, fileName(unit, words.say('calendar'), today, 'ics'), calendar(days, Date.now()),
        'text/calendar;charset=utf-8');
      note.textContent = words.say('calendar-made', days.length);
    }),
  }, icon('calendar', true), words.say('save-calendar'));

// calendarButton saves the file, as a session judges the unit; null if there is no
// day, or it cannot save.
/** @param {Words} words @param {Draft} draft @param {Host} host @param {Session} session @param {Assessment} got */
export async function calendarButton(words, draft, host, session, got, ends, law) {
  const { name } = draft.answers.unit || {}, { record: { id }, today } = draft;
  const list = canSave() ? await events(words, { id, name }, today, session, got, ends, law) : [];
  if (!list.length) return null;
  const note = h('p', { class: 'small', role: 'status' });
  return [saving(words, host, name, today, () => list, note), note];
}
