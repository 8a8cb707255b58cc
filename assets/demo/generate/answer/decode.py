"""Decodes the sampled frames of a clip.

Planes stay as decoded (no scaling, no colour conversion), so every machine sees the same bytes.
"""

import subprocess
from dataclasses import dataclass

from .colours import colour_map

WIDTH, HEIGHT = 320, 180


@dataclass
class Frame:
    t: float  # seconds, middle of the frame's display time
    luma: bytes  # WIDTH x HEIGHT
    colours: list  # colour name or None, (WIDTH / 2) x (HEIGHT / 2)

    def mean_luma(self):
        return sum(self.luma[::7]) / len(self.luma[::7])


def interior_frames(total, count):
    """Frame numbers i * total / (count + 1), i = 1 … count: neither end is among them."""
    return [i * total // (count + 1) for i in range(1, count + 1)]


def decode(path, total, fps, count):
    """The sampled frames, or an error text. Nothing but the file is looked at."""
    wanted = interior_frames(total, count)
    select = "+".join(f"eq(n\\,{n})" for n in wanted)
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-nostdin",
        "-i",
        path,
        "-vf",
        f"select={select}",
        "-vsync",
        "0",
        "-pix_fmt",
        "yuv420p",
        "-f",
        "rawvideo",
        "-",
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    y_size, c_size = WIDTH * HEIGHT, WIDTH * HEIGHT // 4
    if done.returncode != 0 or len(done.stdout) != count * (y_size + 2 * c_size):
        return [], "decode failed"
    frames = []
    for i, n in enumerate(wanted):
        at = i * (y_size + 2 * c_size)
        y = done.stdout[at : at + y_size]
        u = done.stdout[at + y_size : at + y_size + c_size]
        v = done.stdout[at + y_size + c_size : at + y_size + 2 * c_size]
        frames.append(Frame(round((n + 0.5) / fps, 3), y, colour_map(u, v)))
    return frames, ""
