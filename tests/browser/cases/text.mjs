import { readFileSync } from 'node:fs';
import { expect, equal } from '../harness.mjs';

const VIEWS = {
  board: '#/demo/board', items: '#/demo/items', item: '#/demo/item/workbench-01%2Fq1',
  pair: '#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames?cell=gained', row: '#/demo/row/demo%2Fchance', drop: '#/demo/drop', published: '#/egocross/board',
};
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// @returns the rules that axe-core finds broken, with the elements
async function audit(tools, { off = [] } = {}) {
  await tools.page.evaluate(readFileSync(process.env.EGO_AXE, 'utf8'));   // evaluated, not inserted: the policy of the page allows no inline script
  const { violations } = await tools.page.evaluate(([tags, rules]) => window.axe.run(document, {
    runOnly: { type: 'tag', values: tags }, rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
  }), [TAGS, off]);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

export const cases = {
  'text mode shows every view without a canvas': async (site) => {
    for (const [name, link] of Object.entries(VIEWS)) {
      const tools = await site.page(`?text${link}`);
      equal(await tools.page.locator('canvas').count(), 0, 'canvas');
      const text = await tools.page.locator('#text').innerText();
      expect(text.length > 100, `${name}: ${text}`);
      equal((await tools.state()).link, link, 'link');
      await tools.shot(`text-${name}`, { full: true });
      await tools.page.context().close();
    }
  },

  'text mode has every row and column of the board, and its keys work': async (site) => {
    const tools = await site.page('?text#/demo/board');
    equal(await tools.page.locator('#text [data-key^="row/"]').count(), 7, 'rows');
    const headers = await tools.page.locator('#text [role=columnheader]').count();
    equal(headers, Number(await tools.page.locator('#text [role=grid]').getAttribute('aria-colcount')), 'columns');
    await tools.page.locator('#text [data-key="col/model"]').focus();
    await tools.page.keyboard.press('Enter');
    await tools.idle();
    equal((await tools.state()).link, '#/demo/board?sort=model', 'sorted by keyboard');
    await tools.page.locator('#text [data-key="row/demo/chance"]').focus();
    await tools.page.keyboard.press('Enter');
    await tools.idle();
    expect(await tools.has('drawer-title'), 'no details');
    await tools.page.locator('#text [data-key="view/items"]').click();
    await tools.idle();
    await tools.page.locator('#text input[data-key=search]').fill('count');
    await tools.idle();
    equal((await tools.state()).link, '#/demo/items?sort=model&q=count', 'searched');
  },

  'a file is scored in text mode': async (site) => {
    const tools = await site.page('?text#/demo/board');
    const demo = readFileSync(new URL('../../../assets/demo/submissions/chance.jsonl', import.meta.url), 'utf8');
    await tools.drop([{ name: 'chance.jsonl', text: demo }]);
    expect((await tools.text('joined')).includes('demo/chance (2)'), 'not joined');
  },

  'the first thing a keyboard reaches leads to the text version': async (site) => {
    const tools = await site.page('#/demo/items');
    await tools.page.keyboard.press('Tab');
    equal(await tools.page.evaluate(() => document.activeElement.className), 'skip', 'first focus');
    expect((await tools.page.locator('.skip').boundingBox()).y >= 0, 'not in sight');
    await tools.page.keyboard.press('Enter');
    await tools.page.waitForFunction(() => document.documentElement.classList.contains('text-mode'));
    await tools.ready();
    equal((await tools.state()).link, '#/demo/items', 'the same place');
  },

  'without WebGL the text version is shown, with the reason': async (site) => {
    const tools = await site.page('#/demo/board', { init: () => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function getContext(kind, ...rest) { return kind === 'webgl2' ? null : original.call(this, kind, ...rest); };
    } });
    expect(await tools.page.evaluate(() => document.documentElement.classList.contains('text-mode')), 'no text mode');
    expect((await tools.text('notice')).startsWith('X102'), 'no code');
  },

  'axe finds nothing wrong in text mode': async (site) => {
    const looks = [`${VIEWS.board}?theme=dark`, `${VIEWS.item}?theme=contrast&lang=zh`];
    for (const link of [...Object.values(VIEWS), ...looks]) {
      const tools = await site.page(`?text${link}`);
      equal(await audit(tools), [], link);
      await tools.page.context().close();
    }
  },

  'axe finds nothing wrong in the text layer over the canvas': async (site) => {
    for (const link of Object.values(VIEWS)) {
      const tools = await site.page(link);
      // The layer's text is transparent: what is seen is drawn, and its contrast is computed by the theme's unit test.
      equal(await audit(tools, { off: ['color-contrast'] }), [], link);
      await tools.page.context().close();
    }
    const tools = await site.page(VIEWS.board);
    await tools.key('Control+k');
    equal(await audit(tools, { off: ['color-contrast'] }), [], 'with the palette');
  },

  'the palette is a dialog with a list, by keyboard alone': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.page.locator('#mirror [data-key="view/items"]').focus();
    await tools.key('Control+k');
    equal(await tools.page.evaluate(() => document.activeElement.dataset.key), 'palette', 'focus');
    equal(await tools.node('palette').getAttribute('role'), 'combobox', 'role');
    await tools.page.keyboard.type('item workbench-01/q2');
    await tools.idle();
    const active = await tools.node('palette').getAttribute('aria-activedescendant');
    equal(await tools.page.evaluate((id) => document.getElementById(id)?.getAttribute('aria-selected'), active), 'true', 'active option');
    await tools.shot('palette');
    await tools.key('Escape');
    equal(await tools.page.evaluate(() => document.activeElement.dataset.key), 'view/items', 'focus after closing');
    await tools.key('Control+k');
    await tools.page.keyboard.type('pair 2frames 8frames');
    await tools.idle();
    await tools.key('Enter');
    equal((await tools.state()).link, '#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames', 'link');
  },

  'one key goes from panel to panel and a screen reader hears of changes once a second': async (site) => {
    const tools = await site.page('#/demo/board');
    const regions = [];
    for (let i = 0; i < 3; i += 1) {
      await tools.key('`');
      regions.push(await tools.page.evaluate(() => document.activeElement.closest('[role=region]')?.dataset.key));
    }
    equal(regions, ['bar', 'head', 'view'], 'panels');
    await tools.page.evaluate(() => {
      window.spoken = [];
      new MutationObserver(() => window.spoken.push([performance.now(), document.getElementById('live').textContent])).observe(document.getElementById('live'), { childList: true });
    });
    await tools.page.locator('#mirror input[data-key=search]').click();
    await tools.page.keyboard.type('frames', { delay: 120 });
    await tools.page.waitForTimeout(1300);
    const spoken = await tools.page.evaluate(() => window.spoken);
    expect(spoken.length >= 1 && spoken.at(-1)[1].includes('3 of 7'), JSON.stringify(spoken));
    for (let i = 1; i < spoken.length; i += 1) expect(spoken[i][0] - spoken[i - 1][0] >= 990, `spoken twice within ${spoken[i][0] - spoken[i - 1][0]} ms`);
  },

  'what is chosen is copied as a table': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.key('ArrowDown', 'Shift+ArrowDown', 'Control+c');
    await tools.page.waitForTimeout(50);
    const copied = await tools.page.evaluate(() => navigator.clipboard.readText());
    equal(copied.split('\n').length, 4, `lines of ${copied}`);
    expect(copied.startsWith('id\tModel\tSetting\tOverall'), copied);
  },
};
