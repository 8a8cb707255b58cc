// What native FFmpeg says of a clip: the time and the SHA-256 of every frame, by the ffmpeg tool.
import { execFileSync } from 'node:child_process';

// x86 assembly and C differ in the inverse cosine transform of these: both sides have to be C.
const PLAIN_C = new Set(['mpeg4', 'mjpeg']);

// [{ micros, sha256 }] in presentation order, times from the first frame. The picture is as coded: not rotated.
export function framesOf(path, codec) {
  const plain = PLAIN_C.has(codec) ? ['-cpuflags', '0'] : [];
  const text = execFileSync('ffmpeg', [...plain, '-v', 'error', '-nostdin', '-noautorotate', '-threads', '1', '-i', path, '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'framehash', '-hash', 'sha256', '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  let base = [1, 1];
  const frames = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#tb 0:')) base = line.slice(6).trim().split('/').map(Number);
    if (!line || line.startsWith('#')) continue;
    const [, , pts, , , sha256] = line.split(',').map((part) => part.trim());
    frames.push({ pts: Number(pts), sha256 });
  }
  const micros = (pts) => ((pts - frames[0].pts) * base[0] * 1e6) / base[1];
  return { frames: frames.map(({ pts, sha256 }) => ({ micros: micros(pts), sha256 })), tick: (base[0] * 1e6) / base[1] };
}
