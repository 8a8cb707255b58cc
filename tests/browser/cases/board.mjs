import { expect, equal } from '../harness.mjs';

export const cases = {
  'a header click sorts and the link says so': async (site) => {
    const tools = await site.page('#/demo/board');
    const best = (await tools.state()).firstRows[0];
    await tools.click('col/overall');
    await tools.click('col/overall');
    equal((await tools.state()).link, '#/demo/board?sort=overall', 'link after the click');
    expect((await tools.state()).firstRows[0] !== best, 'the order did not change');
    equal(await tools.node('col/overall').getAttribute('aria-sort'), 'ascending', 'aria-sort');
    await tools.page.waitForFunction(() => location.hash === '#/demo/board?sort=overall');
    await tools.click('col/model', { modifier: 'Shift' });
    equal((await tools.state()).link, '#/demo/board?sort=overall,model', 'link after the second level');
  },

  'typing filters the rows': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.page.locator('#mirror input').click();
    await tools.page.keyboard.type('frames prior');
    await tools.idle();
    equal(await tools.text('visible-count'), '1 of 7', 'visible count');
    equal((await tools.state()).link, '#/demo/board?q=frames%20prior', 'link');
    for (let i = 0; i < 6; i += 1) await tools.page.keyboard.press('Backspace');
    await tools.idle();
    equal(await tools.text('visible-count'), '3 of 7', 'visible count after deleting');
  },

  'an input method composes into the search field': async (site) => {
    const tools = await site.page('#/demo/items?lang=zh');
    await tools.page.locator('#mirror input').click();
    const session = await tools.page.context().newCDPSession(tools.page);
    await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.insertText', { text: '\u4f60' });
    await tools.idle();
    equal((await tools.state()).link, '#/demo/items?q=%E4%BD%A0&lang=zh', 'link');
  },

  'keys move, open and close': async (site) => {
    const tools = await site.page('#/demo/board');
    const rows = (await tools.state()).firstRows;
    await tools.key('ArrowDown', 'ArrowDown');
    equal((await tools.state()).selected, rows[1], 'selected row');
    await tools.key('Enter');
    expect(await tools.has('drawer-title'), 'no details');
    await tools.key('Escape');
    expect(!await tools.has('drawer-title'), 'details still open');
    await tools.key('g', 'i');
    equal((await tools.state()).view, 'items', 'view after g i');
    await tools.key('?');
    expect(await tools.has('key-help'), 'no key help');
  },

  'browser keys stay the browser\'s': async (site) => {
    const tools = await site.page('#/demo/board');
    const prevented = await tools.page.evaluate(() => {
      const taken = [];
      for (const [key, control] of [['F5', false], ['F12', false], ['r', true], ['l', true], ['c', true], ['f', true], ['Tab', false]]) {
        const event = new KeyboardEvent('keydown', { key, ctrlKey: control, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
        if (event.defaultPrevented) taken.push(key);
      }
      return taken;
    });
    equal(prevented, [], 'keys taken from the browser');
  },

  'every board of the site opens': async (site) => {
    const tools = await site.page();
    const benches = await tools.page.locator('#mirror [data-role=tab][data-key^="bench/"]').evaluateAll((tabs) => tabs.map((tab) => tab.dataset.key));
    expect(benches.length >= 5, `only ${benches.join(' ')}`);
    for (const bench of benches) {
      await tools.click(bench);
      const state = await tools.state();
      expect(state.rowsTotal > 0, `${bench} has no rows`);
      equal(state.notices, 0, `notices on ${bench}`);
    }
  },

  'a board over the items of a filter, and back': async (site) => {
    const tools = await site.page('#/demo/items?f=domain:garden');
    await tools.click('board-over');
    equal((await tools.state()).link, '#/demo/board?f=domain:garden', 'link');
    await tools.page.waitForFunction(() => document.querySelector('#mirror [data-key="counted-items"]')?.textContent.includes('44'));
    equal(await tools.text('counted-items'), 'Counted over 44 of 200 items, right / n', 'items counted');
    expect(await tools.has('row/demo/video-8frames'), 'a filter on items hides no row');
    await tools.shot('board-over-items');
    await tools.click('list-counted');
    equal((await tools.state()).link, '#/demo/items?f=domain:garden', 'link to the items');
  },
};
