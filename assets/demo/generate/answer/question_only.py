"""A question-only baseline: naive Bayes over features of question and options, learnt on the calibration set.

It never sees a frame. It can only find what a test leaks: where in a clip things tend to happen, which counts are common,
and that wrong options are often made by varying the right one.
"""

import math
import re
from collections import Counter

from .replies import LETTERS, abstention, reply_to

MODEL = "question-only"
# Below this share of the probability the program says that it does not know.
_LEAST_CONFIDENCE = 0.27


def _question_kind(item):
    """The question without the words that name colours, objects or numbers: its first three words."""
    return " ".join(re.findall(r"[a-z]+", item["question"].lower())[:3])


def _features(item, index):
    """What is counted about option `index` beside the others."""
    kind, options = _question_kind(item), item["options"]
    words = options[index].lower().split()
    others = [set(o.lower().split()) for i, o in enumerate(options) if i != index]
    found = []
    if options[index][0].isdigit():
        # Numbers and stretches of time stand in order: their rank and start are informative, their text is not.
        found.append((kind, "rank", index))
        found.append((kind, "value", int(float(re.match(r"[\d.]+", options[index]).group()))))
    else:
        found += [(kind, "word", word) for word in words]
        found.append((kind, "shared words", sum(len(set(words) & other) for other in others)))
        found.append((kind, "length rank", sorted(map(len, options)).index(len(options[index]))))
    return found


def learn(calibration):
    """Log odds of each feature between right and wrong options, with one added to every count."""
    right, wrong = Counter(), Counter()
    for item in calibration:
        for i in range(item["k"]):
            (right if LETTERS[i] == item["gold"] else wrong).update(_features(item, i))
    n_right, n_wrong = len(calibration), 3 * len(calibration)
    return {
        f: math.log((right[f] + 1) / (n_right + 2)) - math.log((wrong[f] + 3) / (n_wrong + 6)) for f in right | wrong
    }


def rank_options(item, weights):
    """The best option's index and its probability."""
    scores = [sum(weights.get(f, 0.0) for f in _features(item, i)) for i in range(item["k"])]
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    best = scores.index(top)
    return best, shares[best] / sum(shares)


def answer_question_only(items, weights):
    rows = []
    for item in items:
        best, confidence = rank_options(item, weights)
        if confidence < _LEAST_CONFIDENCE:
            rows.append({"id": item["id"], "response": abstention(item, MODEL, "there is no video to look at")})
            continue
        reason = f"questions of this kind are most often answered like “{item['options'][best]}”"
        reply = reply_to(item, MODEL, LETTERS[best], reason, "同类问题多半这样回答")
        rows.append({"id": item["id"], "response": reply, "confidence": round(confidence, 3)})
    return rows
