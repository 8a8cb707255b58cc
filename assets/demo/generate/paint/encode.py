"""Encodes frames with Debian's ffmpeg: one thread, bit-exact muxing, no dates, so that the same frames give
the same file.
"""

import os
import subprocess

import cairo

from world.collection import codec, media_path, poster_path

from .brush import HEIGHT, WIDTH, surface
from .frames import frames_of, painter_of

_QUIET = ["ffmpeg", "-v", "error", "-y", "-nostdin"]
_BIT_EXACT = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-threads", "1"]
# Key frames at most two seconds apart: seeks stay short. H.264 keeps B-frames, so that players prove their
# presentation order.
_CODECS = {
    "h264": [
        "-c:v",
        "libx264",
        "-preset",
        "veryslow",
        "-crf",
        "22",
        "-bf",
        "2",
        "-pix_fmt",
        "yuv420p",
        "-movflags",
        "+faststart",
    ],
    "vp9": [
        "-c:v",
        "libvpx-vp9",
        "-crf",
        "30",
        "-b:v",
        "0",
        "-deadline",
        "good",
        "-cpu-used",
        "2",
        "-pix_fmt",
        "yuv420p",
    ],
}
_POSTER_QUALITY = "7"


def _raw_input(rate):
    return ["-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(rate), "-i", "-"]


def encode_clip(clip, out):
    """Writes media/<clip> below `out`."""
    path = os.path.join(out, media_path(clip))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    command = _QUIET + _raw_input(clip.fps) + _CODECS[codec(clip)] + ["-g", str(2 * clip.fps)] + _BIT_EXACT + [path]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        for pixels in frames_of(clip):
            process.stdin.write(pixels)
        process.stdin.close()
        if process.wait() != 0:
            raise SystemExit(f"ffmpeg failed on {path}")


def encode_poster(clip, out):
    """A JPEG of the moment a third into the clip, without the barcode; never in the dark."""
    path = os.path.join(out, poster_path(clip))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    target = surface()
    dark = getattr(clip, "dark", ())
    moment = clip.duration * 0.36
    if dark and dark[0] <= moment < dark[1]:
        moment = dark[1] + 0.2
    painter_of(clip).paint(cairo.Context(target), moment)
    target.flush()
    command = (
        _QUIET
        + _raw_input(1)
        + ["-frames:v", "1", "-vf", "scale=256:144", "-q:v", _POSTER_QUALITY]
        + _BIT_EXACT
        + [path]
    )
    subprocess.run(command, input=bytes(target.get_data()), check=True)
