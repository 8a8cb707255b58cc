// Clips for the page: one worker a clip, pictures into textures, sound, and the clock while a clip plays.
// Nothing runs while a clip rests.
import { openVideo } from './media_video.js';
import { makeHold } from './media_hold.js';
import { makeSound } from './media_sound.js';

const MIB = 1 << 20;
const BUDGET_BYTES = 192 * MIB;      // decoded pictures; a 60-frame group at 720p is 83 MB
const MOST_FILE_BYTES = 512 * MIB;   // a clip is held whole

const DECODERS = { none: 0, webcodecs: 1, ffmpeg: 2, video: 3 };

export function makeMedia(wasm, memory, loader, offer) {
  let worker = null;
  let url = '';
  let known = { frames: 0, fps: 0 };   // what the questions say of the clip; 0 = nothing
  let video = null;        // the last resort, once it has been taken
  let image = null;        // the picture that the module is about to put into its texture
  let pending = 0;         // answers the probe waits for
  let playing = false;
  let asked = -1;
  let inFlight = false;    // a frame was asked for and has not been answered
  let sheetSerial = 0;     // of the contact sheet asked for last: pictures of another one are not wanted any more
  let queued = null;       // the one to ask for next: while a clip plays, frames that would come too late are never asked for
  const local = new Map(); // url -> File the reader gave
  const sound = makeSound();
  const hold = makeHold();

  const refuse = (message) => memory.withText(url, (name) => memory.withText(message, (text) => wasm._ego_clip_failed(name, text)));

  function close() {
    worker?.terminate();
    worker = null;
    video?.close();
    video = null;
    sound.close();
    hold.clear();
    playing = false;
    asked = -1;
    pending = 0;
    inFlight = false;
    queued = null;
  }

  function send(message) {
    inFlight = true;
    tell(message);
  }
  function tell(message) {
    hold.moveTo(message.frame);
    worker.postMessage(message);
  }
  function answered() {
    inFlight = false;
    if (queued) send(queued);
    queued = null;
  }

  // Elsewhere only at an address that the reader entered, and without telling that host anything of the reader.
  const elsewhere = (path, headers = {}) => fetch(path, { mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer', headers }).catch(() => null);
  const isElsewhere = (path) => path.startsWith('https://');

  async function bytesOf(path) {
    const file = local.get(path);
    if (file) return file.size <= MOST_FILE_BYTES ? file.arrayBuffer().catch(() => null) : null;
    if (!isElsewhere(path)) return loader.bytes(path);
    const answer = await elsewhere(path);
    const size = Number(answer?.headers.get('content-length') ?? 0);
    return answer?.ok && size <= MOST_FILE_BYTES ? answer.arrayBuffer().catch(() => null) : null;
  }

  // ---- files the reader gave
  let busy = 0;   // answers the probe waits for, besides the clip's
  async function sha256(path) {
    busy += 1;
    const file = local.get(path);
    const bytes = file && file.size <= MOST_FILE_BYTES ? await file.arrayBuffer().catch(() => null) : null;
    const digest = bytes && new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const text = digest ? Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') : '';
    busy -= 1;
    memory.withText(path, (name) => memory.withText(text, (at) => wasm._ego_clip_hashed(name, at, file?.size ?? 0)));
  }
  async function load(path) {
    const bytes = await local.get(path).arrayBuffer().catch(() => null);
    memory.withText(path, (name) => {
      if (bytes) memory.withBytes(new Uint8Array(bytes), (at, size) => wasm._ego_file_arrived(name, at, size));
      else wasm._ego_file_missing(name, 0);
    });
  }
  async function tryAddress(path) {
    busy += 1;
    const answer = await elsewhere(path, { Range: 'bytes=0-1' });
    await answer?.body?.cancel();   // a host that ignores the range would send the whole clip
    busy -= 1;
    wasm._ego_address_tested(answer?.status ?? 0);
  }

  // The worker could not: the browser's video element may.
  async function takeVideo(message) {
    worker?.terminate();
    worker = null;
    pending = 1;
    const mine = url;
    const found = await openVideo(source(url), known);
    pending = 0;
    if (url !== mine || worker) return;
    if (!found) { refuse(message); return; }
    video = found;
    opened({ ...found, decoder: 'video' });
  }

  async function open(path, prefer) {
    close();
    url = path;
    if (prefer === 'video') return takeVideo('no video element');
    const mine = new Worker(new URL('./media_worker.js', import.meta.url), { type: 'module' });
    worker = mine;
    pending += 1;
    const bytes = await bytesOf(path);
    if (worker !== mine) {
      wasm._ego_wake();   // nobody wants them any more, but somebody may wait for the page to rest
      return;
    }
    if (!bytes) {
      pending -= 1;
      refuse(isElsewhere(path) ? 'the host does not send it, or does not allow this page to read it' : 'the file did not come, or is larger than 512 MiB');
      return;
    }
    mine.onmessage = ({ data }) => { if (worker === mine) receive(data); };
    mine.onerror = () => { if (worker === mine) takeVideo('the decoder worker did not start'); };
    mine.postMessage({ type: 'open', bytes, prefer, budgetBytes: BUDGET_BYTES }, [bytes]);
  }

  function receive(data) {
    if (data.type === 'opened') {
      pending -= 1;
      opened(data);
    } else if (data.type === 'failed') {
      takeVideo(data.message);
    } else if (data.type === 'ahead') {
      hold.put(data);
    } else if (data.type === 'frame') {
      if (data.exact && worker) hold.put(data);
      if (data.exact && data.frame === asked) pending = 0;
      // While the clip rests, an answer to an older question is not shown any more.
      if (!data.exact || data.frame === asked || playing) draw(data);
      if (!data.exact || !worker) data.image?.close?.();
      if (data.exact) answered();   // what it sends moves the hold on, perhaps away from this picture
    } else if (data.type === 'missing') {
      answered();
      if (data.frame === asked) { pending = 0; wasm._ego_clip_frame_missing(data.frame); }
    } else if (data.type === 'strip') {
      image = data;
      wasm._ego_clip_strip(data.width, data.height);
      data.image.close();
      image = null;
    } else if (data.type === 'sheet') {
      if (data.serial === sheetSerial) {
        image = data;
        wasm._ego_clip_sheet(data.place, data.image ? 1 : 0);
        image = null;
      }
      data.image?.close();
    } else if (data.type === 'saved') {
      if (data.blob) offer(data.name, data.blob);
    } else if (data.type === 'waveform') {
      memory.withBytes(data.lows, (lows, count) => memory.withBytes(data.highs, (highs) => wasm._ego_clip_waveform(lows, highs, count)));
    } else if (data.type === 'hashed') {
      hashes.get(data.serial)(data);
    }
  }

  let textureAt = 0;   // when a picture went into the texture last
  function draw(data) {
    image = data;
    wasm._ego_clip_frame(data.frame, data.width, data.height, DECODERS[data.decoder]);
    image = null;
    textureAt = performance.now();
    if (data.exact) { waiters.get(data.frame)?.(); waiters.delete(data.frame); }
  }

  // What an element plays: the file of the site, or the reader's own under a name of its own.
  function source(path) {
    const file = local.get(path);
    if (file) return URL.createObjectURL(file);
    return isElsewhere(path) ? path : new URL(path, document.baseURI).href;
  }

  function opened({ info, times, keys, decoder }) {
    if (info.hasAudio) sound.open(source(url));
    const json = JSON.stringify({
      width: info.width, height: info.height, pixelAspect: info.pixelAspect, rotation: info.rotation,
      codec: info.codec, container: info.container, hasAudio: info.hasAudio,
    });
    memory.withText(url, (name) => memory.withText(json, (text) => memory.withBytes(new Uint8Array(times.buffer), (at) =>
      memory.withBytes(new Uint8Array(keys.buffer), (keysAt) => wasm._ego_clip_opened(name, text, at, times.length, keysAt, keys.length, DECODERS[decoder])))));
  }

  async function showVideo(frame) {
    const mine = video;
    pending = 1;
    const element = await mine.show(frame);
    const image = await createImageBitmap(element);   // the element itself may go on to another frame
    if (video === mine && frame === asked) receive({ type: 'frame', frame, exact: true, image, width: mine.info.width, height: mine.info.height, decoder: 'video' });
  }

  // ---- the clock: one call a repaint while a clip plays
  let last = 0;
  function tick(now) {
    if (!playing) return;
    const elapsed = Math.max(0, now - last);
    last = now;
    wasm._ego_clip_clock(elapsed);
    requestAnimationFrame(tick);
  }
  function play(secs, speed, gain) {
    sound.play(secs, speed, gain);
    if (playing) return;
    playing = true;
    last = performance.now();
    requestAnimationFrame(tick);
  }
  function pause() {
    playing = false;
    if (queued) answered();
    sound.pause();
  }
  document.addEventListener('visibilitychange', () => { if (document.hidden && playing) wasm._ego_clip_hidden(); });

  // ---- for tests
  const hashes = new Map();
  let serial = 0;
  const hash = (frame) => new Promise((resolve) => {
    serial += 1;
    hashes.set(serial, resolve);
    worker.postMessage({ type: 'hash', frame, serial });
  });
  const waiters = new Map();

  const api = {
    open(path, frames, fps) {
      known = { frames, fps };
      return open(path, 'browser');
    },
    close,
    show(frame, near) {
      asked = frame;
      if (video) { showVideo(frame); return; }
      if (!worker) return;
      const held = hold.get(frame);
      if (held) {
        pending = 0;
        queued = null;
        tell({ type: 'show', frame, held: true });
        draw(held);
        return;
      }
      pending = 1;
      const message = { type: 'show', frame, near };
      if (playing && inFlight) queued = message; else send(message);
    },
    play,
    pause,
    waveform: () => worker?.postMessage({ type: 'waveform' }),
    strip: (frames) => worker?.postMessage({ type: 'strip', frames }),
    sheet: (frames, width, height) => {
      sheetSerial += 1;
      worker?.postMessage({ type: 'sheet', frames, width, height, serial: sheetSerial });
    },
    saveSheet: (name, drawing) => worker?.postMessage({ type: 'save', name, drawing: JSON.parse(drawing) }),
    sha256,
    tryAddress,
    load,
    has: (path) => local.has(path),
    // A file the reader gave, under the name the module will ask for it by.
    give: (path, file) => { local.set(path, file); wasm._ego_wake(); },
    image: () => image?.image ?? null,
    pixels: () => image?.rgba ?? null,
    pending: () => pending + busy,
  };
  window.egoMedia = {
    hash,
    textureAt: () => textureAt,
    // Opens the clip again: another decoder, or another file in its place.
    reopen: (prefer, file = null) => { if (file) local.set(url, file); return open(url, prefer); },
    // Milliseconds until the frame is in its texture.
    seek: (frame) => new Promise((resolve) => {
      const start = performance.now();
      waiters.set(frame, () => resolve(performance.now() - start));
      api.show(frame, false);
    }),
  };
  return api;
}
