"""The with-video baselines: sample N frames of each clip, then one colour rule a question.

They really decode the committed clips.
"""

import os

from .decode import decode
from .question_only import rank_options
from .replies import LETTERS, abstention, reply_to
from .rules import Guess, guess


def answer_with_video(items, model, media_root, frame_count, prior=None):
    """One row an item.

    `prior`: weights of the question-only program, asked where no rule fires; without them the program abstains.
    """
    rows, seen = [], {}
    for item in items:
        media = item["media"]
        if media["ref"] not in seen:
            # Only the current clip is kept: the items of a clip stand together.
            seen = {
                media["ref"]: decode(os.path.join(media_root, media["ref"]), media["frames"], media["fps"], frame_count)
            }
        frames, error = seen[media["ref"]]
        if error:
            rows.append({"id": item["id"], "error": error, "finish": "error"})
            continue
        rows.append(_row(item, model, frames, prior))
    return rows


def _row(item, model, frames, prior):
    found = guess(item["question"], item["options"], frames)
    row = {"id": item["id"], "frames": [f.t for f in frames], "finish": "stop"}
    if isinstance(found, Guess):
        row["response"] = reply_to(item, model, LETTERS[found.index], found.reason, found.reason_zh)
        row["confidence"] = found.confidence
    elif prior is None:
        row["response"] = abstention(item, model, found)
    else:
        best, confidence = rank_options(item, prior)
        reason = f"{found}, and such questions are most often answered like this"
        row["response"] = reply_to(item, model, LETTERS[best], reason, "看不清，只能按同类问题猜测")
        row["confidence"] = round(confidence, 3)
    return row
