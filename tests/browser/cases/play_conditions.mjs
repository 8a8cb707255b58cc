// A test held to what a model had: chosen with the mouse, kept over a reload, shown beside the result.
import { expect, equal } from '../harness.mjs';

const LINK = '#/demo/play/custom?seen=demo/video-8frames~only&n=2';
const HELD = ['play-replay/held', 'play-window/held', 'play-order/held'];

const player = async (tools) => (await tools.state()).player;
const clipShown = (tools) => tools.page.waitForFunction(() => window.egoProbe.state().player.shown >= 0, null, { timeout: 30000 });

export const cases = {
  'only the frames of the model, once, with 5 s to answer': async (site) => {
    const tools = await site.page(LINK);
    equal(await tools.hash(), LINK, 'link');
    for (const key of HELD) await tools.click(key);
    await tools.click('play-start');
    await clipShown(tools);
    // The clip runs by itself; whenever it is looked at, one of eight frames is shown.
    await tools.page.waitForFunction(() => window.egoProbe.state().player.playing, null, { timeout: 10000 });
    const seen = await tools.page.evaluate(async () => {
      const frames = new Set();
      while (window.egoProbe.state().player.playing) {
        frames.add(window.egoProbe.state().player.shown);
        await new Promise((resolve) => { setTimeout(resolve, 20); });
      }
      return [...frames];
    });
    expect(seen.length >= 2 && seen.length <= 8, `frames that were shown: ${seen}`);
    const last = (await player(tools)).frame;
    await tools.key('ArrowLeft', 'Home', ' ');
    equal((await player(tools)).frame, last, 'frame after keys that would go back');
    expect(!(await player(tools)).playing, 'runs a second time');
    expect(/s left|late/.test(await tools.text('play-window-left')), 'no answer window');
    await tools.key('a');
    await tools.key('Enter');
    await clipShown(tools);
    await tools.page.reload();
    await tools.ready();
    equal(await tools.text('play-position'), '2 of 2', 'place after a reload');
    expect(/only the frames of Colour blobs, 8 frames.*the clip runs once.*5 s after/.test(await tools.text('play-held-to')), 'conditions after a reload');
    await tools.key('a');
    await tools.key('Enter');
    const conditions = await tools.text('play-result-conditions');
    expect(/only the frames of Colour blobs, 8 frames/.test(conditions) && /as in a stream/.test(conditions), conditions);
    expect(/of 2 answers came late/.test(await tools.text('play-late')), 'late answers are not counted');
    await tools.shot('play-conditions');
  },
};
