"""The registry of the demo benchmark: columns, profiles and items as formats.md section 6 lays them out."""

from world.collection import codec, frame_count, media_path, poster_path, write_collection
from world.names import DOMAINS, TASKS
from world.stream import Stream
from paint.barcode import BARCODE

from .corridor_questions import corridor_drafts
from .draft import LetterDeck
from .table_questions import table_drafts

REVISION = "1"
LICENSE = "CC0-1.0"

# Scoring rules are EgoCross's, under the demo's own names: a demo score is never an EgoCross score.
PROFILES = [
    {
        "id": "demo-lenient",
        "version": "1.0",
        "rule": "egocross-lenient",
        "default": True,
        "title": "demo, careful reading of any reply",
        "title_zh": "演示，仔细读取任意回答",
    },
    {
        "id": "demo-strict",
        "version": "1.0",
        "rule": "egocross-strict",
        "default": True,
        "title": "demo, one clean letter or wrong",
        "title_zh": "演示，只认单个字母",
    },
    {
        "id": "demo-official",
        "version": "1.0",
        "rule": "egocross-official-close",
        "default": False,
        "title": "demo, as the EgoCross script reads",
        "title_zh": "演示，按 EgoCross 脚本读取",
    },
]


def items_of(kind, clips_per_domain):
    """Items of a collection, with gold, in registry order."""
    deck = LetterDeck(Stream(f"letters/{kind}"))
    items = []
    for number, clip in enumerate(write_collection(kind, clips_per_domain)):
        index = number % clips_per_domain
        drafts = (corridor_drafts if clip.domain == "corridor" else table_drafts)(
            clip, index, Stream(clip.seed + "/questions")
        )
        for n, draft in enumerate(drafts, 1):
            choices, gold = deck.deal(draft)
            items.append(_item(clip, f"{clip.name}/q{n}", len(items) + 1, draft, choices, gold))
    return items


def _item(clip, name, running, draft, choices, gold):
    frames = frame_count(clip)
    return {
        "id": name,
        "aliases": [str(running)],
        "clusters": {"video": clip.name},
        "facets": {
            "domain": clip.domain,
            "task": draft.task,
            "sub_task": draft.sub_task,
            "difficulty": draft.difficulty,
        },
        "type": "multiple-choice",
        "question": draft.question,
        "options": [english for english, _ in choices],
        "k": len(choices),
        "media": {
            "ref": media_path(clip),
            "start": 0,
            "end": round(frames / clip.fps, 3),
            "fps": clip.fps,
            "frames": frames,
        },
        "evidence": draft.evidence,
        "gold": gold,
        "x": {
            "question_zh": draft.question_zh,
            "options_zh": [chinese for _, chinese in choices],
            "poster": poster_path(clip),
        },
    }


def _column(name, title, title_zh, group, slice_, items):
    n = sum(all(item["facets"][key] == value for key, value in slice_.items()) for item in items)
    column = {
        "id": name,
        "title": title,
        "title_zh": title_zh,
        "group": group,
        "metric": "accuracy",
        "higher_is_better": True,
        "unit": "fraction",
        "n": n,
        "slice": slice_,
    }
    if n == 0:
        column["absent"] = True
    return column


def columns_of(items):
    columns = [_column("overall", "Overall", "总分", "overall", {}, items)]
    columns += [_column(d, d.capitalize(), zh, "domain", {"domain": d}, items) for d, zh in DOMAINS.items()]
    columns += [_column(t, t.capitalize(), zh, "task", {"task": t}, items) for t, zh in TASKS.items()]
    for d, d_zh in DOMAINS.items():
        for t, t_zh in TASKS.items():
            title, title_zh = f"{d.capitalize()} · {t.capitalize()}", f"{d_zh} · {t_zh}"
            columns.append(_column(f"{d}.{t}", title, title_zh, "domain x task", {"domain": d, "task": t}, items))
    return columns


def clip_notes():
    """What is known about each clip beyond its questions; under `x`, so readers may ignore it."""
    notes = {}
    for clip in write_collection():
        note = {"codec": codec(clip), "plot": clip.plot, "poster": poster_path(clip)}
        if clip.barcode:
            note["barcode"] = BARCODE
        notes[clip.name] = note
    return notes


def registry(clips_per_domain):
    items = items_of("demo", clips_per_domain)
    return {
        "format": "egoscope.registry",
        "version": "1.0",
        "id": "demo",
        "title": {"en": "Demo (synthetic clips)", "zh": "演示（合成片段）"},
        "revision": REVISION,
        "license": LICENSE,
        "gated": False,
        "columns": columns_of(items),
        "profiles": PROFILES,
        "items": items,
        "x": {
            "clips": clip_notes(),
            "note": "Demo: clips, questions and answers are synthetic. Never compare with published boards.",
        },
    }
