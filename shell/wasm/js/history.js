// Permalinks and the browser's history: a new view is a new entry, everything else replaces the entry once it rests.
const REST_MS = 300;

export function startHistory(wasm, memory) {
  let waiting = 0;
  let pendingFragment = null;

  function replaceNow() {
    clearTimeout(waiting);
    waiting = 0;
    if (pendingFragment !== null) history.replaceState(null, '', pendingFragment);
    pendingFragment = null;
  }

  function link(fragment, push) {
    if (push) {
      replaceNow();
      if (location.hash !== fragment) history.pushState(null, '', fragment);
      return;
    }
    pendingFragment = fragment;
    clearTimeout(waiting);
    waiting = setTimeout(replaceNow, REST_MS);
  }

  function follow() {
    clearTimeout(waiting);
    waiting = 0;
    pendingFragment = null;
    memory.withText(location.hash, (at) => wasm._ego_follow_link(at));
  }

  function copy(fragment) {
    replaceNow();
    const url = new URL(fragment, location.href).href;
    navigator.clipboard?.writeText(url).catch(() => {});
  }

  const copyText = (text) => navigator.clipboard?.writeText(text).catch(() => {});

  addEventListener('popstate', follow);
  addEventListener('pagehide', replaceNow);

  function step(entries) {
    replaceNow();   // the entry that is left keeps what it showed
    history.go(entries);
  }

  return { link, follow, copy, copyText, step };
}
