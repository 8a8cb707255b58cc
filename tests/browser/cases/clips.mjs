// What makes numbering frames hard, in the browser: open groups, B-frames, variable rate, an edit list, rotation, a start offset, 29.97 fps,
// every codec and container. Each clip takes the place of a demo clip; both decoders must give native FFmpeg's frames, bit for bit.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, equal } from '../harness.mjs';
import { framesOf } from '../../media/oracle.mjs';

const ITEM = '#/demo/item/kitchen-04%2Fq1';
const PATHS = { browser: 1, ffmpeg: 2 };   // DecoderPath
const PLAYED_BY_BROWSER = ['h264.mp4', 'h264_open_gop.mp4', 'h264_vfr.mp4', 'h264_2997.mp4', 'h264_edit.mp4', 'h264_rotated.mp4', 'h264.mkv', 'h264_offset.ts', 'vp9.webm'];
const clips = path.join(import.meta.dirname, '../../../build/test/clips');
const codecOf = (name) => (/^(mpeg4|mjpeg)/.exec(name) ?? ['h264'])[0];

// Both are timed by the frame's number, so what a seek shows is the picture that the hash is of.
async function reopen(tools, name, prefer) {
  const bytes = readFileSync(path.join(clips, name)).toString('base64');
  await tools.page.evaluate(async ([data, title, decoder]) => {
    const raw = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    await window.egoMedia.reopen(decoder, new File([raw], title));
  }, [bytes, name, prefer]);
  await tools.page.waitForFunction(() => { const { player } = window.egoProbe.state(); return player.shown >= 0 || player.failed; }, null, { timeout: 60000 });
  await tools.idle();
  return (await tools.state()).player;
}

// One after another: a frame that is asked for while another is on its way may take its place.
const hashesOf = (tools, frames) => tools.page.evaluate(async (list) => {
  const hashes = [];
  for (const frame of list) hashes.push(await window.egoMedia.hash(frame));
  return hashes;
}, frames);

export const cases = {
  'every generated clip has native FFmpeg\'s frames by either decoder': async (site) => {
    execFileSync(path.join(import.meta.dirname, '../../media/make_clips.sh'), [clips]);
    const tools = await site.page(ITEM);
    await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });
    const byBrowser = [];
    for (const name of readdirSync(clips).sort()) {
      const oracle = framesOf(path.join(clips, name), codecOf(name)).frames;
      for (const prefer of ['browser', 'ffmpeg']) {
        const player = await reopen(tools, name, prefer);
        expect(!player.failed, `${name} by ${prefer}: does not open`);
        equal(player.frames, oracle.length, `${name} by ${prefer}: frames`);
        // Forwards, then a walk that jumps between groups: a decoder that starts in the middle shows where open groups go wrong.
        const order = [...oracle.keys(), ...Array.from({ length: 40 }, (_, i) => (i * 37 + 11) % oracle.length)];
        const hashes = await hashesOf(tools, order);
        const compared = hashes.filter((hash) => hash.format !== 'RGBA');   // converted pictures have other bytes than their planes
        equal(compared.filter((hash) => hash.sha256 !== oracle[hash.frame].sha256).map((hash) => hash.frame), [], `${name} by ${prefer}: frames that differ`);
        if (prefer === 'browser' && player.path === PATHS.browser && compared.length === hashes.length) byBrowser.push(name);
        if (prefer === 'ffmpeg') equal(player.path, PATHS.ffmpeg, `${name}: decoder`);
      }
    }
    equal(PLAYED_BY_BROWSER.filter((name) => !byBrowser.includes(name)), [], 'clips that the browser\'s decoder should have played');
  },
};
