// How long seeks and steps take in the page, by either decoder, on a 480p proxy (a key every 12 frames) and on 720p with a key every 60.
//   EGO_PLAYWRIGHT=... node tests/media/latency.mjs [--site DIR] [--work DIR] [--out JSON]
// Prints one line a clip and decoder; figures are wall time on this machine, whatever else it does.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serve } from '../browser/server.mjs';

const options = { site: 'build/site', work: 'build/test/latency', out: 'build/media_latency.json' };
for (let i = 2; i < process.argv.length; i += 2) options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];
const FRAMES = 300;
const SEEKS = 40;
const STEPS = 60;

const H264 = ['-c:v', 'libx264', '-preset', 'fast', '-crf', '25', '-movflags', '+faststart'];
const VP9 = ['-c:v', 'libvpx-vp9', '-crf', '34', '-b:v', '0', '-deadline', 'realtime', '-cpu-used', '8', '-row-mt', '1'];
const CLIPS = [
  { name: 'h264-480p-g12.mp4', size: '854x480', coding: [...H264, '-g', '12', '-bf', '0'] },
  { name: 'vp9-480p-g12.webm', size: '854x480', coding: [...VP9, '-g', '12'] },
  { name: 'h264-720p-g60.mp4', size: '1280x720', coding: [...H264, '-g', '60', '-bf', '2'] },
  { name: 'vp9-720p-g60.webm', size: '1280x720', coding: [...VP9, '-g', '60'] },
];

mkdirSync(options.work, { recursive: true });
for (const { name, size, coding } of CLIPS) {
  const file = path.join(options.work, name);
  if (existsSync(file)) continue;
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', `testsrc2=s=${size}:r=30`, '-vf', 'noise=alls=8:allf=t,format=yuv420p',
    '-frames:v', String(FRAMES), ...coding, file]);
}

const { chromium } = await import(process.env.EGO_PLAYWRIGHT ?? 'playwright-core');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const server = await serve(options.site, '/');
const results = [];
const quantile = (sorted, q) => Number(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))].toFixed(1));

for (const { name } of CLIPS) {
  for (const prefer of ['browser', 'ffmpeg']) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${server.url}#/demo/item/kitchen-02%2Fq1`);
    await page.waitForFunction(() => window.egoProbe?.state().player.shown >= 0, null, { timeout: 60000 });
    const data = readFileSync(path.join(options.work, name)).toString('base64');
    await page.evaluate(async ([base64, which, frames]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      await window.egoMedia.reopen(which, new File([bytes], 'clip'));
      for (let wait = 0; wait < 300 && window.egoProbe.state().player.frames !== frames; wait += 1) await new Promise((r) => setTimeout(r, 100));
    }, [data, prefer, FRAMES]);
    const times = await page.evaluate(async ([frames, seeks, steps]) => {
      let state = 11;
      const random = (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state % below; };
      const settle = () => new Promise((resolve) => setTimeout(resolve, 60));
      const seek = [];
      for (let i = 0; i < seeks; i += 1) { seek.push(await window.egoMedia.seek(random(frames))); await settle(); }
      const step = [];
      let frame = 100;
      await window.egoMedia.seek(frame);
      await new Promise((resolve) => setTimeout(resolve, 3000));   // the group round the playhead is being cached
      window.egoProbe.resetLongest();
      for (let i = 0; i < steps; i += 1) { frame += i < steps / 2 ? -1 : 1; step.push(await window.egoMedia.seek(frame)); }
      return { seek, step, longestFrame: window.egoProbe.longestMs(), path: window.egoProbe.state().player.path };
    }, [FRAMES, SEEKS, STEPS]);
    const sorted = { seek: times.seek.sort((a, b) => a - b), step: times.step.sort((a, b) => a - b) };
    const row = {
      clip: name, decoder: times.path === 1 ? 'webcodecs' : 'ffmpeg', seek_p50_ms: quantile(sorted.seek, 0.5), seek_p95_ms: quantile(sorted.seek, 0.95),
      step_p50_ms: quantile(sorted.step, 0.5), step_p95_ms: quantile(sorted.step, 0.95), longest_ui_frame_ms: Number(times.longestFrame.toFixed(1)),
    };
    results.push(row);
    console.log(JSON.stringify(row));
    await page.close();
  }
}
writeFileSync(options.out, `${JSON.stringify(results, null, 2)}\n`);
await browser.close();
await server.close();
