// calendar.js puts the days that matter into a file for the person's own
// calendar: when hazards are due, when what is met will no longer be, until
// when the letter holds, and what was to be found out.

import { h } from '../part/dom.js';
import { remindedFacts } from '../check/remind.js';
import { canSave } from '../part/able.js';
import { download, fileName } from '../part/file.js';
import { icon } from '../part/icon.js';
import { calendar } from '../part/ics.js';
import { dayAfter } from '../part/words.js';

async function events(app, got, coming) {
  const uid = (kind, id) => app.draft.id + '-' + kind + '-' + id + '@fire321';
  const tomorrow = dayAfter(app.today, 1);
  const list = [];
  for (const x of got.hazards || []) {
    const day = (x.plan && x.plan.by) || x.due;
    // What is overdue is for tomorrow.
    if (day) {
      list.push({
        uid: uid('mend', x.id),
        day: day < app.today ? tomorrow : day,
        title: app.say('cal-mend', app.of(x.title)),
        note: [app.of(x.remedy), x.plan && x.plan.person].filter(Boolean).join('\n'),
      });
    }
  }
  for (const u of coming) {
    list.push({ uid: uid('until', u.criterion), day: u.changes, title: app.say('cal-until', app.of(u.title)) });
  }
  if (got.letter.until && got.letter.branch !== 'refused') {
    list.push({ uid: uid('letter', 'until'), day: got.letter.until, title: app.say('cal-letter') });
  }
  for (const f of await remindedFacts(app)) {
    list.push({
      uid: uid('ask', f.id),
      day: tomorrow,
      title: app.say('cal-ask', app.of(f.ask)),
      note: app.of(f.where_to_look),
    });
  }
  return list;
}

// calendarButton saves the file; null where there is no day, or no way to save.
export async function calendarButton(app, got, coming) {
  const list = canSave() ? await events(app, got, coming) : [];
  if (!list.length) return null;
  const note = h('p', { class: 'small', role: 'status' });
  const unit = (app.session.answers.unit || {}).name;
  return [
    h('button', {
      type: 'button',
      class: 'btn btn-2',
      onclick: () => {
        download(app, fileName(unit, app.say('calendar'), app.today, 'ics'),
          calendar(list.map((e) => ({ ...e, title: unit ? e.title + ' · ' + unit : e.title })), Date.now()),
          'text/calendar;charset=utf-8');
        note.textContent = app.say('calendar-made', list.length);
      },
    }, icon('calendar', true), app.say('save-calendar')),
    note,
  ];
}
