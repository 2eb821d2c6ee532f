// welcome.js says what this is, how long it takes and what becomes of the
// answers, before anything is asked.

import { h } from '../part/dom.js';
import { inApp } from '../part/able.js';
import { icon } from '../part/icon.js';
import { firstRoute } from '../way.js';
import { longAs, tapsOf } from './long.js';
import { wrongDate } from './clock.js';
import { chosen } from './where.js';

// first is what comes first and is the most that a person must find time for; all
// of it may take days.
/** @param {Words} words @param {Entry} entry */
function first(words, entry) {
  const long = longAs(words, 'how-long', entry), taps = tapsOf(words, entry);
  return taps
    ? [taps, h('span', long, words.say('promise-time'))]
    : [long || words.say('welcome-any-time'), words.say('promise-time')];
}

/** @param {App} app @returns {Promise<Shown>} */
export async function welcome({ words, trail, engine, host }) {
  const facts = [
    ['clock', ...first(words, chosen(engine))],
    ['folder', words.say('welcome-have'), words.say('welcome-have-say')],
    ['lock', words.say('welcome-stays'), words.say('promise-stays')],
    ['flag', words.say('welcome-own'), words.say('promise-own')],
  ];
  return {
    title: '',
    body: [
      h('div', { class: 'stack' }, h('h1', words.say('welcome')), h('p', { class: 'hint' }, words.say('welcome-say'))),
      wrongDate(words, host, [], engine.index),
      inApp && h('p', { class: 'note warn' }, icon('warn'), h('span', words.say('in-app-start'))),
      h('ul', { class: 'facts card' },
        facts.map(([i, what, more]) => h('li', icon(i), h('div', h('b', what), h('span', more))))),
      h('p', h('button', { class: 'link', onclick: () => trail.go({ at: 'home' }) }, words.say('have-file'))),
      h('p', h('button', { class: 'link', onclick: () => trail.go({ at: 'verify' }) }, words.say('verify-passer'))),
      h('div', { class: 'bar' },
        h('button', { class: 'btn btn-1', onclick: () => trail.go(firstRoute(engine)) }, words.say('begin'))),
    ],
  };
}
