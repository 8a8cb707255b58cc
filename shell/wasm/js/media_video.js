// The last resort: the browser's video element, where neither module can be had or takes the file apart. Frames are found by time, so it
// needs to be told how many there are and at which rate; it seeks to the middle of a frame, (n + 0.5) / fps, because n / fps is now and
// then taken for the frame before.
const SEEK_MS = 1500;
const SETTLE_MS = 200;   // after `seeked` the picture may still be the one before

// Resolves to { info, times, keys, show }, or null if the element cannot play the file or nothing is known of its frames.
export async function openVideo(source, { frames, fps }) {
  if (!(frames > 0) || !(fps > 0)) return null;
  // Read whole: a host without byte ranges would leave the element at its first frame.
  const answer = await fetch(source).catch(() => null);
  if (!answer?.ok) return null;
  const address = URL.createObjectURL(await answer.blob());
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.src = address;
  const ready = await new Promise((resolve) => {
    video.onloadeddata = () => resolve(true);
    video.onerror = () => resolve(false);
  });
  if (!ready) return null;

  let seeking = Promise.resolve();
  // One seek at a time. The frame callback sometimes never comes, most often when the frame is on the screen already, and sometimes
  // comes for the frame that was there before: the first that speaks of this frame counts.
  const show = (frame) => {
    seeking = seeking.then(() => new Promise((resolve) => {
      const done = () => { clearTimeout(timer); video.onseeked = null; resolve(video); };
      let timer = setTimeout(done, SEEK_MS);
      video.onseeked = () => { clearTimeout(timer); timer = setTimeout(done, SETTLE_MS); };
      video.requestVideoFrameCallback?.((_, shown) => { if (Math.round(shown.mediaTime * fps) === frame) done(); });
      video.currentTime = (frame + 0.5) / fps;
    }));
    return seeking;
  };
  return {
    info: { width: video.videoWidth, height: video.videoHeight, pixelAspect: 1, rotation: 0, codec: 'video', container: 'video', hasAudio: false },
    times: Float64Array.from({ length: frames }, (_, frame) => Math.round((frame * 1e6) / fps)),
    keys: Uint32Array.of(0),
    show,
    close: () => { video.removeAttribute('src'); video.load(); URL.revokeObjectURL(address); },
  };
}
