import { expect, equal } from '../harness.mjs';

const ITEM = '#/demo/item/kitchen-04%2Fq1';
const LARGE = 40_000_000;   // more than is fetched whole (fetch.js, AppState::most_whole_replies)

export const cases = {
  'X108: a host without ranges and replies too large to be taken whole; outcomes stay, replies are not waited for': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.page.route('**/site.json', async (route) => {
      const index = await (await route.fetch()).json();
      for (const bench of index.benchmarks) for (const log of bench.logs ?? []) log.bytes = LARGE;
      await route.fulfill({ json: index });
    });
    await tools.page.route('**/logs/**', (route) => route.fulfill({ status: 200, headers: { 'content-length': String(LARGE) }, body: '' }));
    await tools.page.reload();
    await tools.ready();
    await tools.page.evaluate((item) => { location.hash = item; }, ITEM);
    await tools.page.waitForFunction(() => window.egoProbe.state().notices > 0, null, { timeout: 20000 });
    await tools.idle();
    const notice = await tools.text('notice');
    expect(/^X108  \S+logs\/\S+: the host does not send parts of files .* has 40(\.0)? MB\. Outcomes stay/.test(notice), notice);
    expect(await tools.page.locator('#mirror [data-key^="verdict/"]').count() > 0, 'no outcomes');
    const replies = await tools.page.locator('#mirror [data-key^="reply/"]').evaluateAll((nodes) => nodes.map((node) => node.textContent));
    equal([...new Set(replies)].length, 1, `what stands in place of the replies: ${replies.join(' | ')}`);
    site.ignoreTrouble(/content.length|ERR_CONTENT_LENGTH/i);
  },

  'X109: a clip that cannot be played says why and what would play; the question stays': async (site) => {
    const tools = await site.page('#/demo/board');
    await tools.page.route(/\.(mp4|webm|mkv)$/, (route) => route.fulfill({ status: 200, contentType: 'video/mp4', body: 'no video' }));
    await tools.page.evaluate((item) => { location.hash = item; }, ITEM);
    await tools.page.waitForFunction(() => window.egoProbe.state().player.failed, null, { timeout: 30000 });
    await tools.idle();
    expect((await tools.text('clip-state')).startsWith('X109  This clip cannot be played here: '), await tools.text('clip-state'));
    expect(/ffmpeg -i/.test(await tools.page.locator('#mirror').textContent()), 'no command that makes a clip which plays');
    expect(await tools.has('question'), 'the question is gone');
    site.ignoreTrouble(/clip|demux|decode/i);
  },
};
