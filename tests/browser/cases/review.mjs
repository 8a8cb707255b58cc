import { readFileSync } from 'node:fs';
import { expect, equal } from '../harness.mjs';

const ITEM = '#/demo/item/workbench-01%2Fq1';
const ROW = 'demo/longest-option';

export const cases = {
  'a regular expression finds items and its hits are said': async (site) => {
    const tools = await site.page('#/demo/items');
    await tools.page.locator('#mirror input[data-key=search]').fill('domain:garden re:how (many|often)');
    await tools.idle();
    const state = await tools.state();
    expect(state.items > 0 && state.items < 44, `${state.items} items`);
    expect(state.link.includes('q=domain:garden%20re:how'), state.link);
    await tools.page.locator('#mirror input[data-key=search]').fill('re:(how');
    await tools.idle();
    expect((await tools.text('search-fault')).includes('character'), 'no fault');
  },

  'review modes by keyboard alone': async (site) => {
    const tools = await site.page('#/demo/items?rows=demo/video-2frames,demo/video-8frames');
    await tools.node('review/flips').focus();
    await tools.key('Enter');
    const state = await tools.state();
    expect(state.link.includes('f=review:flips'), state.link);
    expect(state.items > 0 && state.items < 200, `${state.items} items`);
    await tools.shot('items-flips');
  },

  'n opens a note, its words are typed into a real field, and a reload still has them': async (site) => {
    const tools = await site.page(ITEM, { height: 1800 });
    await tools.key('n');
    await tools.page.waitForFunction(() => document.activeElement?.dataset.key === 'note');
    await tools.page.keyboard.type('takes the kettle for a jug');
    await tools.page.keyboard.press('Escape');
    await tools.idle();
    await tools.click('remark/label/perception');
    await tools.shot('item-note');
    await tools.page.reload();
    await tools.ready();
    const shown = await tools.page.locator('#mirror [data-key^="remark-on/"]').evaluateAll((nodes) => nodes.map((node) => node.textContent));
    expect(shown.some((text) => text.includes('perception') && text.includes('jug')), JSON.stringify(shown));
  },

  'notes go out as a file and come back': async (site) => {
    const tools = await site.page(ITEM, { height: 1800 });
    await tools.click(`note-on/${ROW}`);
    await tools.click('remark/label/reasoning');
    await tools.page.evaluate(() => { location.hash = '#/demo/items'; });
    await tools.page.waitForTimeout(50);
    await tools.idle();
    await tools.click('open-remarks');
    const download = tools.page.waitForEvent('download');
    await tools.click('export-remarks');
    const text = readFileSync(await (await download).path(), 'utf8');
    equal(JSON.parse(text).changes, [{ field: 'label', id: 'workbench-01/q1', new: 'reasoning', note: '', old: '', row: ROW }], 'changes');
    await tools.click('forget-remarks');
    await tools.drop([{ name: 'notes.json', text }]);
    expect((await tools.text('remarks-read')).startsWith('1 notes read'), 'not read back');
  },

  'play with the keyboard: start, answer, a reload in between, result, export': async (site) => {
    const tools = await site.page('#/demo/play/custom?n=3&seed=7&shuf=1');
    await tools.click('play-start');
    equal(await tools.text('play-position'), '1 of 3', 'position');
    await tools.shot('play');
    await tools.key('b', 'Enter');
    await tools.page.reload();
    await tools.ready();
    equal(await tools.text('play-position'), '2 of 3', 'position after a reload');
    await tools.key('c', 'Enter', '0', 'Enter');
    await tools.page.waitForFunction(() => document.querySelector('#mirror [data-key="play-results"]') !== null);
    expect((await tools.text('play-score')).includes('of 3 right'), await tools.text('play-score'));
    await tools.shot('play-result');
    const download = tools.page.waitForEvent('download');
    await tools.click('play-export');
    const submission = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    equal(submission.model.kind, 'human', 'kind');
    equal(submission.predictions.length, 3, 'predictions');
    expect(submission.predictions.every((one) => one.t_done >= 0), 'no times');
  },
};
