#!/usr/bin/python3
"""Scores the demo submissions with a small reader of its own and prints a Markdown table.

Not egoscope's scorer: a second opinion on it.

  check_demo.py [DEMO_DIR] [--schema submission.schema.json]

With --schema every submission is also validated (python3-jsonschema).
"""

import argparse
import json
import os
import re
import sys

_PHRASES = (r"[Tt]he answer is ([A-D])\b", r"Answer: ([A-D])\b", r"答案是([A-D])", r"^\*\*([A-D])\*\*$", r"^([A-D])$")


def letter_of(row):
    """The letter a careful person reads, or None."""
    if "answer" in row:
        return row["answer"] if row["answer"] in list("ABCD") else None
    text = row.get("response") or ""
    found = re.search(r"\{.*?\}", text, re.S)
    if found:
        try:
            return json.loads(found.group())["prediction"]
        except (ValueError, KeyError):
            pass
    return next((m.group(1) for m in (re.search(p, text) for p in _PHRASES) if m), None)


def strict_letter_of(row):
    """The letter of a stored answer or of a JSON object; prose does not count."""
    text = row.get("response") or ""
    return letter_of(row) if "answer" in row or "{" in text else None


def tally(items, rows, reader):
    """(right, wrong, invalid, missing)"""
    by_id = {row["id"]: row for row in rows}
    counts = [0, 0, 0, 0]
    for item in items:
        row = by_id.get(item["id"])
        if row is None:
            counts[3] += 1
            continue
        letter = reader(row)
        counts[2 if letter is None else 0 if letter == item["gold"] else 1] += 1
    return counts


def validate(path, schema):
    """Problems of one file against the schema: whole object as the schema describes the JSONL form."""
    import jsonschema

    lines = [json.loads(line) for line in open(path, encoding="utf-8")]
    whole = dict(lines[0], predictions=lines[1:])
    return [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(whole)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("demo", nargs="?", default=os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    parser.add_argument("--schema")
    options = parser.parse_args()
    items = json.load(open(os.path.join(options.demo, "registry.json"), encoding="utf-8"))["items"]
    folder = os.path.join(options.demo, "submissions")
    tasks = sorted({item["facets"]["task"] for item in items})
    print("| baseline | accuracy | right | wrong | invalid | missing | JSON only | " + " | ".join(tasks) + " |")
    print("|---|--:|--:|--:|--:|--:|--:|" + "--:|" * len(tasks))
    problems = 0
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        rows = [json.loads(line) for line in open(path, encoding="utf-8")][1:]
        right, wrong, invalid, missing = tally(items, rows, letter_of)
        strict = tally(items, rows, strict_letter_of)[0]
        parts = []
        for task in tasks:
            of_task = [item for item in items if item["facets"]["task"] == task]
            parts.append(f"{100 * tally(of_task, rows, letter_of)[0] / len(of_task):.1f}")
        print(
            f"| {name[:-6]} | {100 * right / len(items):.1f} % | {right} | {wrong} | {invalid} | {missing} | {100 * strict / len(items):.1f} % | "
            + " | ".join(parts)
            + " |"
        )
        if options.schema:
            for message in validate(path, json.load(open(options.schema, encoding="utf-8"))):
                problems += 1
                print(f"{name}: {message}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
