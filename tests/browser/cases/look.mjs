import { expect, equal } from '../harness.mjs';

export const cases = {
  'light and dark follow the system and the button': async (site) => {
    const light = await site.page('#/demo/board');
    equal((await light.state()).theme, 0, 'theme of a light system');
    await light.click('theme');
    equal((await light.state()).theme, 1, 'theme after the button');
    expect((await light.state()).link.includes('theme=dark'), 'not in the link');
    const dark = await site.page('#/demo/board', { dark: true });
    equal((await dark.state()).theme, 1, 'theme of a dark system');
    await dark.page.emulateMedia({ colorScheme: 'light' });
    await dark.page.waitForTimeout(50);
    await dark.idle();
    equal((await dark.state()).theme, 0, 'theme after the system changed');
  },

  'Chinese is drawn and spoken': async (site) => {
    const tools = await site.page('#/demo/board?lang=zh');
    equal(await tools.page.evaluate(() => document.documentElement.lang), 'zh-Hans', 'lang');
    equal(await tools.text('view/items'), '\u9898\u76ee', 'tab');
    await tools.shot('board-zh');
    const box = await tools.rect('view/items');
    const png = await tools.page.screenshot({ clip: { x: box.x, y: box.y, width: box.w, height: box.h } });
    // A missing glyph would be an empty or a question-mark box: ideographs fill far more of the area.
    expect(png.length > 300, `only ${png.length} bytes of picture`);
    const chinese = await site.page('#/demo/board', { language: 'zh-CN' });
    equal((await chinese.state()).tongue, 1, 'language of a Chinese browser');
  },

  'a field of the page does not show through what lies over it': async (site) => {
    const tools = await site.page('#/demo/items', { width: 390, height: 844, touch: true });
    const look = () => tools.node('search').evaluate((field) => {
      const style = getComputedStyle(field);
      return [style.opacity, style.pointerEvents];
    });
    equal(await look(), ['1', 'auto'], 'the search field');
    await tools.key('?');
    equal(await look(), ['0', 'none'], 'the field under the keys');
    await tools.shot('phone-keys');
    await tools.key('Escape');
    equal(await look(), ['1', 'auto'], 'the field afterwards');
    await tools.key('Control+k');
    equal(await look(), ['0', 'none'], 'the field under the palette');
  },

  'the text layer has the visible cells in the right places': async (site) => {
    const tools = await site.page('#/demo/board');
    const grid = tools.node('board');
    equal(await grid.getAttribute('role'), 'grid', 'role');
    equal(await grid.getAttribute('aria-rowcount'), '8', 'aria-rowcount');
    equal(await tools.page.locator('#mirror [role=rowheader]').count(), 7, 'row headers');
    const name = tools.page.locator('#mirror [role=rowheader]', { hasText: 'Seeded chance' });
    const row = await tools.rect('row/demo/chance');
    const box = await name.boundingBox();
    expect(box.y >= row.y - 1 && box.y + box.height <= row.y + row.h + 1, 'the name is not inside its row');
    const label = await tools.page.locator('#mirror [role=gridcell][aria-label*="/200"]').count();
    expect(label >= 7, 'denominators are not spoken');
    // The accessibility tree itself, as a screen reader gets it.
    const session = await tools.page.context().newCDPSession(tools.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const roles = nodes.map((node) => node.role?.value);
    expect(roles.filter((role) => role === 'columnheader').length >= 5, 'no column headers in the accessibility tree');
    expect(roles.includes('grid'), 'no grid in the accessibility tree');
  },

  'tabbing goes through the buttons and Enter presses them': async (site) => {
    const tools = await site.page('#/egocross/board');
    for (let i = 0; i < 12; i += 1) {
      await tools.page.keyboard.press('Tab');
      const key = await tools.page.evaluate(() => document.activeElement.dataset.key);
      if (key === 'bench/demo') break;
    }
    equal(await tools.page.evaluate(() => document.activeElement.dataset.key), 'bench/demo', 'focus');
    await tools.page.keyboard.press('Enter');
    await tools.idle();
    equal((await tools.state()).link, '#/demo/board', 'link');
  },

  'screenshots of the views': async (site) => {
    const views = {
      board: '#/egocross/board', exo2ego: '#/exo2ego/board', 'video-mmmu': '#/video-mmmu/board', teleego: '#/teleego/board', demo: '#/demo/board', items: '#/demo/items',
      item: '#/demo/item/workbench-01%2Fq1', pair: '#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames?cell=gained', row: '#/demo/row/demo%2Fvideo-8frames',
      flow: '#/demo/flow/demo%2Fquestion-only/demo%2Fvideo-2frames/demo%2Fvideo-8frames/demo%2Fvideo-8frames-prior', parse: '#/demo/parse',
    };
    const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 }, dense: { width: 1440, height: 900, scale: 2 } };
    for (const [size, options] of Object.entries(sizes)) {
      for (const [name, link] of Object.entries(views)) {
        if (size === 'dense' && name !== 'board') continue;
        const tools = await site.page(link, options);
        await tools.shot(`${name}-${size}-light`);
        if (size === 'wide') {
          await tools.key('t');
          await tools.shot(`${name}-${size}-dark`);
        }
        await tools.page.context().close();
      }
    }
  },
};
