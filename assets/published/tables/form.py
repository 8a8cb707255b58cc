"""The one form all published tables are brought into: boards of columns, rows and cells.

Values are text as printed and are never computed.
"""

import csv
import json
import os
import re


def read_rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_json(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return json.load(file)


def slug(*parts):
    """An id from words: lower case, `-` between, dots kept; `@` becomes `-at-`."""
    text = " ".join(p for p in parts if p).lower().replace("@", " at ").replace("+", " plus ")
    return re.sub(r"[^a-z0-9.]+", "-", text).strip("-.")


def title(en, zh):
    return {"en": en, "zh": zh}


def column(name, en, zh, group, unit="percent", metric="accuracy", n=None, n_basis="unknown"):
    return {
        "id": name,
        "title": en,
        "title_zh": zh,
        "group": group,
        "metric": metric,
        "unit": unit,
        "higher_is_better": True,
        "n": n,
        "n_basis": n_basis if n is not None else "unknown",
    }


def cell(text, note="", **more):
    """A printed value with its number of decimals."""
    text = text.strip()
    found = {"value": text, "decimals": len(text.split(".")[1]) if "." in text else 0}
    if note:
        found["note"] = note
    found.update(more)
    return found


def row(name, model, kind, source, cells, **more):
    """Empty extras are left out. `cells` maps column id to a cell; empty texts must not be in it."""
    found = {"id": name, "model": model, "kind": kind}
    found.update((key, value) for key, value in more.items() if value not in ("", None, {}))
    found["source"] = source
    found["cells"] = cells
    return found


def board(name, en, zh, note, columns, rows):
    return {"id": name, "title": title(en, zh), "note": note, "columns": columns, "rows": _unique(rows)}


def _unique(rows):
    """Rows with distinct ids: a repeated id gets `-2`, `-3` …"""
    seen = {}
    for entry in rows:
        seen[entry["id"]] = seen.get(entry["id"], 0) + 1
        if seen[entry["id"]] > 1:
            entry["id"] += f"-{seen[entry['id']]}"
    return rows


def published(benchmark, en, zh, boards):
    return {
        "format": "egoscope.published",
        "version": "1.0",
        "benchmark": benchmark,
        "title": title(en, zh),
        "boards": boards,
    }
