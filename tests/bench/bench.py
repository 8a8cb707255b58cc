#!/usr/bin/env python3
"""Runs the benches and writes one JSON. Figures that matter are ratios between peers of the same run; goals stand beside
them and nothing is asserted on time.

  bench.py [--build build/native-release] [--wasm build/wasm-release] [--answers 100000] [--log-bytes 125000000] [--samples 200000] [--large-items 100000] [--large-rows 50] [--repetitions 7] [--out build/bench.json]
           [--baseline tests/bench/baseline.json] [--only NAME...]

Repetitions of the peers alternate, so that a slow moment of the machine hits all of them; medians are reported.
"""
import argparse
import json
import os
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
INSPECT_OPEN_MS, NATIVE_SCORE_MS = 2000, 50


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


def alternate(peers, repetitions):
    """Median seconds and checksum of each peer. peers: {name: Peer}; a Peer is asked for the name."""
    seconds = {name: [] for name in peers}
    sums = {}
    for repetition in range(repetitions + 1):
        for name, peer in peers.items():
            taken, sums[name] = peer.once(name)
            if repetition > 0:  # the first warms caches and allocators
                seconds[name].append(taken)
    for peer in set(peers.values()):
        peer.close()
    return {name: statistics.median(values) for name, values in seconds.items()}, sums


def against_simdjson(median, files):
    """What is said of ours and simdjson. The provenance digest is no part of ours and stands beside."""
    return {"bytes": sum(file.stat().st_size for file in files),
            **{f"{name}_ms": round(1000 * seconds, 2) for name, seconds in median.items()},
            "times_slower_than_simdjson": {"ratio": round(median["ours"] / median["simdjson"], 2), "goal": SLOWER_THAN_SIMDJSON,
                                           "better": "lower"},
            "with_digest_times_slower_than_simdjson": {"ratio": round((median["ours"] + median["digest"]) / median["simdjson"], 2),
                                                       "better": "lower"}}


def parse_and_score(build, answers, repetitions, key, files):
    ours = Peer(build / "bench/egocross_parse_score", key, *files)
    python = Peer(sys.executable, HERE / "peers/egocross_rule.py", key, *files)
    median, sums = alternate({"ours": ours, "simdjson": ours, "digest": ours, "python": python}, repetitions)
    if sums["ours"] != sums["python"] or sums["simdjson"] != answers:
        raise SystemExit(f"{files[0].name}: peers disagree: {sums}")
    return {"answers": answers, "right": sums["ours"], **against_simdjson(median, files),
            "times_faster_than_python": {"ratio": round(median["python"] / median["ours"], 2), "goal": FASTER_THAN_PYTHON,
                                         "better": "higher"},
            "times_of_budget": {"ratio": round(1000 * median["ours"] / (NATIVE_SCORE_MS * answers / 100_000), 2), "goal": 1.0,
                                "better": "lower"}}


def egocross(options, build):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.executable, HERE / "make_egocross_answers.py", str(options.answers), name], check=True)
        forms = {"replies": (folder / "answers.json", [folder / "replies.jsonl"]),
                 "results": (folder / "answers.json", [folder / "results.json"]),
                 "replies_of_many_models": (folder / "models/answers.json", sorted(folder.glob("models/replies_*.jsonl")))}
        return {form: parse_and_score(build, options.answers, options.repetitions, key, files)
                for form, (key, files) in forms.items()}


def lmms_import(options, build):
    path = build / "bench/20260101_000000_samples_video_mmmu_adaptation.jsonl"
    made = subprocess.run([sys.executable, HERE / "make_lmms_log.py", str(options.log_bytes), path], check=True, capture_output=True,
                          text=True)
    rows = int(made.stdout)
    ours = Peer(build / "bench/lmms_import", path)
    median, sums = alternate({"ours": ours, "simdjson": ours, "digest": ours}, options.repetitions)
    result = {"rows": rows, **against_simdjson(median, [path])}
    path.unlink()
    if sums["ours"] != rows or sums["simdjson"] != rows:
        raise SystemExit(f"lmms_import: peers disagree: {sums}")
    return result


def inspect_open(options, build):
    """An Inspect archive is opened by its directory: no sample is read."""
    path = build / "bench/inspect.eval"
    subprocess.run([sys.executable, HERE / "make_inspect_log.py", str(options.samples), path], check=True)
    runs = [run_json([build / "bench/inspect_open", path])[0] for _ in range(max(3, options.repetitions // 2))]
    path.unlink()
    if any(run["samples"] != options.samples or run["read"] != options.samples for run in runs):
        raise SystemExit(f"inspect_open: not every sample was found: {runs}")
    opened = statistics.median(run["open_ms"] for run in runs)
    return {"samples": options.samples, "open_ms": opened, "read_all_ms": statistics.median(run["read_all_ms"] for run in runs),
            "times_of_goal": {"ratio": round(opened / INSPECT_OPEN_MS, 3), "goal": 1.0, "better": "lower"}}


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


# job, its plain form, goal in ms (native, wasm)
STATISTICS = [("bootstrap", "bootstrap_plain", 15, 30), ("pairs", "pairs_plain", 1, 3), ("max_t", "max_t_plain", None, None), ("sign_flip", None, 5, 10)]


def statistics_of_a_board(options, build):
    """Resampling and all-pairs counts beside plain restatements of the same definitions, natively and under node."""
    programs = {"native": [build / "bench/statistics"]}
    wasm = ROOT / options.wasm / "wasm/statistics.mjs"
    if wasm.exists() and shutil.which("node"):
        programs["wasm_in_node"] = ["node", wasm]
    results, sums = {}, {}
    for name, command in programs.items():
        peer = Peer(*command)
        results[name] = {}
        for job, plain, native_goal, wasm_goal in STATISTICS:
            seconds = {job: [], plain: []} if plain else {job: []}
            for repetition in range(options.repetitions + 2):
                for word in seconds:
                    taken, total = peer.once(word)
                    if sums.setdefault(job, total) != total:
                        raise SystemExit(f"statistics: {word} under {name} gives {total}, elsewhere {sums[job]}")
                    if repetition > 1:  # the first ones warm caches, allocators and the compiler of the engine
                        seconds[word].append(taken)
            median = {word: statistics.median(values) for word, values in seconds.items()}
            entry = {"ms": round(1000 * median[job], 3)}
            goal = native_goal if name == "native" else wasm_goal
            if goal:
                entry["times_of_goal"] = {"ratio": round(1000 * median[job] / goal, 3), "goal": 1.0, "better": "lower"}
            if plain:
                entry["plain_ms"] = round(1000 * median[plain], 3)
                entry["times_faster_than_plain"] = {"ratio": round(median[plain] / median[job], 2), "better": "higher"}
            results[name][job] = entry
        peer.close()
    return results


LARGE_HEAP_BYTES, LARGE_FILTER_MS, FRAME_CPU_MS, FIRST_PAINT_MS = 512 << 20, 200, 4, 1000


def no_browser():
    """Why a page cannot be opened here; None if it can."""
    app = ROOT / "build/wasm/explorer.wasm"
    browsers = [pathlib.Path("/usr/bin") / name for name in ("chromium", "chromium-browser", "google-chrome")]
    if os.environ.get("EGO_PLAYWRIGHT") and shutil.which("node") and app.exists() and any(browser.exists() for browser in browsers):
        return None
    reason = "needs a browser, node, EGO_PLAYWRIGHT (build/setup.env) and a wasm build"
    print(f"  SKIPPED: {reason}")
    return reason


def large_site(options, build):
    """A site of many questions and rows in a browser: what is fetched, how long views take, what the page holds."""
    reason = no_browser()
    if reason:
        return {"skipped": reason}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.executable, HERE / "make_large_site.py", str(options.large_items), str(options.large_rows), folder], check=True)
        subprocess.run([ROOT / "build/bin/egoscope", "site", "--no-demo", "--score", "demo", folder / "registry.json", folder / "predictions",
                        "--out", folder / "site"], check=True, capture_output=True)
        text = subprocess.run(["node", HERE / "large_site.mjs", folder / "site"], check=True, capture_output=True, text=True).stdout
    result = json.loads(text)
    if (result["items"], result["rows"]) != (options.large_items, options.large_rows):
        raise SystemExit(f"large_site: not everything is shown: {result}")
    steps = result["steps"]
    answers = options.large_items * options.large_rows
    goal = LARGE_HEAP_BYTES * answers / 5_000_000
    return {**result, "heap_bytes_an_answer": round(steps["back_to_board"]["heap_bytes"] / answers, 1),
            "heap": {"ratio": round(steps["back_to_board"]["heap_bytes"] / goal, 3), "goal": 1.0, "better": "lower"},
            "frame": {view: {"ratio": round(times["p95_ms"] / FRAME_CPU_MS, 3), "goal": 1.0, "better": "lower"}
                      for view, times in result["frame_cpu"].items()},
            "filter": {"ratio": round(steps["filter"]["ms"] / LARGE_FILTER_MS, 3), "goal": 1.0, "better": "lower"}}


def first_view(options, build):
    """The site over a line of 10 Mbit/s: when the first useful view is painted, when the explorer stands."""
    del options, build
    reason = no_browser()
    if reason:
        return {"skipped": reason}
    text = subprocess.run(["node", HERE / "first_view.mjs", ROOT / "build/site"], check=True, capture_output=True, text=True).stdout
    result = json.loads(text)
    return {**result, "first_paint": {"ratio": round(result["first_paint_ms"] / FIRST_PAINT_MS, 3), "goal": 1.0, "better": "lower"}}


def size(options, build):
    del build
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run([sys.executable, ROOT / "tests/checks/budget.py", "--json", file.name], capture_output=True, check=False)
        content = pathlib.Path(file.name).read_text()
    return [{"name": budget["name"], "bytes": budget["bytes"],
             "share_of_budget": {"ratio": round(budget["bytes"] / budget["goal"], 3), "goal": 1.0, "better": "lower"}}
            for budget in json.loads(content or "[]")]


BENCHES = {"egocross_parse_score": egocross, "lmms_import": lmms_import, "inspect_open": inspect_open, "board_resort": board_resort, "statistics": statistics_of_a_board, "large_site": large_site,
           "first_view": first_view, "size": size}


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
    parser.add_argument("--log-bytes", type=int, default=125_000_000, help="size of the lmms-eval log")
    parser.add_argument("--samples", type=int, default=200_000, help="of the Inspect log")
    parser.add_argument("--large-items", type=int, default=100_000, help="questions of the large site")
    parser.add_argument("--large-rows", type=int, default=50, help="its rows")
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
