"""Words an answer as a model would: JSON, prose, a bare letter.

The form is drawn per item; what is said is what the program found.
"""

import json

from world.stream import Stream

LETTERS = "ABCD"

_ABSTAIN = (
    "I cannot tell from these frames: {reason}.",
    "The frames do not show enough to decide ({reason}).",
    "Not sure. {Reason}.",
)


def json_form(letter, reason):
    return json.dumps({"prediction": letter, "reason": reason}, ensure_ascii=False)


def reply_to(item, model, letter, reason, reason_zh):
    """The reply text. Items whose question holds Chinese are answered in Chinese now and then."""
    draw = Stream(f"reply/{model}/{item['id']}").unit()
    if any(ord(c) > 0x3000 for c in item["question"]) and draw > 0.45:
        return f"答案是{letter}。{reason_zh}。"
    if draw < 0.68:
        return json_form(letter, reason)
    if draw < 0.80:
        return "```json\n" + json_form(letter, reason) + "\n```"
    if draw < 0.91:
        return f"The answer is {letter} because {reason}."
    if draw < 0.96:
        return f"**{letter}**"
    return f"Answer: {letter}"


def abstention(item, model, reason):
    """A reply without an answer: the program says why it has none."""
    form = Stream(f"abstain/{model}/{item['id']}").pick(_ABSTAIN)
    return form.format(reason=reason, Reason=reason[0].upper() + reason[1:])
