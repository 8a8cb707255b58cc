// Keys by produced character. Browser and screen-reader keys stay theirs; the explorer says which of the rest it takes.
export function startKeys(app, wasm, memory) {
  const bits = (event) => (event.shiftKey ? 1 : 0) | (event.ctrlKey || event.metaKey ? 2 : 0);
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'keyup']) {
    addEventListener(kind, (event) => wasm._ego_modifiers(bits(event)), { capture: true, passive: true });
  }

  addEventListener('keydown', (event) => {
    if (event.altKey || event.isComposing) return;
    const palette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const arrow = event.ctrlKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if ((event.ctrlKey || event.metaKey) && !palette && !arrow) return;
    const field = event.target.closest?.('input, textarea');
    if (field) {
      if (event.key === 'Escape' || (event.key === 'Enter' && field.tagName === 'INPUT')) field.blur();
      return;
    }
    const pressable = event.target.closest?.('button, [role=tab], [role=columnheader]');
    if (pressable && (event.key === 'Enter' || event.key === ' ')) return;
    if (memory.withText(event.key, (at) => wasm._ego_key(at, bits(event)))) event.preventDefault();
  });
}
