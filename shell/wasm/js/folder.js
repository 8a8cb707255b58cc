// Files of dropped folders, by the path below what was dropped. Bounded: a home folder that was dropped by mistake is not walked for ever.
const VIDEO = /\.(mp4|m4v|mov|mkv|webm|ts|m2ts|mts|avi)$/i;
const SUBTITLES = /\.(srt|vtt)$/i;
const MOST_FILES = 20000;
const MOST_DEPTH = 8;

export const isVideo = (name) => VIDEO.test(name);
export const goesWithVideos = (name) => SUBTITLES.test(name);

const fileOf = (entry) => new Promise((resolve) => { entry.file(resolve, () => resolve(null)); });

// A reader gives a hundred entries at a time; an empty answer is the end, and so is an error.
async function listing(directory) {
  const reader = directory.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((resolve) => { reader.readEntries(resolve, () => resolve([])); });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

// [{ path, file }] of FileSystemEntry objects.
export async function folderFiles(entries) {
  const found = [];
  async function walk(entry, prefix, depth) {
    if (found.length >= MOST_FILES) return;
    const path = prefix + entry.name;
    if (entry.isFile) {
      const file = await fileOf(entry);
      if (file) found.push({ path, file });
    } else if (depth < MOST_DEPTH && !entry.name.startsWith('.')) {
      for (const inner of await listing(entry)) await walk(inner, `${path}/`, depth + 1);
    }
  }
  for (const entry of entries) await walk(entry, '', 0);
  return found;
}
