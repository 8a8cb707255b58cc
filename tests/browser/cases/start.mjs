import { expect, equal } from '../harness.mjs';

export const cases = {
  'the board is readable with scripts off': async (site) => {
    const { page } = await site.page('', { scripts: false });
    const text = await page.locator('table').first().innerText();
    expect(text.length > 500, 'the first table is short');
    expect(await page.locator('table caption').count() > 0, 'no caption');
    const cells = await page.locator('table').first().locator('tbody tr').count();
    expect(cells >= 10, `only ${cells} rows`);
  },

  'the canvas takes the place of the static board': async (site) => {
    const tools = await site.page();
    equal(await tools.page.locator('#static').isVisible(), false, 'static board visible');
    equal(await tools.page.locator('#canvas').isVisible(), true, 'canvas visible');
    equal((await tools.state()).link, '#/egocross/board', 'link of the first board');
    await tools.page.waitForFunction(() => location.hash === '#/egocross/board');
    expect(await tools.page.evaluate(() => !crossOriginIsolated), 'no special headers are sent');
  },

  'nothing is drawn while nothing happens': async (site) => {
    const tools = await site.page();
    await tools.page.mouse.move(700, 500);
    await tools.idle();
    const before = await tools.probe('frames');
    await tools.page.waitForTimeout(2000);
    equal(await tools.probe('frames'), before, 'frames after 2 s of rest');
  },

  'a resize and another pixel density are followed': async (site) => {
    const tools = await site.page();
    await tools.page.setViewportSize({ width: 900, height: 600 });
    await tools.page.waitForTimeout(100);
    await tools.idle();
    const size = await tools.page.evaluate(() => { const c = document.getElementById('canvas'); return [c.clientWidth, c.width]; });
    equal(size, [900, 900], 'canvas after the resize');
    const grid = await tools.rect('board');
    expect(grid.x + grid.w <= 900, 'the board is wider than the page');

    const dense = await site.page('', { scale: 2 });
    const pixels = await dense.page.evaluate(() => { const c = document.getElementById('canvas'); return [c.clientWidth, c.width]; });
    equal(pixels, [1440, 2880], 'canvas at 2x');
  },

  'a failed start leaves the static board and a code': async (site) => {
    const tools = await site.page('', { scripts: true }).catch(() => null);
    expect(tools, 'page did not open');
    await tools.page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
    await tools.page.reload();
    await tools.page.waitForFunction(() => document.getElementById('progress').dataset.code === 'X101');
    equal(await tools.page.locator('#static').isVisible(), true, 'static board visible');
    site.expectTrouble(/404/);
  },
};
