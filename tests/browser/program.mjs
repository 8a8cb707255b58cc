// The command line beside the page: what both make of the same files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import os from 'node:os';
import path from 'node:path';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.EGO_PROGRAM ?? path.join(root, 'build/bin/egoscope');

// Runs a shell line that begins with `egoscope` in a folder that holds these files. { code, out, err }, bytes as buffers;
// `read(name)` is called with the folder before it goes.
export function runBeside(files, line, read = () => {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'egoscope-case-'));
  try {
    for (const { name, text, bytes } of files) writeFileSync(path.join(folder, name), text ?? Buffer.from(bytes));
    const run = spawnSync('bash', ['-c', line.replace(/^egoscope /, '"$EGO_PROGRAM" ')], { cwd: folder, env: { ...process.env, EGO_PROGRAM: program }, maxBuffer: 1 << 28 });
    read(folder);
    return { code: run.status, out: run.stdout, err: run.stderr.toString() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
