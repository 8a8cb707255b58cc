import { expect, equal } from '../harness.mjs';

const PAIR = '#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames';

export const cases = {
  'from the pair to a gained item and back': async (site) => {
    const tools = await site.page(PAIR);
    await tools.click('cell/gained');
    const count = Number(await tools.node('items').getAttribute('aria-rowcount')) - 1;
    expect(count > 0, 'no gained items');
    const first = await tools.page.locator('#mirror [data-key^="item/"]').first().getAttribute('data-key');
    await tools.click(first);
    expect((await tools.text('position')).startsWith(`1 of ${count}`), await tools.text('position'));
    expect(await tools.has('reply/demo/video-8frames'), 'no reply');
    await tools.shot('item-from-pair');
    await tools.click('back');
    equal((await tools.state()).link, `${PAIR}?cell=gained`, 'link');
  },

  'the list is virtual and scrolls': async (site) => {
    const tools = await site.page('#/demo/items');
    equal(await tools.node('items').getAttribute('aria-rowcount'), '201', 'aria-rowcount');
    const rows = await tools.page.locator('#mirror [data-role=row]').count();
    expect(rows < 40, `${rows} rows in the text layer`);
    const before = await tools.page.locator('#mirror [data-key^="item/"]').first().getAttribute('data-key');
    await tools.page.mouse.move(600, 500);
    await tools.page.mouse.wheel(0, 1500);
    await tools.page.waitForTimeout(100);
    await tools.idle();
    const after = await tools.page.locator('#mirror [data-key^="item/"]').first().getAttribute('data-key');
    expect(before !== after, 'did not scroll');
  },

  'a finger scrolls and taps': async (site) => {
    const tools = await site.page('#/demo/items', { width: 390, height: 844, touch: true });
    const session = await tools.page.context().newCDPSession(tools.page);
    const at = (y) => [{ x: 200, y }];
    const before = await tools.page.locator('#mirror [data-key^="item/"]').first().getAttribute('data-key');
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(700) });
    for (let y = 680; y > 300; y -= 40) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(y) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await tools.page.waitForTimeout(300);
    await tools.idle();
    const after = await tools.page.locator('#mirror [data-key^="item/"]').first().getAttribute('data-key');
    expect(before !== after, 'did not scroll');
    const target = tools.page.locator('#mirror [data-key^="item/"]').nth(3);
    const box = await target.boundingBox();
    await tools.page.touchscreen.tap(100, box.y + box.height / 2);
    await tools.page.waitForTimeout(100);
    await tools.idle();
    expect((await tools.state()).link.includes('item='), 'the tap opened nothing');
  },
};
