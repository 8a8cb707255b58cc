#!/usr/bin/python3
"""Makes the demo set: registry.json, clips, posters and baseline submissions. Same program, same JSON bytes.

  make_demo.py all          everything below, in this order
  make_demo.py registry     registry.json                     (standard library only)
  make_demo.py media        media/* and posters/*             (python3-cairo, fonts-noto-cjk, ffmpeg)
  make_demo.py baselines    submissions/*.jsonl               (ffmpeg, the clips)
  make_demo.py verify       registry and submissions are what this program writes; barcodes read back

Options: --out DIR (default: the folder above this one), --only NAME (clips whose name begins so).
"""

import argparse
import json
import os
import sys

from ask.registry import items_of, registry
from world.collection import CLIPS_PER_DOMAIN, write_collection

CALIBRATION_CLIPS_PER_DOMAIN = 48


def registry_text():
    return json.dumps(registry(CLIPS_PER_DOMAIN), ensure_ascii=False, indent=1) + "\n"


def submission_texts(media_root):
    """(file name, text) of every submission."""
    from answer.submissions import run_baselines

    items, calibration = items_of("demo", CLIPS_PER_DOMAIN), items_of("calibration", CALIBRATION_CLIPS_PER_DOMAIN)
    for name, header, rows in run_baselines(items, calibration, media_root):
        yield f"{name}.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in [header, *rows])


def make_registry(out):
    write(os.path.join(out, "registry.json"), registry_text())


def make_media(out, only):
    from paint.encode import encode_clip, encode_poster

    for clip in write_collection():
        if clip.name.startswith(only):
            print(clip.name, flush=True)
            encode_clip(clip, out)
            encode_poster(clip, out)


def make_baselines(out):
    for name, text in submission_texts(out):
        write(os.path.join(out, "submissions", name), text)


def verify(out):
    """Exit status 1 with one line a difference."""
    from verify_clips import barcode_faults

    wanted = {"registry.json": registry_text()}
    wanted.update((f"submissions/{name}", text) for name, text in submission_texts(out))
    faults = [
        f"{name} differs from what the generator writes"
        for name, text in wanted.items()
        if read(os.path.join(out, name)) != text
    ]
    faults += barcode_faults(write_collection(), out)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(wanted)} files, {len(faults)} faults")
    return 1 if faults else 0


def read(path):
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except OSError:
        return None


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{os.path.basename(path)} {len(text.encode())} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("all", "registry", "media", "baselines", "verify"))
    parser.add_argument("--out", default=os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    if options.step == "verify":
        return verify(options.out)
    if options.step in ("all", "registry"):
        make_registry(options.out)
    if options.step in ("all", "media"):
        make_media(options.out, options.only)
    if options.step in ("all", "baselines"):
        make_baselines(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
