// Pictures on both sides of the playhead, on the page's side: a step shows one at once instead of asking the worker first, so that it is
// drawn in the very next animation frame. The worker sends them when nobody waits for anything else; both sides forget by the same rule.
const HOLD_BYTES = 48 << 20;
const MOST_REACH = 8;   // frames either way: a key that repeats makes 30 steps a second, and the worker answers within two of them
const PIXEL_BYTES = 1.5;

// Frames on either side of the playhead that are held.
export const holdReach = (width, height) => Math.max(1, Math.min(MOST_REACH, Math.floor(HOLD_BYTES / (2 * PIXEL_BYTES * width * height))));

export function makeHold() {
  const held = new Map();   // frame -> the worker's message
  const drop = (frame) => { held.get(frame)?.image?.close(); held.delete(frame); };
  return {
    get: (frame) => held.get(frame),
    // Keeps a picture; the one that was there before is closed.
    put(data) { drop(data.frame); held.set(data.frame, data); },
    // The worker has been told where the playhead is now: it will forget the same ones.
    moveTo(playhead) {
      for (const [frame, { width, height }] of [...held]) if (Math.abs(frame - playhead) > holdReach(width, height)) drop(frame);
    },
    clear() { for (const frame of [...held.keys()]) drop(frame); },
  };
}
