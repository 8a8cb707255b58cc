// Browser tests of the built site: serves build/site without any special header, opens Chromium, runs cases/*.mjs.
//   EGO_PLAYWRIGHT=path/to/playwright-core/index.mjs node tests/browser/run.mjs [--site DIR] [--only WORD] [--shots DIR] [--update yes]
// --update yes writes the reference pictures (references/) anew instead of holding the page against them: look at them before committing.
// Closes with `N passed, M failed`; exit 0 only if M is 0.
import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { serve } from './server.mjs';
import { openSite, Failure } from './harness.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const options = { site: path.join(here, '../../build/site'), only: '', shots: '', update: '' };
for (let i = 2; i < process.argv.length; i += 2) options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];

const { chromium } = await import(process.env.EGO_PLAYWRIGHT ?? 'playwright-core');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const server = await serve(options.site, '/sub/path/');   // a sub-path: nothing may assume the root

let passed = 0;
const failures = [];   // printed again at the end: a long run scrolls them away
const names = (await readdir(path.join(here, 'cases'))).filter((name) => name.endsWith('.mjs')).sort();
for (const name of names) {
  const { cases } = await import(`./cases/${name}`);
  for (const [title, run] of Object.entries(cases)) {
    if (!`${name} ${title}`.includes(options.only)) continue;
    const site = openSite(browser, server, options);
    const start = Date.now();
    try {
      await run(site);
      await site.check();
      passed += 1;
      console.log(`ok    ${name}: ${title} (${Date.now() - start} ms)`);
    } catch (error) {
      failures.push(`FAIL  ${name}: ${title}\n      ${error instanceof Failure ? error.message : error.stack}`);
      console.log(failures.at(-1));
    } finally {
      await site.close();
    }
  }
}
await browser.close();
await server.close();
for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
