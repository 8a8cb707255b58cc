// The worker that owns one clip: takes the file apart with the demux-only module, decodes with the browser where it can, and fetches
// the module with FFmpeg's decoders only when the browser cannot.
//
// in:  { type: 'open', bytes, prefer, budgetBytes }   prefer: 'ffmpeg' leaves the browser's decoder out
//      { type: 'show', frame, near }                  near: any picture close by, at once
//      { type: 'hash', frame, serial }                for tests
// out: { type: 'opened', info, times, keys, decoder } | { type: 'failed', message } | { type: 'decoder', name }
//      { type: 'frame', frame, exact, image | rgba, width, height, decoder } | { type: 'missing', frame } | { type: 'hashed', serial, ... }
import createDemux from './media_demux.mjs';
import { openClip } from './media_module.js';
import { makePlayer } from './media_clip.js';
import { openWebCodecs } from './media_webcodecs.js';
import { openFfmpeg } from './media_ffmpeg.js';

let player = null;
let opened = null;
let shown = -1;   // the frame asked for last: answers for older ones are not sent

async function open({ bytes, prefer, budgetBytes }) {
  const file = new Uint8Array(bytes);
  const clip = await openClip(createDemux, {}, file);
  const withFfmpeg = async () => {
    const { default: createDecode } = await import('./media_decode.mjs');
    return openFfmpeg(await openClip(createDecode, {}, file));
  };
  const decoders = prefer === 'ffmpeg' ? [withFfmpeg] : [() => openWebCodecs(clip), withFfmpeg];
  player = await makePlayer(clip, decoders, { budgetBytes, onDecoder: (name) => postMessage({ type: 'decoder', name }) });
  postMessage({ type: 'opened', info: clip.info, times: clip.times, keys: Uint32Array.from(player.starts()), decoder: player.decoder() });
}

// A picture as something a texture can be made from. The browser turns planes into colours, on the GPU where it has one.
function send(frame, picture, exact) {
  const { format, width, height, layout, buffer, fullRange, bt709 } = picture;
  const message = { type: 'frame', frame, exact, width, height, decoder: player.decoder() };
  if (typeof VideoFrame === 'function') {
    const matrix = bt709 ? 'bt709' : 'smpte170m';
    const colorSpace = format === 'RGBA' ? undefined : { matrix, primaries: matrix, transfer: matrix, fullRange };
    const image = new VideoFrame(buffer, { format, codedWidth: width, codedHeight: height, layout, timestamp: frame, colorSpace });
    postMessage({ ...message, image }, [image]);
  } else {
    postMessage({ ...message, rgba: buffer });
  }
}

async function show({ frame, near }) {
  shown = frame;
  if (near) {
    const close = player.near(frame);
    if (close && close.frame !== frame) send(close.frame, close.picture, false);
  }
  const picture = await player.frame(frame);
  if (picture) send(frame, picture, true);
  else if (shown === frame) postMessage({ type: 'missing', frame });
}

async function hash({ frame, serial }) {
  const picture = await player.frame(frame);
  const digest = picture && new Uint8Array(await crypto.subtle.digest('SHA-256', picture.buffer));
  const sha256 = digest && Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  postMessage({ type: 'hashed', serial, frame, sha256, format: picture?.format, decoder: player.decoder() });
}

onmessage = ({ data }) => {
  if (data.type === 'open') {
    opened = open(data);
    opened.catch((error) => postMessage({ type: 'failed', message: error.message }));
    return;
  }
  opened?.then(() => (data.type === 'hash' ? hash(data) : show(data)), () => {});
};
