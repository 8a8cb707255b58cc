#!/usr/bin/env python3
"""Bytes a reader waits for, against wasm_build/size_budget.json.

  budget.py [--site build/site] [--json OUT]

The budget file: {"budgets": [{"name", "files": [patterns below the site], "brotli": true, "limit_bytes", "why"}],
"largest_file_bytes": n}. A pattern that matches nothing is a finding, so a renamed file cannot leave the budget unseen.
Brotli is quality 11 with a 24-bit window, what static hosts send; sizes are remembered by content in build/.
"""
import fnmatch
import hashlib
import json
import pathlib
import shutil
import subprocess

import source_text as src

BUDGET = "wasm_build/size_budget.json"
REMEMBERED = "build/brotli_sizes.json"


def brotli_size(path, remembered):
    content = path.read_bytes()
    key = hashlib.sha256(content).hexdigest()
    if key not in remembered:
        packed = subprocess.run(["brotli", "--quality=11", "--lgwin=24", "--stdout"], input=content, capture_output=True, check=True)
        remembered[key] = len(packed.stdout)
    return remembered[key]


def measure(site, budget, remembered, findings):
    """One line of the table: what is spent and by which files."""
    spent, parts = 0, []
    everything = sorted(path for path in site.rglob("*") if path.is_file() and path.suffix != ".br")
    for pattern in budget["files"]:
        matching = [path for path in everything if fnmatch.fnmatchcase(path.relative_to(site).as_posix(), pattern)]
        if not matching:
            findings.add(BUDGET, 1, "budget-pattern", f"{budget['name']}: nothing in the site is called {pattern}")
        for path in matching:
            size = brotli_size(path, remembered) if budget.get("brotli", True) else path.stat().st_size
            parts.append({"file": path.relative_to(site).as_posix(), "raw_bytes": path.stat().st_size, "counted_bytes": size})
            spent += size
    if spent > budget["limit_bytes"]:
        findings.add(BUDGET, 1, "over-budget", f"{budget['name']}: {spent:,} of {budget['limit_bytes']:,} bytes")
    return {"name": budget["name"], "bytes": spent, "goal": budget["limit_bytes"], "files": parts}


def print_table(result):
    print(f"  {result['name']}: {result['bytes']:,} of {result['goal']:,} bytes ({100 * result['bytes'] / result['goal']:.0f} %)")
    for part in result["files"]:
        print(f"    {part['file']:44} {part['raw_bytes']:>11,} raw {part['counted_bytes']:>11,} counted")


def run():
    options = src.arguments(__doc__, ("--site", "build/site", "the site as `egoscope site` wrote it"), ("--json", "", "write the figures here"))
    findings = src.Findings(options.root)
    site = pathlib.Path(options.site)
    site = site if site.is_absolute() else options.root / site
    if not (site / "index.html").exists():
        findings.add(str(options.site), 0, "not-built", "no site there: ./run.sh --no-serve writes it")
        return findings.close("budget")
    if not shutil.which("brotli"):
        findings.add("brotli", 0, "not-installed", "the brotli program measures what a host sends")
        return findings.close("budget")
    plan = json.loads(src.read(options.root / BUDGET))
    memory = options.root / REMEMBERED
    remembered = json.loads(memory.read_text()) if memory.exists() else {}
    results = [measure(site, budget, remembered, findings) for budget in plan["budgets"]]
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.stat().st_size > plan["largest_file_bytes"]:
            findings.add(BUDGET, 1, "large-file", f"{path.relative_to(site)}: static hosts refuse {path.stat().st_size:,} bytes")
    memory.parent.mkdir(exist_ok=True)
    memory.write_text(json.dumps(remembered, indent=1, sort_keys=True) + "\n")
    for result in results:
        print_table(result)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(results, indent=2, sort_keys=True) + "\n")
    return findings.close("budget")


if __name__ == "__main__":
    src.main(run)
