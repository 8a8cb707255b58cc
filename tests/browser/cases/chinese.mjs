// Chinese interface, Chinese data, text from an input method: pictures equal their references (explorer.md 16, test 11).
import { expect, equal } from '../harness.mjs';

const SIZE = { width: 1080, height: 720, language: 'zh-CN' };
const reply = '\u753b\u9762\u4e2d\u624b\u653e\u4e0b\u4e86\u7eff\u8272\u5377\u5c3a\uff0c\u6240\u4ee5\u7b54\u6848\u662f B\u3002';
const submission = JSON.stringify({
  format: 'egoscope.submission', version: '1.0', benchmark: { id: 'demo' }, model: { id: 'lab/zh', name: '\u4e2d\u6587\u6a21\u578b' },
  predictions: [{ id: 'workbench-01/q1', response: reply }, { id: 'workbench-01/q2', response: '\u9009 A' }],
});

async function compose(tools, pieces, committed) {
  await tools.page.locator('#mirror input[data-key=search]').click();
  const session = await tools.page.context().newCDPSession(tools.page);
  for (const text of pieces) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send('Input.insertText', { text: committed });
  await tools.idle();
}

export const cases = {
  'the board in Chinese': async (site) => {
    const tools = await site.page('#/demo/board', SIZE);
    equal((await tools.state()).tongue, 1, 'language');
    await tools.matches('zh-board');
  },

  'a published table with Chinese titles, dark': async (site) => {
    const tools = await site.page('#/egocross/board?theme=dark', SIZE);
    await tools.matches('zh-published-dark');
  },

  'a Chinese question and Chinese replies of a dropped file': async (site) => {
    const tools = await site.page('#/demo/board', { ...SIZE, height: 1080 });   // down to the reply
    await tools.drop([{ name: '\u56de\u7b54.json', text: submission }]);
    await tools.follow('#/demo/item/workbench-01%2Fq1?rows=lab/zh');
    await tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });
    await tools.idle();
    equal(await tools.text('reply/lab/zh'), reply, 'reply');
    await tools.matches('zh-item');
  },

  'an input method finds Chinese questions': async (site) => {
    const tools = await site.page('#/demo/items', SIZE);
    const all = (await tools.state()).items;
    await compose(tools, ['l', 'lv', 'lv se'], '\u7eff\u8272');
    const { items, link } = await tools.state();
    expect(link.includes('q=%E7%BB%BF%E8%89%B2'), link);
    expect(items > 0 && items < all, `${items} of ${all} items`);
    await tools.page.keyboard.press('Enter');   // leaves the field: its caret blinks
    await tools.idle();
    await tools.matches('zh-search');
  },
};
