// Greyscale pictures as small PNG files (8 bits, one channel), and how far apart two of them are.
import { deflateSync, inflateSync, crc32 } from 'node:zlib';

const MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type, data) {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])) >>> 0, 0);
  return Buffer.concat([head, data, sum]);
}

// picture: { width, height, levels: Buffer of width x height bytes, rows from the top }
export function writeGrey({ width, height, levels }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;   // bits; colour type 0 and everything else are 0
  const lines = Buffer.alloc((width + 1) * height);   // a filter byte before each row: 0, none
  for (let y = 0; y < height; y += 1) levels.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  return Buffer.concat([MAGIC, chunk('IHDR', header), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

// Reads what writeGrey wrote, and nothing else.
export function readGrey(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const length = png.readUInt32BE(33);
  const lines = inflateSync(png.subarray(41, 41 + length));
  const levels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) lines.copy(levels, y * width, y * (width + 1) + 1, (y + 1) * (width + 1));
  return { width, height, levels };
}

// Mean difference of levels (0 to 255) over the whole picture, and over the worst of its square blocks: a label that is gone hardly
// moves the first.
export function difference(a, b, block = 12) {
  if (a.width !== b.width || a.height !== b.height) return { mean: 255, worst: 255, at: [0, 0] };
  let sum = 0;
  let worst = 0;
  let at = [0, 0];
  for (let top = 0; top < a.height; top += block) {
    for (let left = 0; left < a.width; left += block) {
      let part = 0;
      let count = 0;
      for (let y = top; y < Math.min(top + block, a.height); y += 1) {
        for (let x = left; x < Math.min(left + block, a.width); x += 1) {
          part += Math.abs(a.levels[y * a.width + x] - b.levels[y * a.width + x]);
          count += 1;
        }
      }
      sum += part;
      if (part / count > worst) [worst, at] = [part / count, [left, top]];
    }
  }
  return { mean: sum / (a.width * a.height), worst, at };
}
