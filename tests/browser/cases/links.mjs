import { expect, equal } from '../harness.mjs';
import { LINKS } from '../links.mjs';

export const cases = {
  'a long list of links opens, each gets its canonical spelling and comes back': async (site) => {
    expect(LINKS.length >= 60, `${LINKS.length} links`);
    const tools = await site.page('#/demo/board');
    const go = async (link) => {
      await tools.page.evaluate((fragment) => { location.hash = fragment; }, link);
      await tools.page.waitForTimeout(20);
      await tools.idle();
      return (await tools.state()).link;
    };
    for (const [typed, canonical] of LINKS) {
      equal(await go(typed), canonical, `canonical spelling of ${typed}`);
      await tools.page.waitForFunction((link) => location.hash === link, canonical);   // the address bar follows once it rests
      await tools.page.evaluate(() => window.egoProbe.state());
    }
    // Back through all of them: each entry of the history restores its own view.
    for (const [, canonical] of LINKS.slice(0, -1).reverse().slice(0, 12)) {
      await tools.page.goBack();
      await tools.idle();
      equal((await tools.state()).link, canonical, 'after back');
    }
    await tools.page.goForward();
    await tools.idle();
    equal((await tools.state()).link, LINKS.at(-12)[1], 'after forward');
  },

  'a long view is packed into its link and comes back': async (site) => {
    const rows = Array.from({ length: 400 }, (_, i) => `column-with-a-long-name-${i}`).join(',');
    const tools = await site.page(`#/demo/board?cols=overall,${rows}`);
    const { link } = await tools.state();
    expect(link.startsWith('#/demo?z=') && link.length <= 1900, link.slice(0, 100));
    const again = await site.page(link);
    equal((await again.state()).link, link, 'packed link');
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

  'a view that the page does not have is named, and the board is shown at its own address': async (site) => {
    const tools = await site.page('#/demo/infer?q=frames');
    const state = await tools.state();
    equal(state.view, 'board', 'view');
    equal(await tools.text('notice'), 'X106  The link names a view this page does not have: infer. The board is shown.', 'notice');
    await tools.page.waitForFunction(() => location.hash === '#/demo/board?q=frames');
  },

  'a link can be pinned to its data; on other data it says that the board has changed': async (site) => {
    const tools = await site.page('#/demo/items?item=workbench-01/q2');
    await tools.key('Control+k');
    await tools.page.keyboard.type('pinned');
    await tools.key('Enter');
    const copied = await tools.page.evaluate(() => navigator.clipboard.readText());
    expect(/#\/demo\/items\?item=workbench-01\/q2&x=[0-9a-f]{12}$/.test(copied), copied);
    const fragment = copied.slice(copied.indexOf('#'));
    const same = await site.page(fragment);
    equal((await same.state()).notices, 0, 'notices on the same data');
    equal((await same.state()).link, fragment, 'link on the same data');
    const other = await site.page(fragment.replace(/x=.*/, 'x=0123456789ab'));
    expect((await other.text('notice')).startsWith('X112  This board has changed since the link was made. Question workbench-01/q2 is now number '), await other.text('notice'));
  },

  'the link is copied whole': async (site) => {
    const tools = await site.page('#/demo/items?f=domain:garden');
    await tools.click('copy-link');
    const copied = await tools.page.evaluate(() => navigator.clipboard.readText());
    expect(copied.endsWith('/sub/path/#/demo/items?f=domain:garden'), copied);
  },
};
