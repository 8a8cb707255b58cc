#!/usr/bin/env python3
"""Seeded Inspect log of many samples for the bench: make_inspect_log.py SAMPLES FILE.eval"""
import json
import random
import sys
import zipfile


def sample_of(draw, number):
    letter = draw.choice("ABCD")
    reply = " ".join(draw.choices(["the", "hand", "turns", "left", "and", "holds", "it"], k=draw.randint(5, 30))) + f"\nANSWER: {letter}"
    message = {"role": "assistant", "content": reply}
    return {"id": number, "epoch": 1, "input": "What happens next?", "choices": ["left", "right", "up", "down"], "target": draw.choice("ABCD"),
            "messages": [{"role": "user", "content": "What happens next?"}, message],
            "output": {"model": "m", "choices": [{"message": message, "stop_reason": "stop"}], "completion": reply},
            "scores": {"choice": {"value": "C", "answer": letter}}}


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    draw = random.Random(200)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(1, count + 1):
            archive.writestr(zipfile.ZipInfo(f"samples/{number}_epoch_1.json"), json.dumps(sample_of(draw, number)), zipfile.ZIP_DEFLATED)
        eval_info = {"task": "bench", "model": "m", "dataset": {"name": "bench", "samples": count}}
        archive.writestr("header.json", json.dumps({"version": 2, "status": "success", "eval": eval_info}))


if __name__ == "__main__":
    main()
