// page.js makes the widget's own page work offline, and offers a new version
// when there is one. It never updates without asking, and never during an
// answer.

import { h } from '../part/dom.js';
import { scriptURL } from '../part/policy.js';
import words from './words.json';

const check = document.querySelector('fire321-check');
// The element sets the language of this page.
const say = (key) => words[key][/^en\b/i.test(document.documentElement.lang) ? 'en' : 'zh'];

function notice(cls, text, ...buttons) {
  const el = h('div', { class: 'update ' + cls, role: 'status' }, h('p', text), ...buttons);
  document.body.prepend(el);
  return el;
}

// offer says that there is a new version, which waits until the user wants it.
// The user finishes a begun answer first; "later" is a valid choice, too.
function offer(waiting) {
  const go = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  };
  const el = notice('', say('update-ready'), h('button', {
    onclick: () => {
      if (!check.asking) {
        el.remove();
        go();
        return;
      }
      el.firstChild.textContent = say('update-then');
      for (const b of el.querySelectorAll('button')) b.remove();
      check.addEventListener('fire321-answer', go, { once: true });
    },
  }, say('update-now')), h('button', { onclick: () => el.remove() }, say('update-later')));
}

async function offline() {
  const registration = await navigator.serviceWorker.register(scriptURL(new URL('sw.js', location.href)), {
    type: 'module',
  });
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next.addEventListener('statechange', () => {
      // The very first version is activated without asking.
      if (next.state === 'installed' && navigator.serviceWorker.controller) offer(next);
    });
  });
  // A page that stays open for weeks checks again when it becomes visible.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
}

// What is kept for later must not delay what is waited for now.
if ('serviceWorker' in navigator) {
  Promise.resolve(check.ready).then(offline).catch((err) => console.warn('fire321: no offline use:', err.message));
} else {
  const el = notice('notice', say('plain-http'), h('button', {
    onclick: () => el.remove(),
  }, say('close')));
}
