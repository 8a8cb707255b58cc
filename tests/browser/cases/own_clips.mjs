// Clips that the reader brings: a real folder dropped on the page, hashes against the site's manifest, an address.
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, equal } from '../harness.mjs';

const ITEM = '#/demo/item/kitchen-04%2Fq1';
const OTHER = '#/demo/item/kitchen-01%2Fq1';
const media = (file) => path.join(import.meta.dirname, '../../../assets/demo/media', file);

function folderOfClips() {
  const top = mkdtempSync(path.join(os.tmpdir(), 'egoscope-clips-'));
  const folder = path.join(top, 'my clips');
  mkdirSync(path.join(folder, 'kitchen'), { recursive: true });
  copyFileSync(media('kitchen-04.mp4'), path.join(folder, 'kitchen/kitchen-04.mp4'));
  copyFileSync(media('kitchen-01.webm'), path.join(folder, 'kitchen/kitchen-01.webm'));
  appendFileSync(path.join(folder, 'kitchen/kitchen-01.webm'), '\0');
  copyFileSync(media('garden-02.mp4'), path.join(folder, 'holiday.mp4'));
  writeFileSync(path.join(folder, 'kitchen/kitchen-04.srt'), '1\n00:00:00,500 --> 00:00:01,500\nthe cup is lifted\n');
  return { top, folder };
}

// A drop as the operating system makes it: the browser itself lists the folder.
async function dropFolder(tools, folder) {
  const session = await tools.page.context().newCDPSession(tools.page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
}

async function until(tools, key, pattern) {
  await tools.page.waitForFunction(([k, p]) => {
    const element = document.querySelector(`:is(#mirror, #text) [data-key="${k}"]`);
    return element && new RegExp(p).test(element.textContent);
  }, [key, pattern], { timeout: 30000 });
  await tools.idle();
}

export const cases = {
  'a dropped folder: matched, played from disk, held against the manifest': async (site) => {
    const { top, folder } = folderOfClips();
    try {
      const tools = await site.page(ITEM);
      await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });
      const asked = [];
      tools.page.on('request', (request) => { if (/\.(mp4|webm)$/.test(request.url())) asked.push(request.url()); });
      await dropFolder(tools, folder);
      await until(tools, 'own-found', '^2 of 48 clips of this benchmark are among your 3 video files$');
      equal(await tools.text('own-file'), 'Your file: my clips/kitchen/kitchen-04.mp4', 'file');
      await until(tools, 'own-hash', '^\u2713');
      equal(await tools.text('own-surplus'), 'No question names: my clips/holiday.mp4', 'surplus');
      await until(tools, 'own-checked', '^SHA-256: 1 as stated, 1 another version, of 2, by media.json$');
      await until(tools, 'tier/transcript', 'transcript');
      await tools.shot('own-clips');
      await tools.page.evaluate((hash) => { location.hash = hash; }, OTHER);
      await until(tools, 'own-hash', 'Other version of this clip');
      expect(/[0-9a-f]{64}.*[0-9a-f]{64}/.test(await tools.text('own-hash')), 'both hashes are not given');
      await tools.page.waitForFunction(() => window.egoProbe.state().player.frames === 84, null, { timeout: 30000 });
      equal(asked.filter((url) => !url.startsWith('blob:')), [], 'clips asked of the site');
    } finally {
      rmSync(top, { recursive: true });
    }
  },

  'a picked folder does the same': async (site) => {
    const { top, folder } = folderOfClips();
    try {
      const tools = await site.page(ITEM);
      await tools.page.locator('#folder-picker').setInputFiles(folder);
      await until(tools, 'own-found', '^2 of 48 clips');
    } finally {
      rmSync(top, { recursive: true });
    }
  },

  'an address: nothing is asked before it is used, one request tells ranges and permission': async (site) => {
    const tools = await site.page(ITEM, { height: 1600 });   // a field that has scrolled away is not in the text layer
    const asked = [];
    let answer = { status: 206, headers: { 'access-control-allow-origin': '*' }, body: 'ab' };
    await tools.page.route('https://clips.example/**', (route) => {
      asked.push(route.request());
      if (answer) route.fulfill(answer);
      else route.abort();
    });
    await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });
    await tools.idle();
    await tools.click('own-clips');
    await tools.node('clip-address').fill('https://clips.example/{ref}');
    await tools.idle();
    equal(asked.length, 0, 'requests while typing');
    await tools.node('use-address').evaluate((button) => button.click());   // the text layer's own button
    await until(tools, 'address-state', 'lets this page read its clips, and in parts$');
    equal(asked.map((request) => [request.url(), request.headers().range]), [['https://clips.example/media/kitchen-04.mp4', 'bytes=0-1']], 'the one request');
    answer = null;   // what a refused permission looks like from inside the page
    await tools.node('use-address').evaluate((button) => button.click());   // the text layer's own button
    await until(tools, 'address-state', 'does not send Access-Control-Allow-Origin$');
    answer = { status: 404, headers: { 'access-control-allow-origin': '*' }, body: '' };
    await tools.node('use-address').evaluate((button) => button.click());   // the text layer's own button
    await until(tools, 'address-state', 'answers with status 404');
    const before = asked.length;
    await tools.page.reload();
    await tools.ready();
    await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });
    await tools.idle();
    await tools.click('own-clips');
    equal(await tools.node('clip-address').inputValue(), 'https://clips.example/{ref}', 'kept');
    equal(asked.length, before, 'requests after a reload');
    site.expectTrouble(/clips\.example|ERR_FAILED|404/);
  },
};
