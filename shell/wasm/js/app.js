// Entry of the page: loads the module, opens the canvas over the static boards, joins the parts. The boards stay if anything fails.
import createExplorer from './explorer.mjs';
import { loadModule } from './progress.js';
import { makeMemory } from './memory.js';
import { startHistory } from './history.js';
import { startKeys } from './keys.js';
import { startDrop } from './file_drop.js';
import { makeKeptFiles } from './kept_files.js';
import { makeLoader } from './fetch.js';
import { makeMirror } from './mirror.js';
import { makeGlyphs } from './glyphs.js';
import { makeKeeper } from './keep.js';
import { startLook, preferenceBits } from './look.js';
import { startProbe } from './probe.js';
import { makeMedia } from './media.js';
import { makeCrash } from './crash.js';
import { startPress } from './press.js';

const app = document.getElementById('app');
const progress = document.getElementById('progress');

function fail(code, reason) {
  // The static boards are still there; this line says why there is no more.
  progress.textContent = `${code}: ${reason}`;
  progress.dataset.code = code;
  app.remove();
}

async function fetchFont(url) {
  const response = await fetch(new URL(url, import.meta.url)).catch(() => null);
  return new Uint8Array(response && response.ok ? await response.arrayBuffer() : 0);
}

function makeCanvas() {
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.setAttribute('aria-hidden', 'true');
  const noKeys = document.createElement('div');   // SDL listens for keys here, where none ever come: keys.js decides
  noKeys.id = 'no-keyboard';
  noKeys.hidden = true;
  app.append(canvas, noKeys);
  return canvas;
}

// The other of the two versions, at the same place.
function linkTextVersion() {
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    location.assign(`?text${location.hash}`);
  });
}

async function start() {
  if (typeof WebAssembly !== 'object') return fail('X101', 'this browser has no WebAssembly');
  const drawable = document.createElement('canvas').getContext('webgl2') !== null;
  const textMode = !drawable || new URLSearchParams(location.search).has('text');
  document.documentElement.classList.toggle('text-mode', textMode);
  const canvas = textMode ? null : makeCanvas();

  const program = new URL('./explorer.wasm', import.meta.url);
  const crash = makeCrash(app, program.pathname.split('/').at(-1));
  const host = {};
  const module = {
    host,
    canvas,
    print: (line) => console.log(line),
    printErr: (line) => console.warn(line),
    onAbort: crash,
  };
  const fonts = Promise.all([fetchFont('./fonts/inter-regular.otf'), fetchFont('./fonts/inter-semibold.otf')]);
  const failure = loadModule(module, program, (share) => {
    progress.textContent = share < 1 ? `Loading the explorer: ${Math.round(share * 100)} %` : 'Starting the explorer';
  });
  const wasm = await Promise.race([createExplorer(module), failure]);
  const memory = makeMemory(wasm);

  let frameAsked = false;
  host.requestFrame = () => {
    if (frameAsked) return;
    frameAsked = true;
    requestAnimationFrame(() => {
      frameAsked = false;
      wasm._ego_frame();
    });
  };
  const probe = startProbe(wasm, memory, () => frameAsked || loader.pending() > 0 || media.pending() > 0 || kept.pending() > 0);
  const loader = makeLoader(wasm, memory);
  const keeper = makeKeeper(wasm, memory);
  const media = makeMedia(wasm, memory, loader, keeper.offer);
  const mirror = makeMirror(app, wasm, memory, textMode);
  const history = startHistory(wasm, memory);
  const drop = startDrop(app, wasm, memory, media);
  const kept = makeKeptFiles(wasm, memory, drop);
  Object.assign(host, makeGlyphs(), keeper, {
    load: (path) => (media.has(path) ? media.load(path) : loader.load(path)),
    image: loader.image,
    link: history.link,
    copy: history.copy,
    copyText: history.copyText,
    stepHistory: history.step,
    stepPanel: mirror.stepPanel,
    pickFiles: drop.pick,
    pickFolder: drop.pickFolder,
    keptList: kept.list,
    keptSave: kept.save,
    keptDelete: kept.remove,
    keptFetch: kept.fetch,
    focusField: mirror.focusField,
    mirror: mirror.update,
    look: startLook(app),
    idle: probe.idle,
    clipOpen: media.open,
    clipClose: media.close,
    clipShow: media.show,
    clipPlay: media.play,
    clipPause: media.pause,
    clipStrip: media.strip,
    clipSheet: media.sheet,
    clipSaveSheet: media.saveSheet,
    clipWaveform: media.waveform,
    clipHash: media.sha256,
    tryAddress: media.tryAddress,
    clipImage: media.image,
    clipPixels: media.pixels,
  });

  const [regular, strong] = await fonts;
  memory.withBytes(regular, (at, size) => memory.withBytes(strong, (at2, size2) => wasm._ego_fonts(at, size, at2, size2)));
  if (textMode) wasm._ego_start_text();
  else if (wasm._ego_start() !== 0) return fail('X102', 'WebGL 2 could not be started');
  if (!drawable) wasm._ego_host_failed(102);
  wasm._ego_preferences(preferenceBits(wasm));
  memory.withText(new URL('#', location.href).href.slice(0, -1), (at) => wasm._ego_page_url(at));
  history.follow();
  startKeys(app, wasm, memory);
  if (canvas) watchCanvas(wasm, canvas);
  linkTextVersion();
  probe.whenDrawn(() => {
    document.documentElement.classList.add('explorer-ready');
    progress.textContent = '';
    keepForOffline();
  });
}

// Optional: a page that may not keep anything works all the same.
function keepForOffline() {
  navigator.serviceWorker?.register(new URL('./offline.js', import.meta.url)).catch(() => {});
}

function watchCanvas(wasm, canvas) {
  startPress(canvas, wasm);
  canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
  canvas.addEventListener('webglcontextrestored', () => wasm._ego_context_restored());
  new ResizeObserver(() => window.dispatchEvent(new Event('resize'))).observe(canvas);
  startDensityWatch();
}

// A new device pixel ratio without a resize (window moved to another screen, zoom) has to reach SDL as a resize.
function startDensityWatch() {
  const watch = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      window.dispatchEvent(new Event('resize'));
      watch();
    }, { once: true });
  };
  watch();
}

start().catch((error) => fail('X101', error.message));
