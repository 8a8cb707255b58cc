// Files and folders dropped anywhere, pasted, or picked: read here, handed to the module, never sent anywhere. Videos stay where they are:
// only their names and sizes are handed over, the player reads them when they are asked for.
import { folderFiles, isVideo, goesWithVideos } from './folder.js';

export function startDrop(app, wasm, memory, media) {
  const makePicker = (id, options) => {
    const picker = Object.assign(document.createElement('input'), { type: 'file', multiple: true, hidden: true, id, tabIndex: -1, ...options });
    app.append(picker);
    return picker;
  };
  const picker = makePicker('file-picker', {});
  const folderPicker = makePicker('folder-picker', { webkitdirectory: true });

  let before = Promise.resolve();   // the module collects one batch at a time
  let last = { batch: 0, files: [] };   // what can still be kept: names of files, not their bytes
  function take(files) {
    // One video while a question is open is that question's clip: it stays where it is and is read by the player.
    if (files.length === 1 && isVideo(files[0].name)) {
      const url = memory.text(wasm._ego_clip_given());
      if (url) { media.give(url, files[0]); return; }
    }
    if (files.some((file) => isVideo(file.name))) return offer(files.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
    if (files.length > 0) before = before.then(() => handOver(files));
  }

  // Videos, and what lies beside them: subtitles are read with their clip, manifests at once.
  function offer(found) {
    const given = found.filter(({ path }) => isVideo(path) || goesWithVideos(path));
    const list = JSON.stringify(given.map(({ path, file }) => [path, file.size]));
    const prefix = memory.text(memory.withText(list, (json) => wasm._ego_clips_offered(json)));
    for (const { path, file } of given) media.give(prefix + path, file);
    const manifests = found.filter(({ path }) => /(^|\/)(media|clips|croissant)\.json$|sha256/i.test(path)).map(({ file }) => file);
    if (manifests.length > 0) before = before.then(() => handOver(manifests.slice(0, 1)));
  }

  // A folder without videos is taken as its files: predictions, annotations.
  async function takeFolder(entries) {
    const found = await folderFiles(entries);
    if (found.some(({ path }) => isVideo(path))) offer(found);
    else take(found.map(({ file }) => file));
  }

  async function handOver(files) {
    for (const file of files) {
      const begin = memory.withText(file.name, (name) => wasm._ego_drop_file(name, file.size));
      if (begin === 0) continue;
      try {
        await memory.fill(begin, file);
      } catch {   // a folder, or a file that is gone
        memory.withText(file.name, (name) => wasm._ego_drop_unreadable(name));
      }
    }
    last = { batch: last.batch + 1, files };
    wasm._ego_drop_done(last.batch);
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
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry);   // gone after this turn
    if (entries.some((entry) => entry.isDirectory)) takeFolder(entries);
    else take([...event.dataTransfer.files]);
  });
  addEventListener('paste', (event) => {
    if (event.target.closest?.('input, textarea')) return;
    take([...(event.clipboardData?.files ?? [])]);
  });
  for (const each of [picker, folderPicker]) {
    each.addEventListener('change', () => {
      take([...each.files]);
      each.value = '';
    });
  }
  const filesOf = (batch) => (last.batch === batch ? last.files : null);
  return { filesOf, pick: () => picker.click(), pickFolder: () => folderPicker.click() };
}
