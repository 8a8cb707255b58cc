#!/usr/bin/env python3
"""Peer of the bench egocross_parse_score: Python's json and the published CloseQA rule, restated.

  egocross_rule.py ANSWERS.json PREDICTIONS...

One repetition for each line of standard input; prints `<CPU seconds> <right answers>`. Source of the rule: the three published
scripts (egocross.md section 7): the whole reply as JSON, else the text from the first `{` to the first `}` after it.
"""
import json
import re
import sys
import time


def is_right(reply, gold):
    braces = re.search(r"\{.*?\}", reply, re.S)
    for text in (reply, braces and braces.group(0)):
        try:
            value = json.loads(text)
            if isinstance(value, dict) and isinstance(value.get("prediction", ""), str):
                return value.get("prediction", "").lower() == gold.lower()
        except (TypeError, ValueError):
            pass
    return False


def score(text, gold):
    if text.startswith('{"summary"'):
        return sum(is_right(row["raw_response"], gold[row["id"]]) if "raw_response" in row
                   else row["prediction"].lower() == gold[row["id"]].lower() for row in json.loads(text)["results"])
    return sum(is_right(row["response"], gold[row["id"]]) for row in map(json.loads, text.splitlines()))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        gold = {row["id"]: row["correct_option_letter"] for row in json.load(file)}
    texts = []
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    for _ in sys.stdin:
        begin = time.process_time()
        right = sum(score(text, gold) for text in texts)
        print(time.process_time() - begin, right, flush=True)


if __name__ == "__main__":
    main()
