// Files of dropped rows that the reader keeps between visits: in the IndexedDB of this site's path, never sent anywhere. A browser without
// it, or with it forbidden, keeps nothing and says so.
const DATABASE = `egoscope-kept${new URL('./', document.baseURI).pathname}`;   // sites of one host keep apart
const FILES = 'files';   // { key, about, files }

const sizeOf = (files) => files.reduce((sum, file) => sum + file.size, 0);

export function makeKeptFiles(wasm, memory, drop) {
  let opening = null;
  let underway = 0;

  function open() {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(FILES, { keyPath: 'key' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opening;
  }

  // The result of one request, once its transaction is on disk.
  async function run(mode, ask) {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(FILES, mode);
      const request = ask(transaction.objectStore(FILES));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('interrupted'));
    });
  }

  // One after the other, in the order they were asked for: a row that is kept and forgotten at once is forgotten.
  let before = Promise.resolve();
  function queue(work) {
    underway += 1;
    before = before.then(work).finally(() => {
      underway -= 1;
      wasm._ego_wake();
    });
  }

  const refuse = (key, error) => memory.withText(key, (at) => memory.withText(error.message || error.name || String(error), (why) => wasm._ego_kept_refused(at, why)));

  async function readList() {
    let records = [];
    try {
      records = await run('readonly', (store) => store.getAll());
    } catch (error) {
      console.info(`nothing is kept: ${error.message}`);
    }
    const list = JSON.stringify(records.map(({ key, about, files }) => [key, sizeOf(files), about]));
    memory.withText(list, (json) => wasm._ego_kept_listed(json));
  }

  async function write(key, about, batch) {
    try {
      const there = await run('readonly', (store) => store.get(key));
      const files = there?.files ?? drop.filesOf(batch);
      if (!files) throw new Error('the files are no longer at hand');
      await run('readwrite', (store) => store.put({ key, about, files }));
      memory.withText(key, (at) => wasm._ego_kept_saved(at, sizeOf(files)));
    } catch (error) {
      refuse(key, error);
    }
  }

  async function handOver(key) {
    try {
      const { files } = await run('readonly', (store) => store.get(key));
      for (const file of files) await memory.fill(memory.withText(file.name, (name) => wasm._ego_kept_file(name, file.size)), file);
      memory.withText(key, (at) => wasm._ego_kept_done(at));
    } catch (error) {
      refuse(key, error);
    }
  }

  const erase = (key) => run('readwrite', (store) => store.delete(key)).catch((error) => console.info(`still kept: ${error.message}`));

  return {
    list: () => queue(readList),
    save: (key, about, batch) => queue(() => write(key, about, batch)),
    remove: (key) => queue(() => erase(key)),
    fetch: (key) => queue(() => handOver(key)),
    pending: () => underway,
  };
}
