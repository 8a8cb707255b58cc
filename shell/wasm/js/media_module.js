// A media module (media_demux or media_decode) with one clip in it, as an object. Runs in the worker; under node in tests.

// Makes a module and gives it a file. `create` is the module's factory, `bytes` a Uint8Array.
// Rejects with the module's own words where the file is none it knows.
export async function openClip(create, options, bytes) {
  const wasm = await create(options);
  wasm.HEAPU8.set(bytes, wasm._media_buffer(bytes.length));
  const code = wasm._media_open();
  if (code !== 0) throw new Error(wasm.UTF8ToString(wasm._media_error()));
  const info = JSON.parse(wasm.UTF8ToString(wasm._media_info()));
  const times = Float64Array.from({ length: info.frames }, (_, frame) => wasm._media_time(frame));
  const frameOfPacket = Int32Array.from({ length: info.packets }, (_, packet) => wasm._media_packet_frame(packet));
  const flags = Uint8Array.from({ length: info.packets }, (_, packet) => wasm._media_packet_flags(packet));
  const extradataSize = wasm._media_extradata_size();
  const extradataAt = wasm._media_extradata();
  return {
    wasm,
    info,
    times,          // microseconds from the first frame
    frameOfPacket,  // -1: never shown
    flags,          // 1 key, 2 a key that a browser's decoder takes
    extradata: wasm.HEAPU8.slice(extradataAt, extradataAt + extradataSize),
    pts: (frame) => wasm._media_pts(frame),
    decodeStart: (frame) => wasm._media_decode_start(frame),
    packetOfFrame: (frame) => wasm._media_frame_packet(frame),
    // A view: memory may grow, so it is made afresh each time and must be used at once.
    packet: (packet) => {
      const at = wasm._media_packet_data(packet);
      return wasm.HEAPU8.subarray(at, at + wasm._media_packet_size(packet));
    },
    sound: soundOf(wasm),
  };
}

// The sound beside the pictures: { codec, sampleRate, channels, packets, description, time, packet }; without a codec there is none.
function soundOf(wasm) {
  const info = JSON.parse(wasm.UTF8ToString(wasm._media_sound_info()));
  const at = wasm._media_sound_description();
  return {
    ...info,
    description: wasm.HEAPU8.slice(at, at + wasm._media_sound_description_size()),
    time: (packet) => wasm._media_sound_time(packet),   // microseconds from the first frame
    packet: (packet) => {
      const from = wasm._media_sound_data(packet);
      return wasm.HEAPU8.slice(from, from + wasm._media_sound_size(packet));
    },
  };
}

// The frames of each key's group in presentation order: starts[g] is the key's frame number. Frame 0 always begins a group.
export function groupStarts(clip, keyBit) {
  const starts = [0];
  clip.frameOfPacket.forEach((frame, packet) => { if (frame > 0 && (clip.flags[packet] & keyBit) !== 0) starts.push(frame); });
  return starts.sort((a, b) => a - b);
}

// [first, end) of the group that holds a frame.
export function groupOf(starts, frames, frame) {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= frame) low = middle; else high = middle;
  }
  return { first: starts[low], end: starts[low + 1] ?? frames };
}
