// The contact sheet of the frames a model saw, and lines of predicted stretches, in the page.
import { readFileSync } from 'node:fs';
import { expect, equal } from '../harness.mjs';

const ITEM = '#/demo/item/kitchen-04%2Fq2';
const SEEN = `${ITEM}?seen=demo%2Fvideo-8frames`;

async function openSheet(tools, pictures) {
  await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });
  await tools.idle();
  await tools.key('Shift+W');
  await tools.page.waitForFunction((n) => window.egoProbe.state().player.sheet === n, pictures, { timeout: 30000 });
  await tools.idle();
}

// Frames as their captions name them, in order.
const captions = (tools) => tools.page.evaluate(() => [...document.querySelectorAll('#mirror [data-key^="sheet/"]')].map((one) => one.textContent));
const frameOf = (caption) => Number(/frame (\d+)$/.exec(caption)[1]);

// The number painted into each picture: 16 squares of 8 pixels from (4, 4) on at 320 pixels of width. @param boxes  where pictures lie
const numbersIn = (tools, png, boxes) => tools.page.evaluate(async ([data, places]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  return places.map(({ x, y, w }) => {
    const scale = w / 320;
    let number = 0;
    for (let bit = 0; bit < 16; bit += 1) {
      const [level] = context.getImageData(Math.round(x + (8 + 8 * bit) * scale), Math.round(y + 8 * scale), 1, 1).data;
      if (level > 127) number |= 1 << bit;
    }
    return number;
  });
}, [png, boxes]);

export const cases = {
  'the contact sheet shows the frames it names; a press goes there': async (site) => {
    const tools = await site.page(SEEN);
    await openSheet(tools, 8);
    equal(await tools.text('sheet-title'), 'Colour blobs, 8 frames', 'title');
    const named = (await captions(tools)).map(frameOf);
    equal(named.length, 8, 'pictures');
    await tools.shot('contact-sheet');
    const keys = named.map((frame) => `sheet/${frame}`);
    const boxes = await Promise.all(keys.map((key) => tools.rect(key)));
    const png = (await tools.page.screenshot()).toString('base64');
    equal(await numbersIn(tools, png, boxes), named, 'numbers painted into the pictures');
    await tools.click(keys[5]);
    await tools.page.waitForFunction((frame) => window.egoProbe.state().player.shown === frame, named[5], { timeout: 10000 });
    equal((await tools.state()).player.sheet, -1, 'still open');
  },

  'the sheet is saved as a PNG of those frames': async (site) => {
    const tools = await site.page(SEEN);
    await openSheet(tools, 8);
    const named = (await captions(tools)).map(frameOf);
    const [download] = await Promise.all([tools.page.waitForEvent('download'), tools.key('e')]);
    equal(download.suggestedFilename(), 'demo-frames-kitchen-04-q2-demo-video-8frames.png', 'name');
    const bytes = readFileSync(await download.path());
    equal(bytes.subarray(1, 4).toString(), 'PNG', 'kind');
    // 24 pixels of margin, two lines of words, pictures of 256 x 144 with 12 between them and a line below (web/exports/sheet_picture.cpp).
    const boxes = named.map((_, place) => ({ x: 24 + (place % 4) * 268, y: 84 + Math.floor(place / 4) * 180, w: 256 }));
    equal(await numbersIn(tools, bytes.toString('base64'), boxes), named, 'numbers painted into the pictures');
  },

  'a keyboard walks over the sheet and leaves it': async (site) => {
    const tools = await site.page(`${ITEM}?seen=plan:linspace-16`);
    await openSheet(tools, 16);
    const named = (await captions(tools)).map(frameOf);
    await tools.key('End');
    await tools.key('ArrowLeft');
    await tools.key('Enter');
    await tools.page.waitForFunction((frame) => window.egoProbe.state().player.shown === frame, named[14], { timeout: 10000 });
    await tools.key('Shift+W');
    expect(await tools.has('contact-sheet'), 'does not open again');
    await tools.key('Escape');
    expect(!await tools.has('contact-sheet'), 'Escape leaves it open');
  },

  'rows that say when stand on the timeline with their overlap': async (site) => {
    const tools = await site.page(ITEM);
    await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });
    await tools.idle();
    const line = await tools.text('tier/predicted/demo/video-8frames');
    expect(/^Colour blobs, 8 frames: \w+, \d\.\d{3} s \u2013 \d\.\d{3} s, IoU \d\.\d{2}$/.test(line), line);
    expect(await tools.has('tier-chip/predicted'), 'no chip');
    await tools.shot('predicted');
  },
};
