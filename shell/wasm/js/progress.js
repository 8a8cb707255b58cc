// Streams the module's bytes and tells the true share of them that is here.
// @returns a promise that never resolves and rejects if the module cannot be had
export function loadModule(module, url, report) {
  return new Promise((_, reject) => {
    module.instantiateWasm = (imports, receive) => {
      instantiate(url, imports, report).then(({ instance, module: compiled }) => receive(instance, compiled)).catch(reject);
      return {};
    };
  });
}

async function instantiate(url, imports, report) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url.pathname}`);
  const total = Number(response.headers.get('content-length')) || 0;
  const encoded = response.headers.has('content-encoding');
  let seen = 0;
  const counted = response.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (total > 0 && !encoded) report(Math.min(1, seen / total));
      controller.enqueue(chunk);
    },
  }));
  const streamed = new Response(counted, { headers: { 'content-type': 'application/wasm' } });
  const result = await WebAssembly.instantiateStreaming(streamed, imports);
  report(1);
  return result;
}
