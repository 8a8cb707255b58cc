"""All clips of a collection.

`demo` is what is drawn and asked about; `calibration` has other seeds, is never drawn, and trains baselines.
"""

from .corridor_script import PLOTS as CORRIDOR_PLOTS
from .corridor_script import write_corridor_clip
from .names import DOMAINS
from .stream import Stream
from .table_script import PLOTS as TABLE_PLOTS
from .table_script import write_table_clip

CLIPS_PER_DOMAIN = 12
SEED = "egoscope-demo-1"


def write_collection(kind="demo", clips_per_domain=CLIPS_PER_DOMAIN):
    """The clips in registry order. Same kind, same clips, always."""
    clips = []
    for domain in DOMAINS:
        for i in range(clips_per_domain):
            name = f"{domain}-{i + 1:02d}"
            seed = f"{SEED}/{kind}/{name}"
            stream = Stream(seed)
            if domain == "corridor":
                clip = write_corridor_clip(name, CORRIDOR_PLOTS[i % len(CORRIDOR_PLOTS)], stream, seed)
            else:
                clip = write_table_clip(name, domain, TABLE_PLOTS[i % len(TABLE_PLOTS)], stream, seed)
            clip.fps = 30 if i % 6 == 5 else 12 if i % 6 == 2 else 15
            clip.barcode = i % 3 == 0
            clip.duration = round(frame_count(clip) / clip.fps, 3)
            clips.append(clip)
    return clips


def frame_count(clip):
    return int(clip.duration * clip.fps + 0.5)


def codec(clip):
    """VP9 in WebM or H.264 in MP4, half and half, crossed with plots and frame rates."""
    i = int(clip.name[-2:]) - 1
    return "vp9" if (i + i // 4) % 2 == 0 else "h264"


def media_path(clip):
    return f"media/{clip.name}.{'webm' if codec(clip) == 'vp9' else 'mp4'}"


def poster_path(clip):
    return f"posters/{clip.name}.jpg"
