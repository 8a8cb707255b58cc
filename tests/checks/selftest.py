#!/usr/bin/env python3
"""Proves that each check fails on a planted violation and is silent on a clean tree. Works in a temporary folder."""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

CHECKS = pathlib.Path(__file__).resolve().parent
ARCHITECTURE = """# Architecture
<!-- layer-table:begin -->
| folder | may include | third-party headers | never | why |
|---|---|---|---|---|
| `core` | | | `<fstream>` `<thread>` `__EMSCRIPTEN__` `throw` | pure |
| `core/json` | `core/base` | `<simdjson.h>` | | |
| `core/base` | | | | |
| `core/benchmarks` | `core/base` | | | |
| `core/benchmarks/*` | `core/base` `core/benchmarks/.` | | | |
| `web` | `core` | | `<imgui.h>` | |
| `web/widgets` | `core` | `<imgui*.h>` | | |
<!-- layer-table:end -->
"""
CLEAN = {
    "ARCHITECTURE.md": ARCHITECTURE,
    "README.md": "# Program\n```sh\n./run.sh\n./test.sh\n```\n[law](ARCHITECTURE.md#architecture)\n",
    "CHANGELOG.md": "# Changes\n", "LICENSE": "text\n", "THIRD_PARTY.md": "| `ego_third_fmt` | `fmt` | MIT |\n",
    "run.sh": "true\n", "test.sh": "true\n",
    "cmake/EgoThirdParty.cmake": "ego_third(fmt LIBRARY)\n", "wasm_build/third_party.lock": "# comment\nfmt src fmtlib 11\n",
    "core/base/id.h": "/// Ids.\n#pragma once\n#include <string>\nstruct Id { static Id none(); std::string value; };\n",
    "core/json/parse.cpp": '#include <simdjson.h>\n#include "core/base/id.h"\n// throw in a comment, "__EMSCRIPTEN__"\n'
                           'static int twice(int a) { return 2 * a; }\nint f() { static const int kTwo = 2; return twice(kTwo); }\n',
    "core/benchmarks/benchmark.h": "#pragma once\n", "core/benchmarks/one/one.cpp": '#include "core/benchmarks/benchmark.h"\n',
    "core/benchmarks/two/two.h": "#pragma once\n",
    "web/widgets/draw.cpp": "#include <imgui.h>\nvoid draw() { ImVec2(0.0f, 0); }\n",
    "wasm_build/size_budget.json": json.dumps({"largest_file_bytes": 4000, "budgets": [
        {"name": "first view", "files": ["index.html", "app.*.js"], "limit_bytes": 200}]}),
    "build/site/index.html": "<p>board</p>", "build/site/app.0a.js": "run()",
    "tests/checks/ratchet_baseline.json": json.dumps({"bool-parameter": {"core/base/old.h": 1}}),
    "core/base/old.h": "#pragma once\nvoid set(bool on);\n",
}
# (check, options, files changed, rule expected in the output)
PLANTED = [
    ("layers", {"core/base/id.h": '#include "core/json/parse.h"\n', "core/json/parse.h": "\n"}, "layer:"),
    ("layers", {"core/json/parse.cpp": '#include "web/widgets/draw.h"\n', "web/widgets/draw.h": "\n"}, "layer:"),
    ("layers", {"core/benchmarks/one/one.cpp": '#include "core/benchmarks/two/two.h"\n'}, "layer:"),
    ("layers", {"core/base/id.h": "#include <fstream>\n"}, "forbidden-header:"),
    ("layers", {"web/state.h": "#include <imgui.h>\n"}, "forbidden-header:"),
    ("layers", {"core/base/id.h": "#include <simdjson.h>\n"}, "third-party:"),
    ("layers", {"core/base/id.h": "#include <unistd.h>\n"}, "third-party:"),
    ("layers", {"core/base/id.h": "#ifdef __EMSCRIPTEN__\n#endif\n"}, "forbidden-word:"),
    ("layers", {"core/json/parse.cpp": "void f() { throw 1; }\n"}, "forbidden-word:"),
    ("layers", {"core/json/parse.cpp": "static int calls = 0;\n"}, "mutable-static:"),
    ("layers", {"core/json/parse.cpp": "int f() { static int calls(0); return ++calls; }\n"}, "mutable-static:"),
    ("layers", {"core/json/parse.cpp": "struct A { static int calls; };\n"}, "mutable-static:"),
    ("layers", {"core/json/parse.cpp": "thread_local int depth;\n"}, "mutable-static:"),
    ("layers", {"core/json/parse.cpp": '#include "parse.h"\n'}, "include-path:"),
    ("layers", {"web/panels/board.cpp": '#include "core/base/id.h"\n', "ARCHITECTURE.md": ARCHITECTURE.replace("| `web` |", "| `web/other` |")},
     "layer-unknown:"),
    ("layers", {"ARCHITECTURE.md": "# Architecture\n"}, "layer-table:"),
    ("ratchet", {"core/base/long.cpp": "\n" * 501}, "file-length:"),
    ("ratchet", {"core/base/text.cpp": "// caf\u00e9\n"}, "ascii:"),
    ("ratchet", {"web/widgets/draw.cpp": "auto a = ImVec2(12, 0);\n"}, "magic-literal:"),
    ("ratchet", {"web/widgets/draw.cpp": "auto a = ImVec4{0.5f, 0, 0, 1};\n"}, "magic-literal:"),
    ("ratchet", {"core/base/new.h": "void set(int a, bool on);\n"}, "bool-parameter:"),
    ("ratchet", {"core/base/old.h": "void set(bool a, bool b);\n"}, "bool-parameter:"),
    ("ratchet", {"core/base/new.h": "void set(int a, int b, int c, int d, int e, int f, int g);\n"}, "many-parameters:"),
    ("ratchet", {"core/base/count.cpp": "bool f(A a) { return a.answer == key; }\n"}, "reference-comparison:"),
    ("ratchet", {"core/base/count.cpp": "// TO" "DO later\n"}, "leftover:"),
    ("ratchet", {"README.md": "./run.sh ./test.sh see /ho" "me/me/file\n"}, "machine-path:"),
    ("ratchet", {"wasm_build/fetch.sh": "get registry.npm" "js.org\n"}, "registry-host:"),
    ("ratchet", {"README.md": "as the sub-ag" "ent says\n"}, "organisation:"),
    ("budget", {"build/site/app.0a.js": "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=900))}, "over-budget:"),
    ("budget", {"build/site/app.0a.js": None}, "budget-pattern:"),
    ("budget", {"build/site/clip.mp4": "x" * 5000}, "large-file:"),
    ("docs", {"README.md": "./run.sh ./test.sh [x](absent.md)\n"}, "dead-link:"),
    ("docs", {"README.md": "./run.sh ./test.sh [x](ARCHITECTURE.md#absent)\n"}, "dead-anchor:"),
    ("docs", {"README.md": "./run.sh ./test.sh `core/absent.h`\n"}, "no-such-path:"),
    ("docs", {"README.md": "```sh\n./absent.sh\n./run.sh\n./test.sh\n```\n"}, "no-such-script:"),
    ("docs", {"README.md": "./run.sh\n"}, "two-commands:"),
    ("docs", {"THIRD_PARTY.md": "nothing\n"}, "third-party:"),
    ("docs", {"LICENSE": None}, "missing:"),
    ("docs", {"README.md": "./run.sh ./test.sh\n```sh\negoscope dance\n```\n"}, "no-such-command:"),
    ("docs", {"README.md": "./run.sh ./test.sh\n```sh\negoscope score --loud\n```\n"}, "no-such-command:"),
]
PROGRAM = """#!/bin/sh
case $1 in score) echo 'score --predictions FILE' ;; *) exit 4 ;; esac
"""
PURITY = [
    ("", None),
    ("#include <fstream>\nvoid ego_open() { std::ifstream f(\"x\"); }\n", "impure-symbol:"),
    ("#include <cstdio>\nvoid ego_print() { std::puts(\"x\"); }\n", "impure-symbol:"),
    ("#include <ctime>\nlong ego_now() { return std::time(nullptr); }\n", "impure-symbol:"),
    ("#include <cmath>\ndouble ego_power(double a) { return std::pow(a, a); }\n", "impure-symbol:"),
    ("int counter = 0;\nint ego_next() { return ++counter; }\n", "writable-state:"),
    ("int ego_next() { static int calls = 3; return ++calls; }\n", "writable-state:"),
    ("#include <string>\nconst std::string& ego_name() { static const std::string kName = \"a long name, kept on the heap\"; return kName; }\n",
     None),
]


def write_tree(root, files):
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink()
        else:
            path.write_text(content, encoding="utf-8")


def run_check(check, root, *options):
    done = subprocess.run([sys.executable, str(CHECKS / f"{check}.py"), "--root", str(root), *options], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def planted_case(check, changes):
    """Exit code and output of the check on the clean tree with these changes."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write_tree(root, CLEAN)
        write_tree(root, changes)
        options = []
        if check == "docs":
            program = root / "egoscope"
            program.write_text(PROGRAM)
            program.chmod(0o755)
            options = ["--program", str(program)]
        return run_check(check, root, *options)


def purity_case(source):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "a.cpp").write_text(source)
        subprocess.run(["clang++-19", "-std=c++20", "-stdlib=libc++", "-O1", "-c", "a.cpp", "-o", "a.o"], cwd=root, check=True)
        subprocess.run(["llvm-ar-19", "rc", "libego_core.a", "a.o"], cwd=root, check=True)
        return run_check("purity", root, "--build", ".")


def main():
    cases = [(f"{check} on the clean tree", planted_case(check, {}), None) for check in ("layers", "ratchet", "budget", "docs")]
    cases += [(f"{check}: {rule} {list(changes)[0]}", planted_case(check, changes), rule) for check, changes, rule in PLANTED]
    cases += [(f"purity: {rule} {source[:60]!r}", purity_case(source), rule) for source, rule in PURITY]
    failed = 0
    for name, (code, output), rule in cases:
        if (code != 0 or "Traceback" in output) if rule is None else (code != 1 or rule not in output):
            failed += 1
            print(f"selftest: {name}: exit {code}\n{output}")
    print(f"selftest: {len(cases) - failed} held, {failed} did not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
