#!/usr/bin/env python3
"""Inputs of a large site: a set of ITEMS questions in the demo's form and ROWS models that answered all of them.

  make_large_site.py ITEMS ROWS FOLDER      writes FOLDER/registry.json and FOLDER/predictions/*.jsonl

Everything is made from counters: the same arguments give the same bytes. Give them to
`egoscope site --score demo FOLDER/registry.json FOLDER/predictions --out SITE`.
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = "clamp washer hammer bottle tape measure box brush valve drill needle forceps rope paddle helmet basket".split()


def mix(*numbers):
    """A number that looks random and is not: xorshift-multiply over the arguments."""
    state = 0x9E3779B97F4A7C15
    for number in numbers:
        state = (state ^ number) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 29
    return state


def item(number, domains):
    words = [WORDS[mix(number, k) % len(WORDS)] for k in range(6)]
    facets = {"domain": domains[number % len(domains)], "task": ("identification", "counting")[number % 2],
              "sub_task": "object", "difficulty": ("easy", "hard")[mix(number, 9) % 2]}
    return {"id": f"large-{number:06d}", "clusters": {"video": f"clip-{number // 4}"}, "facets": facets, "type": "multiple-choice",
            "question": f"Which {words[0]} lies beside the {words[1]} when the hand reaches for it in scene {number}?",
            "options": words[2:], "k": 4, "gold": "ABCD"[mix(number) % 4]}


def main():
    items, rows, folder = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    registry = json.loads((ROOT / "assets/demo/registry.json").read_text(encoding="utf-8"))
    domains = sorted({entry["facets"]["domain"] for entry in registry["items"]})
    registry["items"] = [item(number, domains) for number in range(items)]
    registry["revision"] = f"large-{items}"
    gold = [entry["gold"] for entry in registry["items"]]
    for column in registry["columns"]:
        column.pop("n", None)
    (folder / "predictions").mkdir(parents=True, exist_ok=True)
    (folder / "registry.json").write_text(json.dumps(registry), encoding="utf-8")
    for row in range(rows):
        head = {"format": "egoscope.submission", "version": "1.0", "benchmark": {"id": "demo"},
                "model": {"id": f"large/model-{row:02d}", "name": f"Model {row:02d}", "kind": "model"}}
        with open(folder / "predictions" / f"model-{row:02d}.jsonl", "w", encoding="utf-8") as out:
            out.write(json.dumps(head) + "\n")
            for number in range(items):
                right = mix(number, row, 7) % 100 < 40 + row
                letter = gold[number] if right else "ABCD"[mix(number, row, 3) % 4]
                out.write(f'{{"id": "large-{number:06d}", "response": "The {WORDS[mix(number, row) % 16]} is what I see. Answer: {letter}"}}\n')


if __name__ == "__main__":
    main()
