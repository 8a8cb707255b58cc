// How long seeks and steps take in the page, by either decoder, on a 480p proxy (a key every 12 frames) and on 720p with a key every 60.
//   EGO_PLAYWRIGHT=... node tests/media/latency.mjs [--site DIR] [--work DIR] [--out JSON]
// Prints one line a clip and decoder; figures are wall time on this machine, whatever else it does.
//   seek    from the question to the frame in its texture; frames at random, each with the picture's group to be decoded first
//   step    from the key to the end of the animation frame that drew the picture. Keys come at random moments of an animation frame
//           (seeded pauses), so at 60 frames a second even a step that costs nothing takes 0 to 17 ms
//   work    of a step: from the key to the picture in its texture, and the explorer's own time in the frame that drew it; no waiting
//           for the browser's next frame
//   frames  animation frames from the key to the picture; 1 = the very next one
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
      const random = (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return (state >>> 16) % below; };   // low bits repeat
      const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
      const frameEnd = () => new Promise((resolve) => { requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      }); });
      const seek = [];
      for (let i = 0; i < seeks; i += 1) { seek.push(await window.egoMedia.seek(random(frames))); await pause(60); }

      let frame = 100;
      location.hash = `${location.hash.split('?')[0]}?t=${(frame / 30).toFixed(3)}`;
      while (window.egoProbe.state().player.shown !== frame) await pause(50);
      await pause(3000);   // the frames round the playhead are being cached
      window.egoProbe.resetLongest();
      const step = [];
      const work = [];
      const drawn = [];
      for (let i = 0; i < steps; i += 1) {
        const forward = i >= steps / 2;
        frame += forward ? 1 : -1;
        await pause(40 + random(60));
        const start = performance.now();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: forward ? '.' : ',', bubbles: true, cancelable: true }));
        for (let count = 1; ; count += 1) {
          const end = await frameEnd();
          if (window.egoProbe.state().player.shown !== frame) continue;
          step.push(end - start);
          work.push(window.egoMedia.textureAt() - start + window.egoProbe.lastMs());
          drawn.push(count);
          break;
        }
      }
      return { seek, step, work, drawn, longestFrame: window.egoProbe.longestMs(), path: window.egoProbe.state().player.path };
    }, [FRAMES, SEEKS, STEPS]);
    for (const list of [times.seek, times.step, times.work, times.drawn]) list.sort((a, b) => a - b);
    const row = { clip: name, decoder: times.path === 1 ? 'webcodecs' : 'ffmpeg' };
    for (const kind of ['seek', 'step', 'work']) {
      row[`${kind}_p50_ms`] = quantile(times[kind], 0.5);
      row[`${kind}_p95_ms`] = quantile(times[kind], 0.95);
    }
    row.step_frames_p50 = quantile(times.drawn, 0.5);
    row.step_frames_most = times.drawn.at(-1);
    row.longest_ui_frame_ms = Number(times.longestFrame.toFixed(1));
    results.push(row);
    console.log(JSON.stringify(row));
    await page.close();
  }
}
writeFileSync(options.out, `${JSON.stringify(results, null, 2)}\n`);
await browser.close();
await server.close();
