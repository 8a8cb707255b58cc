"""Questions about the table clips. Every answer follows from the script alone."""

from world.names import CARRIED, COLOURS, LABELS, SLOTS, SMALL, SURFACE, TOOL, thing_name, thing_name_zh

from .draft import Draft, number_windows, span, time_windows

_NTH = ("first", "second", "third")
_NTH_ZH = ("第一个", "第二个", "第三个")


def _pair(clip, kind, colour):
    return thing_name(kind, colour), thing_name_zh(clip.domain, kind, colour)


def _name(clip, thing):
    return _pair(clip, thing.kind, thing.colour)


def _absent_pairs(clip, stream, near=()):
    """Names of things that are not in the clip; those that share a kind or a colour with `near` come first."""
    present = {(thing.kind, thing.colour) for thing in clip.things}
    pairs = [(k, c) for k in CARRIED[clip.domain] for c in COLOURS if (k, c) not in present and c != clip.small_colour]
    pairs = stream.shuffled(pairs)
    pairs.sort(key=lambda p: not any(p[0] == t.kind or p[1] == t.colour for t in near))
    return [_pair(clip, *p) for p in pairs]


def _choices(gold, wrong):
    unique = []
    for choice in wrong:
        if choice != gold and choice not in unique:
            unique.append(choice)
    return [gold] + unique[:3], 0


def label_reading(clip, stream):
    gold = (clip.label, clip.label)
    choices, at = _choices(gold, [(text, text) for text in LABELS[clip.domain]])
    return Draft(
        "identification",
        "label-reading",
        "easy",
        "What is written on the card? 卡片上写的是什么？",
        "卡片上写的是什么？",
        choices,
        at,
        [span(0, clip.duration, clip.duration)],
    )


def put_down(clip, stream):
    event = next(e for e in clip.events if e.verb == "place")
    gold = _name(clip, event.thing)
    lying = [_name(clip, t) for t in clip.things if t is not event.thing]
    wrong = _absent_pairs(clip, stream, [event.thing])[:1] + stream.shuffled(lying)[:2] + _absent_pairs(clip, stream)
    first = "first " if clip.plot == "pattern" else ""
    choices, at = _choices(gold, wrong)
    text = stream.pick(
        (f"Which object does the hand put down {first}here?", f"What does the hand bring in {first}and put down?")
    )
    return Draft(
        "identification",
        "held-object",
        "medium",
        text.replace(" here?", "?").replace("  ", " "),
        "手放下了哪个物体？" if not first else "手最先放下的是哪个物体？",
        choices,
        at,
        [span(event.start, event.t, clip.duration)],
    )


def tool_used(clip, stream):
    event = next(e for e in clip.events if e.verb == "strike")
    gold = _name(clip, event.thing)
    other = stream.pick([c for c in COLOURS if c not in (event.thing.colour, clip.small_colour)])
    lying = [_name(clip, t) for t in clip.things if t is not event.thing]
    wrong = (
        [_pair(clip, event.thing.kind, other)] + stream.shuffled(lying)[:1] + _absent_pairs(clip, stream, [event.thing])
    )
    choices, at = _choices(gold, wrong)
    return Draft(
        "identification",
        "held-object",
        "medium",
        stream.pick(("Which tool does the wearer use?", "What does the hand hold while it works?")),
        "佩戴者用的是哪件工具？",
        choices,
        at,
        [span(event.start, event.end, clip.duration)],
    )


def not_visible(clip, stream):
    gold = _absent_pairs(clip, stream, clip.things)[0]
    choices, at = _choices(gold, [_name(clip, t) for t in stream.shuffled(clip.things)])
    return Draft(
        "identification",
        "object-not-visible",
        "easy",
        stream.pick(("Which of these objects is never visible?", "Which object does not appear in the clip?")),
        "下列哪个物体从未出现？",
        choices,
        at,
        [span(0, clip.duration, clip.duration)],
    )


def when_event(clip, stream):
    if clip.plot == "pattern":
        placed = [e for e in clip.events if e.verb == "place"]
        nth = stream.below(min(3, len(placed)))
        event = placed[nth]
        text = f"When is the {_NTH[nth]} {event.thing.kind} put down?"
        zh = f"{_NTH_ZH[nth]}{CARRIED[clip.domain][event.thing.kind]}是什么时候放下的？"
    elif clip.plot == "strike":
        event = next(e for e in clip.events if e.verb == "strike")
        name, name_zh = _name(clip, event.thing)
        text, zh = f"When does the {name} come down for the first time?", f"{name_zh}第一次落下是什么时候？"
    else:
        event = next(e for e in clip.events if e.verb == "take")
        name, name_zh = _name(clip, event.thing)
        text = stream.pick(
            (f"When is the {name} taken away?", f"During which stretch does the hand take the {name} away?")
        )
        zh = f"{name_zh}是什么时候被拿走的？"
    windows = time_windows(event.t, clip.duration, stream)
    return Draft(
        "localization",
        "action-temporal",
        "hard" if clip.plot == "pattern" else "medium",
        text,
        zh,
        windows[0][0],
        windows[0][1],
        [span(event.t - 0.4, event.t + 0.4, clip.duration)],
        True,
        windows,
    )


def where_at_end(clip, stream):
    event = next(e for e in clip.events if e.verb == "move")
    start_slot = event.thing.stays[0][2]
    order = [event.slot, start_slot] + stream.shuffled([s for s in SLOTS if s not in (event.slot, start_slot)])[:2]
    name, name_zh = _name(clip, event.thing)
    return Draft(
        "localization",
        "object-spatial",
        "medium",
        stream.pick(
            (
                f"Where does the {name} lie at the end of the clip?",
                f"In which part of the view is the {name} when the clip ends?",
            )
        ),
        f"片段结束时{name_zh}在哪里？",
        [(s, SLOTS[s][0]) for s in order],
        0,
        [span(event.t, clip.duration, clip.duration)],
    )


def where_at_start(clip, stream):
    thing = stream.pick([t for t in clip.things if t.stays and t.stays[0][0] == 0.0])
    gold = thing.stays[0][2]
    order = [gold] + stream.shuffled([s for s in SLOTS if s != gold])[:3]
    name, name_zh = _name(clip, thing)
    return Draft(
        "localization",
        "object-spatial",
        "easy",
        f"Where does the {name} lie at the beginning of the clip?",
        f"片段开始时{name_zh}在哪里？",
        [(s, SLOTS[s][0]) for s in order],
        0,
        [span(0, clip.events[0].start, clip.duration)],
    )


def next_object(clip, stream):
    if clip.plot == "pattern":
        gold = _name(clip, clip.next_thing)
        seen = [_name(clip, t) for t in clip.things]
        others = [
            _pair(clip, clip.next_thing.kind, c)
            for c in stream.shuffled(COLOURS)
            if c not in {t.colour for t in clip.things}
        ]
        choices, at = _choices(gold, seen + others)
        return Draft(
            "prediction",
            "next-in-pattern",
            "hard",
            "If the pattern goes on, which object comes next?",
            "如果规律继续，下一个是哪个物体？",
            choices,
            at,
            [span(e.start, e.t, clip.duration) for e in clip.events],
        )
    event = clip.events[-1]
    gold = _name(clip, clip.next_thing)
    lying = [t for t in clip.things if t.stays and t is not clip.next_thing]
    choices, at = _choices(gold, [_name(clip, t) for t in stream.shuffled(lying)] + _absent_pairs(clip, stream))
    return Draft(
        "prediction",
        "next-object",
        "medium",
        stream.pick(
            (
                "The clip ends while the hand is reaching out. Which object will it grasp next?",
                "Which object is the hand about to grasp when the clip ends?",
            )
        ),
        "片段结束时，手正要去拿哪个物体？",
        choices,
        at,
        [span(event.start, clip.duration, clip.duration)],
    )


def count_small(clip, stream):
    one, many, zh = SMALL[clip.domain]
    count = len(clip.smalls)
    windows = number_windows(count, 1)
    surface, surface_zh = SURFACE[clip.domain]
    return Draft(
        "counting",
        "object-counting",
        "hard" if count > 4 else "easy",
        f"How many {clip.small_colour} {many} are on {surface}?",
        f"{surface_zh}上有几个{COLOURS[clip.small_colour][0]}{zh}？",
        windows[0][0],
        windows[0][1],
        [span(0, clip.events[0].start + 0.3, clip.duration)],
        True,
        windows,
    )


def count_action(clip, stream):
    if clip.plot == "strike":
        event = next(e for e in clip.events if e.verb == "strike")
        _, tool_zh, verb, verb_zh = TOOL[clip.domain]
        text, zh, value = (
            f"How many times does the {event.thing.kind} {verb}?",
            f"{tool_zh}{verb_zh}了几下？",
            len(clip.strikes),
        )
        evidence = [span(clip.strikes[0] - 0.25, clip.strikes[-1] + 0.25, clip.duration)]
    else:
        placed = [e for e in clip.events if e.verb == "place"]
        kind = placed[0].thing.kind
        text, zh, value = (
            f"How many times does the hand put a {kind} down?",
            f"手一共放下了几次{CARRIED[clip.domain][kind]}？",
            len(placed),
        )
        evidence = [span(e.start, e.t, clip.duration) for e in placed]
    windows = number_windows(value, 1)
    return Draft("counting", "action-counting", "hard", text, zh, windows[0][0], windows[0][1], evidence, True, windows)


def table_drafts(clip, index, stream):
    """The drafts of one clip in task order.

    Garden has no prediction questions: a cell without items, as real benchmarks have.
    """
    identify = {"place-take": put_down, "move": not_visible, "strike": tool_used, "pattern": put_down}[clip.plot]
    drafts = [identify(clip, stream)]
    if clip.label and (clip.domain == "garden" or index % 2 == 0):
        drafts.append(label_reading(clip, stream))
    elif clip.domain == "garden" and clip.plot == "place-take":
        drafts.append(not_visible(clip, stream))
    drafts.append(where_at_end(clip, stream) if clip.plot == "move" else when_event(clip, stream))
    if len(drafts) == 2 and clip.plot != "pattern" and index == 4:
        drafts.append(where_at_start(clip, stream))
    if clip.domain != "garden":
        drafts.append(next_object(clip, stream))
    drafts.append(count_action(clip, stream) if clip.plot in ("strike", "pattern") else count_small(clip, stream))
    return drafts
