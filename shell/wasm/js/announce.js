// One polite live region: what changed among states and notices is spoken at most once a second, the latest words only.
const REST_MS = 1000;

export function makeAnnouncer(app) {
  const region = document.createElement('div');
  region.id = 'live';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  app.append(region);

  const known = new Map();    // key -> text
  const waiting = new Map();
  let timer = 0;
  let last = -REST_MS;

  function speak() {
    timer = 0;
    last = performance.now();
    region.textContent = [...waiting.values()].join('. ');
    waiting.clear();
  }

  // Called for every state that is shown, each time the layer changes.
  function note(key, text) {
    if (known.get(key) === text) return;
    known.set(key, text);
    waiting.set(key, text);
    if (!timer) timer = setTimeout(speak, Math.max(0, last + REST_MS - performance.now()));
  }

  return { note };
}
