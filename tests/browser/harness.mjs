// What a case works with: pages of the site with probes, and checks that hold for every page.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { difference, readGrey, writeGrey } from './picture.mjs';

// Reference pictures: a pixel stands for SHRINK x SHRINK of the page. Levels are 0 to 255. Edges of letters differ between versions of
// the browser by far less, another word or a missing glyph by more.
const REFERENCES = path.join(import.meta.dirname, 'references');
const SHRINK = 3;
const TOLERANCE = { mean: 1.5, worst: 30 };

const LONGEST_MS = 50;   // of the page's own code in one go

export class Failure extends Error {}

export function expect(condition, message) {
  if (!condition) throw new Failure(message);
}
export function equal(actual, expected, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Failure(`${what}: expected ${b}, got ${a}`);
}

// Messages of the software renderer that say nothing about the page.
const HARMLESS = /GPU stall due to ReadPixels|WebGL-0x.*GL Driver Message|Automatic fallback to software WebGL|Service Worker registration blocked by Playwright/;

// In the page: the mean level of each SHRINK x SHRINK square of a PNG, as base64.
async function shrink([png, by]) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const [width, height] = [Math.floor(image.width / by), Math.floor(image.height / by)];
  const levels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < by; dy += 1) {
        for (let dx = 0; dx < by; dx += 1) {
          const at = 4 * ((y * by + dy) * image.width + x * by + dx);
          sum += 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
        }
      }
      levels[y * width + x] = Math.round(sum / (by * by));
    }
  }
  let text = '';
  for (const level of levels) text += String.fromCharCode(level);
  return { width, height, levels: btoa(text) };
}

export function openSite(browser, server, { shots = '', update = '' } = {}) {
  const contexts = [];
  const troubles = [];

  async function page(fragment = '', { width = 1440, height = 900, scale = 1, dark = false, scripts = true, touch = false, language = 'en-US', init = null, worker = 'block' } = {}) {
    const context = await browser.newContext({
      viewport: { width, height }, deviceScaleFactor: scale, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: scripts, hasTouch: touch, locale: language, serviceWorkers: worker,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    contexts.push(context);
    const opened = await context.newPage();
    opened.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !HARMLESS.test(message.text())) troubles.push(`console ${message.type()}: ${message.text()}`);
    });
    opened.on('pageerror', (error) => troubles.push(`page error: ${error.message}`));
    opened.on('dialog', (dialog) => { troubles.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    opened.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(server.url) && !url.startsWith('blob:') && !url.startsWith('data:')) troubles.push(`request to another place: ${url}`);
    });
    await opened.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
    });
    if (init) await opened.addInitScript(init);
    await opened.goto(server.url + fragment);
    const tools = makeTools(opened);
    if (scripts) await tools.ready();
    return tools;
  }

  function makeTools(opened) {
    const tools = {
      page: opened,
      ready: async () => {
        await opened.waitForFunction(() => document.documentElement.classList.contains('explorer-ready'), null, { timeout: 60000 });
        await tools.idle();
      },
      idle: () => opened.evaluate(() => window.egoIdle()),
      state: () => opened.evaluate(() => window.egoProbe.state()),
      probe: (name, ...rest) => opened.evaluate(([f, r]) => window.egoProbe[f](...r), [name, rest]),
      hash: () => opened.evaluate(() => location.hash),
      // A link typed into the address bar, once the bar says what is shown: typing the same again would be no change.
      follow: async (link) => {
        await opened.waitForFunction(() => location.hash === window.egoProbe.state().link, null, { timeout: 10000 });
        await opened.evaluate((fragment) => { location.hash = fragment; }, link);
      },
      // The element of the text layer with this key.
      node: (key) => opened.locator(`:is(#mirror, #text) [data-key="${key}"]`).first(),
      text: (key) => tools.node(key).evaluate((element) => element.textContent),
      label: (key) => tools.node(key).getAttribute('aria-label'),
      has: (key) => opened.locator(`:is(#mirror, #text) [data-key="${key}"]`).count().then((count) => count > 0),
      rect: (key) => tools.node(key).evaluate((element) => { const b = element.getBoundingClientRect(); return { x: b.x, y: b.y, w: b.width, h: b.height }; }),
      // A real click on the canvas where the item is drawn: move, wait a frame, press.
      click: async (key, options = {}) => {
        const r = await tools.rect(key);
        const x = r.x + Math.min(r.w, 60) / 2;
        const y = r.y + r.h / 2;
        if (options.modifier) await opened.keyboard.down(options.modifier);
        await opened.mouse.move(x, y);
        await tools.idle();
        await opened.mouse.down();
        await tools.idle();
        await opened.mouse.up();
        await tools.idle();
        if (options.modifier) await opened.keyboard.up(options.modifier);
      },
      key: async (...keys) => {
        for (const key of keys) await opened.keyboard.press(key);
        await tools.idle();
      },
      // Files dropped on the page by the DOM events a real drop makes.
      drop: async (files) => {
        await opened.evaluate((list) => {
          const transfer = new DataTransfer();
          for (const { name, text, bytes } of list) transfer.items.add(new File([text ?? new Uint8Array(bytes)], name));
          for (const type of ['dragenter', 'dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
          }
        }, files);
        await opened.waitForFunction(() => window.egoProbe.state().dropPhase === 3, null, { timeout: 30000 });
        await tools.idle();
      },
      // Nothing that `act` does may hold the page for longer than LONGEST_MS (explorer.md 16, test 9).
      // Counted is the longest uninterrupted stretch of the page's own code (script, and the module it calls) on its main thread while `act` runs:
      // processor time in ms, so that neither a busy machine nor drawing without a graphics card counts as ours.
      withoutLongTask: async (what, act) => {
        await browser.startTracing(opened, { categories: ['devtools.timeline', '__metadata'] });
        await act();
        const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
        const threads = traceEvents.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map((event) => `${event.pid}/${event.tid}`);
        const calls = traceEvents.filter((event) => event.name === 'FunctionCall' && threads.includes(`${event.pid}/${event.tid}`));
        expect(calls.length > 0 && calls.every((call) => call.tdur >= 0), 'the trace holds no call with its processor time');
        const longest = Math.max(...calls.map((call) => call.tdur)) / 1000;
        expect(longest <= LONGEST_MS, `${what}: a task of ${longest} ms`);
      },
      shot: async (name, { full = false } = {}) => {
        if (!shots) return;
        mkdirSync(shots, { recursive: true });
        await opened.mouse.move(2, 2);
        await tools.idle();
        await opened.screenshot({ path: path.join(shots, `${name}.png`), fullPage: full });
      },
      // The page, a third of its size and without colour, against references/NAME.png.
      matches: async (name) => {
        await opened.mouse.move(2, 2);
        await tools.idle();
        const png = (await opened.screenshot()).toString('base64');
        const { width, height, levels } = await opened.evaluate(shrink, [png, SHRINK]);
        const picture = { width, height, levels: Buffer.from(levels, 'base64') };
        const file = path.join(REFERENCES, `${name}.png`);
        if (update) {
          mkdirSync(REFERENCES, { recursive: true });
          return writeFileSync(file, writeGrey(picture));
        }
        const { mean, worst, at } = difference(readGrey(readFileSync(file)), picture);
        const same = mean <= TOLERANCE.mean && worst <= TOLERANCE.worst;
        if (!same && shots) writeFileSync(path.join(shots, `${name}-found.png`), writeGrey(picture));
        return expect(same, `${name}: mean difference ${mean.toFixed(2)} of ${TOLERANCE.mean}, worst block ${worst.toFixed(1)} of ${TOLERANCE.worst} at ${at.map((v) => v * SHRINK)}`);
      },
    };
    return tools;
  }

  return {
    page,
    expectTrouble: (pattern) => {
      const before = troubles.length;
      for (let i = troubles.length - 1; i >= 0; i -= 1) if (pattern.test(troubles[i])) troubles.splice(i, 1);
      expect(troubles.length < before, `expected trouble like ${pattern}`);
    },
    ignoreTrouble: (pattern) => {
      for (let i = troubles.length - 1; i >= 0; i -= 1) if (pattern.test(troubles[i])) troubles.splice(i, 1);
    },
    check: async () => expect(troubles.length === 0, troubles.join('\n      ')),
    close: async () => { for (const context of contexts) await context.close(); },
  };
}
