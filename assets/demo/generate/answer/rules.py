"""How the video baselines answer: one rule for each kind of question, from colour blobs alone.

A rule returns a Guess, or a text that says why it has none.
"""

import re
from dataclasses import dataclass

from .colours import NAMES, area, blobs, colour_in

_PLACES = {
    "upper left": (64, 52),
    "upper middle": (160, 52),
    "upper right": (256, 52),
    "lower left": (64, 124),
    "lower middle": (160, 124),
    "lower right": (256, 124),
}


@dataclass
class Guess:
    index: int  # of the option
    confidence: float
    reason: str
    reason_zh: str


def _share(best, second):
    """Confidence from how far the best score is above the second."""
    return round(min(0.95, 0.3 + 0.6 * (best - second) / (best + 1e-9)), 3) if best > 0 else 0.25


def _best(scores, reason, reason_zh):
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    return Guess(order[0], _share(scores[order[0]], scores[order[1]]), reason, reason_zh)


def _nearest_stretch(options, t, reason, reason_zh):
    """The option whose stretch of time holds t, or is nearest to it."""

    def gap(option):
        start, end = (float(x) for x in re.findall(r"[\d.]+", option)[:2])
        return max(start - t, t - end, 0.0)

    gaps = [gap(option) for option in options]
    return Guess(gaps.index(min(gaps)), 0.7 if min(gaps) == 0 else 0.4, reason, reason_zh)


def _nearest_number(options, value, reason, reason_zh):
    gaps = [abs(int(option) - value) for option in options]
    return Guess(gaps.index(min(gaps)), 0.75 if min(gaps) < 0.5 else 0.35, reason, reason_zh)


def never_visible(_, options, frames):
    most = [max((b[0] for f in frames for b in blobs(f, colour_in(o))[:1]), default=0) for o in options]
    least = min(most)
    return Guess(
        most.index(least),
        0.8 if most.count(least) == 1 and least < 12 else 0.4,
        f"its colour covers at most {least} pixels in {len(frames)} frames",
        f"画面里几乎没有这种颜色，最多{least}个像素",
    )


def appears(question, options, frames):
    """What the hand brings in: the colour that grows most. `first`: the one that grows first."""
    base = [area(frames[0], colour_in(o)) for o in options]
    if "tool" in question or "while it works" in question:
        edge = [min(a, area(frames[-1], colour_in(o))) for a, o in zip(base, options)]
        growth = [max(area(f, colour_in(o)) for f in frames) - e for e, o in zip(edge, options)]
    elif "first" in question:
        growth = [
            max((len(frames) - i for i, f in enumerate(frames) if area(f, colour_in(o)) > 45), default=0)
            for o in options
        ]
        if max(growth) == 0:
            return "no new colour shows up"
        return _best(growth, f"{options[growth.index(max(growth))]} is seen first", "它最先出现")
    else:
        growth = [area(frames[-1], colour_in(o)) - b for b, o in zip(base, options)]
    if max(growth) < 30:
        return "no colour grows between the frames"
    return _best(growth, f"its colour grows by {max(growth)} pixels", f"它的颜色增加了{max(growth)}个像素")


def taken_away(question, options, frames):
    areas = [area(f, colour_in(question)) for f in frames]
    if max(areas) < 25:
        return "the named colour is not in the frames"
    there = [i for i, a in enumerate(areas) if a > 0.45 * max(areas)]
    last = there[-1]
    if last == len(frames) - 1:
        return "the object is still there in the last frame I see"
    t = (frames[last].t + frames[last + 1].t) / 2
    return _nearest_stretch(
        options, t, f"it is there at {frames[last].t:.2f} s and gone at {frames[last + 1].t:.2f} s", "之后它就不见了"
    )


def first_seen(question, options, frames):
    areas = [area(f, colour_in(question)) for f in frames]
    rest = sorted(areas)[0]
    seen = [f.t for f, a in zip(frames, areas) if a > rest + 20]
    if not seen:
        return "the tool never shows in the frames I see"
    return _nearest_stretch(options, seen[0], f"the tool is first seen at {seen[0]:.2f} s", "工具从这时出现")


def nth_put_down(question, options, frames):
    """Steps of the number of large blobs."""
    nth = 1 + ("second" in question) + 2 * ("third" in question)
    for i, f in enumerate(frames):
        if sum(1 for c in NAMES for b in blobs(f, c, 90)) >= nth:
            t = (f.t + frames[i - 1].t) / 2 if i else f.t
            return _nearest_stretch(options, t, f"{nth} objects lie there at {f.t:.2f} s", "这时已经有这么多物体")
    return f"I never see {nth} objects"


def lights_out(_, options, frames):
    levels = [f.mean_luma() for f in frames]
    dark = [f.t for f, level in zip(frames, levels) if level < 0.6 * max(levels)]
    if not dark:
        return "all frames I see are bright"
    return _nearest_stretch(options, dark[0], f"the picture is dark at {dark[0]:.2f} s", "画面在这时变暗")


def ball_passes(question, options, frames):
    """The frame whose blob of the ball's colour is nearest to the middle column."""
    best = None
    for f in frames:
        for size, x, y in blobs(f, colour_in(question), 12):
            if y > 90 and size < 900 and (best is None or abs(x - 160) < best[0]):
                best = (abs(x - 160), f.t)
    if best is None or best[0] > 70:
        return "no ball of that colour is near the middle in any frame"
    return _nearest_stretch(options, best[1], f"the ball is near the middle at {best[1]:.2f} s", "球这时在中间")


def where_lies(question, options, frames):
    frame = frames[0] if "beginning" in question else frames[-1]
    found = blobs(frame, colour_in(question), 40)
    if not found:
        return "the object is hidden in the frame I need"
    _, x, y = found[0]
    gaps = [(x - _PLACES[o][0]) ** 2 + (y - _PLACES[o][1]) ** 2 for o in options]
    order = sorted(gaps)
    return Guess(
        gaps.index(order[0]),
        0.85 if order[0] < 0.4 * order[1] else 0.45,
        f"its centre is at ({x:.0f}, {y:.0f})",
        f"它的中心在({x:.0f}, {y:.0f})",
    )


def where_stands(question, options, frames):
    found = [b for f in frames[:2] for b in blobs(f, colour_in(question), 12) if b[2] > 85]
    if not found:
        return "no such object is low in the picture"
    _, x, y = max(found)
    place = "on the left" if x < 130 else "on the right" if x > 190 else "in the middle"
    return Guess(options.index(place), 0.7, f"the blob stands at column {x:.0f} of 320", f"它在第{x:.0f}列")


def about_to_grasp(_, options, frames):
    skin = [b for b in blobs(frames[-1], "skin", 60)]
    if not skin:
        return "no hand is in the last frame I see"
    hand = {i for i, c in enumerate(frames[-1].colours) if c == "skin"}
    top = min(hand)
    tip_x, tip_y = 2 * (top % 160), 2 * (top // 160)
    scores = []
    for option in options:
        near = [
            1e3 / (20 + abs(x - tip_x) + 0.5 * max(0.0, tip_y - y))
            for _, x, y in blobs(frames[-1], colour_in(option), 25)
        ]
        scores.append(max(near, default=0.0))
    if max(scores) == 0:
        return "none of the objects is visible beside the hand"
    return _best(scores, f"the fingertips are at ({tip_x}, {tip_y}), nearest to it", "指尖离它最近")


def next_in_pattern(_, options, frames):
    counts = {c: len(blobs(frames[-1], c, 70)) for c in {colour_in(o) for o in options}}
    shown = [c for c in counts if counts[c]]
    if len(shown) < 2:
        return "I do not see two colours to make a pattern"
    rare = min(shown, key=lambda c: (counts[c], c))
    pick = [colour_in(o) for o in options].index(rare)
    return Guess(pick, 0.5, f"there are fewer {rare} ones ({counts[rare]}) so far", f"到目前为止这种颜色最少（{counts[rare]}个）")


def next_direction(_, options, frames):
    """Reads the green panel at the end: an arrow's head is taller than its tail."""
    found = [b for b in blobs(frames[-1], "green", 30) if b[2] < 110]
    if not found:
        return Guess(options.index("stop at the closed door"), 0.5, "no green arrow panel is in sight", "看不到绿色箭头牌")
    size, x, y = min(found, key=lambda b: abs(b[1] - 160))
    half = max(4, int((size * 4) ** 0.5 * 0.7))
    luma = frames[-1].luma
    left = right = top = bottom = 0
    for dy in range(-half // 2, half // 2):
        for dx in range(-half, half):
            column, row = int(x) + dx, int(y) + dy
            if 0 <= column < 320 and 0 <= row < 180 and luma[row * 320 + column] > 190:
                left, right = left + (dx < 0), right + (dx >= 0)
                top, bottom = top + (dy < 0), bottom + (dy >= 0)
    if left + right < 12:
        return "the panel is too small to read"
    across, upward = (right - left) / (left + right), (top - bottom) / (top + bottom)
    choice = "go straight on" if abs(across) < 0.08 or upward > 0.35 else "turn right" if across > 0 else "turn left"
    return Guess(
        options.index(choice), 0.65, f"the arrow's white area leans {across:+.2f} to the right", "箭头的白色部分偏向这一侧"
    )


def door_colour(question, options, frames):
    """The largest coloured area on that side in the first frame."""
    right = "right-hand" in question
    cells = [c for i, c in enumerate(frames[0].colours) if (i % 160 > 92) == right and (i % 160 < 68) != right]
    scores = [cells.count(o) for o in options]
    if max(scores) < 60:
        return "no door colour stands out on that side"
    return _best(scores, f"{max(scores)} pixels on that side have this colour", f"这一侧有{max(scores)}个像素是这种颜色")


def count_blobs(question, options, frames):
    colour = colour_in(question)
    if colour is None or "door" in question:
        return "I cannot count these by colour"
    # Small things on a table keep their size; things in a corridor grow as one walks, so the best frame counts.
    counts = [len([b for b in blobs(f, colour, 5) if b[0] < 260]) for f in frames]
    value = sorted(counts)[len(counts) // 2] if "stand in" not in question else max(counts)
    if value == 0:
        return "I see none of that colour"
    return _nearest_number(options, value, f"{value} separate pieces have that colour", f"有{value}块这种颜色")


def count_blows(_, options, frames):
    """The picture of a working hand changes with every blow; too few frames see too few of them."""
    heights = []
    for f in frames:
        hand = [i for i, c in enumerate(f.colours) if c == "skin"]
        heights.append(min(hand) // 160 if hand else None)
    seen = [h for h in heights if h is not None]
    if len(seen) < 2:
        return "the hand is hardly ever in the frames I see"
    turns = sum(1 for a, b in zip(seen, seen[1:]) if abs(a - b) > 4)
    return _nearest_number(
        options, max(1, turns), f"the hand goes up and down about {max(1, turns)} times", f"手上下约{max(1, turns)}次"
    )


def count_put_down(_, options, frames):
    value = sum(len(blobs(frames[-1], c, 90)) for c in NAMES) - sum(len(blobs(frames[0], c, 90)) for c in NAMES)
    if value <= 0:
        return "the number of objects does not grow in the frames I see"
    return _nearest_number(options, value, f"{value} more objects lie there at the end", f"最后多了{value}个物体")


# The first pattern that is found in the question decides.
_RULES = (
    ("never visible|does not appear", never_visible),
    ("written on the card|sign on the ceiling", lambda *_: "I have no means to read text"),
    ("first door", door_colour),
    ("object does the hand put|hand bring in|tool|while it works", appears),
    ("taken away|take the", taken_away),
    ("come down for the first time", first_seen),
    ("(first|second|third) .* put down", nth_put_down),
    ("lights go out|turn dark", lights_out),
    ("ball in the middle", ball_passes),
    ("lie at the|part of the view", where_lies),
    ("where in the corridor", where_stands),
    ("pattern goes on", next_in_pattern),
    ("grasp", about_to_grasp),
    ("wearer do next|wearer go", next_direction),
    ("times does the hand put", count_put_down),
    ("how many times", count_blows),
    ("how many", count_blobs),
)


def guess(question, options, frames):
    """A Guess, or the reason for having none."""
    text = question.lower()
    for pattern, rule in _RULES:
        if re.search(pattern, text):
            return rule(text, options, frames)
    return "I do not understand the question"
