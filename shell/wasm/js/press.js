// The menu of what lies under a finger that stays, or under the right mouse button.
const LONG_MS = 500;
const SLOP_PX = 9;

export function startPress(canvas, wasm) {
  const open = (x, y) => wasm._ego_menu(x, y);
  canvas.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    open(event.clientX, event.clientY);
  });

  let timer = 0;
  let start = null;
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  canvas.addEventListener('touchstart', (event) => {
    stop();
    if (event.touches.length !== 1) return;
    start = event.touches[0];
    timer = setTimeout(() => open(start.clientX, start.clientY), LONG_MS);
  }, { passive: true });
  canvas.addEventListener('touchmove', (event) => {
    if (timer === 0) return;
    const now = event.touches[0];
    if (Math.abs(now.clientX - start.clientX) + Math.abs(now.clientY - start.clientY) > SLOP_PX) stop();
  }, { passive: true });
  for (const kind of ['touchend', 'touchcancel']) canvas.addEventListener(kind, stop, { passive: true });
}
