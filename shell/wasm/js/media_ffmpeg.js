// FFmpeg's decoder (the media_decode module) behind the interface of the player's decoders:
//   run(range, emit, stopped)  decodes the frames [first, end) in order, calls emit(frame, picture) for each it gives
// A picture is planes in a buffer of its own: { format, width, height, layout, buffer, fullRange, bt709 }.
const LAYOUTS = [null, 'I420', 'I422', 'I444'];

export function openFfmpeg(clip) {
  const { wasm } = clip;
  if (wasm._media_decoder_open() !== 0) throw new Error(wasm.UTF8ToString(wasm._media_error()));

  function copyPlanes(format, width, height) {
    const halfWidth = format === 'I444' ? width : (width + 1) >> 1;
    const halfHeight = format === 'I420' ? (height + 1) >> 1 : height;
    const sizes = [[width, height], [halfWidth, halfHeight], [halfWidth, halfHeight]];
    const buffer = new Uint8Array(sizes.reduce((sum, [w, h]) => sum + w * h, 0));
    const layout = [];
    let offset = 0;
    sizes.forEach(([w, h], plane) => {
      const at = wasm._media_picture_plane(plane);
      const stride = wasm._media_picture_stride(plane);
      layout.push({ offset, stride: w });
      for (let row = 0; row < h; row += 1, offset += w) buffer.set(wasm.HEAPU8.subarray(at + row * stride, at + row * stride + w), offset);
    });
    return { buffer, layout };
  }

  function picture() {
    const width = wasm._media_picture_width();
    const height = wasm._media_picture_height();
    const format = LAYOUTS[wasm._media_picture_layout()];
    const colour = wasm._media_picture_colour();
    const shared = { width, height, fullRange: (colour & 1) !== 0, bt709: (colour & 2) !== 0 };
    if (format) return { ...shared, format, ...copyPlanes(format, width, height) };
    const at = wasm._media_picture_rgba();
    return { ...shared, format: 'RGBA', buffer: wasm.HEAPU8.slice(at, at + width * height * 4), layout: [{ offset: 0, stride: width * 4 }] };
  }

  return {
    name: 'ffmpeg',
    groupKey: 1,
    sha256: () => wasm.UTF8ToString(wasm._media_picture_sha256()),   // of the picture emitted last
    async run({ first, end }, emit, stopped) {
      let frame = wasm._media_decode(first);
      while (frame >= 0 && frame < end) {
        emit(frame, picture());
        await pause();
        if (stopped()) return;
        if (frame + 1 >= end) return;
        frame = wasm._media_next();
      }
    },
    close() {},
  };
}

// Lets messages in between two pictures: a promise alone would not.
const channel = new MessageChannel();
let resume = null;
channel.port1.onmessage = () => resume();
const pause = () => new Promise((resolve) => { resume = resolve; channel.port2.postMessage(0); });
