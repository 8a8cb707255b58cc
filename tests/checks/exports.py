#!/usr/bin/env python3
"""The wasm border is the committed list wasm_build/exported_names.txt: what the bridge keeps alive, what the page calls, what was built.

  exports.py [--module build/wasm/explorer.mjs]

A new entry point is a new line there, so it shows in review; a name that nobody exports any longer is a finding too.
"""
import pathlib
import re

import source_text as src

LIST = "wasm_build/exported_names.txt"
KEPT = re.compile(r"EMSCRIPTEN_KEEPALIVE[^;{]*?\b(ego_\w+)\s*\(")
CALLED = re.compile(r"\b_(ego_\w+)\s*\(")
BUILT = re.compile(r"[\"'.]_(ego_\w+)\b")


def read_list(path, findings):
    names = {}
    for number, line in enumerate(src.read(path).splitlines(), 1):
        name = line.split("#")[0].strip()
        if name:
            if name in names:
                findings.add(LIST, number, "exports", f"{name} stands twice")
            names[name] = number
    return names


def run():
    options = src.arguments(__doc__, ("--module", "build/wasm/explorer.mjs", "the explorer as linked; passed over while it is not built"))
    findings = src.Findings(options.root)
    listed = read_list(options.root / LIST, findings)
    kept = {}
    for path in src.files(options.root, ("shell/wasm",)):
        text = src.without_comments(src.read(path))
        for match in KEPT.finditer(text):
            kept[match.group(1)] = (path, src.line_of(text, match.start(1)))
    for name, (path, line) in kept.items():
        if name not in listed:
            findings.add(path, line, "exports", f"{name} crosses the border but is not in {LIST}")
    for name, line in listed.items():
        if name not in kept:
            findings.add(LIST, line, "exports", f"{name} is exported by nothing in shell/wasm")
    for path in src.files(options.root, ("shell/wasm/js",), (".js",)):
        text = src.read(path)
        for match in CALLED.finditer(text):
            if match.group(1) not in listed:
                findings.add(path, src.line_of(text, match.start(1)), "exports", f"the page calls {match.group(1)}, which is not exported")
    module = pathlib.Path(options.module)
    module = module if module.is_absolute() else options.root / module
    if module.exists():
        for name in sorted(set(listed) - set(BUILT.findall(src.read(module)))):
            findings.add(LIST, listed[name], "exports", f"{name} is missing in the module that was built")
    return findings.close(f"exports: {len(listed)} names")


if __name__ == "__main__":
    src.main(run)
