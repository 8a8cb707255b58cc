// window.egoProbe: what browser tests and budgets read. Always there, costs nothing until asked.
export function startProbe(wasm, memory, busy) {
  let waiting = [];
  let firstDraw = null;

  function idle() {
    if (firstDraw) {
      firstDraw();
      firstDraw = null;
    }
    if (busy()) return;
    const settled = waiting;
    waiting = [];
    for (const resolve of settled) resolve();
  }

  window.egoIdle = () => new Promise((resolve) => {
    waiting.push(resolve);
    if (!busy()) wasm._ego_wake();   // one more settled frame, then idle() answers
  });
  window.egoProbe = {
    state: () => JSON.parse(memory.text(wasm._ego_probe_state())),
    items: () => JSON.parse(memory.text(wasm._ego_probe_items())),
    record: (on) => wasm._ego_probe_record(on ? 1 : 0),
    frames: () => wasm._ego_probe_number(0),
    longestMs: () => wasm._ego_probe_number(1),
    lastMs: () => wasm._ego_probe_number(2),
    mirrorMs: () => wasm._ego_probe_number(3),
    resetLongest: () => wasm._ego_probe_number(4),
    heapBytes: () => wasm.HEAPU8.length,
    usedBytes: () => wasm._ego_probe_number(5),
    stop: () => wasm._ego_probe_stop(),
  };
  return { idle, whenDrawn: (then) => { firstDraw = then; } };
}
