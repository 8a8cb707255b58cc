"""Video-MMMU: leaderboard, earlier rows, knowledge gain, transcripts, error classes, secondary reports."""

import re

from .form import board, cell, column, published, read_rows, row, slug

_PAPER = "arXiv 2501.13826"
_TRACKS = (
    ("perception", "Perception", "感知"),
    ("comprehension", "Comprehension", "理解"),
    ("adaptation", "Adaptation", "应用"),
)
_DISCIPLINES = (
    ("art", "Art", "艺术", "art", 63),
    ("biz", "Business", "商科", "business", 132),
    ("sci", "Science", "理科", "science", 132),
    ("med", "Medicine", "医学", "medicine", 129),
    ("hum", "Humanities", "人文", "humanities", 105),
    ("eng", "Engineering", "工科", "engineering", 339),
)
_FIELDS = ("overall", "delta_knowledge", "perception", "comprehension", "adaptation")
_NOTES = {
    "LongVA-7B": {"overall": "the tracks give 216/900 = 24.00"},
    "VILA1.5-40B": {"med": "49/129 is 37.98"},
    "Claude-3.5-Sonnet": {"_row": "the disciplines sum to 593 right answers, the tracks to 592"},
    "GPT-4o": {"_row": "five of the six discipline values are not k/n"},
    "Gemini 1.5 Pro": {"_row": "three of the six discipline values are not k/n"},
}


def _main_columns():
    columns = [column("overall", "Overall", "总分", "overall", n=900, n_basis="assumed")]
    columns += [column(name, en, zh, "track", n=300, n_basis="assumed") for name, en, zh in _TRACKS]
    columns += [column(name, en, zh, "discipline", n=n, n_basis="assumed") for name, en, zh, _, n in _DISCIPLINES]
    return columns + [
        column("delta_knowledge", "Δknowledge", "知识增益", "knowledge", metric="delta_knowledge", n=300, n_basis="assumed")
    ]


def _kind(model):
    return "human" if model.startswith("Human") else "baseline" if model.startswith("Random") else "model"


def _where(entry):
    """repository@commit path, as everywhere in these files."""
    repository, path = entry["source"].split(" ", 1)
    return f"{repository}@{entry['last_commit'][:7]} {path}"


def _link(text):
    """The address; of a Markdown link that stands in the link field, the target."""
    inner = re.search(r"\]\((\S+?)\)", text)
    return inner.group(1) if inner else text


def _cells(entry, notes):
    return {name: cell(entry[name], notes.get(name, "")) for name in _FIELDS if entry.get(name)}


def _leaderboard(folder):
    """Rows in the last commit of repository and site, one for each distinct set of printed values, with the
    paper's disciplines.
    """
    history = [r for r in read_rows(folder, "videommmu_leaderboard_history.csv") if r["in_head"] == "1"]
    paper = {r["model"]: r for r in read_rows(folder, "videommmu_paper_table2.csv")}
    delta = {r["model"]: r for r in read_rows(folder, "videommmu_paper_table4_delta.csv")}
    rows, at = [], {}
    for entry in history:
        key = (entry["model"], *(entry[f] for f in _FIELDS))
        source = _where(entry)
        if key in at:
            at[key]["source"] += f"; {source}"
            at[key]["date"] = min(at[key]["date"], entry["first_seen"])
            continue
        notes = _NOTES.get(entry["model"], {})
        cells = _cells(entry, notes)
        printed = paper.get(entry["model"])
        if printed and all(printed[f] == entry[f] for f in ("overall", "perception", "comprehension", "adaptation")):
            cells.update({name: cell(printed[long], notes.get(name, "")) for name, _, _, long, _ in _DISCIPLINES})
            source += f"; disciplines {printed['source']}"
        at[key] = row(
            slug(entry["model"]),
            entry["model"],
            "model",
            source,
            cells,
            date=entry["first_seen"],
            url=_link(entry["link"]),
            note=notes.get("_row", ""),
        )
        rows.append(at[key])
    for model in ("Human Expert", "Random Choice"):
        printed = paper[model]
        cells = _cells(printed, {})
        cells.update({name: cell(printed[long]) for name, _, _, long, _ in _DISCIPLINES})
        if model in delta:
            cells["delta_knowledge"] = cell(delta[model]["delta_knowledge_pct"], delta[model]["source"])
        rows.append(row(slug(model), model, _kind(model), printed["source"], cells))
    return rows


def _earlier(folder):
    rows = []
    for entry in read_rows(folder, "videommmu_leaderboard_history.csv"):
        if entry["in_head"] == "1":
            continue
        where = "site" if "github.io" in entry["source"] else "readme"
        note = f"stood there from {entry['first_seen']} to {entry['last_seen']}"
        if entry["model"].startswith("Kimi-k1.6"):
            note += "; README 75.67, site 76.67; the tracks give 76.67"
        rows.append(
            row(
                slug(entry["model"], where, entry["first_seen"]),
                entry["model"],
                _kind(entry["model"]),
                _where(entry),
                _cells(entry, {}),
                date=entry["first_seen"],
                url=_link(entry["link"]),
                note=note,
            )
        )
    return rows


def _delta(folder):
    columns = [
        column(
            "delta_knowledge", "Δknowledge", "知识增益", "knowledge", metric="delta_knowledge", n=300, n_basis="assumed"
        ),
        column("w2r_n", "Wrong → right", "错→对（题数）", "knowledge", "count", "wrong_to_right", 300, "inferred"),
        column("w2r_rate", "Wrong → right rate", "错→对比例", "knowledge", "percent", "wrong_to_right_rate"),
        column("r2w_n", "Right → wrong", "对→错（题数）", "knowledge", "count", "right_to_wrong", 300, "inferred"),
        column("r2w_rate", "Right → wrong rate", "对→错比例", "knowledge", "percent", "right_to_wrong_rate"),
    ]
    columns[3]["higher_is_better"] = columns[4]["higher_is_better"] = False
    fields = {
        "delta_knowledge": "delta_knowledge_pct",
        "w2r_n": "wrong_to_right_n",
        "w2r_rate": "wrong_to_right_rate_pct",
        "r2w_n": "right_to_wrong_n",
        "r2w_rate": "right_to_wrong_rate_pct",
    }
    rows = [
        row(
            slug(r["model"]),
            r["model"],
            _kind(r["model"]),
            r["source"],
            {c: cell(r[f]) for c, f in fields.items()},
            note=r["note"],
        )
        for r in read_rows(folder, "videommmu_paper_table4_delta.csv")
    ]
    return board(
        "knowledge",
        "Knowledge gain (paper Table 4)",
        "知识增益（论文表 4）",
        "Counts and rates fit n = 300 in all rows; the printed Δknowledge follows from the counts only for Human Expert and MAmmoTH-VL-8B: "
        "the rates come from a script with another notion of right.",
        columns,
        rows,
    )


def _transcripts(folder):
    rows = [
        row(
            slug(r["model"], r["transcripts"], "transcripts"),
            r["model"],
            "model",
            r["source"],
            _cells(r, {}),
            setting=f"{r['transcripts']} transcripts",
        )
        for r in read_rows(folder, "videommmu_paper_fig4_transcripts.csv")
    ]
    return board(
        "transcripts",
        "With and without transcripts (paper Fig. 4)",
        "有无字幕（论文图 4）",
        "Transcripts lift Perception and Comprehension and lower Adaptation.",
        _main_columns()[:4],
        rows,
    )


def _errors(folder):
    entries = read_rows(folder, "videommmu_paper_fig7_errors.csv")
    zh = ("方法应用", "误读题目", "方法选择", "答案提取", "标注", "拒绝回答")
    columns = [
        column(
            slug(r["category"]).replace("-", "_"),
            r["category"],
            z,
            "error class",
            metric="share of errors",
            n=100,
            n_basis="stated",
        )
        for r, z in zip(entries, zh)
    ]
    for entry in columns:
        entry["higher_is_better"] = False
    cells = {slug(r["category"]).replace("-", "_"): cell(r["percent_of_100"]) for r in entries}
    return board(
        "error-classes",
        "Error classes (paper Fig. 7)",
        "错误类别（论文图 7）",
        "100 random Adaptation errors of one model, classified by hand.",
        columns,
        [row("claude-3.5-sonnet", "Claude-3.5-Sonnet", "model", entries[0]["source"], cells)],
    )


def _secondary(folder):
    rows = [
        row(
            slug(r["model"], r["setting"]),
            r["model"],
            "model",
            r["source"],
            {"overall": cell(r["overall_pct"])},
            setting=r["setting"],
            note=r["quality"],
        )
        for r in read_rows(folder, "videommmu_secondary_reports.csv")
    ]
    return board(
        "secondary",
        "Secondary reports",
        "二手报告",
        "Numbers repeated by third parties or reported by users; harness mostly unknown. Never merge with the leaderboard.",
        [column("overall", "Overall", "总分", "overall")],
        rows,
    )


def canonical(folder):
    return published(
        "video-mmmu",
        "Video-MMMU, published results",
        "Video-MMMU 已发表结果",
        [
            board(
                "leaderboard",
                "Leaderboard",
                "排行榜",
                "Rows of the repository README and the project site at their last commits; disciplines, human and chance rows from the paper. "
                f"Overall is the mean of the three tracks. Denominators are those of the data set, assumed. Eight discipline values of {_PAPER} Table 2 fit k/n only after two roundings.",
                _main_columns(),
                _leaderboard(folder),
            ),
            _delta(folder),
            _transcripts(folder),
            _errors(folder),
            board(
                "earlier-rows",
                "Earlier rows of the leaderboard",
                "排行榜历史条目",
                "Rows that once stood in the README or on the site in this wording and no longer do.",
                _main_columns()[:4] + _main_columns()[-1:],
                _earlier(folder),
            ),
            _secondary(folder),
        ],
    )
