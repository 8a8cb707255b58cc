// Decoded pictures by frame number, to a budget of bytes. What is farthest from the playhead goes first.
export function makeFrameCache(budgetBytes) {
  const pictures = new Map();
  let bytes = 0;

  function drop(frame) {
    bytes -= pictures.get(frame).buffer.byteLength;
    pictures.delete(frame);
  }

  return {
    get: (frame) => pictures.get(frame),
    has: (frame) => pictures.has(frame),
    bytes: () => bytes,
    // Frames on either side of the playhead that are kept whatever else comes; 0 before the first picture.
    reach: () => (pictures.size === 0 ? 0 : Math.floor((budgetBytes / (bytes / pictures.size) - 1) / 2)),
    // Keeps a picture unless all the room belongs to frames nearer to the playhead. @return false: it was not kept
    put(frame, picture, playhead) {
      if (pictures.has(frame)) drop(frame);
      pictures.set(frame, picture);
      bytes += picture.buffer.byteLength;
      while (bytes > budgetBytes && pictures.size > 1) {
        let farthest = frame;
        for (const held of pictures.keys()) if (Math.abs(held - playhead) > Math.abs(farthest - playhead)) farthest = held;
        drop(farthest);
        if (farthest === frame) return false;
      }
      return true;
    },
    // The held frame nearest to one, or -1.
    nearest(frame) {
      let best = -1;
      for (const held of pictures.keys()) if (best < 0 || Math.abs(held - frame) < Math.abs(best - frame)) best = held;
      return best;
    },
    clear() { pictures.clear(); bytes = 0; },
  };
}
