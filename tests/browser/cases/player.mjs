import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, equal } from '../harness.mjs';
import { framesOf } from '../../media/oracle.mjs';

const CLIPS = [
  { item: '#/demo/item/kitchen-04%2Fq1', file: 'kitchen-04.mp4', codec: 'h264' },
  { item: '#/demo/item/kitchen-01%2Fq1', file: 'kitchen-01.webm', codec: 'vp9' },
];
const PATHS = { browser: 1, ffmpeg: 2, video: 3 };   // DecoderPath
const media = (file) => path.join(import.meta.dirname, '../../../assets/demo/media', file);

const player = async (tools) => (await tools.state()).player;
async function opened(tools) {
  await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0 || window.egoProbe.state().player.failed, null, { timeout: 30000 });
  await tools.idle();
  return player(tools);
}
async function shows(tools, frame) {
  await tools.page.waitForFunction((n) => window.egoProbe.state().player.shown === n, frame, { timeout: 10000 });
  await tools.idle();
}
async function reopen(tools, prefer) {
  await tools.page.evaluate((p) => window.egoMedia.reopen(p), prefer);
  await tools.page.waitForFunction((p) => window.egoProbe.state().player.path === p, PATHS[prefer], { timeout: 60000 });
  await tools.idle();
}

// The frame number painted into the picture, read from the page's own pixels.
async function barcode(tools) {
  const box = await tools.rect('frame');
  const png = (await tools.page.screenshot({ clip: { x: box.x, y: box.y, width: box.w, height: box.h } })).toString('base64');
  return tools.page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const scale = image.width / 320;
    let number = 0;
    for (let bit = 0; bit < 16; bit += 1) {
      const [level] = context.getImageData(Math.round((8 + 8 * bit) * scale), Math.round(8 * scale), 1, 1).data;
      if (level > 127) number |= 1 << bit;
    }
    return number;
  }, png);
}

export const cases = {
  'both decoders give the frames of native FFmpeg, bit for bit': async (site) => {
    for (const { item, file, codec } of CLIPS) {
      const tools = await site.page(item);
      const state = await opened(tools);
      const oracle = framesOf(media(file), codec).frames;
      equal(state.frames, oracle.length, `frames of ${file}`);
      for (const prefer of ['browser', 'ffmpeg']) {
        await reopen(tools, prefer);
        const hashes = await tools.page.evaluate(async (count) => {
          const all = [];
          for (let frame = 0; frame < count; frame += 1) all.push((await window.egoMedia.hash(frame)).sha256);
          return all;
        }, oracle.length);
        equal(hashes.filter((hash, frame) => hash !== oracle[frame].sha256).length, 0, `${file} by ${prefer}: frames that differ`);
      }
    }
  },

  'seeks and steps show the frame they name': async (site) => {
    let seed = 7;
    const random = (below) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return (seed >>> 16) % below; };   // low bits repeat
    for (const { item, file } of CLIPS) {
      const tools = await site.page(item);
      const { frames } = await opened(tools);
      for (const prefer of ['browser', 'ffmpeg']) {
        await reopen(tools, prefer);
        for (let seek = 0; seek < 25; seek += 1) {
          const frame = 1 + random(frames - 2);
          await tools.follow(`${item}?t=${(frame / 15).toFixed(3)}`);
          await shows(tools, frame);
          equal(await barcode(tools), frame, `${file} by ${prefer}: barcode after a seek`);
          const step = random(2) === 0 ? -1 : 1;
          await tools.key(step < 0 ? ',' : '.');
          await shows(tools, frame + step);
          equal(await barcode(tools), frame + step, `${file} by ${prefer}: barcode after a step`);
        }
      }
    }
  },

  'the last resort finds its frames too': async (site) => {
    for (const { item } of CLIPS) {
      const tools = await site.page(item);
      const { frames } = await opened(tools);
      await reopen(tools, 'video');
      for (const frame of [1, 20, 19, frames - 2, 33, 34]) {
        await tools.follow(`${item}?t=${(frame / 15).toFixed(3)}`);
        await shows(tools, frame);
        equal(await barcode(tools), frame, 'barcode');
      }
    }
  },

  'the keyboard plays, steps, selects, loops': async (site) => {
    const tools = await site.page(`${CLIPS[0].item}?t=1`);
    await opened(tools);
    await shows(tools, 15);
    equal(await tools.text('timeline'), '1.000 s, frame 15', 'slider in words');
    await tools.key('Shift+ArrowRight');
    await shows(tools, 30);
    await tools.key('i', '.', '.', '.', 'o');
    equal((await tools.state()).link, `${CLIPS[0].item}?t=2.2&sel=2-2.2`, 'link');
    await tools.key('Home');
    await shows(tools, 30);
    await tools.key('L', ' ');
    await tools.page.waitForTimeout(900);
    const state = await player(tools);
    expect(state.playing, 'does not play');
    expect(state.frame >= 30 && state.frame <= 33, `loop left the selection: frame ${state.frame}`);
    await tools.page.keyboard.press(' ');
    await tools.page.waitForFunction(() => !window.egoProbe.state().player.playing);
    await tools.shot('player');
  },

  'a step next to the playhead is drawn in the very next animation frame': async (site) => {
    for (const { item } of CLIPS) {
      for (const prefer of ['browser', 'ffmpeg']) {
        const tools = await site.page(`${item}?t=1`);
        await opened(tools);
        await reopen(tools, prefer);
        await shows(tools, 15);
        await tools.page.waitForTimeout(700);   // the frames on both sides come to the page
        const late = await tools.page.evaluate(async () => {
          const frameEnd = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); });
          const steps = ['.', '.', '.', ',', ',', ',', ',', ','];
          let frame = 15;
          let missed = 0;
          for (const key of steps) {
            await new Promise((resolve) => { setTimeout(resolve, 30); });
            frame += key === '.' ? 1 : -1;
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
            await frameEnd();
            if (window.egoProbe.state().player.shown !== frame) missed += 1;
          }
          return missed;
        });
        equal(late, 0, `${item} by ${prefer}: steps that were drawn later`);
        equal(await barcode(tools), 13, 'barcode after the steps');
      }
    }
  },

  'sound is drawn as a tier, and muting leaves the clock alone': async (site) => {
    const tools = await site.page(`${CLIPS[0].item}`);
    await opened(tools);
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'ego-sound-')), 'sound.mp4');
    // A second of silence, then a second of noise as loud as can be.
    execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=15', '-f', 'lavfi', '-i', "aevalsrc='if(lt(t,1),0,0.9*sin(2*PI*440*t))':s=48000",
      '-t', '2', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'libopus', file]);
    await tools.page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      window.egoMedia.reopen('browser', new File([bytes], 'clip'));
    }, readFileSync(file).toString('base64'));
    await tools.page.waitForSelector('#mirror [data-key="tier/sound"]', { state: 'attached', timeout: 15000 });
    await tools.page.waitForTimeout(500);
    await tools.idle();
    expect(/^sound: 0\.000 s . [12]\.\d+ s$/.test(await tools.text('tier/sound')), await tools.text('tier/sound'));
    await tools.key(' ');
    await tools.page.waitForTimeout(300);
    const before = (await player(tools)).frame;
    await tools.page.keyboard.press('m');
    await tools.page.waitForTimeout(300);
    const state = await player(tools);
    expect(state.playing, 'muting stopped the clip');
    expect(state.frame > before && state.frame < before + 12, `muting moved the clip from ${before} to ${state.frame}`);
    await tools.page.keyboard.press(' ');
    await tools.shot('player-sound');
  },

  'two fingers zoom the timeline and the picture': async (site) => {
    const tools = await site.page(CLIPS[0].item, { width: 900, height: 1000, touch: true });
    await opened(tools);
    const session = await tools.page.context().newCDPSession(tools.page);
    const pinch = async (key) => {
      const box = await tools.rect(key);
      const y = box.y + box.h / 2;
      const fingers = (apart) => [-1, 1].map((side, id) => ({ x: box.x + box.w / 2 + side * apart, y, id }));
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) });
      for (let apart = 50; apart <= 80; apart += 10) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await tools.page.waitForTimeout(100);
      await tools.idle();
    };
    await pinch('timeline');
    const zoom = Number(/zoom=([\d.]+)/.exec((await tools.state()).link)?.[1]);
    const whole = (await player(tools)).frames / 15;
    expect(Math.abs(zoom - whole / 2) < 0.1, `half of ${whole} s, not ${zoom} s, is shown`);
    equal((await player(tools)).frame, 0, 'the playhead stayed');
    await tools.shot('player-pinched');
    await pinch('frame');
    await tools.shot('player-enlarged');
    const scale = (await player(tools)).scale;
    expect(Math.abs(scale - 2) < 0.05, `picture scaled by ${scale}`);
    const box = await tools.rect('frame');
    for (let tap = 0; tap < 2; tap += 1) { await tools.page.touchscreen.tap(box.x + 50, box.y + 50); await tools.page.waitForTimeout(60); }
    await tools.idle();
    equal((await player(tools)).scale, 1, 'a double tap shows the whole picture again');
  },

  'nothing is drawn while a clip rests': async (site) => {
    const tools = await site.page(CLIPS[1].item);
    await opened(tools);
    await tools.page.waitForTimeout(1500);   // the group round the playhead is decoded in the background
    const before = await tools.probe('frames');
    await tools.page.waitForTimeout(1500);
    equal(await tools.probe('frames') - before, 0, 'frames drawn');
  },

  'the frames a row saw are marked, and alone if wanted': async (site) => {
    const tools = await site.page(`${CLIPS[0].item}?t=1&seen=plan:linspace-8`);   // frames 0, 9, 18, 28 ... of 67
    await opened(tools);
    equal(await tools.text('seen-count'), '8 frames, planned', 'plan');
    await tools.key('w');
    equal(await tools.text('clip-state'), 'Not among the frames shown to the model', 'blanked');
    await tools.key('.', '.', '.');
    await shows(tools, 18);
    expect(await tools.has('frame'), 'a seen frame is blanked too');
    expect((await tools.state()).link.includes('seen=plan:linspace-8~only'), (await tools.state()).link);
  },

  'a transcript dropped on the page follows the playhead': async (site) => {
    const tools = await site.page(`${CLIPS[0].item}?t=1`);
    await opened(tools);
    await tools.page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['WEBVTT\n\n00:00.500 --> 00:01.500\nthe cup is lifted\n'], 'clip.vtt'));
      for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await tools.page.waitForSelector('#mirror [data-key="tier/transcript"]', { state: 'attached', timeout: 10000 });
    await tools.idle();
    equal(await tools.text('transcript'), 'the cup is lifted', 'line');
    await tools.key('End');
    await tools.idle();
    equal(await tools.text('transcript'), '', 'after the line');
  },
};
