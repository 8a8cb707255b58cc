// One clip and its decoding: frames by number, from the cache or decoded with their key's group. Knows no window and no message;
// media_worker.js gives it the modules, tests give it others.
import { groupOf, groupStarts } from './media_module.js';
import { makeFrameCache } from './media_cache.js';

const STILL_WAIT_MS = 30;
const MOST_AHEAD = 60;   // frames on either side of the playhead that are decoded before anybody asks

// open(): the decoders to try, in order: functions that give one, or null if it cannot do this clip.
// onKept(frame): a picture came into the cache.
export async function makePlayer(clip, decoders, { budgetBytes, onDecoder = () => {}, onKept = () => {} }) {
  const cache = makeFrameCache(budgetBytes);
  const waiting = [...decoders];
  let decoder = null;
  let starts = [];
  let playhead = 0;
  let direction = 1;      // the way the playhead moved last
  let job = null;         // the group that is being decoded
  let wanted = null;      // { frame, resolve }: the one frame somebody waits for
  const lost = new Set(); // frames that no decoder gives

  async function takeNextDecoder() {
    decoder?.close();
    decoder = null;
    while (!decoder && waiting.length > 0) decoder = await waiting.shift()().catch(() => null);
    if (!decoder) throw new Error('no decoder for this clip');
    starts = groupStarts(clip, decoder.groupKey);
    onDecoder(decoder.name);
  }

  function answer(frame) {
    if (!wanted || wanted.frame !== frame) return;
    const { resolve } = wanted;
    wanted = null;
    resolve(cache.get(frame) ?? null);
  }

  // Decodes one group; stops when somebody wants a frame of another one.
  async function decode(group) {
    const given = new Set();
    const mine = { ...group, given, stop: false };
    job = mine;
    const emit = (frame, picture) => {
      given.add(frame);
      const kept = cache.put(frame, picture, playhead);
      if (!kept && frame > playhead) mine.stop = true;   // the rest would not be kept either
      answer(frame);
      if (kept) onKept(frame);
    };
    let broken = false;
    await decoder.run(group, emit, () => mine.stop).catch(() => { broken = true; });
    const whole = given.size === group.end - group.first;
    if ((broken || !whole) && !mine.stop && waiting.length > 0) {
      await takeNextDecoder();   // a lost picture or an error: the decoder that always works takes over
      return;
    }
    if (!mine.stop) for (let frame = group.first; frame < group.end; frame += 1) if (!given.has(frame)) lost.add(frame);
  }

  const here = (frame) => cache.has(frame) || lost.has(frame);

  // What is worth decoding next: the wanted frame's group, then the group of the first frame that is not here yet, the way the playhead
  // moves, then the other way. Half of what the cache holds is looked at: a group that is decoded then fills the rest, not one frame.
  function nextGroup() {
    if (wanted) return groupOf(starts, clip.info.frames, wanted.frame);
    const ahead = Math.min(MOST_AHEAD, cache.reach() >> 1);
    for (const way of [direction, -direction]) {
      for (let step = 1; step <= ahead; step += 1) {
        const frame = playhead + way * step;
        if (frame < 0 || frame >= clip.info.frames) break;
        if (!here(frame)) return groupOf(starts, clip.info.frames, frame);
      }
    }
    return null;
  }

  let running = false;
  async function work() {
    if (running) return;
    running = true;
    try {
      for (let group = nextGroup(); group; group = nextGroup()) {
        if (wanted && here(wanted.frame)) { answer(wanted.frame); continue; }
        await decode(group);
        job = null;
      }
    } finally {
      running = false;
    }
  }

  // A picture that is not kept, decoded while nobody waits for another one; given up and begun again when somebody does.
  async function still(number) {
    for (;;) {
      if (cache.has(number)) return cache.get(number);
      if (running || wanted) { await new Promise((resolve) => { setTimeout(resolve, STILL_WAIT_MS); }); continue; }
      running = true;
      const { first } = groupOf(starts, clip.info.frames, number);
      const mine = { first: -1, end: -1, stop: false };   // whoever wants a frame stops it
      let picture = null;
      job = mine;
      try {
        await decoder.run({ first, end: number + 1 }, (frame, each) => { if (frame === number) picture = each; }, () => mine.stop);
      } catch {   // the player itself finds out what to do about it
        return null;
      } finally {
        job = null;
        running = false;
        work();
      }
      if (picture || !mine.stop) return picture;
    }
  }

  function stand(number) {
    if (number !== playhead) direction = number > playhead ? 1 : -1;
    playhead = number;
  }

  await takeNextDecoder();
  return {
    still,
    decoder: () => decoder.name,
    sha256: () => decoder.sha256?.(),
    starts: () => starts,
    cachedBytes: () => cache.bytes(),
    // The picture of a frame; null if the stream does not give it or somebody wanted another frame before it came.
    async frame(number) {
      stand(number);
      if (cache.has(number)) { work(); return cache.get(number); }
      if (lost.has(number)) return null;
      wanted?.resolve(null);
      const picture = new Promise((resolve) => { wanted = { frame: number, resolve }; });
      const passed = job?.given?.has(number);   // decoded before, and given up for want of room
      if (job && (passed || number < job.first || number >= job.end)) job.stop = true;
      work().catch(() => answer(number));
      return picture;
    },
    // The playhead moved to a frame that the caller has already.
    moved(number) { stand(number); work().catch(() => {}); },
    held: (number) => cache.get(number),
    // A picture near a frame that is here already, or null.
    near(number) {
      const held = cache.nearest(number);
      return held < 0 ? null : { frame: held, picture: cache.get(held) };
    },
    close() { if (job) job.stop = true; decoder?.close(); cache.clear(); },
  };
}
