"""Questions about the corridor clips. Every answer follows from the script alone."""

from world.names import COLOURS, CORRIDOR_THINGS, DIRECTIONS, LABELS, SIDES, thing_name, thing_name_zh

from .draft import Draft, number_windows, span, time_windows

_DOOR_SIDES = {-1: ("left", "左"), 1: ("right", "右")}
_PLURAL = {"cone": "cones", "box": "boxes", "bin": "bins"}


def _pair(kind, colour):
    return thing_name(kind, colour), thing_name_zh("corridor", kind, colour)


def _passed(clip, z):
    """The moment a thing at depth z leaves the view."""
    return max(0.4, (z - 0.9) / clip.speed)


def sign_reading(clip, stream):
    wrong = [text for text in LABELS["corridor"] if text != clip.sign]
    return Draft(
        "identification",
        "label-reading",
        "easy",
        "What does the sign on the ceiling say? 天花板上的标志写着什么？",
        "天花板上的标志写着什么？",
        [(text, text) for text in [clip.sign] + wrong],
        0,
        [span(0, _passed(clip, clip.sign_z), clip.duration)],
    )


def door_colour(clip, stream):
    side, z, colour = stream.pick([next(d for d in clip.doors if d[0] == s) for s in (-1, 1)])
    name, zh = _DOOR_SIDES[side]
    # Colours of the other doors are the hard wrong answers.
    others = [c for _, _, c in clip.doors if c != colour] + stream.shuffled(COLOURS)
    wrong = [c for c in dict.fromkeys(others) if c != colour][:3]
    return Draft(
        "identification",
        "door-colour",
        "easy",
        f"What colour is the first door on the {name}-hand side?",
        f"{zh}手边第一扇门是什么颜色？",
        [(c, COLOURS[c][0]) for c in [colour] + wrong],
        0,
        [span(0, _passed(clip, z + 0.9), clip.duration)],
    )


def not_visible(clip, stream):
    present = list(dict.fromkeys((kind, colour) for kind, colour, _, _ in clip.things))
    if clip.ball:
        present.append(("ball", clip.ball[2]))
    names = [_pair(k, c) if k != "ball" else (f"{c} ball", COLOURS[c][0] + "球") for k, c in present]
    names += [(f"{c} door", COLOURS[c][0] + "门") for c in dict.fromkeys(d[2] for d in clip.doors)]
    absent = [(k, c) for k in CORRIDOR_THINGS for c in COLOURS if (k, c) not in present]
    return Draft(
        "identification",
        "object-not-visible",
        "medium",
        stream.pick(("Which of these is never visible?", "Which of these does not appear in the clip?")),
        "下列哪一个从未出现？",
        [_pair(*stream.pick(absent))] + names[:3],
        0,
        [span(0, clip.duration, clip.duration)],
    )


def localize(clip, stream):
    if clip.dark:
        windows = time_windows(clip.dark[0], clip.duration, stream)
        return Draft(
            "localization",
            "event-temporal",
            "medium",
            stream.pick(("When do the lights go out?", "During which stretch does the corridor turn dark?")),
            "灯是什么时候熄灭的？",
            windows[0][0],
            windows[0][1],
            [span(clip.dark[0] - 0.3, clip.dark[0] + 0.5, clip.duration)],
            True,
            windows,
        )
    if clip.ball:
        start, end, colour, _ = clip.ball
        windows = time_windows((start + end) / 2, clip.duration, stream)
        return Draft(
            "localization",
            "event-temporal",
            "medium",
            f"When is the {colour} ball in the middle of the corridor?",
            f"{COLOURS[colour][0]}球什么时候滚到走廊中间？",
            windows[0][0],
            windows[0][1],
            [span(start, end, clip.duration)],
            True,
            windows,
        )
    return where_stands(clip, stream)


def where_stands(clip, stream):
    kind, colour, side, z = clip.things[-1]
    name, zh = _pair(kind, colour)
    order = [side] + [s for s in SIDES if s != side]
    choices = [(s, SIDES[s]) for s in order] + [("against the end wall", "尽头墙边")]
    return Draft(
        "localization",
        "object-spatial",
        "easy",
        f"Where in the corridor does the {name} stand?",
        f"{zh}在走廊的哪一侧？",
        choices,
        0,
        [span(0, _passed(clip, z), clip.duration)],
    )


def next_direction(clip, stream):
    order = [clip.direction] + [d for d in DIRECTIONS if d != clip.direction]
    return Draft(
        "prediction",
        "next-direction",
        "medium",
        stream.pick(("What will the wearer do next?", "Which way will the wearer go after the clip ends?")),
        "佩戴者接下来会怎么走？",
        [(d, DIRECTIONS[d]) for d in order],
        0,
        [span(clip.duration - 2.0, clip.duration, clip.duration)],
    )


def count(clip, stream, doors):
    if doors:
        side = stream.pick((-1, 1))
        found = [z for s, z, _ in clip.doors if s == side]
        name, zh = _DOOR_SIDES[side]
        text, text_zh = f"How many doors are there on the {name}-hand side?", f"{zh}手边一共有几扇门？"
    else:
        kind, colour = clip.things[0][:2]
        found = [z for k, c, _, z in clip.things if (k, c) == (kind, colour)]
        text, text_zh = (
            f"How many {colour} {_PLURAL[kind]} stand in the corridor?",
            f"走廊里有几个{thing_name_zh('corridor', kind, colour)}？",
        )
    windows = number_windows(len(found), 1)
    return Draft(
        "counting",
        "object-counting",
        "hard" if doors or len(found) > 3 else "medium",
        text,
        text_zh,
        windows[0][0],
        windows[0][1],
        [span(0, _passed(clip, max(found)), clip.duration)],
        True,
        windows,
    )


def corridor_drafts(clip, index, stream):
    """The drafts of one clip in task order."""
    drafts = [(sign_reading, door_colour, not_visible)[(index // 3) % 3](clip, stream)]
    if index in (1, 5):
        drafts.append(door_colour(clip, stream) if (index // 3) % 3 != 1 else sign_reading(clip, stream))
    drafts.append(localize(clip, stream))
    if clip.plot != "obstacle" and index % 4 == 2:
        drafts.append(where_stands(clip, stream))
    drafts.append(next_direction(clip, stream))
    drafts.append(count(clip, stream, doors=index % 2 == 1))
    return drafts
