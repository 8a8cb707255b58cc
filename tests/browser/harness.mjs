// What a case works with: pages of the site with probes, and checks that hold for every page.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

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

export function openSite(browser, server, shots) {
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
      shot: async (name, { full = false } = {}) => {
        if (!shots) return;
        mkdirSync(shots, { recursive: true });
        await opened.mouse.move(2, 2);
        await tools.idle();
        await opened.screenshot({ path: path.join(shots, `${name}.png`), fullPage: full });
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
