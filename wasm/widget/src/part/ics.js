// ics.js writes days into a file that any calendar opens (RFC 5545): lines end
// in CRLF and are folded at 75 octets, days are whole days.

const encoder = new TextEncoder();

const escape = (text) =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

// fold breaks a line so that no line has more than 75 octets and no character
// is split; a continuation line begins with a space, which counts.
export function fold(line) {
  let out = '', size = 0;
  for (const c of line) {
    const n = encoder.encode(c).length;
    if (size + n > 75) {
      out += '\r\n ';
      size = 1;
    }
    out += c;
    size += n;
  }
  return out;
}

const plain = (day) => day.replace(/-/g, '');

// after is the day that follows: an event ends before it.
function after(day) {
  const [y, m, d] = day.split('-').map(Number);
  return new Date(Date.UTC(y, m - 1, d + 1)).toISOString().slice(0, 10);
}

// calendar is the file. An event is {uid, day, title, note}; an event saved
// again with the same uid replaces the earlier one: it is of a later minute,
// which some calendars want as a higher sequence. now is in milliseconds.
export function calendar(events, now) {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//fire321//widget//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
  ];
  for (const e of events) {
    lines.push('BEGIN:VEVENT', 'UID:' + e.uid, 'DTSTAMP:' + stamp, 'SEQUENCE:' + Math.floor(now / 6e4),
      'DTSTART;VALUE=DATE:' + plain(e.day), 'DTEND;VALUE=DATE:' + plain(after(e.day)), 'SUMMARY:' + escape(e.title),
      ...(e.note ? ['DESCRIPTION:' + escape(e.note)] : []), 'TRANSP:TRANSPARENT', // At nine in the morning of that day.
      'BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:' + escape(e.title), 'TRIGGER:PT9H', 'END:VALARM', 'END:VEVENT');
  }
  lines.push('END:VCALENDAR');
  return lines.map((line) => fold(line) + '\r\n').join('');
}
