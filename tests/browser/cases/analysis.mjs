import { readFileSync } from 'node:fs';
import { expect, equal } from '../harness.mjs';

// The file a click on that export makes.
async function saved(tools, key) {
  await tools.key('e');
  const [download] = await Promise.all([tools.page.waitForEvent('download'), tools.click(`export/${key}`)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

export const cases = {
  'charts are pictures with a sentence, tables behind a button': async (site) => {
    const tools = await site.page('#/demo/analysis?chart=heat');
    equal(await tools.node('chart').getAttribute('role'), 'img', 'role');
    expect((await tools.label('chart')).includes('4 rows by 4 columns'), 'the sentence does not say what is seen');
    await tools.click('as-table');
    equal(await tools.node('data').getAttribute('aria-rowcount'), '17', 'rows of the table');
    await tools.click('chart/radar');
    equal((await tools.state()).link, '#/demo/analysis?chart=radar', 'link');
  },

  'a chart that a table has nothing for cannot be chosen, and says why': async (site) => {
    const tools = await site.page('#/video-mmmu/analysis?chart=heat');
    const chip = await tools.node('chart/parameters');
    equal(await chip.getAttribute('aria-disabled'), 'true', 'aria-disabled');
    expect((await tools.label('chart/parameters')).endsWith('Fewer than two rows say how many parameters they have.'), await tools.label('chart/parameters'));
    equal(await (await tools.node('chart/date')).getAttribute('aria-disabled'), null, 'the date chart has rows');
  },

  'a slice becomes the filter of the items': async (site) => {
    const tools = await site.page('#/demo/slices');
    await tools.click('as-table');
    await tools.click('data/0');
    await tools.click('show-items');
    expect((await tools.state()).link.startsWith('#/demo/items?f='), 'no filter');
    expect((await tools.state()).items < 200, 'the filter leaves nothing out');
  },

  'exports are files with the filter inside': async (site) => {
    const tools = await site.page('#/demo/board?q=frames');
    const json = await saved(tools, 'json');
    equal(json.name, 'demo-board.json', 'name');
    const document = JSON.parse(json.bytes.toString('utf8'));
    equal(document.filter, 'q=frames', 'filter');
    expect(document.link.endsWith('/sub/path/#/demo/board?q=frames'), document.link);
    equal(document.rows.length, 3, 'rows');
    const csv = await saved(tools, 'csv');
    expect(csv.bytes.toString('utf8').startsWith('row,model,profile'), 'CSV header');
  },

  'a picture is rasterised at its scale': async (site) => {
    const tools = await site.page('#/demo/analysis?chart=heat');
    const width = (png) => { equal(png.bytes.subarray(1, 4).toString(), 'PNG', 'signature'); return png.bytes.readUInt32BE(16); };
    const once = width(await saved(tools, 'png1'));
    const twice = width(await saved(tools, 'png2'));
    expect(once > 400, `only ${once} pixels wide`);
    expect(Math.abs(twice - 2 * once) <= 1, `${twice} is not twice ${once}`);
  },

  'a citation is copied with its data hash': async (site) => {
    const tools = await site.page('#/demo/agree');
    await tools.key('e');
    await tools.click('export/cite');
    const text = await tools.page.evaluate(() => navigator.clipboard.readText());
    expect(text.includes('report_sha256') && text.includes('#/demo/agree'), text);
  },

  'screenshots of the analyses': async (site) => {
    const views = {
      analysis: '#/demo/analysis', positions: '#/demo/analysis?chart=positions', heat: '#/demo/analysis?chart=heat',
      'heat-difference': '#/demo/analysis?rows=demo/video-2frames,demo/video-8frames&chart=heat', radar: '#/exo2ego/analysis?chart=radar',
      date: '#/video-mmmu/analysis?chart=date', rows: '#/egocross/analysis', agree: '#/demo/agree', alone: '#/demo/agree?chart=alone', slices: '#/demo/slices',
    };
    for (const [size, options] of Object.entries({ wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } })) {
      for (const [name, link] of Object.entries(views)) {
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
