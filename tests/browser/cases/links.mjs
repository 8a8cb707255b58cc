import { expect, equal } from '../harness.mjs';

const LINKS = [
  '#/demo/board?sort=-workbench',
  '#/demo/board?prof=demo-json-only&cols=-domain',
  '#/demo/items?f=domain:garden&q=count',
  '#/demo/items?item=workbench-01/q2',
  '#/demo/item/workbench-01%2Fq1',
  '#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames?cell=gained',
  '#/demo/row/demo%2Fchance',
  '#/demo/drop',
  '#/demo/analysis?chart=positions',
  '#/demo/analysis?rows=demo/video-2frames,demo/video-8frames&chart=heat',
  '#/exo2ego/analysis?chart=radar',
  '#/demo/agree?chart=wrong',
  '#/demo/slices/demo%2Fvideo-2frames/demo%2Fvideo-8frames?f=domain:garden',
  '#/egocross/board?theme=dark&lang=zh',
];

export const cases = {
  'permalinks open, stay canonical and come back': async (site) => {
    for (const link of LINKS) {
      const tools = await site.page(link);
      const state = await tools.state();
      equal(state.link, link, 'canonical link');
      equal(state.notices, 0, `notices of ${link}`);
      await tools.page.waitForTimeout(400);
      equal(await tools.hash(), link, 'address bar');
      await tools.page.context().close();
    }
  },

  'back and forward restore the view': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.key('g', 'i');
    const first = await tools.page.locator('#mirror [data-key^="item/"]').first().getAttribute('data-key');
    await tools.click(first);
    expect((await tools.state()).link.includes('item='), 'no item in the link');
    await tools.page.goBack();
    await tools.idle();
    equal((await tools.state()).link, '#/demo/items', 'after back');
    await tools.page.goBack();
    await tools.idle();
    equal((await tools.state()).link, '#/demo/board', 'after back again');
    await tools.page.goForward();
    await tools.idle();
    equal((await tools.state()).link, '#/demo/items', 'after forward');
  },

  'a link typed into the address bar is followed': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.page.evaluate(() => { location.hash = '#/teleego/board'; });
    await tools.page.waitForTimeout(50);
    await tools.idle();
    equal((await tools.state()).link, '#/teleego/board', 'link');
  },

  'a broken link says what was left out': async (site) => {
    const tools = await site.page('#/nosuch/nowhere?theme=pink');
    const state = await tools.state();
    equal(state.view, 'board', 'view');
    expect(state.notices >= 2, 'no notices');
    expect((await tools.text('notice')).startsWith('X10'), 'no code');
    await tools.click('dismiss-notices');
    equal((await tools.state()).notices, 0, 'notices after dismissing');
  },

  'the link is copied whole': async (site) => {
    const tools = await site.page('#/demo/items?f=domain:garden');
    await tools.click('copy-link');
    const copied = await tools.page.evaluate(() => navigator.clipboard.readText());
    expect(copied.endsWith('/sub/path/#/demo/items?f=domain:garden'), copied);
  },
};
