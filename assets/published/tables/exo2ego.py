"""The Exo2Ego suite: main table, stages, ablations and the radar figure of one paper.

Each cell of the main tables carries its protocol badge.
"""

from .form import board, cell, column, published, read_rows, row, slug

# id, title, Chinese, group, metric, unit, n of the benchmark's own data where it is known
_SUITE = (
    ("ES_acc", "EgoSchema", "EgoSchema", "EgoSchema", "accuracy", "percent", 5031),
    ("QAEgo4D_close_acc", "QAEgo4D close", "QAEgo4D 选择题", "QAEgo4D", "accuracy", "percent", None),
    ("QAEgo4D_open_acc", "QAEgo4D open, Acc.", "QAEgo4D 开放题（准确率）", "QAEgo4D", "judge accuracy", "percent", None),
    ("QAEgo4D_open_score", "QAEgo4D open, Score", "QAEgo4D 开放题（得分）", "QAEgo4D", "judge score", "points", None),
    ("EgoTaskQA_direct_acc", "EgoTaskQA direct", "EgoTaskQA 直接", "EgoTaskQA", "accuracy", "percent", None),
    ("EgoTaskQA_indirect_acc", "EgoTaskQA indirect", "EgoTaskQA 间接", "EgoTaskQA", "accuracy", "percent", None),
    ("CharadesEgo_mAP", "Charades-Ego mAP", "Charades-Ego mAP", "Charades-Ego", "mAP", "percent", None),
    ("EK100_mAP", "EK-100 MIR mAP", "EK-100 MIR mAP", "EK-100 MIR", "mAP", "percent", None),
    ("EK100_nDCG", "EK-100 MIR nDCG", "EK-100 MIR nDCG", "EK-100 MIR", "nDCG", "percent", None),
    ("EgoPlan_acc", "EgoPlan", "EgoPlan", "EgoPlan", "accuracy", "percent", 3355),
    ("VLNQA_acc", "VLN-QA", "VLN-QA", "VLN-QA", "accuracy", "percent", None),
    ("EgoMCQ_inter_acc", "EgoMCQ inter", "EgoMCQ 视频间", "EgoMCQ", "accuracy", "percent", None),
    ("EgoMCQ_intra_acc", "EgoMCQ intra", "EgoMCQ 视频内", "EgoMCQ", "accuracy", "percent", None),
)
_WEIGHTS = {"Zero-shot Closed-source MLLMs": "closed", "Zero-shot Open-source MLLMs": "open"}
_AVG = column("mean10", "Avg", "平均", "suite", metric="mean of ten figures")
_AVG_NOTE = " Avg is the mean of ten Table 2 figures (QAEgo4D open left out), not of the eight axes of Figure 1 as the caption says."


def _suite_columns():
    return [column(name, en, zh, group, unit, metric, n, "assumed") for name, en, zh, group, metric, unit, n in _SUITE]


def _from_long(entries, **extras):
    """One row a method, in order of first appearance."""
    rows = {}
    for r in entries:
        if r["method"] not in rows:
            ours = r["method"] == "Exo2Ego"
            rows[r["method"]] = row(
                slug(r["method"]),
                r["method"],
                "model",
                r["source"],
                {},
                setting="" if ours else r["group"],
                weights="" if ours else _WEIGHTS.get(r["group"], ""),
                note="printed below the open-source models, without a group of its own" if ours else "",
                **extras,
            )
        # The stage caveat is said once, in the board's note.
        note = "" if r["note"].startswith("stage label inferred") else r["note"]
        rows[r["method"]]["cells"][r["column"]] = cell(
            r["value"], note, protocol=r["protocol"], protocol_basis=r["protocol_basis"]
        )
    return list(rows.values())


def _ablation(folder, file, name, en, zh, note, describe):
    rows = []
    for r in read_rows(folder, file):
        setting, extra = describe(r)
        rows.append(
            row(
                slug(setting),
                "Exo2Ego" if extra.get("model") is None else extra["model"],
                "model",
                r["source"],
                {"mean10": cell(r["avg"], extra.get("note", ""))},
                setting=setting,
            )
        )
    return board(name, en, zh, note + _AVG_NOTE, [dict(_AVG)], rows)


_TABLE3 = {
    "1": "full model",
    "2": "no LoRA",
    "3": "forward cycle only",
    "4": "no G, no CCL",
    "5": "no KL",
    "6": "F, G fully connected",
}
_TABLE4 = {"1": "full model", "2": "exo encoder trained too in stage 2", "3": "ego encoder frozen in stage 3"}


def _training_data(r):
    used = [
        name
        for key, name in (("EgoClip", "EgoClip"), ("Ego_ExoClip", "Ego-ExoClip"), ("EgoIT", "EgoIT"))
        if r[key] == "✓"
    ]
    setting = " + ".join(used) or "no further data"
    if r["mark"]:
        return f"{setting}, with the method", {}
    return setting, {"model": "VideoLLaMA2", "note": "" if used else "its Table 2 row averages 48.17"}


def _prompts(r):
    order = {"54.5": "plain prompt", "55.2": "task-aware prompt", "55.6": "first-person prompt"}
    return order[r["avg"]], {}


def _radar(folder):
    names = {
        "EgoSchema": "ES_acc",
        "QAEgo4D": "QAEgo4D_close_acc",
        "EgoTaskQA": "EgoTaskQA_mean_acc",
        "CharadesEgo": "CharadesEgo_mAP",
        "EK-100 MIR": "EK100_mAP",
        "EgoPlan Val": "EgoPlan_acc",
        "VLN-QA": "VLNQA_acc",
        "EgoMCQ": "EgoMCQ_mean_acc",
    }
    entries = read_rows(folder, "exo2ego_figure1_radar.csv")
    columns = [column(names[r["axis"]], r["axis"], r["axis"], "Figure 1", metric=r["metric"]) for r in entries]
    source = entries[0]["source"]
    rows = [
        row(slug(key), key, "model", source, {names[r["axis"]]: cell(r[key]) for r in entries})
        for key in ("Exo2Ego", "SOTA")
    ]
    return board(
        "figure1",
        "Radar chart (Figure 1)",
        "雷达图（图 1）",
        "Eight axes; EgoTaskQA and EgoMCQ are means of two columns. SOTA is the best compared model of each axis.",
        columns,
        rows,
    )


def canonical(folder):
    long = read_rows(folder, "exo2ego_long.csv")
    return published(
        "exo2ego",
        "Exo2Ego suite, published results",
        "Exo2Ego 系列，已发表结果",
        [
            board(
                "table2",
                "Main results (Table 2)",
                "主要结果（表 2）",
                "Thirteen columns of the suite; EK-100 nDCG is not in this table. Results of one column can come from different test protocols, which each cell names: compare only those of the same one. "
                "That a cell carries over a result of another protocol is inferred from equal printed numbers. Denominators are those of the benchmarks' own data, assumed.",
                _suite_columns(),
                _from_long([r for r in long if r["table"] == "Table 2"]),
            ),
            board(
                "table9",
                "Training stages (Table 9)",
                "训练阶段（表 9）",
                "The table prints four stage headings and three values a row; the last equals Table 2. Stage labels are inferred: the first value is most likely after initialisation and stage 1.",
                _suite_columns(),
                _from_long([r for r in long if r["table"] == "Table 9"]),
            ),
            _ablation(
                folder,
                "exo2ego_table3_architecture.csv",
                "table3",
                "Architecture and losses (Table 3)",
                "结构与损失（表 3）",
                "Row 6 is the fully connected variant by the text; its mark conflicts with the caption.",
                lambda r: (_TABLE3[r["num"]], {}),
            ),
            _ablation(
                folder,
                "exo2ego_table4_param_update.csv",
                "table4",
                "What is trained (Table 4)",
                "参数更新（表 4）",
                "The marks are lost in print; rows are named after the text.",
                lambda r: (_TABLE4[r["num"]], {}),
            ),
            _ablation(
                folder,
                "exo2ego_table5_training_data_effect.csv",
                "table5",
                "Training data (Table 5)",
                "训练数据（表 5）",
                "The first four rows are VideoLLaMA2, the last is Exo2Ego with the same data.",
                _training_data,
            ),
            _ablation(
                folder,
                "exo2ego_table10_prompts.csv",
                "table10",
                "System prompts (Table 10)",
                "系统提示（表 10）",
                "Three prompts for the full model.",
                _prompts,
            ),
            _radar(folder),
        ],
    )
