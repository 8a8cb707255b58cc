// Draws single glyphs with the reader's own fonts, for every script the interface font lacks.
const FAMILY = 'system-ui, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const BOX_PER_EM = 1.21;   // height of the interface font's line box in em: sizes here are box heights

export function makeGlyphs() {
  const canvas = new OffscreenCanvas(64, 64);
  const context = canvas.getContext('2d', { willReadFrequently: true });

  function setFont(size, density, strong) {
    context.font = `${strong ? 600 : 400} ${(size * density) / BOX_PER_EM}px ${FAMILY}`;
  }

  // advance, left, top, width, height in device pixels, 1 if coloured; null if nothing is drawn
  function glyphMeasure(codePoint, size, density, strong) {
    setFont(size, density, strong);
    const m = context.measureText(String.fromCodePoint(codePoint));
    const left = Math.floor(-m.actualBoundingBoxLeft);
    const top = Math.floor(-m.actualBoundingBoxAscent);
    const width = Math.ceil(m.actualBoundingBoxRight) - left;
    const height = Math.ceil(m.actualBoundingBoxDescent) - top;
    return [m.width, left, top, Math.max(0, width), Math.max(0, height), 0];
  }

  function glyphDraw(codePoint, size, density, strong, width, height) {
    if (canvas.width < width || canvas.height < height) {
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
    }
    setFont(size, density, strong);
    const text = String.fromCodePoint(codePoint);
    const m = context.measureText(text);
    context.clearRect(0, 0, width, height);
    context.fillStyle = '#fff';
    context.textBaseline = 'alphabetic';
    context.fillText(text, -Math.floor(-m.actualBoundingBoxLeft), -Math.floor(-m.actualBoundingBoxAscent));
    const pixels = context.getImageData(0, 0, width, height).data;
    const coverage = new Uint8Array(width * height);
    for (let i = 0; i < coverage.length; i += 1) coverage[i] = pixels[4 * i + 3];
    return coverage;
  }

  return { glyphMeasure, glyphDraw };
}
