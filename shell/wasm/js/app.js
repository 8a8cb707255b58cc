// Entry of the page: loads the module, opens the canvas over the static boards, joins the parts. The boards stay if anything fails.
import createExplorer from './explorer.mjs';
import { loadModule } from './progress.js';
import { makeMemory } from './memory.js';
import { startHistory } from './history.js';
import { startKeys } from './keys.js';
import { startDrop } from './file_drop.js';
import { makeLoader } from './fetch.js';
import { makeMirror } from './mirror.js';
import { makeGlyphs } from './glyphs.js';
import { startLook, preferenceBits } from './look.js';
import { saveFile, savePicture } from './save.js';
import { startProbe } from './probe.js';

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

async function start() {
  if (typeof WebAssembly !== 'object') return fail('X101', 'this browser has no WebAssembly');
  if (!document.createElement('canvas').getContext('webgl2')) return fail('X102', 'this browser has no WebGL 2');
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.setAttribute('aria-hidden', 'true');
  const noKeys = document.createElement('div');   // SDL listens for keys here, where none ever come: keys.js decides
  noKeys.id = 'no-keyboard';
  noKeys.hidden = true;
  app.append(canvas, noKeys);

  const host = {};
  const module = {
    host,
    canvas,
    print: (line) => console.log(line),
    printErr: (line) => console.warn(line),
  };
  const fonts = Promise.all([fetchFont('./fonts/inter-regular.otf'), fetchFont('./fonts/inter-semibold.otf')]);
  const failure = loadModule(module, new URL('./explorer.wasm', import.meta.url), (share) => {
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
  const probe = startProbe(wasm, memory, () => frameAsked || loader.pending() > 0);
  const loader = makeLoader(wasm, memory);
  const mirror = makeMirror(app, wasm, memory);
  const history = startHistory(wasm, memory);
  const drop = startDrop(app, wasm, memory);
  Object.assign(host, makeGlyphs(), {
    load: loader.load,
    image: loader.image,
    link: history.link,
    copy: history.copy,
    copyText: history.copyText,
    save: saveFile,
    savePicture,
    pickFiles: drop.pick,
    focusSearch: mirror.focusSearch,
    mirror: mirror.update,
    look: startLook(app),
    idle: probe.idle,
  });

  const [regular, strong] = await fonts;
  memory.withBytes(regular, (at, size) => memory.withBytes(strong, (at2, size2) => wasm._ego_fonts(at, size, at2, size2)));
  if (wasm._ego_start() !== 0) return fail('X102', 'WebGL 2 could not be started');
  wasm._ego_preferences(preferenceBits(wasm));
  memory.withText(new URL('#', location.href).href.slice(0, -1), (at) => wasm._ego_page_url(at));
  history.follow();
  startKeys(app, wasm, memory);
  canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
  canvas.addEventListener('webglcontextrestored', () => wasm._ego_context_restored());
  new ResizeObserver(() => window.dispatchEvent(new Event('resize'))).observe(canvas);
  startDensityWatch();
  probe.whenDrawn(() => {
    document.documentElement.classList.add('explorer-ready');
    progress.textContent = '';
  });
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
