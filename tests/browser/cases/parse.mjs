import { expect, equal } from '../harness.mjs';

export const cases = {
  'every profile reads what is typed into the fields': async (site) => {
    const tools = await site.page('#/demo/parse');
    const reply = tools.node('trial-reply');
    equal(await reply.evaluate((element) => element.tagName), 'TEXTAREA', 'element');
    await tools.node('trial-options').fill('A. one\nB. two');
    await tools.node('trial-gold').fill('B');
    await reply.fill('');
    await reply.pressSequentially('A clear case:');
    await tools.page.keyboard.press('Enter');   // stays in the field
    await reply.pressSequentially('the answer is B.');
    await tools.idle();
    equal(await reply.inputValue(), 'A clear case:\nthe answer is B.', 'text');
    expect((await tools.text('trial/demo-strict')).startsWith('demo-strict 1.0: B, right'), await tools.text('trial/demo-strict'));
    expect((await tools.text('trial/demo-first-letter')).startsWith('demo-first-letter 1.0: A, wrong'), await tools.text('trial/demo-first-letter'));
    await tools.shot('parse-typed');
    await tools.page.keyboard.press('Escape');
    await tools.key('t');
    equal((await tools.state()).theme, 1, 'keys work again');
  },

  'keys go through the replies, filters stand in the link': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.key('g', 'd');
    equal((await tools.state()).link, '#/demo/parse', 'link');
    await tools.click('parse-row/demo/question-only');
    equal((await tools.state()).link, '#/demo/parse?f=row:demo/question-only', 'link with the row');
    await tools.click('parse-row/demo/question-only');
    equal((await tools.state()).link, '#/demo/parse', 'link without it');
    await tools.key('j');
    const { selected } = await tools.state();
    expect((await tools.node('trial-reply').inputValue()).length > 0, 'no reply in the field');
    await tools.key('j');
    expect((await tools.state()).selected !== selected, 'the second reply is not selected');
    await tools.key('Enter');
    expect((await tools.text('position')).includes(' of '), 'no place in the list');
    await tools.key('Escape');
    equal((await tools.state()).link, '#/demo/parse', 'link after closing');
  },

  'on a phone the replies and the fields take turns': async (site) => {
    const tools = await site.page('#/demo/parse', { width: 390, height: 844, touch: true });
    expect(!(await tools.has('trial-reply')), 'the fields are shown beside the list');
    await tools.click('trial-show');
    expect(await tools.has('trial-reply'), 'no field');
    await tools.click('trial-back');
    expect(await tools.has('replies'), 'no list');
  },
};
