#!/usr/bin/env python3
"""Writes strings.inc from strings.tsv: the catalogue of interface texts, escaped to ASCII.

strings.tsv is UTF-8: name, English, Chinese, separated by tabs; `#` starts a comment line. A missing translation, a repeated name,
or different placeholders in the two languages is an error. With --check nothing is written; exit 1 if strings.inc is out of date.
"""
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent


def escape(text: str) -> str:
    out = ""
    for char in text.replace("\\n", "\n"):
        if char == "\n":
            out += "\\n"
        elif char in '"\\':
            out += "\\" + char
        elif " " <= char <= "~":
            out += char
        elif ord(char) < 0x10000:
            out += f"\\u{ord(char):04x}"
        else:
            out += f"\\U{ord(char):08x}"
    return out


def entries():
    seen = set()
    for number, line in enumerate((HERE / "strings.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or not all(part.strip() for part in parts):
            sys.exit(f"strings.tsv:{number}: name, English and Chinese are needed: {line!r}")
        name, english, chinese = (part.strip() for part in parts)
        if name in seen:
            sys.exit(f"strings.tsv:{number}: {name} is repeated")
        seen.add(name)
        if sorted(re.findall(r"\{\d\}", english)) != sorted(re.findall(r"\{\d\}", chinese)):
            sys.exit(f"strings.tsv:{number}: {name}: placeholders differ")
        yield name, english, chinese


def main() -> None:
    lines = ["// Written by generate_strings.py from strings.tsv. Do not edit."]
    lines += [f'EGO_TEXT({name}, "{escape(english)}", "{escape(chinese)}")' for name, english, chinese in entries()]
    text = "\n".join(lines) + "\n"
    target = HERE / "strings.inc"
    if "--check" in sys.argv[1:]:
        if not target.exists() or target.read_text(encoding="ascii") != text:
            sys.exit("strings.inc is out of date: run web/text/generate_strings.py")
        return
    target.write_text(text, encoding="ascii")


main()
