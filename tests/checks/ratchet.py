#!/usr/bin/env python3
"""Smells that text can show. Hard rules fail at once; counted rules may only shrink against ratchet_baseline.json.

  ratchet.py [--update] [--quiet]      --update lowers the baseline where the tree got better; it never raises it

Hard: no file over 500 lines; ASCII sources; no leftover marks; no path of the writing machine; no name of a package
registry; no size or colour literal outside web/theme. Counted: boolean parameters in headers, comparisons with the
reference answer outside a judge, functions that take more than six parameters. Reported: median file length, comment
share of headers.
"""
import json
import re
import statistics

import source_text as src

LONGEST_FILE = 500
BASELINE = "tests/checks/ratchet_baseline.json"
# Generated tables and data: their length says nothing about the rooms of the house.
LENGTH_EXEMPT = (".inc",)
TEXT_SUFFIXES = src.CPP_SUFFIXES + src.SCRIPT_SUFFIXES + (".md", ".json", ".txt", ".lock", ".html", ".inc", ".tsv", ".yml")
# Spelt in halves, so that this file does not name what it looks for.
REGISTRIES = ["npm" "js.org", "npm" "js.com", "deb.deb" "ian.org", "security.deb" "ian.org", "snapshot.deb" "ian.org", "py" "pi.org",
              "files.python" "hosted.org", "crates" ".io", "proxy.gol" "ang.org", "archive.ubu" "ntu.com"]
MACHINE_PATHS = re.compile(r"(?<![\w.$}/~*])/(?:wo" r"rk|ro" r"ot|ho" r"me|Us" r"ers|t" r"mp)/[\w.$-]")
LEFTOVERS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK|WI" r"P)\b|\b[Ss]tub(?:bed|s)?\b|\bnot yet imple" r"mented\b|\b[Ll]orem ip" r"sum\b")
ORGANISATION = re.compile(r"\bsub-?ag" r"ents?\b|\bthe C" r"EO\b|\bsteering re" r"po\b|\b(?:coding|helper|lead) ses" r"sion\b|\bthe le" r"ad (?:eng|will|dec)", re.I)
LITERALS = re.compile(r"\b(?:ImVec[24]|IM_COL32|ImColor)\s*[({](?P<arguments>[^(){};]*)")
NEITHER_0_NOR_1 = re.compile(r"(?<![\w.])(?!0*[01](?:\.0*)?f?(?![\w.]))\d+(?:\.\d*)?f?(?![\w.])")  # 0 and 1 are corners of a texture
BOOL_PARAMETER = re.compile(r"[(,]\s*(?:const\s+)?bool\s+\w+\s*(?=[,)=])")
REFERENCE_COMPARISON = re.compile(r"\.\s*(?:answer|gold)\s*[!=]=(?!\s*(?:nullptr|\"\"))|[!=]=\s*[\w.>-]*\.(?:answer|gold)\b")
INSTEAD = {"bool-parameter": "use an enum or an options struct", "many-parameters": "gather them in a struct",
           "reference-comparison": "only a judge compares with the reference answer"}
LONG_PARAMETERS = re.compile(r"\b\w+\(((?:[^(),;{}]+,){6,}[^(),;{}]+)\)\s*(?:const)?\s*(?:override)?\s*;")


def lines_matching(text, pattern):
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.search(line):
            yield number, line.strip()


def check_text(path, text, relative, findings):
    """Rules for every kind of file."""
    for number, line in lines_matching(text, MACHINE_PATHS):
        findings.add(path, number, "machine-path", line[:100])
    for host in REGISTRIES:
        for number, _ in lines_matching(text, re.compile(re.escape(host))):
            findings.add(path, number, "registry-host", "name packages, not the hosts they come from")
    for number, line in lines_matching(text, ORGANISATION):
        findings.add(path, number, "organisation", line[:100])
    if relative.endswith(src.CPP_SUFFIXES + src.SCRIPT_SUFFIXES + (".md",)):
        for number, line in lines_matching(text, LEFTOVERS):
            findings.add(path, number, "leftover", line[:100])


def check_source(path, text, relative, findings):
    """Rules for code we write."""
    length = text.count("\n")
    if length > LONGEST_FILE and not relative.endswith(LENGTH_EXEMPT):
        findings.add(path, length, "file-length", f"{length} lines; {LONGEST_FILE} is the limit: probably two rooms in one")
    written_in_ascii = not relative.startswith("assets/")  # generators of bilingual data hold that data
    for number, line in enumerate(text.splitlines(), 1):
        if written_in_ascii and not line.isascii():
            findings.add(path, number, "ascii", ascii(line.strip())[:100])
    if relative.startswith(("web/", "shell/")) and not relative.startswith("web/theme/") and relative.endswith(src.CPP_SUFFIXES):
        bare = src.without_comments(text)
        for match in LITERALS.finditer(bare):
            if NEITHER_0_NOR_1.search(match.group("arguments")):
                findings.add(path, src.line_of(bare, match.start()), "magic-literal",
                             f"{match.group(0)[:60]}: sizes and colours live in web/theme")


def counts_of(path, text, relative):
    """Counted smells of one file: {rule: number}."""
    if not relative.startswith(("core/", "web/", "shell/", "server_stub/")):
        return {}
    bare = src.without_comments(text)
    counts = {}
    if relative.endswith(".h"):
        counts["bool-parameter"] = len(BOOL_PARAMETER.findall(bare))
        counts["many-parameters"] = len(LONG_PARAMETERS.findall(bare))
    if not re.search(r"judge|verdict", relative):
        counts["reference-comparison"] = len(REFERENCE_COMPARISON.findall(bare))
    return {rule: number for rule, number in counts.items() if number}


def comment_share(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return sum(1 for line in lines if "//" in line) / max(1, len(lines))


def print_report(sources, texts):
    groups = {}
    for path, relative in sources:
        if relative.endswith(src.CPP_SUFFIXES):
            groups.setdefault(relative.split("/")[0], []).append(texts[path].count("\n"))
    for folder, lengths in sorted(groups.items()):
        print(f"  {folder:12} {len(lengths):4} files, median {statistics.median(lengths):5.0f} lines, longest {max(lengths)}")
    shares = [comment_share(texts[path]) for path, relative in sources if re.match(r"(core|web|server_stub)/.*\.h$", relative)]
    if shares:
        print(f"  public headers: {len(shares)}, median comment share {100 * statistics.median(shares):.0f} %")


def compare_with_baseline(root, now, update, findings):
    path = root / BASELINE
    allowed = json.loads(src.read(path)) if path.exists() else {}
    lowered = {}
    for rule in sorted(set(now) | set(allowed)):
        for name in sorted(set(now.get(rule, {})) | set(allowed.get(rule, {}))):
            number, limit = now.get(rule, {}).get(name, 0), allowed.get(rule, {}).get(name, 0)
            if number > limit:
                findings.add(name, 1, rule, f"{number} where {limit} are on record: {INSTEAD[rule]}")
            elif number < limit and not update:
                print(f"  {name}: {rule}: {number}, better than the {limit} on record: ratchet.py --update keeps it so")
            if min(number, limit):
                lowered.setdefault(rule, {})[name] = min(number, limit)
    if update:
        path.write_text(json.dumps(lowered, indent=2, sort_keys=True) + "\n")


def run():
    options = src.arguments(__doc__, ("--update", False, "lower the baseline"), ("--quiet", False, "no report"))
    root, findings = options.root, src.Findings(options.root)
    texts, counts = {}, {}
    for path in src.files(root, suffixes=TEXT_SUFFIXES, top=True) + src.files(root, ("docs",), (".md",)):
        relative = path.relative_to(root).as_posix()
        texts[path] = src.read(path)
        if not relative.startswith("assets/") or relative.endswith(src.SCRIPT_SUFFIXES):
            check_text(path, texts[path], relative, findings)
    suffixes = src.CPP_SUFFIXES + src.SCRIPT_SUFFIXES + (".inc",)
    sources = [(path, path.relative_to(root).as_posix()) for path in texts if path.name.endswith(suffixes)]
    for path, relative in sources:
        check_source(path, texts[path], relative, findings)
        for rule, number in counts_of(path, texts[path], relative).items():
            counts.setdefault(rule, {})[relative] = number
    compare_with_baseline(root, counts, options.update, findings)
    if not options.quiet:
        print_report(sources, texts)
    return findings.close(f"ratchet: {len(texts)} files")


if __name__ == "__main__":
    src.main(run)
