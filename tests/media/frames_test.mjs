// Every frame of every clip from the wasm media module (under node) against native FFmpeg: number, time and SHA-256 of its planes; then
// random seeks through the player's own cache and scheduling. Closes with "N passed, M failed".
//   frames_test.mjs MODULES CLIP...     MODULES: folder of media_demux.mjs and media_decode.mjs
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openClip } from '../../shell/wasm/js/media_module.js';
import { openFfmpeg } from '../../shell/wasm/js/media_ffmpeg.js';
import { makePlayer } from '../../shell/wasm/js/media_clip.js';
import { framesOf } from './oracle.mjs';

const [modules, ...clips] = process.argv.slice(2);
globalThis.self = { location: { href: 'file:///worker.js' } };   // the modules are made for a worker; the binary is handed to them here
const load = async (name) => {
  const { default: create } = await import(pathToFileURL(path.resolve(modules, `${name}.mjs`)).href);
  const wasmBinary = readFileSync(path.resolve(modules, `${name}.wasm`));
  return () => create({ wasmBinary });
};
const createDemux = await load('media_demux');
const createDecode = await load('media_decode');
const RANDOM_SEEKS = 24;
const SMALL_CACHE = 8 * 320 * 180 * 1.5;   // eight pictures: groups do not fit, so eviction is exercised

// A small generator: the same seeks every time.
function makeRandom(seed) {
  let state = seed;
  return (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state % below; };
}

const hex = (digest) => Buffer.from(digest).toString('hex');

async function faultsOf(file) {
  const bytes = new Uint8Array(readFileSync(file));
  const demuxed = await openClip(createDemux, {}, bytes);
  const clip = await openClip(createDecode, {}, bytes);
  const faults = [];
  const { info, times } = clip;
  if (JSON.stringify({ ...demuxed.info }) !== JSON.stringify(info)) faults.push(`the two modules disagree: ${JSON.stringify(demuxed.info)} and ${JSON.stringify(info)}`);
  const oracle = framesOf(file, info.codec);
  if (oracle.frames.length !== info.frames) faults.push(`${info.frames} frames, native FFmpeg gives ${oracle.frames.length}`);
  const frames = Math.min(oracle.frames.length, info.frames);
  for (let frame = 0; frame < frames; frame += 1) {
    // The tool prints times in the clip's own ticks or, for some containers, in the frame rate's: half of one is the same time.
    if (Math.abs(times[frame] - oracle.frames[frame].micros) > Math.max(1, oracle.tick / 2)) { faults.push(`frame ${frame} at ${times[frame]} us, native ${oracle.frames[frame].micros}`); break; }
  }
  if (clip.wasm._media_decoder_open() !== 0) return [...faults, clip.wasm.UTF8ToString(clip.wasm._media_error())];
  let wrong = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    const got = clip.wasm._media_decode(frame);
    if (got !== frame || clip.wasm.UTF8ToString(clip.wasm._media_picture_sha256()) !== oracle.frames[frame].sha256) { wrong += 1; if (wrong === 1) faults.push(`frame ${frame}: ${got < 0 ? 'not given' : 'other pixels'}`); }
  }
  if (wrong > 1) faults.push(`${wrong} of ${frames} frames differ`);

  // The same by random access, through the cache. Pictures that go to the page as RGBA have other bytes than their planes.
  const player = await makePlayer(clip, [async () => openFfmpeg(clip)], { budgetBytes: SMALL_CACHE });
  const random = makeRandom(frames);
  let seeksWrong = 0;
  for (let seek = 0; seek < RANDOM_SEEKS; seek += 1) {
    const frame = random(frames);
    const picture = await player.frame(frame);
    if (!picture) seeksWrong += 1;
    else if (picture.format !== 'RGBA' && hex(await crypto.subtle.digest('SHA-256', picture.buffer)) !== oracle.frames[frame].sha256) seeksWrong += 1;
  }
  // A still is decoded beside all that, whoever wants a frame meanwhile.
  const stills = [0, frames >> 1, frames - 1].map((frame) => player.still(frame));
  await player.frame(random(frames));
  for (const [place, frame] of [0, frames >> 1, frames - 1].entries()) {
    const picture = await stills[place];
    if (!picture || (picture.format !== 'RGBA' && hex(await crypto.subtle.digest('SHA-256', picture.buffer)) !== oracle.frames[frame].sha256)) seeksWrong += 1;
  }
  player.close();
  faults.push(...await neighboursMissing(clip, frames));
  if (seeksWrong > 0) faults.push(`${seeksWrong} of ${RANDOM_SEEKS} seeks and 3 stills wrong`);
  return faults;
}

// Once somebody has asked for a frame, those round it are decoded without being asked for, also beyond the key's group, and the cache
// keeps to its bytes.
async function neighboursMissing(clip, frames) {
  const budgetBytes = 64 << 20;
  const player = await makePlayer(clip, [async () => openFfmpeg(clip)], { budgetBytes });
  const middle = frames >> 1;
  await player.frame(middle);
  const near = Array.from({ length: 33 }, (_, i) => middle - 16 + i).filter((frame) => frame >= 0 && frame < frames);
  for (let wait = 0; wait < 200 && near.some((frame) => !player.held(frame)); wait += 1) await new Promise((resolve) => { setTimeout(resolve, 10); });
  const missing = near.filter((frame) => !player.held(frame));
  const bytes = player.cachedBytes();
  player.close();
  if (missing.length > 0) return [`frames next to ${middle} were not decoded ahead: ${missing.join(' ')}`];
  return bytes > budgetBytes ? [`${bytes} bytes cached, ${budgetBytes} allowed`] : [];
}

let failed = 0;
let checked = 0;
for (const file of clips) {
  const faults = await faultsOf(file).catch((error) => [error.stack ?? error.message]);
  checked += 1;
  if (faults.length > 0) { failed += 1; console.log(`FAILED ${path.basename(file)}\n      ${faults.join('\n      ')}`); }
  else console.log(`ok ${path.basename(file)}`);
}
console.log(`${checked - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
