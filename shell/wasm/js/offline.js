// Service worker: after the first visit the page opens without a network. Nothing depends on it; it only ever asks the site's own host.
// Its own name carries the hash of the build, and so does its cache.
const CACHE = `egoscope ${self.location.pathname}`;
const HASHED = /\.[0-9a-f]{12}\.(js|wasm)$/;                         // never changes under its name
const AT_ONCE = /^(index\.html|site\.json|fonts\/.*|[^/]*\.[0-9a-f]{12}\.(js|wasm)|data\/[^/]+\/(published|report|registry)\.json(\.gz)?)$/;

// What every view needs, from the list of the site's files. Replies and media are kept when they are looked at.
async function fill() {
  const sums = await (await fetch('sha256sums.txt', { cache: 'no-cache' })).text();
  const paths = sums.split('\n').map((line) => line.slice(66)).filter((path) => AT_ONCE.test(path));
  const cache = await caches.open(CACHE);
  await cache.addAll(['./', ...paths]);
}

async function forgetOthers() {
  const folder = self.location.pathname.replace(/[^/]*$/, '');
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`egoscope ${folder}`) && name !== CACHE).map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = () => cache.match(request, { ignoreSearch: request.mode === 'navigate' });
  if (HASHED.test(new URL(request.url).pathname)) return await kept() ?? fetch(request);
  try {
    const response = await fetch(request);
    // Parts of files (media) are the browser's own business.
    if (response.status === 200 && request.mode !== 'navigate') await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const old = await kept();
    if (old) return old;
    throw error;
  }
}

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope) || request.headers.has('range')) return;
  event.respondWith(answer(request));
});
