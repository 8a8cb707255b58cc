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

  function offer(name, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), TICK_MS);
  }

  const download = (name, type, bytes) => offer(name, new Blob([bytes], { type }));

  // The browser draws the SVG; a canvas makes pixels of it.
  async function savePicture(name, svg, scale) {
    const source = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    try {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.naturalWidth * scale);
      canvas.height = Math.round(image.naturalHeight * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => { if (blob) offer(name, blob); }, 'image/png');
    } finally {
      URL.revokeObjectURL(source);
    }
  }

  let ticking = 0;
  function tick() {
    if (ticking) return;
    ticking = setTimeout(() => {
      ticking = 0;
      wasm._ego_wake();
    }, TICK_MS);
  }

  return { keep, recall, offer, download, savePicture, tick };
}
