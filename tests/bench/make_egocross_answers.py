#!/usr/bin/env python3
"""Seeded EgoCross annotations and replies for the bench: make_egocross_answers.py COUNT FOLDER

Writes answers.json (annotations with gold), replies.jsonl (raw replies) and results.json (the published result form, which
keeps the raw reply only where it was not right): one file with one answer to each of COUNT questions. And the same number of
answers as they come in practice, by many models to the 957 questions there are: models/answers.json, models/replies_*.jsonl.
The mix of replies: clean JSON 85 %, fenced 6 %, JSON inside a sentence 4 %, a bare letter 3 %, an error text 1 %, cut JSON 1 %.
"""
import json
import pathlib
import random
import sys

from peers.egocross_rule import is_right

DATASETS = [("CholecTrack20", "object counting", "Counting"), ("EgoSurgery", "object spatial localization", "Localization"),
            ("ENIGMA", "next interaction prediction", "Prediction"), ("ExtrameSportFPV", "next direction prediction", "Prediction"),
            ("EgoPet", "animal identification", "Identification")]
ITEMS = 957
WORDS = "the frames show a hand that holds an object near the left edge while the camera turns and then it moves away slowly".split()


def reply_of(draw, letter):
    reason = " ".join(draw.choices(WORDS, k=draw.randint(12, 40))) + "."
    clean = json.dumps({"prediction": letter, "reason": reason})
    kind = draw.random()
    if kind < 0.85:
        return clean
    if kind < 0.91:
        return f"```json\n{clean}\n```"
    if kind < 0.95:
        return f"Here is my answer: {clean} I hope this helps."
    if kind < 0.98:
        return letter
    return "[ERROR] request timed out" if kind < 0.99 else clean[:-4]


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(957)
    answers, replies, results = [], [], []
    for key in range(1, count + 1):
        dataset, question_type, task = DATASETS[key % len(DATASETS)]
        gold, said = draw.choice("ABCD"), draw.choice("ABCD")
        said = gold if draw.random() < 0.3 else said
        item = {"id": key, "dataset": dataset, "primary_category": task, "question_type": question_type,
                "question_id": f"{dataset}_v{key // 7}_q{key}_bench",
                "video_path": [f"/egocross_testbed/{dataset}/generated/v{key // 7}/frames/x_q{key}/frame_{i:05}.jpg" for i in range(4)]}
        question = {"question_text": "What happens next in the sequence that the frames show?",
                    "options": ["A: it turns left", "B: it turns right", "C: it stops", "D: it goes straight on"]}
        reply = reply_of(draw, said)
        answers.append({**item, **question, "original_video_fps": 30.0, "correct_option_letter": gold, "answer_text": "x",
                        "detailed_answer": None})
        replies.append({"id": key, "response": reply})
        right = is_right(reply, gold)
        results.append({**item, "question": question["question_text"], "options": question["options"], "correct_option_letter": gold,
                        "answer_text": "x", "prediction": said if right else "", "reason": "", "inference_time": 1.5,
                        "success": right, **({} if right else {"raw_response": reply})})
    (folder / "answers.json").write_text(json.dumps(answers))
    (folder / "replies.jsonl").write_text("".join(json.dumps(row) + "\n" for row in replies))
    summary = {"total": count, "correct": sum(row["success"] for row in results), "model": "m", "timestamp": "2026-01-01T00:00:00"}
    summary["accuracy"] = summary["correct"] / count
    (folder / "results.json").write_text(json.dumps({"summary": summary, "results": results}))
    (folder / "models").mkdir(exist_ok=True)
    (folder / "models/answers.json").write_text(json.dumps(answers[:ITEMS]))
    for first in range(0, count, ITEMS):
        rows = [{"id": key, "response": row["response"]} for key, row in enumerate(replies[first:first + ITEMS], start=1)]
        (folder / f"models/replies_{first // ITEMS:03}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


if __name__ == "__main__":
    main()
