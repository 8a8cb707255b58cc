// The worker that owns one clip: takes the file apart with the demux-only module, decodes with the browser where it can, and fetches
// the module with FFmpeg's decoders only when the browser cannot.
//
// in:  { type: 'open', bytes, prefer, budgetBytes }   prefer: 'ffmpeg' leaves the browser's decoder out
//      { type: 'show', frame, near, held }            near: any picture close by, at once; held: the page has it, the playhead moved
//      { type: 'strip', frames }                      small pictures, when nothing else is to be done
//      { type: 'sheet', frames, width, height, serial }   the same, one by one and upright; an empty list ends it
//      { type: 'save', name, drawing }                the sheet as PNG, see web/exports/sheet_picture.h
//      { type: 'waveform' }                           the same
//      { type: 'hash', frame, serial }                for tests
// out: 'frame' is an answer, 'ahead' the same of a frame next to it that nobody asked for
//      { type: 'opened', info, times, keys, decoder } | { type: 'failed', message } | { type: 'decoder', name }
//      { type: 'frame' | 'ahead', frame, exact, image | rgba, width, height, decoder } | { type: 'missing', frame } | { type: 'strip', image, width, height } |
//      { type: 'sheet', serial, place, image or null } | { type: 'saved', name, blob } | { type: 'waveform', lows, highs } in pieces | { type: 'hashed', serial, ... }
import createDemux from './media_demux.mjs';
import { openClip } from './media_module.js';
import { makePlayer } from './media_clip.js';
import { openWebCodecs } from './media_webcodecs.js';
import { openFfmpeg } from './media_ffmpeg.js';
import { holdReach } from './media_hold.js';
import { soundExtremes } from './media_waveform.js';

const STRIP_HEIGHT = 72;
const REST_MS = 8;   // between two pieces of sound

let player = null;
let clip = null;
let sound = null;
let opened = null;
let shown = -1;   // the frame asked for last: answers for older ones are not sent
let waiting = false;       // its picture is not there yet
const sent = new Set();    // frames that the page holds
let reach = 1;             // on either side of the playhead

async function open({ bytes, prefer, budgetBytes }) {
  const file = new Uint8Array(bytes);
  clip = await openClip(createDemux, {}, file);
  sound = clip.sound;
  reach = holdReach(clip.info.width, clip.info.height);
  const withFfmpeg = async () => {
    const { default: createDecode } = await import('./media_decode.mjs');
    return openFfmpeg(await openClip(createDecode, {}, file));
  };
  const decoders = prefer === 'ffmpeg' ? [withFfmpeg] : [() => openWebCodecs(clip), withFfmpeg];
  player = await makePlayer(clip, decoders, { budgetBytes, onDecoder: (name) => postMessage({ type: 'decoder', name }), onKept: sendAhead });
  postMessage({ type: 'opened', info: clip.info, times: clip.times, keys: Uint32Array.from(player.starts()), decoder: player.decoder() });
}

// A picture as the browser's own. The browser turns planes into colours, on the GPU where it has one.
function asImage(frame, { format, width, height, layout, buffer, fullRange, bt709 }) {
  const matrix = bt709 ? 'bt709' : 'smpte170m';
  const colorSpace = format === 'RGBA' ? undefined : { matrix, primaries: matrix, transfer: matrix, fullRange };
  return new VideoFrame(buffer, { format, codedWidth: width, codedHeight: height, layout, timestamp: frame, colorSpace });
}

// The same, or plain pixels where there is no such thing: what a texture can be made from.
function send(type, frame, picture, exact) {
  const { width, height, buffer } = picture;
  const message = { type, frame, exact, width, height, decoder: player.decoder() };
  if (exact) sent.add(frame);
  if (typeof VideoFrame === 'function') {
    const image = asImage(frame, picture);
    postMessage({ ...message, image }, [image]);
  } else {
    postMessage({ ...message, rgba: buffer });
  }
}

// A picture next to the playhead goes to the page as soon as it is there and nobody waits for another one.
function sendAhead(frame) {
  if (waiting || sent.has(frame)) return;
  const picture = player.held(frame);
  if (picture && Math.abs(frame - shown) <= reach) send('ahead', frame, picture, true);
}

function sendAround() {
  for (let step = 1; step <= reach; step += 1) {
    sendAhead(shown + step);
    sendAhead(shown - step);
  }
}

async function show({ frame, near, held }) {
  shown = frame;
  for (const each of sent) if (Math.abs(each - frame) > reach) sent.delete(each);   // as the page has done
  if (held) {
    waiting = false;
    player.moved(frame);
    return sendAround();
  }
  waiting = true;
  if (near) {
    const close = player.near(frame);
    if (close && close.frame !== frame) send('frame', close.frame, close.picture, false);
  }
  const picture = await player.frame(frame);
  if (shown === frame) waiting = false;
  if (picture) send('frame', frame, picture, true);
  else if (shown === frame) postMessage({ type: 'missing', frame });
  if (picture && shown === frame) sendAround();
}

// Pictures of these frames beside each other, upright as coded. One that the stream does not give stays black.
async function strip({ frames }) {
  if (typeof VideoFrame !== 'function') return;
  let sheet = null;
  let width = 0;
  for (const [place, frame] of frames.entries()) {
    const picture = await player.still(frame);
    if (!picture) continue;
    width = width || Math.max(1, Math.round((STRIP_HEIGHT * picture.width) / picture.height));
    sheet = sheet ?? new OffscreenCanvas(width * frames.length, STRIP_HEIGHT);
    const image = asImage(frame, picture);
    sheet.getContext('2d').drawImage(image, place * width, 0, width, STRIP_HEIGHT);
    image.close();
  }
  if (!sheet) return;
  const image = sheet.transferToImageBitmap();
  postMessage({ type: 'strip', image, width: image.width, height: image.height }, [image]);
}

// The contact sheet that was asked for last, and its pictures, kept for the PNG: 64 of 256 x 144 at most.
let sheetWanted = 0;
let pictures = [];

// Pixels of the clip are not square, and may lie on their side: a picture of the sheet is as it is shown.
function upright(image, width, height, rotation) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  const lying = rotation % 180 !== 0;
  const [across, down] = lying ? [height, width] : [width, height];
  context.translate(width / 2, height / 2);
  context.rotate((rotation * Math.PI) / 180);
  context.drawImage(image, -across / 2, -down / 2, across, down);
  return canvas;
}

async function sheet({ frames, width, height, serial }) {
  sheetWanted = serial;
  pictures = [];
  for (const [place, frame] of frames.entries()) {
    const picture = typeof VideoFrame === 'function' ? await player.still(frame) : null;
    if (sheetWanted !== serial) return;   // closed, or another page of it
    let image = null;
    if (picture) {
      const whole = asImage(frame, picture);
      const canvas = upright(whole, width, height, clip.info.rotation);
      whole.close();
      pictures[place] = canvas;
      image = await createImageBitmap(canvas);
    }
    postMessage({ type: 'sheet', serial, place, image }, image ? [image] : []);
  }
}

async function save({ name, drawing }) {
  const canvas = new OffscreenCanvas(drawing.width, drawing.height);
  const context = canvas.getContext('2d');
  context.fillStyle = drawing.background;
  context.fillRect(0, 0, drawing.width, drawing.height);
  for (const { place, x, y, w, h } of drawing.pictures) {
    context.fillStyle = drawing.plate;
    context.fillRect(x, y, w, h);
    if (pictures[place]) context.drawImage(pictures[place], x, y, w, h);
  }
  context.textBaseline = 'middle';
  for (const { x, y, size, strong, color, width, text } of drawing.texts) {
    context.font = `${strong ? 600 : 400} ${size}px system-ui, sans-serif`;
    context.fillStyle = color;
    context.fillText(text, x, y, width);
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' }).catch(() => null);
  postMessage({ type: 'saved', name, blob });
}

// In pieces, when nobody waits for a picture.
async function waveform() {
  const rest = async () => { do await new Promise((resolve) => { setTimeout(resolve, REST_MS); }); while (waiting); };
  await soundExtremes(sound, ({ lows, highs }) => postMessage({ type: 'waveform', lows, highs }), rest);
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
  const answer = { hash, show, strip, sheet, save, waveform }[data.type];
  opened?.then(() => answer(data), () => {});
};
