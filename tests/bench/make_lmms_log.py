#!/usr/bin/env python3
"""Seeded sample log of lmms-eval in its old form (with `doc` and `arguments`) for the bench: make_lmms_log.py BYTES FILE

Rows name the 300 Adaptation questions of Video-MMMU over and over: the importer does not look at whether ids are known.
"""
import hashlib
import json
import pathlib
import random
import sys

WORDS = ("the lecture explains how a capacitor charges through \u03a9 resistors so that V(t) grows while current falls \"slowly\" "
         "and therefore option\n given watch").split(" ")


def text(draw, words):
    return " ".join(draw.choices(WORDS, k=words))


def row_of(draw, number):
    item = f"dev_Physics_{number % 300 + 1}"
    letter = draw.choice("ABCDEFGHIJ")
    question = text(draw, draw.randint(40, 120))
    options = [text(draw, draw.randint(3, 12)) for _ in range(10)]
    reply = text(draw, draw.randint(30, 260)) + f"\nAnswer: {letter}"
    prompt = f"You should watch and learn the video content. {question}\n" + "\n".join(options)
    doc = {"id": item, "question": question, "options": options, "answer": draw.choice("ABCDEFGHIJ"),
           "question_type": "multiple-choice", "image": None, "link_selected": "https://example.org/v"}
    digest = hashlib.sha256(prompt.encode()).hexdigest()
    return {"doc_id": number, "doc": doc, "target": doc["answer"], "arguments": [[prompt, {"max_new_tokens": 1024, "until": ["\n\n"]}]],
            "resps": [[reply]], "filtered_resps": [reply], "doc_hash": digest, "prompt_hash": digest, "target_hash": digest,
            "mmmu_acc": {"id": item, "subdiscipline": "Physics", "answer": doc["answer"], "parsed_pred": letter}, "input": prompt}


def main():
    wanted, path = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    draw = random.Random(300)
    written = number = 0
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        while written < wanted:
            written += file.write(json.dumps(row_of(draw, number)) + "\n")
            number += 1
    print(number)


if __name__ == "__main__":
    main()
