"""A colour-blob detector on chroma planes: which named colour a pixel has, how much of it there is, where, and
in how many pieces.
"""

import math

COLUMNS, ROWS = 160, 90
# Hue angle in the (U - 128, V - 128) plane, in degrees, and the least distance from grey.
# Angles follow from the sRGB values in world/names.py through BT.601; distances were chosen by hand.
_HUES = {
    "red": (108, 40),
    "orange": (139, 46),
    "yellow": (159, 42),
    "green": (245, 22),
    "blue": (327, 30),
    "purple": (24, 22),
    "pink": (85, 24),
}
_SKIN = (132, 14, 40)
_WIDEST = 24


def _classify(u, v):
    x, y = u - 128, v - 128
    distance = math.hypot(x, y)
    if distance < 12:
        return None
    angle = math.degrees(math.atan2(y, x)) % 360

    def off(hue):
        return abs((angle - hue + 180) % 360 - 180)

    name = min(_HUES, key=lambda c: off(_HUES[c][0]))
    if off(_HUES[name][0]) <= _WIDEST and distance >= _HUES[name][1]:
        return name
    if off(_SKIN[0]) <= 14 and _SKIN[1] <= distance <= _SKIN[2]:
        return "skin"
    return None


_TABLE = [_classify(u, v) for u in range(256) for v in range(256)]


def colour_map(u_plane, v_plane):
    return [_TABLE[u << 8 | v] for u, v in zip(u_plane, v_plane)]


def area(frame, colour):
    return frame.colours.count(colour)


def blobs(frame, colour, smallest=4):
    """Connected pieces of a colour as (area, centre x, centre y) in pixels of the picture, largest first."""
    left = {i for i, c in enumerate(frame.colours) if c == colour}
    found = []
    while left:
        todo, piece = [left.pop()], []
        while todo:
            i = todo.pop()
            piece.append(i)
            for j in (
                i - 1,
                i + 1,
                i - COLUMNS,
                i + COLUMNS,
                i - COLUMNS - 1,
                i - COLUMNS + 1,
                i + COLUMNS - 1,
                i + COLUMNS + 1,
            ):
                if j in left and abs(j % COLUMNS - i % COLUMNS) <= 1:
                    left.remove(j)
                    todo.append(j)
        if len(piece) >= smallest:
            x = sum(i % COLUMNS for i in piece) / len(piece)
            y = sum(i // COLUMNS for i in piece) / len(piece)
            found.append((len(piece), 2 * x + 1, 2 * y + 1))
    return sorted(found, reverse=True)


def colour_in(text):
    """The first colour named in a text, or None."""
    for word in text.lower().replace("?", " ").split():
        if word in _HUES:
            return word
    return None


NAMES = tuple(_HUES)
