"""Checks of the encoded clips: every frame is there, and each barcode reads back as the number of its frame."""

import os
import subprocess

from paint.barcode import read_barcode
from world.collection import frame_count, media_path

_WIDTH, _HEIGHT = 320, 180


def _luma_planes(path):
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-nostdin",
        "-i",
        path,
        "-vsync",
        "0",
        "-pix_fmt",
        "gray",
        "-f",
        "rawvideo",
        "-",
    ]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    size = _WIDTH * _HEIGHT
    return [data[i : i + size] for i in range(0, len(data), size)]


def barcode_faults(clips, root):
    """One text a fault; nothing if all is well."""
    faults = []
    for clip in clips:
        path = os.path.join(root, media_path(clip))
        if not os.path.exists(path):
            faults.append(f"{media_path(clip)} is missing")
            continue
        planes = _luma_planes(path)
        if len(planes) != frame_count(clip):
            faults.append(f"{media_path(clip)} has {len(planes)} frames, not {frame_count(clip)}")
        if clip.barcode:
            wrong = [n for n, plane in enumerate(planes) if read_barcode(plane, _WIDTH) != n]
            if wrong:
                faults.append(f"{media_path(clip)}: barcode wrong in {len(wrong)} frames, first {wrong[0]}")
    return faults
