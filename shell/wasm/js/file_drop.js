// Files dropped anywhere, pasted, or picked: read here, handed to the module, never sent anywhere.
export function startDrop(app, wasm, memory) {
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.multiple = true;
  picker.hidden = true;
  picker.id = 'file-picker';
  picker.tabIndex = -1;
  app.append(picker);

  async function take(files) {
    if (files.length === 0) return;
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      memory.withText(file.name, (name) => memory.withBytes(bytes, (at, size) => wasm._ego_drop_file(name, at, size)));
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
