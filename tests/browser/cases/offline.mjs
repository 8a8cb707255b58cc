import { readFileSync } from 'node:fs';
import { expect, equal } from '../harness.mjs';

const demo = (name) => readFileSync(new URL(`../../../assets/demo/submissions/${name}`, import.meta.url), 'utf8');

export const cases = {
  'after the first visit the page opens without a network': async (site) => {
    const tools = await site.page('#/demo/board', { worker: 'allow' });
    await tools.page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && navigator.serviceWorker.controller !== null);
    await tools.key('g', 'i');   // replies are kept when they are looked at
    equal((await tools.state()).items, 200, 'items');
    await tools.page.context().setOffline(true);
    await tools.page.reload();
    await tools.ready();
    equal((await tools.state()).items, 200, 'items without a network');
    for (const link of ['#/egocross/board', '#/video-mmmu/board', '#/demo/board', '#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames']) {
      await tools.page.evaluate((fragment) => { location.hash = fragment; }, link);
      await tools.page.waitForTimeout(50);
      await tools.idle();
      equal((await tools.state()).link, link, 'link');
      equal((await tools.state()).notices, 0, `notices of ${link}`);
    }
    await tools.drop([{ name: 'chance.jsonl', text: demo('chance.jsonl') }]);
    equal((await tools.state()).dropRows, 1, 'scored without a network');
    site.ignoreTrouble(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  },

  'the policy allows nothing but the site, in the page and from its server': async (site) => {
    const tools = await site.page('#/demo/board');
    const policy = await tools.page.evaluate(() => document.querySelector('meta[http-equiv=Content-Security-Policy]').content);
    for (const rule of ["default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "object-src 'none'", "base-uri 'none'", "form-action 'none'"]) {
      expect(policy.includes(rule), `${rule} is missing in ${policy}`);
    }
    expect(!/unsafe-eval(?<!wasm-unsafe-eval)|script-src[^;]*unsafe-inline/.test(policy), policy);
    const ran = await tools.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      return window.ran ?? false;
    });
    equal(ran, false, 'an inline script ran');
    site.expectTrouble(/CSP: script-src|Content Security Policy|Refused to execute/);
  },

  'a program that stops says so, with its build and the last link': async (site) => {
    const tools = await site.page('#/demo/items');
    await tools.page.evaluate(() => window.egoProbe.stop());
    await tools.page.mouse.move(300, 300);
    await tools.page.waitForSelector('#crash');
    const text = await tools.page.locator('#crash').innerText();
    equal(await tools.page.locator('#crash').getAttribute('data-code'), 'X110', 'code');
    expect(text.includes('#/demo/items') && /app\.[0-9a-f]{12}\.wasm/.test(text), text);
    site.ignoreTrouble(/unreachable|RuntimeError/);
  },
};
