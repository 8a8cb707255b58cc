// Keys by produced character. Browser and screen-reader keys stay theirs; the explorer says which of the rest it takes.
const OURS = new Set(['k', 'z', 'y']);   // with control or command: palette, undo, redo
const LIST_KEYS = new Set(['ArrowUp', 'ArrowDown', 'Enter', 'Escape']);

export function startKeys(app, wasm, memory) {
  const press = (event) => memory.withText(event.key, (at) => wasm._ego_key(at, bits(event)));
  const bits = (event) => (event.shiftKey ? 1 : 0) | (event.ctrlKey || event.metaKey ? 2 : 0);
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'keyup']) {
    addEventListener(kind, (event) => wasm._ego_modifiers(bits(event)), { capture: true, passive: true });
  }

  addEventListener('keydown', (event) => {
    if (event.altKey || event.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    const field = event.target.closest?.('input, textarea');
    if (control && !OURS.has(event.key.toLowerCase())) return;
    if (control && event.key.toLowerCase() !== 'k' && field) return;   // undo belongs to the text that is edited
    if (field && !control) {
      // A field with a list under it hands over the keys that move in the list.
      if (field.getAttribute('role') === 'combobox' && LIST_KEYS.has(event.key)) {
        if (press(event)) event.preventDefault();
      } else if (event.key === 'Escape' || (event.key === 'Enter' && field.tagName === 'INPUT')) {
        field.blur();
      }
      return;
    }
    const pressable = event.target.closest?.('button, [role=tab], [role=columnheader]');
    if (pressable && (event.key === 'Enter' || event.key === ' ')) return;
    if (press(event)) event.preventDefault();
  });

  // The browser's own copying, of what is chosen in the table; a text that is marked goes first.
  addEventListener('copy', (event) => {
    if (event.target.closest?.('input, textarea') || String(getSelection()) !== '') return;
    const text = memory.text(wasm._ego_selection());
    if (text === '') return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  });
}
