// One clip and its decoding: frames by number, from the cache or decoded with their key's group. Knows no window and no message;
// media_worker.js gives it the modules, tests give it others.
import { groupOf, groupStarts } from './media_module.js';
import { makeFrameCache } from './media_cache.js';

const STILL_WAIT_MS = 30;

// open(): the decoders to try, in order: functions that give one, or null if it cannot do this clip.
export async function makePlayer(clip, decoders, { budgetBytes, onDecoder = () => {} }) {
  const cache = makeFrameCache(budgetBytes);
  const waiting = [...decoders];
  let decoder = null;
  let starts = [];
  let playhead = 0;
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
    const mine = { ...group, stop: false };
    job = mine;
    const given = new Set();
    const emit = (frame, picture) => {
      given.add(frame);
      if (!cache.put(frame, picture, playhead) && frame > playhead) mine.stop = true;   // the rest would not be kept either
      answer(frame);
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

  const complete = (group) => {
    for (let frame = group.first; frame < group.end; frame += 1) if (!cache.has(frame) && !lost.has(frame)) return false;
    return true;
  };

  // What is worth decoding next: the wanted frame's group, the rest of the playhead's, then the one playback is about to enter.
  function nextGroup() {
    if (wanted) return groupOf(starts, clip.info.frames, wanted.frame);
    const here = groupOf(starts, clip.info.frames, playhead);
    const bytesEach = cache.get(playhead)?.buffer.byteLength ?? 0;
    const room = (group) => (group.end - group.first) * bytesEach * 2 < budgetBytes;
    if (!room(here)) return null;
    if (!complete(here)) return here;
    const middle = (here.first + here.end) / 2;
    const beside = playhead >= middle ? here.end : here.first - 1;
    if (beside < 0 || beside >= clip.info.frames) return null;
    const other = groupOf(starts, clip.info.frames, beside);
    return room(other) && !complete(other) ? other : null;
  }

  let running = false;
  async function work() {
    if (running) return;
    running = true;
    try {
      for (let group = nextGroup(); group; group = nextGroup()) {
        if (wanted && (cache.has(wanted.frame) || lost.has(wanted.frame))) { answer(wanted.frame); continue; }
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

  await takeNextDecoder();
  return {
    still,
    decoder: () => decoder.name,
    sha256: () => decoder.sha256?.(),
    starts: () => starts,
    cachedBytes: () => cache.bytes(),
    // The picture of a frame; null if the stream does not give it or somebody wanted another frame before it came.
    async frame(number) {
      playhead = number;
      if (cache.has(number)) { work(); return cache.get(number); }
      if (lost.has(number)) return null;
      wanted?.resolve(null);
      const picture = new Promise((resolve) => { wanted = { frame: number, resolve }; });
      if (job && (number < job.first || number >= job.end)) job.stop = true;
      work().catch(() => answer(number));
      return picture;
    },
    // A picture near a frame that is here already, or null.
    near(number) {
      const held = cache.nearest(number);
      return held < 0 ? null : { frame: held, picture: cache.get(held) };
    },
    close() { if (job) job.stop = true; decoder?.close(); cache.clear(); },
  };
}
