// Files of the site on request. Only what lies below the page is ever fetched.
const MOST_WHOLE = 32 * 1024 * 1024;

export function makeLoader(wasm, memory) {
  let pending = 0;
  const base = new URL('./', document.baseURI);

  // The answer of a file below the page, or the status that says why there is none.
  async function get(path, options) {
    const url = new URL(path, base);
    if (!url.href.startsWith(base.href)) return { status: 0 };
    const response = await fetch(url, options).catch(() => null);
    return response?.ok ? { response } : { status: response?.status ?? 0 };
  }

  // The bytes of a file, or of the part that stands behind it: `replies.zip#bytes=100-199`.
  async function read(path) {
    const part = /^(.*)#bytes=(\d+)-(\d+)$/.exec(path);
    const [from, to] = part ? [Number(part[2]), Number(part[3])] : [];
    const { response, status } = await get(part ? part[1] : path, part ? { headers: { Range: `bytes=${from}-${to}` } } : {});
    if (!response) return { status };
    // A host without ranges sends everything: a small file is cut here, a large one is not waited for.
    const whole = part && response.status !== 206;
    if (whole && !(Number(response.headers.get('Content-Length') ?? Infinity) <= MOST_WHOLE)) {
      await response.body?.cancel();
      return { status: response.status };
    }
    const buffer = await response.arrayBuffer().catch(() => null);
    return { status: 0, bytes: buffer && new Uint8Array(whole ? buffer.slice(from, to + 1) : buffer) };
  }

  const missing = (path, status) => memory.withText(path, (name) => wasm._ego_file_missing(name, status));

  async function load(path) {
    pending += 1;
    const { bytes, status } = await read(path);
    pending -= 1;
    if (!bytes) return missing(path, status);
    memory.withText(path, (name) => memory.withBytes(bytes, (at, size) => wasm._ego_file_arrived(name, at, size)));
  }

  // Pictures are decoded by the browser and handed over as pixels.
  async function image(path) {
    pending += 1;
    const { response, status } = await get(path);
    const bitmap = response ? await response.blob().then(createImageBitmap).catch(() => null) : null;
    pending -= 1;
    if (!bitmap) return missing(path, status ?? 0);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    memory.withText(path, (name) => memory.withBytes(data, (at) => wasm._ego_image_arrived(name, at, width, height)));
  }

  // The bytes of a file below the page, or null.
  async function bytes(path) {
    pending += 1;
    const { response } = await get(path);
    const buffer = await response?.arrayBuffer().catch(() => null);
    pending -= 1;
    return buffer ?? null;
  }

  return { load, image, bytes, pending: () => pending };
}
