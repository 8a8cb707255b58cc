// The text layer: real elements exactly over what is drawn, patched in place from the module's description (web/mirror/mirror.h).
// Texts are only ever set as text, never as markup. In text mode the same elements stand in the flow of the page, without a canvas.
import { makeAnnouncer } from './announce.js';

const TAGS = { button: 'button', tab: 'button', toggle: 'button', field: 'input', link: 'a', area: 'textarea' };
const FIELDS = ['field', 'area'];
const ROLES = {
  heading: 'heading', tab: 'tab', tablist: 'tablist', grid: 'grid', row: 'row', columnheader: 'columnheader', rowheader: 'rowheader',
  cell: 'gridcell', group: 'group', list: 'list', listitem: 'listitem', img: 'img',
  region: 'region', dialog: 'dialog', listbox: 'listbox', option: 'option', slider: 'slider',
};
const FOCUSABLE = 'button, input, a[href], [tabindex="0"]';
const SORTS = { 1: 'ascending', '-1': 'descending', 0: 'none' };

/// @param textMode  true: laid out by the browser and readable; false: transparent, exactly over what is drawn
export function makeMirror(app, wasm, memory, textMode) {
  const layer = document.createElement(textMode ? 'main' : 'div');
  layer.id = textMode ? 'text' : 'mirror';
  app.append(layer);
  const announcer = makeAnnouncer(app);

  layer.addEventListener('click', (event) => {
    const target = event.target.closest('[data-target]')?.dataset.target;
    if (target) wasm._ego_activate(Number(target));
  });
  layer.addEventListener('keydown', (event) => {
    // What is no button of its own but can be pressed.
    const pressed = event.target.closest('[role=columnheader][data-target], [role=gridcell][data-target], [role=row][data-target], [role=option][data-target]');
    if (pressed === event.target && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      event.stopPropagation();
      wasm._ego_activate(Number(pressed.dataset.target));
    }
  });
  layer.addEventListener('focusin', (event) => wasm._ego_focus(Number(event.target.dataset.target ?? 0)));
  layer.addEventListener('focusout', () => wasm._ego_focus(0));
  const edited = (event) => {
    const field = event.target;
    if (!FIELDS.includes(field.dataset.role) || event.isComposing) return;
    memory.withText(field.dataset.key, (key) => memory.withText(field.value, (text) => wasm._ego_field_edited(key, text)));
  };
  layer.addEventListener('input', edited);
  layer.addEventListener('compositionend', edited);
  // The wheel over a field scrolls what is under it.
  if (!textMode) {
    layer.addEventListener('wheel', (event) => {
      const field = event.target;
      if (field.dataset.role === 'area' && field.scrollHeight > field.clientHeight) return;   // it scrolls itself
      document.getElementById('canvas').dispatchEvent(new WheelEvent('wheel', event));
    }, { passive: true });
  }

  const set = (element, name, value) => {
    if (value === undefined || value === null || value === false) {
      if (element.hasAttribute(name)) element.removeAttribute(name);
    } else if (element.getAttribute(name) !== String(value)) {
      element.setAttribute(name, String(value));
    }
  };

  function make(node) {
    const element = document.createElement(TAGS[node.r] ?? 'div');
    element.dataset.role = node.r;
    if (node.r === 'field') {
      element.type = 'search';
      element.enterKeyHint = 'search';
    }
    if (FIELDS.includes(node.r)) {
      element.autocomplete = 'off';
      element.spellcheck = false;
    }
    return element;
  }

  function place(element, node, parentBox) {
    const [x, y, w, h] = node.b;
    const style = `left:${x - parentBox[0]}px;top:${y - parentBox[1]}px;width:${w}px;height:${h}px${node.r === 'area' ? '' : `;line-height:${h}px`}`;
    if (element.dataset.style === style) return;
    element.dataset.style = style;
    element.style.cssText = style;
  }

  function patch(element, node, parentBox) {
    if (!textMode) place(element, node, parentBox);
    set(element, 'role', ROLES[node.r]);
    set(element, 'data-key', node.k);
    set(element, 'data-target', node.i);
    set(element, 'aria-label', FIELDS.includes(node.r) ? node.l ?? node.k : node.l ?? (node.r === 'img' ? node.t : null));
    set(element, 'aria-disabled', node.off ? 'true' : null);
    if (node.r === 'toggle') set(element, 'aria-pressed', node.on ? 'true' : 'false');
    if (node.r === 'tab') set(element, 'aria-selected', node.on ? 'true' : 'false');
    if (node.r === 'button') set(element, 'aria-current', node.on ? 'true' : null);
    if (node.r === 'row') {
      set(element, 'aria-selected', node.on ? 'true' : null);
      if (textMode) set(element, 'tabindex', node.i ? 0 : null);
    }
    if (node.r === 'heading') set(element, 'aria-level', node.k === 'app' ? 1 : 2);
    if (node.r === 'status' || node.r === 'alert') announcer.note(node.k, node.t ?? '');
    // A name alone says nothing on an element without a role.
    if (node.l && !ROLES[node.r] && !TAGS[node.r]) set(element, 'role', 'group');
    if (node.r === 'slider') {
      set(element, 'tabindex', 0);
      set(element, 'aria-valuemin', 0);
      set(element, 'aria-valuemax', (node.ci ?? 1) - 1);
      set(element, 'aria-valuenow', (node.ri ?? 1) - 1);
      set(element, 'aria-valuetext', node.t);
    } else if (node.r === 'grid') {
      set(element, 'aria-rowcount', node.ri);
      set(element, 'aria-colcount', node.ci);
    } else {
      set(element, 'aria-rowindex', node.ri);
      set(element, 'aria-colindex', node.ci);
    }
    if (node.r === 'columnheader') {
      set(element, 'aria-sort', node.s === undefined ? null : SORTS[node.s]);
    }
    if (node.r === 'dialog') set(element, 'aria-modal', 'true');
    if (node.r === 'option') set(element, 'aria-selected', node.on ? 'true' : 'false');
    if (node.r === 'listbox' || node.r === 'option') set(element, 'id', `ego-${node.k}`);
    if (node.r === 'link') set(element, 'href', node.k);
    if (node.r === 'columnheader' || node.r === 'cell') set(element, 'tabindex', node.i ? 0 : null);
    if (FIELDS.includes(node.r)) {
      element.classList.toggle('covered', node.cv === 1);
      // With a list under it, the option that Enter takes is the one that is spoken.
      set(element, 'role', node.ad ? 'combobox' : null);
      set(element, 'aria-expanded', node.ad ? 'true' : null);
      set(element, 'aria-controls', node.ad ? 'ego-palette-list' : null);
      set(element, 'aria-autocomplete', node.ad ? 'list' : null);
      set(element, 'aria-activedescendant', node.ad ? `ego-${node.ad}` : null);
      set(element, 'placeholder', node.l);
      if (document.activeElement !== element && element.value !== (node.t ?? '')) element.value = node.t ?? '';
      return;
    }
    patchChildren(element, node, node.b);
  }

  // Children by position: a list that scrolls changes texts, not elements. A text node comes first if there is text.
  function patchChildren(element, node, box) {
    const text = node.t ?? '';
    const children = node.c ?? [];
    let first = element.firstChild;
    if (text) {
      if (first?.nodeType !== Node.TEXT_NODE) first = element.insertBefore(document.createTextNode(''), first);
      if (first.data !== text) first.data = text;
      first = first.nextSibling;
    } else if (first?.nodeType === Node.TEXT_NODE) {
      const next = first.nextSibling;
      first.remove();
      first = next;
    }
    for (const child of children) {
      if (!first || first.dataset.role !== child.r) {
        const fresh = make(child);
        element.insertBefore(fresh, first);
        // A field that moved keeps its element, or the caret would be lost.
        if (first && !FIELDS.includes(first.dataset.role)) {
          first.remove();
        }
        first = fresh;
      }
      patch(first, child, box);
      first = first.nextSibling;
    }
    while (first) {
      const next = first.nextSibling;
      first.remove();
      first = next;
    }
  }

  const PATIENCE_MS = 500;
  let wanted = null;   // the field that is to get the caret: it may not be there before the next update, or be made anew by it

  let left = '';   // key of what had the focus before a dialog took it: its element may stand for something else by then

  function update(json) {
    const held = layer.contains(document.activeElement) ? document.activeElement : null;
    const heldKey = held?.dataset.key ?? '';   // elements change their meaning in the next line
    const inDialog = Boolean(held?.closest('[role=dialog]'));
    patchChildren(layer, { c: JSON.parse(json) }, [0, 0]);
    const dialog = layer.querySelector('[role=dialog]');
    if (dialog && !inDialog && !left) left = heldKey;
    const field = wanted && fieldOf(wanted.key);
    if (field && performance.now() < wanted.until) field.focus();
    if (field) wanted = null;
    // What lies under a dialog is out of reach until it is gone; then the focus goes back.
    for (const child of layer.children) child.inert = dialog !== null && !child.contains(dialog);
    if (dialog) return;
    if (inDialog && left) layer.querySelector(`[data-key="${CSS.escape(left)}"]`)?.focus();
    left = '';
  }

  // The focus goes to the first thing of the next panel that takes it.
  function stepPanel(step) {
    const panels = [...layer.querySelectorAll('[role=region]')].filter((panel) => panel.querySelector(FOCUSABLE));
    if (panels.length === 0) return;
    const now = panels.findIndex((panel) => panel.contains(document.activeElement));
    const next = now < 0 ? (step > 0 ? 0 : panels.length - 1) : (now + step + panels.length) % panels.length;
    panels[next].querySelector(FOCUSABLE).focus();
  }

  const fieldOf = (key) => layer.querySelector(`input[data-key="${CSS.escape(key)}"]`);

  function focusField(key) {
    const field = fieldOf(key);
    wanted = { key, until: field ? performance.now() + PATIENCE_MS : Infinity };
    field?.focus();
  }

  return { update, focusField, stepPanel };
}
