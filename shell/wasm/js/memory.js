// Bytes and strings across the wasm border. JS owns what it allocates here and frees it before it returns.
export function makeMemory(wasm) {
  const encoder = new TextEncoder();

  function withBytes(bytes, use) {
    const at = wasm._malloc(Math.max(1, bytes.length));
    wasm.HEAPU8.set(bytes, at);
    try {
      return use(at, bytes.length);
    } finally {
      wasm._free(at);
    }
  }

  // Terminated UTF-8; a NUL inside ends the string on the other side.
  function withText(text, use) {
    const bytes = encoder.encode(text);
    const terminated = new Uint8Array(bytes.length + 1);
    terminated.set(bytes);
    return withBytes(terminated, use);
  }

  // A file, piece by piece, into bytes the module owns. Its memory may move while we wait: HEAPU8 is looked up each time.
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

  const text = (pointer) => wasm.UTF8ToString(pointer);
  return { withBytes, withText, fill, text };
}
