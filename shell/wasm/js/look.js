// What the system prefers, told to the module; what is shown, told to the page around the canvas.
const THEMES = ['light', 'dark', 'contrast'];
const TONGUES = ['en', 'zh-Hans'];

const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');
const touch = matchMedia('(pointer: coarse)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

export function preferenceBits(wasm) {
  const bits = () => (dark.matches ? 1 : 0) | (contrast.matches ? 2 : 0) | (navigator.language.startsWith('zh') ? 4 : 0)
    | (touch.matches ? 8 : 0) | (still.matches ? 16 : 0);
  for (const query of [dark, contrast, touch, still]) query.addEventListener('change', () => wasm._ego_preferences(bits()));
  return bits();
}

export function startLook(app) {
  return (theme, tongue, textPx) => {
    app.dataset.theme = THEMES[theme];
    document.documentElement.lang = TONGUES[tongue];
    app.style.setProperty('--text', `${textPx}px`);
  };
}
