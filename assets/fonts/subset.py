#!/usr/bin/env python3
"""Cuts the interface typeface out of Debian's fonts-inter: the scripts the data use, tabular figures as the default ones.

usage: subset.py OUTDIR     writes inter-regular.otf, inter-semibold.otf and OFL.txt
Everything else (Chinese and other scripts) is drawn by the reader's own fonts in the page.
"""
import gzip
import os
import sys
from pathlib import Path

try:
    from fontTools import subset
    from fontTools.ttLib import TTFont
except ModuleNotFoundError:   # another Python stands before the system's, which has the package
    SYSTEM_PYTHON = "/usr/bin/python3"
    if sys.executable == SYSTEM_PYTHON or not os.access(SYSTEM_PYTHON, os.X_OK):
        raise
    os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv])

SOURCE = Path("/usr/share/fonts/opentype/inter")
LICENCE = Path("/usr/share/doc/fonts-inter/copyright")
WEIGHTS = {"inter-regular.otf": "Inter-Regular.otf", "inter-semibold.otf": "Inter-SemiBold.otf"}
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x2C6, 0x2DD),        # Latin
    (0x370, 0x3FF), (0x400, 0x45F),                                      # Greek, Cyrillic
    (0x2010, 0x2027), (0x2030, 0x203A), (0x2044, 0x2044), (0x2070, 0x209C),  # punctuation, superscripts
    (0x20AC, 0x20AC), (0x2116, 0x2122), (0x2190, 0x2195), (0x2200, 0x2265),  # signs, arrows, mathematics
    (0x25A0, 0x25CF), (0x2713, 0x2718), (0xFFFD, 0xFFFD),
]


def tabular_figures(font: TTFont) -> None:
    """Points the digits' code points at their tabular glyphs: the renderer knows no OpenType features."""
    swaps = {}
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                table = getattr(table, "ExtSubTable", table)
                swaps.update(getattr(table, "mapping", {}))
    wanted = {ord(c) for c in "0123456789"}
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            if code in wanted:
                table.cmap[code] = swaps.get(glyph, glyph)


def check(font: TTFont, name: str) -> None:
    widths = {font["hmtx"][font.getBestCmap()[ord(c)]][0] for c in "0123456789"}
    if max(widths) - min(widths) > font["head"].unitsPerEm // 500:   # a semi-bold figure is off by a rounding unit
        sys.exit(f"{name}: figures are not tabular: {widths}")


def cut(source: Path, target: Path) -> None:
    font = TTFont(source)
    tabular_figures(font)
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    subsetter.subset(font)
    font["head"].modified = font["head"].created   # the same bytes from every run
    check(font, target.name)
    font.recalcTimestamp = False
    font.save(target)


def licence_text() -> str:
    """Debian's copyright file: the authors and the whole text of the SIL Open Font License 1.1."""
    return LICENCE.read_text(encoding="utf-8") if LICENCE.exists() else gzip.open(f"{LICENCE}.gz", "rt", encoding="utf-8").read()


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for target, source in WEIGHTS.items():
        if not (SOURCE / source).exists():
            sys.exit(f"{SOURCE / source} is missing: install fonts-inter")
        cut(SOURCE / source, out / target)
        print(f"{out / target}: {(out / target).stat().st_size} bytes")
    (out / "OFL.txt").write_text(licence_text(), encoding="utf-8")


main()
