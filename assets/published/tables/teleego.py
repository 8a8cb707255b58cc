"""TeleEgo: two releases and two measures that must never share a column, and one table of a single
participant: four boards.
"""

from .form import board, cell, column, published, read_json, read_rows, row, slug

_COLUMNS = (
    ("Overall", "Overall", "总分", "overall"),
    ("Memory.All", "Memory", "记忆", "memory"),
    ("UlM", "Ultra-long Memory", "超长期记忆", "memory"),
    ("StM", "Short-term Memory", "短期记忆", "memory"),
    ("ET", "Entity Tracking", "实体跟踪", "memory"),
    ("TCI", "Temporal Comparison & Interval", "时间比较与间隔", "memory"),
    ("LtM", "Long-term Memory", "长期记忆", "memory"),
    ("Understanding.All", "Understanding", "理解", "understanding"),
    ("II", "Intent Inference", "意图推断", "understanding"),
    ("CU", "Causal Understanding", "因果理解", "understanding"),
    ("CmU", "Cross-modal Understanding", "跨模态理解", "understanding"),
    ("MsR", "Multi-step Reasoning", "多步推理", "understanding"),
    ("CMR.All", "Cross-Memory Reasoning", "跨记忆推理", "cross-memory"),
    ("CeR", "Cross-entity Relation", "跨实体关系", "cross-memory"),
    ("TCU", "Temporal Chain Understanding", "时间链理解", "cross-memory"),
    ("CtC", "Cross-temporal Causality", "跨时间因果", "cross-memory"),
)
_DEFECTS = {
    ("2025-12 site", "GPT-4o", "", "II"): "45/55 truncated; rounding gives 81.82",
    ("2025-12 site", "Gemini-2.5-Pro", "", "Memory.All"): "123/273, while its columns add up to 123/274",
    ("2025-12 site", "GPT-4o", "", "StM"): "needs 69 questions, the other row 68",
    ("2025-12 site", "Gemini-2.5-Pro", "", "StM"): "needs 68 questions, the other row 69",
    ("2025-12 site", "MiniCPM-o", "5min", "UlM"): "249/579 = 43.0052 truncated; rounding gives 43.01",
    ("2025-10 figures", "VideoChat-Online", "", "TCU"): "exchanged with CtC: 42.06 is 53/126",
    ("2025-10 figures", "VideoChat-Online", "", "CtC"): "exchanged with TCU: 26.92 is 7/26",
    ("2025-10 figures", "VideoChat-Online", "", "CMR.All"): "88/303 fits only after TCU and CtC are exchanged back",
}
_DATES = {"2025-12 site": "2025-12-19", "2025-10 figures": "2025-10-29"}
_PADDED = " The source prints two decimals throughout; zeros its table file dropped are put back."


def _columns(metric, denominators):
    unit = "percent" if metric == "RTA" else "minutes"
    return [
        column(name, en, zh, group, unit, metric.lower(), denominators.get(name), "inferred")
        for name, en, zh, group in _COLUMNS
    ]


def _two_decimals(text):
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest:0<2}"


def _row(entry, details):
    cells = {}
    for name, *_ in _COLUMNS:
        note = (
            _DEFECTS.get((entry["release"], entry["model"], entry["session_length"], name), "")
            if entry["metric"] == "RTA"
            else ""
        )
        cells[name] = cell(_two_decimals(entry[name]), note)
    # Params, Omni and Streaming are columns of the source's own tables.
    facts = {"params": entry["params"], "omni": details["omni"], "streaming": details["streaming"]}
    setting = f"session {entry['session_length']}" if entry["session_length"] else ""
    table = entry["source"].rsplit(" ", 1)[-1]
    weights = {"1": "closed", "2": "open"}.get(table, "") if entry["release"] == "2025-12 site" else ""
    return row(
        slug(entry["model"], entry["session_length"]),
        entry["model"],
        "model",
        entry["source"],
        cells,
        setting=setting,
        date=_DATES[entry["release"]],
        weights=weights,
        note=details["note"],
        x={k: v for k, v in facts.items() if v and v != "-"},
    )


def canonical(folder):
    wide = read_rows(folder, "teleego_results_wide.csv")
    counts = read_json(folder, "teleego_inferred_counts.json")
    details = {
        (r["release"], r["metric"], r["model"], r["session_length"]): r
        for r in read_rows(folder, "teleego_results.csv")
    }

    def rows(release, metric, single):
        return [
            _row(r, details[r["release"], r["metric"], r["model"], r["session_length"]])
            for r in wide
            if r["release"] == release and r["metric"] == metric and r["scope"].startswith("single") == single
        ]

    december, october = counts["site_2025-12"]["denominators"], counts["figures_2025-10"]["denominators"]
    return published(
        "teleego",
        "TeleEgo, published results",
        "TeleEgo 已发表结果",
        [
            board(
                "rta-2025-12",
                "RTA, five participants (December 2025)",
                "实时准确率，五位参与者（2025 年 12 月）",
                "Real-time accuracy in percent, closed questions, P1–P5, project site Tables 2 and 3. MiniCPM-o by session length. Denominators are inferred: "
                "one per column reproduces every printed value. No MPT in this release, on purpose. Not comparable with October: the protocol changed."
                + _PADDED,
                _columns("RTA", december),
                rows("2025-12 site", "RTA", False),
            ),
            board(
                "rta-2025-12-one-participant",
                "RTA, one participant (December 2025)",
                "实时准确率，一位参与者（2025 年 12 月）",
                "Project site Table 1, one participant only (P2 by the authors' blog): never rank with five-participant rows. Denominators unknown."
                + _PADDED,
                _columns("RTA", {}),
                rows("2025-12 site", "RTA", True),
            ),
            board(
                "rta-2025-10",
                "RTA (October 2025 figures)",
                "实时准确率（2025 年 10 月）",
                "Another protocol: no time limit, a fresh session for every question, recalls in rounds, unmappable questions asked at the end. Denominators are inferred."
                + _PADDED,
                _columns("RTA", october),
                rows("2025-10 figures", "RTA", False),
            ),
            board(
                "mpt-2025-10",
                "MPT, minutes (October 2025, withdrawn)",
                "记忆保持时间（分钟，2025 年 10 月，已撤回）",
                "Withdrawn: the December site and later paper versions report no MPT. Block columns are means weighted by right answers, "
                "Overall is a mean weighted by questions: two populations in one table." + _PADDED,
                _columns("MPT", {}),
                rows("2025-10 figures", "MPT", False),
            ),
        ],
    )
