"""The script of a clip: everything that is in it and when.

The only source of the ground truth; holds no question and draws nothing.
"""

from dataclasses import dataclass, field

from .names import SLOTS


@dataclass
class Thing:
    """An object on a table.

    `stays` are the stretches in which it lies still: (from, to, slot); between two stays a hand has it.
    """

    kind: str
    colour: str
    stays: list = field(default_factory=list)  # [(start_secs, end_secs, slot name)]
    held: list = field(default_factory=list)  # [(start_secs, end_secs)]

    def slot_at(self, t):
        for start, end, slot in self.stays:
            if start <= t < end:
                return slot
        return None

    def held_at(self, t):
        return any(start <= t < end for start, end in self.held)


@dataclass
class HandPoint:
    """Where the hand is at a time; straight eased lines between points. `grip`: 0 open, 1 closed."""

    t: float
    x: float
    y: float
    grip: float


@dataclass
class Event:
    """Something that happens: verb, what it happens to, the moment, and the stretch in which it can be seen."""

    verb: str  # place, take, move, strike, reach, lights-out, roll
    thing: object
    t: float
    start: float
    end: float
    slot: str = ""


@dataclass
class TableClip:
    name: str
    domain: str
    plot: str
    duration: float
    things: list
    smalls: list  # [(x, y, colour)]
    small_colour: str
    label: str  # text of the card; empty = no card
    hand: list  # [HandPoint]
    events: list  # [Event] in time order
    strikes: list  # moments of the tool's blows
    next_thing: object  # what the hand is about to grasp, or the pattern asks for
    seed: str
    fps: int = 15
    barcode: bool = False


@dataclass
class CorridorClip:
    name: str
    domain: str
    plot: str
    duration: float
    speed: float  # metres a second
    end_z: float  # metres from the start to the end wall
    doors: list  # [(side, z, colour)], side -1 left, +1 right
    things: list  # [(kind, colour, side name, z)]
    sign: str
    sign_z: float
    direction: str
    dark: tuple  # (start, end) of the lights being out; () = never
    ball: tuple  # (start, end, colour, z ahead) of a ball rolling across; () = none
    seed: str
    fps: int = 15
    barcode: bool = False


def slot_xy(slot):
    return SLOTS[slot][1]


def ease(u):
    u = min(1.0, max(0.0, u))
    return u * u * (3 - 2 * u)


def hand_at(clip, t):
    """(x, y, grip) of the hand, or None while it is out of view."""
    points = clip.hand
    if not points or t < points[0].t:
        return None
    for a, b in zip(points, points[1:]):
        if a.t <= t < b.t:
            if a.y > 140 and b.y > 140:
                return None
            u = ease((t - a.t) / (b.t - a.t))
            return a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u, b.grip if u > 0.9 else a.grip
    last = points[-1]
    return None if last.y > 140 else (last.x, last.y, last.grip)
