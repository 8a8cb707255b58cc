// Random use of the built site for as long as one likes.   EGO_PLAYWRIGHT=... node tests/browser/soak.mjs [--minutes 30] [--site DIR] [--seed N]
// Prints a line a minute; exit 0 if nothing broke, memory stayed flat (within 5 % of what it was after the first ten minutes, at the
// same view: by then chance has opened every view) and the page rests at the end.
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
  const session = await tools.page.context().newCDPSession(tools.page);
  await session.send('HeapProfiler.enable');
  // What is in use, not what was reserved: both heaps at one view, with nothing left to collect.
  const inUse = async () => {
    await tools.follow('#/demo/board');
    await tools.idle();
    await session.send('HeapProfiler.collectGarbage');
    const script = await session.send('Runtime.getHeapUsage');
    return { module: await tools.probe('usedBytes'), script: script.usedSize };
  };
  const kWarm = 10;
  let first = null;
  for (let minute = 1; minute <= Number(options.minutes); minute += 1) {
    const { steps, heapAfter } = await monkey(tools, 60_000, Number(options.seed) + minute);
    const used = await inUse();
    if (minute === kWarm) first = used;
    const mib = (bytes) => (bytes / 2 ** 20).toFixed(1);
    console.log(`minute ${minute}: ${steps} steps, in use ${mib(used.module)} MiB of ${mib(heapAfter)} in the module, ${mib(used.script)} MiB of script, frames ${await tools.probe('frames')}`);
    for (const heap of first ? ['module', 'script'] : []) expectFlat({ heapBefore: first[heap], heapAfter: used[heap] }, 1.05);
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
