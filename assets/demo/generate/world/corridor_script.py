"""Writes the scripts of the corridor domain: a walk past doors and obstacles to a junction."""

from .clip import CorridorClip
from .names import COLOURS, CORRIDOR_THINGS, DIRECTIONS, LABELS, SIDES

PLOTS = ("lights-out", "ball", "obstacle")


def write_corridor_clip(name, plot, stream, seed):
    duration = round(stream.uniform(5.2, 7.2), 2)
    speed = stream.uniform(1.15, 1.45)
    # The walk ends about three metres before the end wall, so that the last sign is large in view.
    end_z = speed * duration + stream.uniform(2.4, 3.0)
    colours = stream.shuffled(COLOURS)
    direction = stream.pick(list(DIRECTIONS))

    doors = []
    for side in (-1, 1):
        z = stream.uniform(2.6, 3.4)
        for _ in range(1 + stream.below(4)):
            if z > end_z - 1.6:
                break
            doors.append((side, round(z, 2), stream.pick(colours[:4])))
            z += stream.uniform(1.9, 2.5)

    # A run of like things to count, and one thing of its own.
    counted_kind = stream.pick(list(CORRIDOR_THINGS))
    counted_side = stream.pick(list(SIDES))
    things, z = [], stream.uniform(3.2, 4.0)
    for _ in range(1 + stream.below(5)):
        if z > end_z - 1.2:
            break
        things.append((counted_kind, colours[4], counted_side, round(z, 2)))
        z += stream.uniform(1.0, 1.5)
    single_side = stream.pick([s for s in SIDES if s != counted_side])
    single_kind = stream.pick([k for k in CORRIDOR_THINGS if k != counted_kind])
    things.append((single_kind, colours[5], single_side, round(stream.uniform(3.6, end_z - 2.0), 2)))

    dark, ball = (), ()
    if plot == "lights-out":
        start = stream.uniform(1.0, duration - 2.2)
        dark = (round(start, 2), round(start + stream.uniform(0.9, 1.3), 2))
    elif plot == "ball":
        start = stream.uniform(0.8, duration - 2.4)
        ball = (round(start, 2), round(start + 1.3, 2), colours[6], round(stream.uniform(3.0, 3.8), 2))
    return CorridorClip(
        name,
        "corridor",
        plot,
        duration,
        speed,
        round(end_z, 2),
        doors,
        things,
        stream.pick(LABELS["corridor"]),
        round(stream.uniform(4.2, end_z - 1.5), 2),
        direction,
        dark,
        ball,
        seed,
    )
