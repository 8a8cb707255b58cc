// One session without a pointer (explorer.md 16, test 5), and every command within reach of the palette.
import { expect, equal } from '../harness.mjs';

export const cases = {
  'open, filter, pair, lost items, play the clip, step three frames, copy the link': async (site) => {
    const tools = await site.page('');
    const link = async () => (await tools.state()).link;
    await tools.key('Control+k');
    await tools.page.keyboard.type('demo');
    await tools.idle();
    await tools.key('Enter');
    equal(await link(), '#/demo/board', 'benchmark from the palette');

    await tools.key('/');
    await tools.page.waitForFunction(() => document.activeElement.dataset.key === 'search');
    await tools.page.keyboard.type('kind=model & frames');
    await tools.key('Enter');   // leaves the field
    const { rows, rowsTotal } = await tools.state();
    expect(rows < rowsTotal, `${rows} of ${rowsTotal} rows`);

    await tools.key('End', 'x', 'Home', 'x', 'c');
    expect((await link()).startsWith('#/demo/pair/'), await link());
    await tools.key('1');
    expect((await link()).includes('cell=lost'), await link());
    await tools.key('ArrowDown', 'Enter');
    expect(/[?&]item=/.test(await link()), await link());

    await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });
    const player = async () => (await tools.state()).player;
    await tools.page.keyboard.press(' ');
    await tools.page.waitForFunction(() => window.egoProbe.state().player.frame >= 5, null, { timeout: 20000 });
    await tools.page.keyboard.press(' ');
    await tools.page.waitForFunction(() => !window.egoProbe.state().player.playing);
    await tools.idle();
    const { frame } = await player();
    await tools.key('.', '.', '.');
    await tools.page.waitForFunction((n) => window.egoProbe.state().player.shown === n, frame + 3, { timeout: 20000 });

    await tools.key('y');
    const copied = await tools.page.evaluate(() => navigator.clipboard.readText());
    equal(copied.slice(copied.indexOf('#')), await link(), 'copied link');
    expect(copied.includes('cell=lost') && /[?&]item=/.test(copied) && /[?&]t=/.test(copied), copied);
    const again = await site.page(copied.slice(copied.indexOf('#')));
    equal((await again.state()).link, await link(), 'the copied link opened');
  },

  'the date slider is moved by its own keys and stands in the link': async (site) => {
    const tools = await site.page('#/video-mmmu/board');
    const slider = tools.node('board-date');
    const all = (await tools.state()).rows;
    equal(await slider.getAttribute('role'), 'slider', 'role');
    equal(await slider.getAttribute('aria-valuenow'), await slider.getAttribute('aria-valuemax'), 'now');
    await slider.focus();
    await tools.idle();
    await tools.key('ArrowLeft');
    equal((await tools.state()).link, '#/video-mmmu/board?date=2025-08-08', 'link');
    equal(await slider.getAttribute('aria-valuetext'), 'as of 2025-08-08', 'value in words');
    expect((await tools.state()).rows < all, 'no row is gone');
    expect(/came later, \d+ carry no date and stay/.test(await tools.text('visible-count')), await tools.text('visible-count'));
    await tools.shot('board-date');
    await tools.key('Home');
    equal(await slider.getAttribute('aria-valuenow'), '0', 'first date');
    await tools.key('End');
    equal((await tools.state()).link, '#/video-mmmu/board', 'link of the latest');
  },
};
