"""Baselines that see no video: seeded chance, the majority letter, the longest option."""

from collections import Counter

from world.stream import Stream

from .replies import LETTERS, json_form


def answer_by_chance(items):
    stream = Stream("baseline/chance")
    return [{"id": item["id"], "answer": LETTERS[stream.below(item["k"])]} for item in items]


def majority_letter(calibration):
    """The commonest gold letter of the calibration set; ties go to the first letter."""
    counts = Counter(item["gold"] for item in calibration)
    return max(LETTERS, key=lambda letter: (counts[letter], -LETTERS.index(letter)))


def answer_majority(items, calibration):
    letter = majority_letter(calibration)
    return [{"id": item["id"], "answer": letter} for item in items]


def answer_longest(items):
    """The option with most characters; of equals the first."""
    rows = []
    for item in items:
        lengths = [len(option) for option in item["options"]]
        rows.append(
            {
                "id": item["id"],
                "response": json_form(LETTERS[lengths.index(max(lengths))], f"{max(lengths)} characters"),
            }
        )
    return rows
