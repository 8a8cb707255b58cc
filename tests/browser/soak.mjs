// Random use of the built site for as long as one likes.   EGO_PLAYWRIGHT=... node tests/browser/soak.mjs [--minutes 30] [--site DIR] [--seed N]
// Prints a line a minute; exit 0 if nothing broke, the heap stayed flat and the page rests at the end.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { serve } from './server.mjs';
import { openSite } from './harness.mjs';
import { countTimers, expectFlat, expectRest, monkey } from './monkey.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const options = { minutes: '30', site: path.join(here, '../../build/site'), seed: '1' };
for (let i = 2; i < process.argv.length; i += 2) options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];

const { chromium } = await import(process.env.EGO_PLAYWRIGHT ?? 'playwright-core');
const browser = await chromium.launch({ executablePath: ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync), args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const server = await serve(options.site, '/sub/path/');
const site = openSite(browser, server, '');
let status = 0;
try {
  const tools = await site.page('#/demo/board', { init: countTimers });
  let first = 0;
  for (let minute = 1; minute <= Number(options.minutes); minute += 1) {
    const { steps, heapAfter } = await monkey(tools, 60_000, Number(options.seed) + minute);
    first ||= heapAfter;   // every view has been open by then
    expectFlat({ heapBefore: first, heapAfter }, 1.2);
    console.log(`minute ${minute}: ${steps} steps, heap ${(heapAfter / 2 ** 20).toFixed(0)} MiB, frames ${await tools.probe('frames')}`);
    await site.check();
  }
  await expectRest(tools, 10_000);
  console.log('nothing broke');
} catch (error) {
  console.log(`FAIL  ${error.message}`);
  status = 1;
}
await site.close();
await browser.close();
await server.close();
process.exit(status);
