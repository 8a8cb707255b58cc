"""Writes the scripts of the table domains (workbench, kitchen, garden): a hand places, takes, moves, strikes
and reaches.
"""

from .clip import Event, HandPoint, TableClip, Thing, slot_xy
from .names import CARRIED, COLOURS, LABELS, SLOTS, SMALL_SPOTS, TOOL

PLOTS = ("place-take", "move", "strike", "pattern")
_OUT_Y = 175.0
_PATTERNS = ("ab", "aab", "abb")
# A table colour that hides an object would make a question unfair.
_UNFIT = {"workbench": (), "kitchen": (), "garden": ("green",)}


class _Hand:
    """Strings actions together and keeps stays, holds, events and way points consistent."""

    def __init__(self, stream):
        self.t = stream.uniform(0.35, 0.8)
        self.stream = stream
        self.points, self.events, self.strikes = [], [], []

    def _go(self, x, y, secs, grip):
        self.t += secs
        self.points.append(HandPoint(round(self.t, 3), x, y, grip))

    def _enter(self, x, grip):
        self.points.append(HandPoint(round(self.t, 3), x * 0.5 + 60, _OUT_Y, grip))

    def _leave(self, x, secs, grip):
        self._go(x * 0.5 + 60, _OUT_Y, secs, grip)

    def pause(self, low=0.2, high=0.5):
        self.t += self.stream.uniform(low, high)

    def place(self, thing, slot, pace=1.0):
        x, y = slot_xy(slot)
        start = self.t
        self._enter(x, 1)
        self._go(x, y, 0.85 * pace, 1)
        put = self.t
        self._go(x, y, 0.15, 0)
        self._leave(x, 0.6 * pace, 0)
        thing.held.append((start, put))
        thing.stays.append((put, 1e9, slot))
        self.events.append(Event("place", thing, put, start, self.t, slot))

    def _cut_stay(self, thing, t):
        start, _, slot = thing.stays.pop()
        thing.stays.append((start, t, slot))
        return slot

    def take(self, thing):
        x, y = slot_xy(thing.stays[-1][2])
        start = self.t
        self._enter(x, 0)
        self._go(x, y, 0.75, 0)
        self._go(x, y, 0.15, 1)
        grab = self.t
        slot = self._cut_stay(thing, grab)
        self._leave(x, 0.75, 1)
        thing.held.append((grab, self.t))
        self.events.append(Event("take", thing, grab, start, self.t, slot))

    def move(self, thing, slot):
        x, y = slot_xy(thing.stays[-1][2])
        start = self.t
        self._enter(x, 0)
        self._go(x, y, 0.75, 0)
        self._go(x, y, 0.15, 1)
        grab = self.t
        self._cut_stay(thing, grab)
        to_x, to_y = slot_xy(slot)
        self._go(to_x, to_y, 0.95, 1)
        put = self.t
        self._go(to_x, to_y, 0.15, 0)
        self._leave(to_x, 0.6, 0)
        thing.held.append((grab, put))
        thing.stays.append((put, 1e9, slot))
        self.events.append(Event("move", thing, put, start, self.t, slot))

    def strike(self, tool, at, times):
        x, y = at
        start = self.t
        self._enter(x, 1)
        self._go(x, y - 26, 0.7, 1)
        for _ in range(times):
            self._go(x, y, 0.2, 1)
            self.strikes.append(round(self.t, 3))
            self._go(x, y - 26, 0.28, 1)
        self._leave(x, 0.65, 1)
        tool.held.append((start, self.t))
        self.events.append(Event("strike", tool, self.strikes[0], start, self.t))

    def reach(self, thing):
        """Starts towards a thing; the clip ends before the grasp."""
        x, y = slot_xy(thing.stays[-1][2])
        start = self.t
        self._enter(x, 0)
        self._go(x, y, 1.15, 0)
        self.events.append(Event("reach", thing, self.t, start, self.t))
        return start + 1.15 * self.stream.uniform(0.78, 0.88)


def write_table_clip(name, domain, plot, stream, seed):
    """One clip of a table domain. `plot` is one of PLOTS."""
    kinds = stream.shuffled(CARRIED[domain])
    colours = stream.shuffled([c for c in COLOURS if c not in _UNFIT[domain]])
    slots = stream.shuffled(SLOTS)
    hand = _Hand(stream)

    def lying(i):
        return Thing(kinds[i % len(kinds)], colours[i], [(0.0, 1e9, slots[i])])

    if plot == "pattern":
        things, next_thing = _pattern(hand, kinds[0], colours, stream)
        duration = hand.t + 0.35
    else:
        things = [lying(i) for i in range(4 if plot == "move" else 3)]
        if plot == "place-take":
            things.append(Thing(kinds[3], colours[3]))
            hand.place(things[3], slots[4])
            hand.pause()
            hand.take(things[0])
        elif plot == "move":
            hand.move(things[0], slots[5])
        else:
            tool = Thing(TOOL[domain][0], colours[4])
            things.append(tool)
            hand.strike(tool, (stream.uniform(-30, 30), 6), 2 + stream.below(5))
        hand.pause(0.25, 0.6)
        hand.t = max(hand.t, 3.3)  # no clip under four seconds
        next_thing = things[1]
        duration = hand.reach(next_thing)

    # The small things share one colour that nothing else has.
    small_colour = colours[5] if len(colours) > 5 else colours[-1]
    if plot == "pattern":
        small_colour = colours[3]
    spots = stream.sample(SMALL_SPOTS, 1 + stream.below(7))
    smalls = [(x + stream.uniform(-5, 5), y + stream.uniform(-4, 4), small_colour) for x, y in spots]
    label = stream.pick(LABELS[domain]) if stream.unit() < 0.5 else ""
    return TableClip(
        name,
        domain,
        plot,
        round(duration, 2),
        things,
        smalls,
        small_colour,
        label,
        hand.points,
        hand.events,
        hand.strikes,
        next_thing,
        seed,
    )


def _pattern(hand, kind, colours, stream):
    """Things of one kind in two alternating colours, put down in reading order; the clip stops before the next
    one.
    """
    pattern = stream.pick(_PATTERNS)
    count = 4 if pattern == "ab" else 5
    if stream.unit() < 0.4:
        count -= 1
    things = []
    for i in range(count):
        colour = colours[0] if pattern[i % len(pattern)] == "a" else colours[1]
        thing = Thing(kind, colour)
        hand.place(thing, list(SLOTS)[i], pace=0.62)
        hand.pause(0.05, 0.15)
        things.append(thing)
    following = colours[0] if pattern[count % len(pattern)] == "a" else colours[1]
    return things, Thing(kind, following)
