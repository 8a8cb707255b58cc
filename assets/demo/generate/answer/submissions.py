"""Runs every baseline and the small video program, and lays its answers out as egoscope submissions (formats.md section 2, JSONL form)."""

from .question_only import answer_question_only, learn
from .text_only import answer_by_chance, answer_longest, answer_majority, majority_letter
from .video_answer import answer_with_video

_VIDEO = {"sampling": "uniform-interior", "max_pixels": 320 * 180, "audio": False, "subtitles": False}


def _header(name, title, mode, notes, stage=None, parent=None, frames=None):
    """Rows with a stage are one small program growing up and count as a model; the others are baselines."""
    model = {
        "id": f"demo/{name}",
        "name": title,
        "organization": "egoscope demo",
        "weights": "open",
        "kind": "model" if stage else "baseline",
    }
    if stage:
        model["stage"] = stage
    if parent:
        model["parent"] = f"demo/{parent}"
    run = {
        "id": f"demo-{name}",
        "harness": {"name": "assets/demo/generate", "version": "1"},
        "mode": mode,
        "notes": notes,
    }
    if frames:
        run["video"] = {"frames": frames, **_VIDEO}
    benchmark = {"id": "demo", "revision": "1", "split": "test", "track": "closeqa"}
    return {"format": "egoscope.submission", "version": "1.0", "benchmark": benchmark, "model": model, "run": run}


def run_baselines(items, calibration, media_root):
    """Yields (file name, header, rows). `items` reach the baselines without gold; `calibration` with."""
    blind = [{k: v for k, v in item.items() if k not in ("gold", "evidence", "facets")} for item in items]
    weights = learn(calibration)
    n = len(calibration)
    letter = majority_letter(calibration)

    yield "chance", _header(
        "chance", "Seeded chance", "blind", "One letter a question from a seeded generator."
    ), answer_by_chance(blind)
    yield (
        "majority-letter",
        _header(
            "majority-letter",
            "Majority letter",
            "blind",
            f"Always {letter}, the commonest gold letter of the {n} calibration questions.",
        ),
        answer_majority(blind, calibration),
    )
    yield "longest-option", _header(
        "longest-option", "Longest option", "blind", "The option with most characters."
    ), answer_longest(blind)
    yield (
        "question-only",
        _header(
            "question-only",
            "Question only (naive Bayes)",
            "question-only",
            f"Naive Bayes over words and ranks of options, learnt on {n} calibration questions about other clips.",
            "question-only",
        ),
        answer_question_only(blind, weights),
    )
    for frames, parent in ((2, "question-only"), (8, "video-2frames")):
        name = f"video-{frames}frames"
        notes = f"Colour-blob rules on {frames} decoded frames a clip; abstains where no rule fires."
        yield name, _header(
            name, f"Colour blobs, {frames} frames", "full", notes, f"{frames}-frames", parent, frames
        ), answer_with_video(blind, name, media_root, frames)
    name = "video-8frames-prior"
    notes = "As video-8frames; where no rule fires the question-only program answers."
    yield (
        name,
        _header(name, "Colour blobs, 8 frames, with prior", "full", notes, "8-frames-prior", "video-8frames", 8),
        answer_with_video(blind, name, media_root, 8, weights),
    )
