// Files of the site on request. Only what lies below the page is ever fetched.
export function makeLoader(wasm, memory) {
  let pending = 0;
  const base = new URL('./', document.baseURI);

  // The answer of a file below the page, or the status that says why there is none.
  async function get(path) {
    const url = new URL(path, base);
    if (!url.href.startsWith(base.href)) return { status: 0 };
    const response = await fetch(url).catch(() => null);
    return response?.ok ? { response } : { status: response?.status ?? 0 };
  }

  const missing = (path, status) => memory.withText(path, (name) => wasm._ego_file_missing(name, status));

  async function load(path) {
    pending += 1;
    const { response, status } = await get(path);
    const bytes = await response?.arrayBuffer().catch(() => null);
    pending -= 1;
    if (!bytes) return missing(path, status ?? 0);
    memory.withText(path, (name) => memory.withBytes(new Uint8Array(bytes), (at, size) => wasm._ego_file_arrived(name, at, size)));
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
