// Random but seeded use of the page, and what must hold afterwards: no trouble, no growing heap, nothing left running.
import { expect, equal } from './harness.mjs';

const KEYS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape', 'x', 'c', 's', 'S', 'v', '[', ']', '1', '2', '3', '4', 'T', 't', 'u', '?', '`',
  'PageDown', 'PageUp', 'Home', 'End', 'Control+z', 'Control+k', 'g b', 'g i', 'g p', 'g f', 'g d', 'g a', '.', ',', ' '];
const LINKS = ['#/demo/board', '#/egocross/board', '#/video-mmmu/board?lang=zh', '#/demo/items?q=count', '#/demo/item/workbench-01%2Fq1',
  '#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames?cell=gained', '#/demo/drop', '#/teleego/board?theme=dark', '#/demo/row/demo%2Fchance'];

function generator(seed) {
  let state = seed >>> 0;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * end);
  };
}

// Put into the page before anything else: timers that wait, frames that were asked for.
export function countTimers() {
  const waiting = new Set();
  window.pendingTimers = () => waiting.size;
  const { setTimeout: later, clearTimeout: never } = window;
  window.setTimeout = (act, ms, ...rest) => {
    const id = later(() => { waiting.delete(id); act(...rest); }, ms);
    waiting.add(id);
    return id;
  };
  window.clearTimeout = (id) => { waiting.delete(id); never(id); };
  window.setInterval = () => { throw new Error('an interval would run for ever'); };
}

async function step(tools, below) {
  const { page } = tools;
  const choice = below(10);
  if (choice < 5) {
    for (const key of KEYS[below(KEYS.length)].split(/(?<=.) /)) await page.keyboard.press(key === '' ? ' ' : key);
  } else if (choice < 7) {
    await page.mouse.move(below(1400), below(880));
    await page.mouse.down();
    await page.mouse.up();
  } else if (choice < 8) {
    await page.mouse.wheel(0, below(2000) - 1000);
  } else {
    await page.evaluate((link) => { location.hash = link; }, LINKS[below(LINKS.length)]);
  }
}

/// Waits for rest. A clip may be left playing in a loop: then the board must rest, where none plays.
async function rest(tools) {
  const patience = 15_000;
  const within = (what) => Promise.race([what.then(() => true), new Promise((done) => { setTimeout(done, patience, false); })]);
  if (await within(tools.idle())) return;
  const { link } = await tools.state();
  await tools.page.evaluate(() => { location.hash = '#/demo/board'; });
  expect(await within(tools.idle()), `no rest within ${patience} ms, neither at ${link} nor on the board`);
  console.log(`  still busy at ${link}; the board rests`);
}

/// @returns { steps, heapBefore, heapAfter }
export async function monkey(tools, milliseconds, seed) {
  const below = generator(seed);
  const { page } = tools;
  page.on('filechooser', () => {});   // `o` and its button: nothing is chosen
  const end = Date.now() + milliseconds;
  let steps = 0;
  let heapBefore = 0;
  while (Date.now() < end) {
    await step(tools, below);
    steps += 1;
    if (steps % 20 === 0) await rest(tools);
    if (steps === 60) heapBefore = await tools.probe('heapBytes');   // every view was probably open once
  }
  await page.keyboard.press('Escape');
  await rest(tools);
  equal(await page.locator('#crash').count(), 0, 'crashes');
  return { steps, heapBefore, heapAfter: await tools.probe('heapBytes') };
}

/// Nothing is drawn and no timer waits.
export async function expectRest(tools, milliseconds) {
  await tools.page.mouse.move(2, 2);
  await tools.idle();
  await tools.page.waitForTimeout(2500);   // what waits for rest: the link, the spoken change, a tooltip
  await tools.idle();
  await tools.page.waitForTimeout(500);
  const before = await tools.probe('frames');
  await tools.page.waitForTimeout(milliseconds);
  equal(await tools.probe('frames'), before, `frames in ${milliseconds} ms of rest`);
  equal(await tools.page.evaluate(() => window.pendingTimers()), 0, 'timers that wait');
}

export function expectFlat({ heapBefore, heapAfter }, growth) {
  expect(heapBefore === 0 || heapAfter <= heapBefore * growth, `the heap grew from ${heapBefore} to ${heapAfter} bytes`);
}
