#!/usr/bin/env python3
"""Writes unicode_tables.inc: the character classes of Unicode 14.0 that the scorers rely on, as compact ranges.

The published scorers run on Python, so the interpreter itself is asked. Python 3.11 carries Unicode 14.0.
Usage: python3.11 generate_unicode_tables.py > unicode_tables.inc
"""
import sys
import unicodedata

CODE_POINTS = range(0x110000)
WIDTH = 118


def ranges(holds):
    """Inclusive ranges of the code points for which `holds(chr)` is true."""
    found = []
    for point in CODE_POINTS:
        if not holds(chr(point)):
            continue
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return found


def is_cased(char):
    """Cased and not case-ignorable: decides alone whether a following capital sigma is final."""
    return (char + "\u03a3").lower().endswith("\u03c2")


def is_case_ignorable(char):
    """Skipped when the neighbours of a capital sigma are looked at."""
    return ("A" + char + "\u03a3").lower().endswith("\u03c2") and not is_cased(char)


def lower_runs():
    """Runs (first, last, step, delta): every step-th code point maps to itself plus delta."""
    changed = [(p, ord(chr(p).lower()) - p) for p in CODE_POINTS if p != 0x130 and chr(p).lower() != chr(p)]
    runs = []
    for point, delta in changed:
        if runs:
            first, last, step, run_delta = runs[-1]
            gap = point - last
            if run_delta == delta and gap in (1, 2) and (first == last or step == gap):
                runs[-1] = (first, point, gap, delta)
                continue
        runs.append((point, point, 1, delta))
    return runs


def emit(declaration, entries):
    print(f"inline constexpr {declaration}[] = {{")
    line = "   "
    for entry in entries:
        if len(line) + 1 + len(entry) + 1 > WIDTH:
            print(line)
            line = "   "
        line += f" {entry},"
    print(line)
    print("};")


def emit_ranges(name, holds):
    emit(f"CodePointRange {name}", [f"{{0x{lo:X}, 0x{hi:X}}}" for lo, hi in ranges(holds)])


def main():
    assert unicodedata.unidata_version == "14.0.0", "needs Python 3.11: its Unicode is 14.0"
    print("// Made by generate_unicode_tables.py from Unicode 14.0. Do not edit.")
    print("// clang-format off")
    emit_ranges("kWhiteSpace", str.isspace)
    emit_ranges("kAlpha", str.isalpha)
    emit_ranges("kNumericNotAlpha", lambda c: c.isalnum() and not c.isalpha())
    emit_ranges("kMarkOrFormat", lambda c: unicodedata.category(c) in ("Mn", "Mc", "Me", "Cf"))
    emit_ranges("kCased", is_cased)
    emit_ranges("kCaseIgnorable", is_case_ignorable)
    zeros = [p for p in CODE_POINTS if unicodedata.decimal(chr(p), None) == 0]
    assert all(unicodedata.decimal(chr(z + d), None) == d for z in zeros for d in range(10))
    assert sum(unicodedata.decimal(chr(p), None) is not None for p in CODE_POINTS) == 10 * len(zeros)
    emit("char32_t kDecimalZeros", [f"0x{z:X}" for z in zeros])
    emit("LowerRun kLowerRuns", [f"{{0x{a:X}, 0x{b:X}, {s}, {d}}}" for a, b, s, d in lower_runs()])
    return 0


if __name__ == "__main__":
    sys.exit(main())
