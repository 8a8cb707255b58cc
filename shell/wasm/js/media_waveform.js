// Lowest and highest sample of every 10 ms of a clip's sound, decoded by the browser piece by piece: what is decoded is looked at and
// forgotten, so the length of a clip costs time only.
const BUCKET_MICROS = 10000;   // Waveform::kBucketMicros
const PACKETS_A_PIECE = 200;
const FULL_SCALE = 127;

// Calls emit({ lows, highs }) with the next buckets, in order, from the first frame on. `rest` is awaited between pieces.
// Resolves to false where there is no sound, or none that the browser decodes.
export async function soundExtremes(sound, emit, rest) {
  if (typeof AudioDecoder !== 'function' || !sound.codec || sound.packets === 0) return false;
  const config = { codec: sound.codec, sampleRate: sound.sampleRate, numberOfChannels: sound.channels };
  if (sound.description.length > 0) config.description = sound.description;
  const support = await AudioDecoder.isConfigSupported(config).catch(() => null);
  if (!support?.supported) return false;

  let first = 0;      // bucket that `lows` begins with; those before have been emitted
  let lows = [];
  let highs = [];
  let samples = new Float32Array(0);
  let failed = false;

  function look(data) {
    const count = data.numberOfFrames;
    if (samples.length < count) samples = new Float32Array(count);
    for (let channel = 0; channel < data.numberOfChannels; channel += 1) {
      data.copyTo(samples, { planeIndex: channel, format: 'f32-planar' });
      const step = 1e6 / data.sampleRate;
      for (let i = 0; i < count; i += 1) {
        const at = Math.floor((data.timestamp + i * step) / BUCKET_MICROS) - first;
        if (at < 0) continue;   // before the first frame
        while (lows.length <= at) { lows.push(0); highs.push(0); }   // a gap is silence
        const value = Math.max(-FULL_SCALE, Math.min(FULL_SCALE, Math.round(samples[i] * FULL_SCALE)));
        if (value < lows[at]) lows[at] = value;
        if (value > highs[at]) highs[at] = value;
      }
    }
    data.close();
  }
  // The last bucket may still grow until the end.
  function hand(keep) {
    const count = lows.length - keep;
    if (count <= 0) return;
    emit({ lows: Int8Array.from(lows.slice(0, count)), highs: Int8Array.from(highs.slice(0, count)) });
    first += count;
    lows = lows.slice(count);
    highs = highs.slice(count);
  }

  const decoder = new AudioDecoder({ output: look, error: () => { failed = true; } });
  decoder.configure(config);
  for (let packet = 0; packet < sound.packets && !failed; packet += 1) {
    decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: sound.time(packet), data: sound.packet(packet) }));
    if ((packet + 1) % PACKETS_A_PIECE !== 0) continue;
    while (decoder.decodeQueueSize > 0 && !failed) await new Promise((resolve) => { setTimeout(resolve, 4); });
    hand(1);
    await rest();
  }
  if (!failed) await decoder.flush().catch(() => {});
  if (decoder.state !== 'closed') decoder.close();
  hand(0);
  return true;
}
