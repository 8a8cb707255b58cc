// The first visit over a line of 10 Mbit/s with 40 ms to the host: when something useful is painted, and when the explorer stands.
//   EGO_PLAYWRIGHT=path/to/playwright-core/index.mjs node tests/bench/first_view.mjs SITE
// Prints one JSON with the medians of five visits, each with an empty cache; bodies are packed by Brotli as static hosts do.
import { existsSync } from 'node:fs';
import { serve } from '../browser/server.mjs';

const VISITS = 5;
const MBIT = 1e6 / 8;
const { chromium } = await import(process.env.EGO_PLAYWRIGHT ?? 'playwright-core');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
const server = await serve(process.argv[2], '/', { brotli: true });

async function visit() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 40, downloadThroughput: 10 * MBIT, uploadThroughput: 2 * MBIT });
  const before = server.sent();
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const first_paint_ms = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  // The table of the static page is the useful part: it must be there with the first paint, not after it.
  const rows = await page.evaluate(() => document.querySelectorAll('table tbody tr').length);
  await page.waitForFunction(() => document.documentElement.classList.contains('explorer-ready'), null, { timeout: 60000 });
  const explorer_ms = await page.evaluate(() => performance.now());
  const bytes = server.sent() - before;
  await context.close();
  return { first_paint_ms, explorer_ms, rows, bytes };
}

await visit();   // the server packs its files once
const visits = [];
for (let i = 0; i < VISITS; i += 1) visits.push(await visit());
const median = (key) => visits.map((one) => one[key]).sort((a, b) => a - b)[VISITS >> 1];
await browser.close();
await server.close();
if (median('rows') === 0) throw new Error('the first paint had no table');
console.log(JSON.stringify({ first_paint_ms: Math.round(median('first_paint_ms')), explorer_ms: Math.round(median('explorer_ms')), rows: median('rows'), bytes: median('bytes') }));
