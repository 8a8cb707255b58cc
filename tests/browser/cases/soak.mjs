import { countTimers, expectFlat, expectRest, monkey } from '../monkey.mjs';

export const cases = {
  'random use for some seconds breaks nothing, and then the page rests': async (site) => {
    const tools = await site.page('#/demo/board', { init: countTimers });
    expectFlat(await monkey(tools, 6000, 1), 1.5);
    await expectRest(tools, 10000);
    site.ignoreTrouble(/copied|clipboard/i);
  },
};
