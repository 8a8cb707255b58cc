// A large site in a browser: what is fetched, how long the views take, how much memory the page holds.
//   EGO_PLAYWRIGHT=path/to/playwright-core/index.mjs node tests/bench/large_site.mjs SITE
// SITE is written by `egoscope site` from make_large_site.py. Prints one JSON. Times are from the change of the link until the page is
// idle again, everything drawn by the processor; bytes are those of the bodies a server on the same machine sent.
import { existsSync } from 'node:fs';
import { serve } from '../browser/server.mjs';

const { chromium } = await import(process.env.EGO_PLAYWRIGHT ?? 'playwright-core');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
const server = await serve(process.argv[2], '/', { parts: true });
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })).newPage();
page.setDefaultTimeout(300000);

const steps = {};
// Runs `act` in the page, waits until `done` holds and nothing is left to do.
async function step(name, act, argument, done = 'true') {
  const before = server.sent();
  const ms = await page.evaluate(async ([body, value, condition]) => {
    const start = performance.now();
    new Function('value', body)(value);
    const holds = new Function(`return ${condition}`);
    do {
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
      await window.egoIdle();
    } while (!holds());
    return performance.now() - start;
  }, [act, argument, done]);
  steps[name] = { ms: Math.round(ms), bytes: server.sent() - before, heap_bytes: await page.evaluate(() => window.egoProbe.heapBytes()) };
}
const open = (name, link, done) => step(name, 'location.hash = value', link, done);
// Every generated reply ends in `Answer: <letter>`; a sentence stands in its place until it is here.
const replies = `[...document.querySelectorAll('#mirror [data-key^="reply/"]')].filter((node) => node.textContent.includes('Answer:')).length === 8`;

const start = Date.now();
await page.goto(`${server.url}#/demo/board`);
await page.waitForFunction(() => document.documentElement.classList.contains('explorer-ready'));
await page.evaluate(() => window.egoIdle());
steps.board = { ms: Date.now() - start, bytes: server.sent(), heap_bytes: await page.evaluate(() => window.egoProbe.heapBytes()) };
const rows = (await page.evaluate(() => window.egoProbe.state())).rowsTotal;
await open('items', '#/demo/items', 'window.egoProbe.state().items > 0');
const items = (await page.evaluate(() => window.egoProbe.state())).items;
await open('filter', '#/demo/items?f=domain:garden', `window.egoProbe.state().items < ${items}`);
await open('search', '#/demo/items?q=hammer%20bottle', `window.egoProbe.state().items < ${items}`);
const item = `large-${String(Math.floor(items / 2)).padStart(6, '0')}`;
await open('item_with_8_replies', `#/demo/item/${item}`, replies);
await open('next_item', `#/demo/item/large-${String(Math.floor(items / 2) + 1).padStart(6, '0')}`, replies);
await open('pair', '#/demo/pair/large%2Fmodel-03/large%2Fmodel-40', 'window.egoProbe.state().link.includes("/pair/")');
await open('back_to_board', '#/demo/board');

// CPU time of GUI frames while the pointer moves over a view and turns its wheel: no animation frame has anything else to do.
async function frames(link) {
  await page.evaluate((hash) => { location.hash = hash; }, link);
  await page.evaluate(() => window.egoIdle());
  const times = [];
  for (let i = 0; i < 120; i += 1) {
    await page.mouse.move(300 + ((i * 53) % 900), 250 + ((i * 37) % 550));
    if (i % 3 === 0) await page.mouse.wheel(0, i % 2 === 0 ? 240 : -120);
    times.push(await page.evaluate(async () => {
      await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); });
      return window.egoProbe.lastMs();
    }));
  }
  times.sort((a, b) => a - b);
  const at = (share) => Number(times[Math.floor(share * (times.length - 1))].toFixed(2));
  return { p50_ms: at(0.5), p95_ms: at(0.95), longest_ms: at(1) };
}
const frame_cpu = { board: await frames('#/demo/board'), items: await frames('#/demo/items') };

await browser.close();
await server.close();
console.log(JSON.stringify({ items, rows, steps, frame_cpu }, null, 2));
