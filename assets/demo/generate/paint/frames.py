"""The frames of a clip as raw BGRA bytes, with the frame-number barcode where the clip has one."""

import cairo

from world.collection import frame_count
from world.clip import CorridorClip

from .barcode import paint_barcode
from .brush import surface
from .corridor import CorridorPainter
from .table import TablePainter


def painter_of(clip):
    return CorridorPainter(clip) if isinstance(clip, CorridorClip) else TablePainter(clip)


def frames_of(clip):
    """Yields the pixels of every frame, WIDTH x HEIGHT x 4 bytes (B, G, R, unused)."""
    painter, target = painter_of(clip), surface()
    ctx = cairo.Context(target)
    for n in range(frame_count(clip)):
        # Half a frame in: the moment a frame shows is the middle of its display time.
        painter.paint(ctx, (n + 0.5) / clip.fps)
        if clip.barcode:
            paint_barcode(ctx, n)
        target.flush()
        yield bytes(target.get_data())
