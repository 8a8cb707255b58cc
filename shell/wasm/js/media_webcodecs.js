// The browser's own decoder behind the same interface as media_ffmpeg.js. Refuses (returns null) what the browser cannot decode,
// throws when it breaks, and emits fewer frames than asked for when pictures are lost: the worker then takes FFmpeg for good.
const MOST_QUEUED = 8;

export async function openWebCodecs(clip) {
  if (typeof VideoDecoder !== 'function' || !clip.info.codecString) return null;
  const config = { codec: clip.info.codecString, codedWidth: clip.info.width, codedHeight: clip.info.height, optimizeForLatency: false };
  // Extradata is the decoder's description only where NAL units have lengths (avcC, hvcC); in Annex B the parameter sets are in the stream.
  if (clip.info.lengths) config.description = clip.extradata;
  const support = await VideoDecoder.isConfigSupported(config).catch(() => null);
  if (!support?.supported) return null;

  let decoder = null;
  let failure = null;
  let deliver = () => {};

  function fresh() {
    failure = null;
    decoder = new VideoDecoder({
      output: (frame) => deliver(frame),
      error: (error) => { failure = error; },
    });
    decoder.configure(config);
  }

  async function copy(frame) {
    const format = frame.format;
    const { width, height } = frame.visibleRect;
    const buffer = new Uint8Array(frame.allocationSize());
    const layout = await frame.copyTo(buffer);
    const { fullRange, matrix } = frame.colorSpace;
    frame.close();
    return { format, width, height, layout, buffer, fullRange: fullRange === true, bt709: matrix === 'bt709' };
  }

  return {
    name: 'webcodecs',
    groupKey: 2,
    async run({ first, end }, emit, stopped) {
      if (!decoder || decoder.state === 'closed') fresh();
      let lastPacket = 0;
      for (let frame = first; frame < end; frame += 1) lastPacket = Math.max(lastPacket, clip.packetOfFrame(frame));
      const copies = [];
      deliver = (frame) => {
        const number = frame.timestamp;
        if (number < first || number >= end || stopped()) return frame.close();
        copies.push(copy(frame).then((picture) => emit(number, picture)));
      };
      for (let packet = clip.decodeStart(first), isFirst = true; packet <= lastPacket; packet += 1) {
        if (failure) throw failure;
        if (stopped()) break;
        const number = clip.frameOfPacket[packet];
        // Time stamps are frame numbers: unique, whatever the container says. Pictures that are never shown get one no frame has.
        decoder.decode(new EncodedVideoChunk({
          type: isFirst || (clip.flags[packet] & 2) !== 0 ? 'key' : 'delta', timestamp: number < 0 ? -1 : number, data: clip.packet(packet),
        }));
        isFirst = false;
        while (decoder.decodeQueueSize > MOST_QUEUED && !failure && !stopped()) await nextDequeue(decoder);
      }
      if (stopped()) {
        if (decoder.state === 'configured') { decoder.reset(); decoder.configure(config); }
      } else {
        await decoder.flush();
      }
      await Promise.all(copies);
      if (failure) throw failure;
    },
    close() { if (decoder && decoder.state !== 'closed') decoder.close(); },
  };
}

const nextDequeue = (decoder) => new Promise((resolve) => {
  const timer = setTimeout(resolve, 50);   // no event comes after an error
  decoder.addEventListener('dequeue', () => { clearTimeout(timer); resolve(); }, { once: true });
});
