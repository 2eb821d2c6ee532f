// tick.js is a sheet of paper to tick by pen, for a place without a phone: what
// would be asked now and what nobody was sure of, each where it is looked at.
// Its numbers are those of send.js, so reply.js takes in what was ticked.

import { h } from '../part/dom.js';
import { canPrint } from '../part/able.js';
import { icon } from '../part/icon.js';
import { must } from '../engine.js';
import { paperSheets } from '../style.js';
import { lettered, numbered } from './number.js';

// pageOf is the rule of its pages: sheets of several units lie on one table, so
// the name is at the foot of each. Nothing in it may end the string.
/** @param {string} name */
const pageOf = (name) => {
  const plain = name.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g, ' ');
  const quoted = plain.replace(/[!-/:-@[-`{-~]/g, (c) => '\\' + c.charCodeAt(0).toString(16) + ' ');
  return '@page{size:A4 portrait;margin:13mm 15mm 16mm;@bottom-left{content:"\u2068' + quoted +
    '\u2069";font:10pt sans-serif}@bottom-right{content:counter(page) " / " counter(pages);font:10pt sans-serif}}';
};

/** @param {App} app */
export async function tick({ words, trail, draft, host }) {
  const { record } = draft, { pages } = await must(draft.session.overview());
  const { unsure = [] } = await must(draft.session.unsure()), doubted = new Set(unsure.map((u) => u.fact));
  const ids = pages.flatMap((p) => p.facts || []).filter((f) => f.now || doubted.has(f.id)).map((f) => f.id);
  const { facts = [] } = await must(draft.session.facts(...ids)), number = await numbered(draft, record, ids);
  const paper = h('div', { class: 'sheets', lang: words.tag }), root = paper.attachShadow({ mode: 'open' });
  paperSheets(root, host.base);
  const title = words.say('tick-title');
  root.append(
    h('article', { class: 'sheet ticks' }, h('div', { class: 'head' }, h('h1', title)),
      await about(words, draft, pages), h('p', words.say('tick-how')), h('p', words.say('tick-more')),
      h('p', words.say('tick-back', words.say('sections'), words.say('hand-reply'))), pages.map((page) => {
        const here = facts.filter((f) => ids.includes(f.id) && (page.facts || []).some((x) => x.id === f.id));
        return here.length > 0 &&
          h('section', h('h2', words.of(page.title)),
            h('table', h('colgroup', h('col', { class: 'number' }), h('col'), h('col', { class: 'boxes' })),
              h('tbody', here.map((f) => row(words, f, number(f.id))))));
      }),
      h('div', { class: 'signatures' },
        h('div', { class: 'row' },
          ['tick-looked', 'tick-responsible'].map((key) => h('p', words.say(key), h('span', { class: 'line' })))))),
  );
  const print = canPrint();
  return {
    paper: pageOf((draft.answers.unit || {}).name || ''),
    title,
    body: [
      h('div', { class: 'tools' }, h('h1', title), print &&
        h('button', { class: 'btn btn-1', onclick: () => window.print() }, icon('print', true), words.say('print'))),
      !print && h('p', { class: 'note warn' }, icon('warn'), h('span', words.say('tick-no-print'))),
      paper,
    ],
  };
}

// about says which unit it is, and leaves room for what a pen writes.
/** @param {Words} words @param {Draft} draft */
async function about(words, draft, pages) {
  const { unit = {} } = draft.answers;
  const known = pages.flatMap((p) => p.facts || []).find((f) => f.id === 'place.kinds');
  return h('dl', { class: 'fields' }, [
    ['tick-unit', unit.name],
    ['tick-kind', known && known.state === 'answered' && words.of(known.answer)],
    ['tick-place', unit.address],
    ['tick-day', ''],
  ].map(([key, text]) => h('div', h('dt', words.say(key)), h('dd', text))));
}

const box = (text) => h('span', { class: 'opt' }, h('span', { class: 'tick' }), text);
const line = (text) => h('span', { class: 'opt' }, '____________ ', text);

/** @param {Words} words @param {Fact} f @param {number} n */
function row(words, f, n) {
  const few = f.type === 'bool', where = words.of(f.where_to_look);
  const ask = [
    h('b', words.short(f)),
    where && h('p', { class: 'small' }, words.say('tick-where', where)),
    f.type === 'set' && h('p', { class: 'small' }, words.say('tick-several')),
  ];
  const boxes = [options(words, f), box(words.say('not-sure'))];
  const no = h('td', { class: 'number' }, n);
  return few
    ? h('tr', no, h('td', ask), h('td', { class: 'boxes' }, boxes))
    : h('tr', no, h('td', { colspan: '2' }, ask, h('p', boxes)));
}

// options are what can be ticked, or where something can be written.
/** @param {Words} words @param {Fact} f */
function options(words, f) {
  const named = (f.named || []).map((n) => box(words.of(n.text)));
  switch (f.type) {
    case 'bool':
      return [f.affirm, f.deny].map((own, i) => box(words.of(own) || words.say(i ? 'no' : 'yes')));
    case 'enum':
      return lettered(words, f).map(box);
    case 'set':
      return [...lettered(words, f), words.say('none-of-these')].map(box);
    case 'list':
      return h('span', { class: 'room' }, words.join((f.fields || []).map((x) => words.of(x.ask))));
    case 'date':
      return [line(words.say('hand-as-month')), named];
    default:
      return [line(words.of(f.unit_text)), named];
  }
}
