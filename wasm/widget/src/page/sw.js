// sw.js caches the page's files for use without a network: all files of one
// version, or none. site.go fills in FIRE321_FILES and FIRE321_VERSION when it
// makes the files, so sw.js changes with any of them.

const files = FIRE321_FILES;
const cacheName = 'fire321-FIRE321_VERSION';
const at = (path) => new URL(path, self.location).href;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(cacheName);
    const bundle = (path) => path.startsWith('bundles/');
    // The page has most of the files already. The bundles of other places come
    // one by one, so that they do not delay what a person waits for.
    await Promise.all(Object.keys(files).filter((path) => !bundle(path)).map((path) => keep(cache, path)));
    for (const path of Object.keys(files).filter(bundle)) await keep(cache, path);
  })());
});

async function keep(cache, path) {
  const response = await fetch(at(path), { cache: 'no-cache' });
  if (!response.ok) throw new Error(path + ': ' + response.status);
  const bytes = await response.clone().arrayBuffer();
  // A half-finished publication must not be cached as if it were complete.
  const got = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((b) =>
    b.toString(16).padStart(2, '0')
  ).join('');
  if (got !== files[path]) throw new Error(path + ' is of another version');
  // If a host redirects index.html to its folder, a browser would refuse
  // the cached copy of it.
  await cache.put(at(path), response.redirected ? new Response(bytes, { headers: response.headers }) : response);
}

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('fire321-') && name !== cacheName) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  url.search = url.hash = '';
  const page = url.href === at('./') ? at('index.html') : url.href;
  event.respondWith((async () => (await (await caches.open(cacheName)).match(page)) || fetch(event.request))());
});
