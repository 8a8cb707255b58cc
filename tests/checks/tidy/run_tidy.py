#!/usr/bin/env python3
"""clang-tidy over the sources that a native build compiles; a file found clean is not looked at again until it changes.

  run_tidy.py [--build build/native-release] FILE...

What a file depends on comes from ninja (so build first); the key of a clean file is the content of all that, the checks and the flags.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
LAYERS = ("core/", "web/", "shell/", "server_stub/")
TIDY = "clang-tidy-19"


def cache_folder():
    home = os.environ.get("EGOSCOPE_CACHE") or os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "egoscope")
    return pathlib.Path(home) / "tidy"


def dependencies(build):
    """Object file -> our headers and sources it was made from, as ninja recorded them."""
    lines = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=True).stdout.splitlines()
    found, current = {}, None
    for line in lines:
        if line.startswith("    "):
            path = pathlib.Path(os.path.normpath(build / line.strip()))
            if ROOT in path.parents:
                current.append(path)
        elif ": #deps" in line:
            current = found.setdefault(line.split(": #deps")[0], [])
    return found


def object_of(entry):
    words = entry["command"].split()
    return words[words.index("-o") + 1] if "-o" in words else ""


def key_of(entry, deps, common, digests):
    state = hashlib.sha256(common)
    state.update(entry["command"].replace(str(ROOT), ".").replace(entry["directory"], "BUILD").encode())
    for path in sorted(set(deps)):
        if path not in digests:
            digests[path] = hashlib.sha256(path.read_bytes()).hexdigest()
        state.update(f"{path.relative_to(ROOT)} {digests[path]}\n".encode())
    return state.hexdigest()


def lint(build, path):
    result = subprocess.run([TIDY, "--quiet", "-p", str(build), str(path)], capture_output=True, text=True, cwd=ROOT)
    return result.returncode, result.stdout.replace(f"{ROOT}/", "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/native-release")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    build = (ROOT / options.build).resolve()
    wanted = {str((ROOT / f).resolve()) for f in options.files}
    entries = [e for e in json.loads((build / "compile_commands.json").read_text())
               if e["file"] in wanted and os.path.relpath(e["file"], ROOT).startswith(LAYERS)]
    version = subprocess.run([TIDY, "--version"], capture_output=True, check=True).stdout
    common = version + (ROOT / ".clang-tidy").read_bytes() + (ROOT / "wasm_build/third_party.lock").read_bytes()
    deps, digests, clean = dependencies(build), {}, cache_folder()
    clean.mkdir(parents=True, exist_ok=True)
    todo = []
    for entry in entries:
        made_from = deps.get(object_of(entry), [])
        key = key_of(entry, made_from, common, digests) if made_from else None
        if key is None or not (clean / key).exists():
            todo.append((entry["file"], key))
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        for (path, key), (status, text) in zip(todo, pool.map(lambda item: lint(build, item[0]), todo)):
            if status != 0:
                failures += 1
                print(text.strip())
            elif key is not None:
                (clean / key).touch()
    print(f"  clang-tidy: {len(entries)} files, {len(entries) - len(todo)} known clean, {failures} with findings")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
