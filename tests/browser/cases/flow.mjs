import { expect, equal } from '../harness.mjs';

const FLOW = '#/demo/flow/demo%2Fquestion-only/demo%2Fvideo-2frames/demo%2Fvideo-8frames';
const ALL = `${FLOW}/demo%2Fvideo-8frames-prior`;

export const cases = {
  'g f opens the stages, a band lists its items, the browser goes back': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.key('g', 'f');
    equal((await tools.state()).link, ALL, 'link');
    // Beside the left edge of the second stage's node of right answers: what was right before as well.
    const node = await tools.rect('node/1/R');
    await tools.page.mouse.move(node.x - 4, node.y + 4);
    await tools.idle();
    await tools.page.mouse.down();
    await tools.idle();
    await tools.page.mouse.up();
    await tools.idle();
    const link = (await tools.state()).link;
    expect(link.startsWith(`${ALL}?pat=RR`), link);
    const listed = Number(await tools.node('items').getAttribute('aria-rowcount')) - 1;
    const first = await tools.page.locator('#mirror [data-key^="item/"]').first().getAttribute('data-key');
    await tools.click(first);
    expect((await tools.text('position')).startsWith(`1 of ${listed}`), await tools.text('position'));
    await tools.page.keyboard.press(']');
    await tools.idle();
    expect((await tools.text('position')).startsWith(`2 of ${listed}`), await tools.text('position'));
    await tools.page.goBack();
    await tools.page.goBack();
    await tools.idle();
    equal((await tools.state()).link, link, 'after back');
  },

  'the diagram is a picture with a sentence, and a table beside it': async (site) => {
    const tools = await site.page(ALL);
    equal(await tools.node('flow-chart').getAttribute('role'), 'img', 'role');
    expect((await tools.text('flow-chart')).includes('200 items over 4 stages'), await tools.text('flow-chart'));
    const rows = await tools.page.locator('#mirror [data-key^="pattern/"]').count();
    expect(rows > 5, `${rows} patterns`);
    equal(await tools.node('col/items').getAttribute('aria-sort'), 'descending', 'sort');
    expect((await tools.text('step/1')).includes('Holm over 3 steps'), await tools.text('step/1'));
  },

  'stages are moved with the keyboard alone': async (site) => {
    const tools = await site.page(FLOW);
    await tools.node('stage-right/0').focus();
    await tools.page.keyboard.press('Enter');
    await tools.idle();
    equal((await tools.state()).link, '#/demo/flow/demo%2Fvideo-2frames/demo%2Fquestion-only/demo%2Fvideo-8frames', 'link');
    await tools.node('group/kept').focus();
    await tools.page.keyboard.press('Enter');
    await tools.idle();
    expect((await tools.state()).link.endsWith('?pat=kept'), 'no group in the link');
  },

  'a stage is dragged to another place': async (site) => {
    const tools = await site.page(FLOW);
    const from = await tools.rect('stage/0');
    const to = await tools.rect('stage/2');
    await tools.page.mouse.move(from.x + 6, from.y + from.h / 2);
    await tools.idle();
    await tools.page.mouse.down();
    await tools.idle();
    for (const share of [0.4, 0.8, 1]) {
      await tools.page.mouse.move(from.x + share * (to.x + to.w - 4 - from.x), from.y + from.h / 2);
      await tools.idle();
    }
    await tools.page.mouse.up();
    await tools.idle();
    equal((await tools.state()).link, '#/demo/flow/demo%2Fvideo-2frames/demo%2Fvideo-8frames/demo%2Fquestion-only', 'link');
  },
};
