"""A question before its options have letters, and the deck that keeps gold letters balanced."""

from dataclasses import dataclass, field

LETTERS = "ABCD"


@dataclass
class Draft:
    """`choices` is the text pairs (English, Chinese) in order; `gold` the index of the right one.

    In an `ordered` draft (numbers, times) the order is part of the question and stays;
    `windows` then offers further orders with the gold at another place: [(choices, gold index)].
    """

    task: str
    sub_task: str
    difficulty: str
    question: str
    question_zh: str
    choices: list
    gold: int
    evidence: list
    ordered: bool = False
    windows: list = field(default_factory=list)


class LetterDeck:
    """Gives each question the letter used least so far, as far as its order allows."""

    def __init__(self, stream):
        self.stream = stream
        self.used = dict.fromkeys(LETTERS, 0)

    def deal(self, draft):
        """The choices in their final order and the gold letter."""
        if draft.ordered:
            windows = draft.windows or [(draft.choices, draft.gold)]
            choices, gold = min(self.stream.shuffled(windows), key=lambda w: self.used[LETTERS[w[1]]])
        else:
            wrong = self.stream.shuffled([c for i, c in enumerate(draft.choices) if i != draft.gold])
            gold = min(self.stream.shuffled(range(4)), key=lambda i: self.used[LETTERS[i]])
            choices = wrong[:gold] + [draft.choices[draft.gold]] + wrong[gold:]
        self.used[LETTERS[gold]] += 1
        return choices, LETTERS[gold]


def number_windows(value, lowest):
    """All runs of four numbers that hold `value`, with its place in them."""
    windows = []
    for place in range(4):
        first = value - place
        if first >= lowest:
            windows.append(([(str(first + i), str(first + i)) for i in range(4)], place))
    return windows


def time_windows(moment, duration, stream):
    """Four neighbouring stretches of equal length, one of which holds the moment, well away from its ends."""
    fitting = []
    for parts in (4, 5, 6):
        length = duration / parts
        inside = moment % length
        if min(inside, length - inside) >= 0.12:
            fitting.append(parts)
    parts = stream.pick(fitting or [7])
    length = duration / parts
    part = int(moment / length)
    windows = []
    for first in range(parts - 3):
        if first <= part < first + 4:
            edges = [f"{(first + i) * length:.1f}" for i in range(5)]
            windows.append(([(f"{a}–{b} s", f"{a}–{b} 秒") for a, b in zip(edges, edges[1:])], part - first))
    return windows


def span(start, end, duration):
    """One evidence interval, cut to the clip."""
    return [round(max(0.0, start), 2), round(min(duration, end), 2)]
