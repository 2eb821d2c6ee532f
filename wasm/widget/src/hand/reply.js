// reply.js takes back what somebody wrote to the questions of send.js. What was
// understood is looked at before it is taken (merge.js); what was not is shown,
// and stays open.

import { h, replace } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';
import { lines } from './lines.js';

/** @param {App} app @param {Route} route */
export async function reply({ words, trail, draft }, route) {
  const { kept } = await import('../later.js');
  const { asked = [], pack } = draft.record, at = draft.answers.at || draft.today;
  // A question may be gone since, with another version of the rules: its number
  // stays, and answers to it are not read.
  const { pages } = await must(draft.session.overview());
  const known = new Set(pages.flatMap((p) => p.facts || []).map((f) => f.id));
  const { facts = [] } = await must(draft.session.facts(...asked.filter((f) => known.has(f))));
  const fields = asked.map((f) => facts.find((x) => x.id === f));
  const paste = kept(route, 'paste',
    h('textarea', { rows: '5', 'aria-label': words.say('hand-reply-text'), spellcheck: 'false' }));
  const out = h('div', { class: 'stack', role: 'status' });
  const look = trail.attempt(async () => {
    if (/FIRE321:/i.test(paste.value)) {
      await trail.go({ at: 'take', text: paste.value });
      return;
    }
    const got = lines(paste.value, fields, at), n = Object.keys(got.answers).length;
    const answers = { format: 1, pack, at, facts: got.answers };
    const compare = () => trail.go({ at: 'merge', answers, reply: true });
    if (n && !got.unread.length) {
      await compare();
      return;
    }
    replace(out, got.unread.length > 0 &&
      h('div', { class: 'note warn' }, icon('warn'),
        h('div', h('p', words.say('hand-unread')), h('ul', { class: 'bullets' }, got.unread.map((u) => h('li', u))))), n
      ? h('div', { class: 'row' }, h('button', { class: 'btn btn-1', onclick: compare }, words.say('hand-read-n', n)))
      : h('p', words.say('hand-read-none')));
  });
  return {
    title: words.say('hand-reply'),
    body: [
      h('h1', words.say('hand-reply')),
      h('p', { class: 'hint' }, words.say('hand-reply-say')),
      h('div', { class: 'field words' }, paste),
      out,
      h('div', { class: 'bar' }, h('button', { class: 'btn btn-2', onclick: () => trail.back() }, words.say('back')),
        h('button', { class: 'btn btn-1', onclick: look }, words.say('hand-look'))),
    ],
  };
}
