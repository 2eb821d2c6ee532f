// danger.js is the page after the first round: what kills here, what to do this
// minute, and what nobody has looked at. It judges nothing else, and says so.

import { h } from '../part/dom.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';
import { forward } from '../way.js';

// pairOf is what kills here together, as the first sentence of a screen: what to
// do, and why.
/** @param {Words} words @param {{ now: Text2, say: Text2 }} pair @param {'h1' | 'h2'} [heading] */
export const pairOf = (words, { now, say }, heading = 'h1') =>
  h('section', { class: 'first-act' }, icon('warn'),
    h('div', h(heading, words.of(now)), h('p', h('b', words.of(say)))));

/** @param {App} app */
export async function danger({ words, trail, draft }) {
  const got = await must(draft.session.danger());
  await draft.tally();
  const all = got.found || [],
    found = all.filter((x) => !x.may),
    may = all.filter((x) => x.may),
    pairs = got.pairs || [],
    unseen = got.unseen || [];
  const { facts } = got.unsure ? await must(draft.session.facts(...got.unsure)) : { facts: [] };
  const mended = (draft.record.mended || []).filter((m) => m.day === draft.today);
  const [pair] = pairs;

  const tick = (x) =>
    trail.attempt(async () => {
      // What is more than a yes or no is asked again.
      if (await draft.flip(x.fact, x.say || x.title)) await trail.show(true);
      else if (!draft.clash) await trail.go({ at: 'question', facts: [x.fact], to: { at: 'danger' } });
    });
  const undo = (m) =>
    trail.attempt(async () => {
      await draft.unflip(m);
      if (!draft.clash) await trail.show(true);
    });

  return {
    title: words.say('round'),
    body: [
      pair
        ? pairOf(words, pair)
        : h('h1', words.say(...(found.length ? ['danger-found', found.length] : ['danger-none']))),
      found.length > 0 && h('p', { class: 'hint' }, words.say('danger-do')),
      h('ul', { class: 'alarms' },
        found.map((x) =>
          h('li', { class: 'alarm', 'data-id': x.id },
            h('h2', h('span', { class: 'tag ser', 'aria-hidden': 'true' }, '◆'), words.of(x.say || x.title)),
            words.of(x.now) && h('p', { class: 'do' }, '→ ', words.of(x.now)),
            words.of(x.danger) && h('p', { class: 'dim' }, words.of(x.danger)),
            x.others && h('p', { class: 'dim' }, words.say('danger-others')),
            h('button', { class: 'btn btn-2', onclick: tick(x) }, icon('tick', true), words.say('done-it')))
        )),
      may.length > 0 &&
      h('section', { class: 'stack' }, h('h2', words.say('danger-may', may.length)),
        h('ul', { class: 'bullets' }, may.map((x) => h('li', words.of(x.say || x.title))))),
      mended.length > 0 &&
      h('section', { class: 'stack' }, h('h2', words.say('mended-today')),
        h('ul', { class: 'plain' },
          mended.map((m) =>
            h('li', icon('tick', true), ' ', words.of(m.say), ' ',
              h('button', { class: 'link', onclick: undo(m) }, words.say('undo')))
          ))),
      facts.length > 0 &&
      h('section', { class: 'stack' }, h('h2', words.say('danger-unsure', facts.length)),
        h('ul', { class: 'kv' },
          facts.map((f) =>
            h('li', h('b', words.short(f)), ' ', h('span', { class: 'dim' }, words.of(f.where_to_look)), ' ',
              h('button', {
                class: 'link',
                'aria-label': words.say('answer-it') + ' ' + words.of(f.ask),
                onclick: () => trail.go({ at: 'question', facts: [f.id], to: { at: 'danger' } }),
              }, words.say('answer-it')))
          ))),
      h('section', { class: 'note' }, icon('eye'),
        h('div', h('p', h('b', words.say('danger-no-verdict'))), unseen.length > 0 &&
          h('details', h('summary', words.say('danger-unseen', unseen.length)),
            h('ul', { class: 'bullets' }, unseen.map((u) => h('li', words.of(u.title))))))),
      h('div', { class: 'bar' },
        h('button', { class: 'btn btn-2', onclick: () => trail.go({ at: 'sections' }) }, words.say('sections')),
        h('button', { class: 'btn btn-1', onclick: () => forward(trail, draft).catch(trail.fail) },
          words.say('danger-on'))),
    ],
  };
}
