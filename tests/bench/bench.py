#!/usr/bin/env python3
"""Runs the benches and writes one JSON. Figures that matter are ratios between peers of the same run; goals stand beside
them and nothing is asserted on time.

  bench.py [--build build/native-release] [--wasm build/wasm-release] [--answers 100000] [--repetitions 7] [--out build/bench.json]
           [--baseline tests/bench/baseline.json] [--only NAME...]

Repetitions of the peers alternate, so that a slow moment of the machine hits all of them; medians are reported.
"""
import argparse
import json
import pathlib
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
FASTER_THAN_PYTHON, SLOWER_THAN_SIMDJSON = 30.0, 2.0


class Peer:
    """A program that does one repetition for each line it is sent and answers `<seconds> <checksum>`."""

    def __init__(self, *command):
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def once(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            raise SystemExit(f"{self.process.args}: ended without an answer")
        return float(answer[0]), int(answer[1])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def parse_and_score(build, answers, repetitions, form, folder):
    program = build / "bench/egocross_parse_score"
    ours = Peer(program, folder / "answers.json", folder / form)
    python = Peer(sys.executable, HERE / "peers/egocross_rule.py", folder / "answers.json", folder / form)
    seconds = {"ours": [], "simdjson": [], "python": []}
    sums = {}
    for repetition in range(repetitions + 1):
        for name, peer in (("ours", ours), ("simdjson", ours), ("python", python)):
            taken, sums[name] = peer.once(name)
            if repetition > 0:  # the first warms caches and allocators
                seconds[name].append(taken)
    ours.close()
    python.close()
    if sums["ours"] != sums["python"] or sums["simdjson"] != answers:
        raise SystemExit(f"{form}: peers disagree: {sums}")
    median = {name: statistics.median(values) for name, values in seconds.items()}
    return {"answers": answers, "bytes": (folder / form).stat().st_size, "right": sums["ours"],
            "ours_ms": round(1000 * median["ours"], 2), "python_ms": round(1000 * median["python"], 2),
            "simdjson_ms": round(1000 * median["simdjson"], 2),
            "times_faster_than_python": {"ratio": round(median["python"] / median["ours"], 2), "goal": FASTER_THAN_PYTHON,
                                         "better": "higher"},
            "times_slower_than_simdjson": {"ratio": round(median["ours"] / median["simdjson"], 2), "goal": SLOWER_THAN_SIMDJSON,
                                           "better": "lower"}}


def egocross(options, build):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.executable, HERE / "make_egocross_answers.py", str(options.answers), name], check=True)
        return {form.split(".")[0]: parse_and_score(build, options.answers, options.repetitions, form, folder)
                for form in ("replies.jsonl", "results.json")}


def run_json(command):
    """What a program printed, and the CPU seconds it took with everything it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    text = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return json.loads(text), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def board_resort(options, build):
    few, many = 40, 240
    programs = {"native": [build / "bench/board_resort"]}
    wasm = ROOT / options.wasm / "wasm/board_resort.mjs"
    if wasm.exists() and shutil.which("node"):
        programs["wasm_in_node"] = ["node", wasm]
    seconds = {name: ([], []) for name in programs}
    printed = {}
    for _ in range(max(3, options.repetitions // 2)):
        for name, command in programs.items():
            for count, kept in zip((few, many), seconds[name]):
                printed[name, count], taken = run_json([*command, count])
                kept.append(taken)
    if len({printed[name, many]["checksum"] for name in programs}) != 1:
        raise SystemExit("board_resort: native and wasm disagree")
    results = {}
    for name, (short, long) in seconds.items():
        gesture_ms = 1000 * (statistics.median(long) - statistics.median(short)) / (many - few)
        goal = printed[name, many]["goal_ms"]
        results[name] = {"rows": printed[name, many]["rows"], "items": printed[name, many]["items"],
                         "columns": printed[name, many]["columns"], "cpu_ms_per_gesture": round(gesture_ms, 3), "goal_ms": goal,
                         "times_of_a_frame": {"ratio": round(gesture_ms / goal, 3), "goal": 1.0, "better": "lower"}}
    return results


def size(options, build):
    del build
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run([sys.executable, ROOT / "tests/checks/budget.py", "--json", file.name], capture_output=True, check=False)
        content = pathlib.Path(file.name).read_text()
    return [{"name": budget["name"], "bytes": budget["bytes"],
             "share_of_budget": {"ratio": round(budget["bytes"] / budget["goal"], 3), "goal": 1.0, "better": "lower"}}
            for budget in json.loads(content or "[]")]


BENCHES = {"egocross_parse_score": egocross, "board_resort": board_resort, "size": size}


def ratios(value, path=""):
    """{path: ratio} of everything in the result that has one."""
    if isinstance(value, dict) and "ratio" in value:
        return {path: value["ratio"]}
    items = value.items() if isinstance(value, dict) else ((item["name"], item) for item in value) if isinstance(value, list) else ()
    return {name: ratio for key, item in items for name, ratio in ratios(item, f"{path}/{key}".lstrip("/")).items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/native-release")
    parser.add_argument("--wasm", default="build/wasm-release")
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--repetitions", type=int, default=7)
    parser.add_argument("--out", default="build/bench.json")
    parser.add_argument("--baseline", default="tests/bench/baseline.json")
    parser.add_argument("--only", nargs="*", default=list(BENCHES), choices=list(BENCHES))
    options = parser.parse_args()
    build = ROOT / options.build
    result = {"machine": {"processor": platform.machine(), "system": platform.system()},
              "benches": {name: BENCHES[name](options, build) for name in options.only}}
    out = ROOT / options.out
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, indent=2, sort_keys=True) + "\n")
    recorded = ROOT / options.baseline
    before = json.loads(recorded.read_text()) if recorded.exists() else {}
    for name, ratio in sorted(ratios(result["benches"]).items()):
        print(f"  {name:62} {ratio:9.3f}   baseline {before.get(name, 'none')}")
    print(f"written to {options.out}")


if __name__ == "__main__":
    main()
