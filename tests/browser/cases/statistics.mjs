import { readFileSync } from 'node:fs';
import { expect, equal } from '../harness.mjs';

const submission = (name) => readFileSync(new URL(`../../../assets/demo/submissions/${name}.jsonl`, import.meta.url), 'utf8');

export const cases = {
  'without scripts the table has rank sets, intervals and what can be seen': async (site) => {
    const tools = await site.page('', { scripts: false });
    const section = tools.page.locator('section[id="/demo"]');
    expect((await section.locator('.power').first().textContent()).includes('cannot be seen here'), 'no line about what can be seen');
    expect(await section.locator('span.ci').count() > 10, 'no interval bars');
    expect(await section.locator('td.value small', { hasText: /^rank 1-2$/ }).count() >= 2, 'no rank sets');
    expect(await section.locator('tr.other').count() >= 8, 'baselines look like models');
  },

  'a band is explained by click and by key, and leads to a pair': async (site) => {
    const tools = await site.page('#/demo/board?sort=-prediction');
    expect((await tools.text('power')).includes('cannot be seen here'), 'no line about what can be seen');
    await tools.click('band/0');
    expect(await tools.has('side-title'), 'no explanation');
    await tools.page.waitForFunction(() => !window.egoProbe.state().computing);
    await tools.idle();
    expect(/cannot be told apart|significantly different/.test(await tools.text('band-explain')), 'no reason');
    await tools.shot('band');
    await tools.key('Escape');
    await tools.key('b');
    expect(await tools.has('side-title'), 'the key opens nothing');
  },

  'a reference row by key: differences with verdicts in the text layer': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.key('ArrowDown', 'ArrowDown', 'p');
    await tools.page.waitForFunction(() => !window.egoProbe.state().computing);
    await tools.idle();
    expect((await tools.hash()).includes('pin='), 'the link does not name the reference');
    const labels = await tools.page.locator('#mirror [data-role=cell]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    expect(labels.some((label) => /points \[.*\], p .*\(Holm\)/.test(label)), 'no difference with interval and adjusted p');
    await tools.shot('pin');
  },

  'a dropped row joins the ranking in slices; no long task': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.drop([{ name: 'mine.jsonl', text: submission('video-8frames') }]);
    await tools.withoutLongTask('joining the ranking', async () => {
      await tools.click('show-on-board');
      await tools.click('rank-dropped');
      await tools.page.waitForFunction(() => !window.egoProbe.state().computing);
      await tools.idle();
    });
    expect((await tools.text('power')).includes('4 rows, 6 pairs'), `family: ${await tools.text('power')}`);
  },

  'filters take expressions': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.page.locator('#mirror input').click();
    await tools.page.keyboard.type('frames>=8 | kind=baseline');
    await tools.idle();
    equal(await tools.text('visible-count'), '5 of 7', 'visible count');
  },

  'the pair page: numbers, slices, cells by key, position in the cell': async (site) => {
    const tools = await site.page('#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames');
    await tools.page.waitForFunction(() => !window.egoProbe.state().computing);
    await tools.idle();
    expect((await tools.text('difference')).includes('+19.5'), 'difference');
    expect(await tools.has('slices'), 'no slices');
    await tools.shot('pair');
    await tools.key('1', 'ArrowDown', 'Enter');
    expect(/^1 of \d+ {2}lost/.test(await tools.text('position')), await tools.text('position'));
  },

  'board and pair in both themes and widths': async (site) => {
    for (const [name, options] of Object.entries({
      'light-1440': {}, 'dark-1440': { dark: true }, 'light-390': { width: 390, height: 844 }, 'dark-390': { width: 390, height: 844, dark: true },
    })) {
      for (const [view, link] of Object.entries({
        board: '#/demo/board?sort=-prediction', egocross: '#/egocross/board', pair: '#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames',
      })) {
        const tools = await site.page(link, options);
        await tools.page.waitForFunction(() => !window.egoProbe.state().computing);
        await tools.shot(`${view}-${name}`);
      }
    }
  },
};
