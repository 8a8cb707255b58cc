// Files the reader takes along: handed to the browser as downloads. Nothing is sent anywhere.
function offer(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);   // the browser reads it after the click
}

export function saveFile(name, mediaType, bytes) {
  offer(new Blob([bytes], { type: `${mediaType};charset=utf-8` }), name);
}

// The browser draws the SVG; a canvas makes pixels of it.
export async function savePicture(name, svg, scale) {
  const source = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => { if (blob) offer(blob, name); }, 'image/png');
  } finally {
    URL.revokeObjectURL(source);
  }
}
