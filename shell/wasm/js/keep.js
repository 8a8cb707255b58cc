// What stays with the reader: texts kept in this browser between visits, files handed over, a wake for a running clock.
const PREFIX = `egoscope${new URL('./', document.baseURI).pathname}`;   // sites of one host keep apart
const TICK_MS = 1000;

export function makeKeeper(wasm, memory) {
  // Storage may be forbidden or full: then the page works, and forgets.
  function keep(key, text) {
    try {
      if (text) localStorage.setItem(PREFIX + key, text);
      else localStorage.removeItem(PREFIX + key);
    } catch (error) {
      console.info(`not kept: ${error.message}`);
    }
  }

  function recall(key) {
    let text = '';
    try {
      text = localStorage.getItem(PREFIX + key) ?? '';
    } catch { /* forbidden: as if nothing had been kept */ }
    memory.withText(key, (name) => memory.withText(text, (at) => wasm._ego_recalled(name, at)));
  }

  function download(name, type, bytes) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), TICK_MS);
  }

  let ticking = 0;
  function tick() {
    if (ticking) return;
    ticking = setTimeout(() => {
      ticking = 0;
      wasm._ego_wake();
    }, TICK_MS);
  }

  return { keep, recall, download, tick };
}
