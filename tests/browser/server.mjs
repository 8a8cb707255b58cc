// A plain static server: content types and nothing else. No isolation headers, no caching; parts of files only if they are asked to be
// there (`parts`), since not every host sends them; packed (`brotli`) as most hosts do, if asked for.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json',
  '.css': 'text/css', '.jpg': 'image/jpeg', '.png': 'image/png', '.webm': 'video/webm', '.mp4': 'video/mp4', '.otf': 'font/otf', '.zip': 'application/zip',
};

export async function serve(root, prefix, { parts = false, brotli = false } = {}) {
  let sent = 0;
  const base = path.resolve(root);
  const packed = new Map();
  const pack = (file, bytes) => {
    if (!packed.has(file)) packed.set(file, brotliCompressSync(bytes));
    return packed.get(file);
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const relative = decodeURIComponent(url.pathname).replace(prefix, '/');
    const file = path.join(base, relative.endsWith('/') ? `${relative}index.html` : relative);
    if (!url.pathname.startsWith(prefix) || !file.startsWith(base)) return response.writeHead(404).end();
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) return response.writeHead(404).end();
    const wanted = parts ? /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') : null;
    const part = wanted ? bytes.subarray(Number(wanted[1]), Number(wanted[2]) + 1) : bytes;
    if (brotli && /\.(html|js|wasm|json|css|svg)$/.test(file)) {
      const small = pack(file, bytes);
      sent += small.length;
      return response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'content-length': small.length, 'content-encoding': 'br' }).end(small);
    }
    sent += part.length;
    if (wanted) {
      return response.writeHead(206, {
        'content-type': 'application/octet-stream', 'content-length': part.length, 'content-range': `bytes ${wanted[1]}-${Number(wanted[1]) + part.length - 1}/${bytes.length}`,
      }).end(part);
    }
    return response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'content-length': bytes.length }).end(bytes);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { sent: () => sent, url: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}
