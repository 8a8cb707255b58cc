#!/usr/bin/env python3
"""Brings published result tables into one form, one JSON file a benchmark, beside this script.

  canonicalise.py FOLDER [--check]

FOLDER holds the source tables as CSV and JSON: third-party facts (model, setting, number, where it was printed),
collected by hand and supplied by the user; they are not part of this repository and there is no default.
With --check nothing is written; the exit status is 1 if a file would change.
"""

import argparse
import json
import os
import sys

from tables import egocross, exo2ego, teleego, video_mmmu

_TABLES = {"egocross": egocross, "video-mmmu": video_mmmu, "teleego": teleego, "exo2ego": exo2ego}
_HERE = os.path.dirname(os.path.abspath(__file__))


def problems(document):
    """What breaks the form: unknown columns, empty cells, repeated ids, decimals that do not fit the text."""
    found = []
    for board in document["boards"]:
        columns = [column["id"] for column in board["columns"]]
        ids = [row["id"] for row in board["rows"]]
        if len(set(ids)) != len(ids) or len(set(columns)) != len(columns):
            found.append(f"{board['id']}: repeated ids")
        for row in board["rows"]:
            for name, cell in row["cells"].items():
                if name not in columns:
                    found.append(f"{board['id']}/{row['id']}: unknown column {name}")
                try:
                    float(cell["value"])
                except ValueError:
                    found.append(f"{board['id']}/{row['id']}/{name}: {cell['value']!r} is no number")
                if len(cell["value"].partition(".")[2]) != cell["decimals"]:
                    found.append(f"{board['id']}/{row['id']}/{name}: decimals")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="where the source tables are")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    status = 0
    for name, table in _TABLES.items():
        document = table.canonical(options.folder)
        for problem in problems(document):
            print(f"{name}: {problem}", file=sys.stderr)
            status = 1
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        path = os.path.join(_HERE, f"{name}.json")
        if options.check:
            with open(path, encoding="utf-8") as file:
                same = file.read() == text
            status |= not same
            print(f"{name}.json {'is up to date' if same else 'would change'}")
            continue
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        print(f"{name}.json:", ", ".join(f"{board['id']} {len(board['rows'])}" for board in document["boards"]))
    return status


if __name__ == "__main__":
    sys.exit(main())
