// Files dropped anywhere, pasted, or picked: read here, handed to the module, never sent anywhere.
const VIDEO = /\.(mp4|m4v|mov|mkv|webm|ts|m2ts|mts|avi)$/i;

export function startDrop(app, wasm, memory, media) {
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.multiple = true;
  picker.hidden = true;
  picker.id = 'file-picker';
  picker.tabIndex = -1;
  app.append(picker);

  // Piece by piece into the module's memory, which may move while we wait: HEAPU8 is looked up each time.
  async function fill(begin, file) {
    const reader = file.stream().getReader();
    let at = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const part = value.subarray(0, file.size - at);   // a file that grew meanwhile stays outside
      wasm.HEAPU8.set(part, begin + at);
      at += part.length;
    }
  }

  let before = Promise.resolve();   // the module collects one batch at a time
  function take(files) {
    // One video while a question is open is that question's clip: it stays where it is and is read by the player.
    if (files.length === 1 && VIDEO.test(files[0].name)) {
      const url = memory.text(wasm._ego_clip_given());
      if (url) { media.give(url, files[0]); return; }
    }
    if (files.length > 0) before = before.then(() => handOver(files));
  }

  async function handOver(files) {
    for (const file of files) {
      const begin = memory.withText(file.name, (name) => wasm._ego_drop_file(name, file.size));
      if (begin === 0) continue;
      try {
        await fill(begin, file);
      } catch {   // a folder, or a file that is gone
        memory.withText(file.name, (name) => wasm._ego_drop_unreadable(name));
      }
    }
    wasm._ego_drop_done();
  }

  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  let depth = 0;
  const show = (on) => app.classList.toggle('dropping', on);
  addEventListener('dragenter', (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    show(true);
  });
  addEventListener('dragleave', (event) => {
    if (!carriesFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) show(false);
  });
  addEventListener('dragover', (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    depth = 0;
    show(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
  addEventListener('paste', (event) => {
    if (event.target.closest?.('input, textarea')) return;
    take([...(event.clipboardData?.files ?? [])]);
  });
  picker.addEventListener('change', () => {
    take([...picker.files]);
    picker.value = '';
  });
  return { pick: () => picker.click() };
}
