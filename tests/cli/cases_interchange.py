"""convert, lint, disagreements: forms of other places, published tables, profiles side by side (formats.md sections 3, 5, 7.5)."""
import hashlib
import json
import re
import struct
import uuid
import xml.etree.ElementTree
import zipfile

import jsonschema
from eee_form import AGGREGATE, INSTANCE
from harness import DEMO, ROOT, SHARED, all_gold, schema_errors, submission

RUN = DEMO / "submissions/video-8frames.jsonl"


def golden(path):
    return [json.loads(line) for line in (SHARED / "golden" / path).read_text().splitlines()]


def findings(program, *arguments):
    """{(row, field, code)} of a lint run."""
    run = program("lint", *arguments, "--format", "json", "--all", "--quiet")
    assert run.code == 0, run.err
    return {(line["id"], line["field"], line["code"]) for line in map(json.loads, run.err.splitlines())}


def add(suite):
    add_convert(suite)
    add_lint(suite)
    add_disagreements(suite)


def add_convert(suite):
    @suite.case
    def predictions_go_through_every_form_and_keep_their_score(program, folder):
        first = program("score", "demo", "--predictions", RUN, "--format", "json", "--quiet").json()
        for form, ending in (("egoscope", "json"), ("plain-jsonl", "jsonl"), ("plain-csv", "csv"), ("vlmevalkit", "xlsx")):
            path = folder / f"out.{ending}"
            run = program("convert", RUN, "--to", form, "--out", path)
            assert run.code == 0, (form, run.err)
            again = program("score", "demo", "--predictions", path, "--format", "json", "--quiet").json()
            values = [[score["value"] for score in report["rows"][0]["scores"]] for report in (first, again)]
            assert values[0] == values[1], form

    @suite.case
    def a_file_of_scores_alone_is_a_stated_row_that_never_ranks(program, folder):
        program("convert", RUN, "--to", "eee", "--benchmark", "demo", "--organization", "Somebody", "--retrieved", "1", "--out", folder / "eee")
        record, = [p for p in (folder / "eee").rglob("*.json")]
        (folder / "record.json").write_text(record.read_text())  # without its samples
        program("convert", RUN, "--to", "hf-eval-results", "--benchmark", "demo", "--dataset", "owner/demo", "--out", folder / "hf")
        (folder / "hf.yaml").write_text(next((folder / "hf").rglob("*.yaml")).read_text())
        (folder / "results.json").write_text(json.dumps({
            "results": {"demo": {"alias": "demo", "acc,none": 0.595, "acc_stderr,none": 0.035}}, "configs": {"demo": {}},
            "n-samples": {"demo": {"original": 200, "effective": 200}}, "lmms_eval_version": "0.3", "model_name": "m/x"}))
        for name, n, bounded in (("record.json", 200, True), ("hf.yaml", 0, False), ("results.json", 200, True)):
            run = program("score", "demo", "--predictions", folder / name, DEMO / "submissions/video-2frames.jsonl", "--format", "json", "--quiet")
            assert run.code == 0, run.err
            report = run.json()
            assert schema_errors(report, "report") == [], name
            row, = [row for row in report["rows"] if row["kind"] == "aggregate"]
            overall = [s for s in row["scores"] if s["column"] == "overall"]
            assert row["flags"] == ["from_aggregate"] and overall
            assert all(s["rank"] is None and s["k"] is None and s["flags"] == ["from_aggregate"] for s in row["scores"]), name
            stated, = [s for s in overall if s["profile"] in ("demo-strict", "published")]
            assert (stated["value"], stated["n"], "interval" in stated) == (0.595, n, bounded), name
            # 119 of 200: statistics.md 3.1 and 3.5
            assert not bounded or (stated["interval"]["method"], round(stated["interval"]["lo"], 4), round(stated["interval"]["hi"], 4)) == ("wilson", 0.5258, 0.6606)
            other, = [row for row in report["rows"] if row["kind"] == "scored"]
            assert {s["rank"] for s in other["scores"] if s["value"] is not None} == {1}, "the stated row takes no rank from the scored one"
            for command in ("score", "board"):
                text = program(command, "demo", "--predictions", folder / name, "--quiet").out
                assert "0/200" not in text and "59.5" in text and "stated" in text, (command, name)
        lmms = program("score", "demo", "--predictions", folder / "results.json", "--format", "json", "--quiet").json()
        assert lmms["rows"][0]["scores"][0]["se"] == {"value": 0.035, "convention": "reported"}
        for command in ("compare", "gate"):
            policy = folder / "policy.json"
            policy.write_text(json.dumps({"format": "egoscope.policy", "version": "1.0", "rules": [{"name": "a", "column": "overall", "margin": 0.02}]}))
            more = ("--policy", policy) if command == "gate" else ()
            run = program(command, "demo", folder / "record.json", RUN, "--quiet", *more)
            assert run.code == 3 and "error E002 record.json" in run.err and "give the file with the replies" in run.err, run.err

        run = program("validate", "demo", "--predictions", folder / "record.json", "--quiet")
        assert run.code == 3 and "error E002 record.json" in run.err and "E016" not in run.err, run.err

    @suite.case
    def stated_scores_of_another_benchmark_are_refused(program, folder):
        program("convert", RUN, "--to", "eee", "--benchmark", "demo", "--organization", "Somebody", "--retrieved", "1", "--out", folder / "eee")
        record, = [p for p in (folder / "eee").rglob("*.json")]
        (folder / "record.json").write_text(record.read_text().replace("demo.", "egocross."))
        run = program("score", "demo", "--predictions", folder / "record.json", "--quiet")
        assert run.code == 3 and "error E010 record.json: none of the stated scores is on demo" in run.err, run.err

    @suite.case
    def our_form_made_of_a_foreign_log_is_valid(program, folder):
        rows = [{"problem_idx": i, "repeat": 0, "reward": 1, "model_response": "A", "metadata": {"id": item["id"]}} for i, item in enumerate(all_gold())]
        (folder / "results.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        run = program("convert", folder / "results.jsonl", "--from", "nemo-results", "--to", "egoscope", "--benchmark", "demo", "--model", "my/model")
        assert run.code == 0, run.err
        assert schema_errors(run.json(), "submission") == []
        assert run.json()["model"]["id"] == "my/model" and len(run.json()["predictions"]) == len(rows)

    @suite.case
    def every_eval_ever_records_are_valid_and_come_back(program, folder):
        run = program("convert", RUN, "--to", "eee", "--benchmark", "demo", "--organization", "Somebody", "--retrieved", "1700000000", "--out", folder / "eee")
        assert run.code == 0, run.err
        aggregate_path, = [p for p in (folder / "eee").rglob("*.json")]
        samples_path = aggregate_path.with_name(aggregate_path.stem + "_samples.jsonl")
        aggregate = json.loads(aggregate_path.read_text())
        jsonschema.Draft202012Validator(AGGREGATE).validate(aggregate)
        lines = samples_path.read_text().splitlines()
        for line in lines:
            jsonschema.Draft202012Validator(INSTANCE).validate(json.loads(line))
        detailed = aggregate["detailed_evaluation_results"]
        assert detailed["checksum"] == hashlib.sha256(samples_path.read_bytes()).hexdigest() and detailed["total_rows"] == len(lines)
        assert (folder / "eee" / detailed["file_path"]) == samples_path
        assert uuid.UUID(aggregate_path.stem).version == 4
        one = json.loads(lines[0])
        text = json.dumps({"raw": one["input"]["raw"], "reference": one["input"]["reference"]}, sort_keys=True, separators=(",", ":"))
        assert one["sample_hash"] == hashlib.sha256(text.encode()).hexdigest()
        scored = program("score", "demo", "--predictions", aggregate_path.parent, "--format", "json", "--quiet")
        assert scored.code == 0, scored.err
        before = program("score", "demo", "--predictions", RUN, "--format", "json", "--quiet").json()
        assert [s["value"] for s in scored.json()["rows"][0]["scores"]] == [s["value"] for s in before["rows"][0]["scores"]]
        program("convert", RUN, "--to", "eee", "--benchmark", "demo", "--organization", "Somebody", "--retrieved", "1700000000", "--out", folder / "again")
        assert sorted(p.relative_to(folder / "again") for p in (folder / "again").rglob("*.json*")) == sorted(
            p.relative_to(folder / "eee") for p in (folder / "eee").rglob("*.json*"))

    @suite.case
    def the_members_of_a_record_follow_the_mapping(program, folder):
        items = all_gold()
        for i, item in enumerate(items):
            item["response"] = item["response"] if i % 3 else "no idea"
        items[5] = {"id": items[5]["id"], "error": "HTTP 503"}
        rows = [submission(folder / "a.json", items, model="lab/a", name="A"), submission(folder / "b.json", all_gold(), model="lab/b/c:d", name="B")]
        run = program("convert", *rows, "--to", "eee", "--benchmark", "demo", "--profile", "demo-strict", "--organization", "Somebody", "--relationship",
                      "third_party", "--collection", "mine", "--out", folder / "eee")
        assert run.code == 0 and "W125" in run.err, run.err  # no time is made up
        paths = {path.relative_to(folder / "eee").parts[:4]: path for path in (folder / "eee").rglob("*.json")}
        assert sorted(paths) == [("data", "mine", "lab", "a"), ("data", "mine", "lab", "b_c_d")], sorted(paths)
        record = json.loads(paths["data", "mine", "lab", "a"].read_text())
        assert record["retrieved_timestamp"] == "0" and record["source_metadata"]["evaluator_relationship"] == "third_party"
        assert record["source_metadata"]["source_type"] == "evaluation_run" and record["evaluation_id"].startswith("demo/lab/a/")
        overall = [result for result in record["evaluation_results"] if result["evaluation_name"] == "demo.overall@demo-strict"][0]
        assert overall["evaluation_result_id"] == overall["evaluation_name"] and overall["metric_config"]["metric_id"] == "accuracy"
        details, score = overall["score_details"]["details"], overall["score_details"]["score"]
        assert details["rank_set"] == "2-2" or details["rank_set"] == "2", details
        assert int(details["right"]) / 200 == score and int(details["invalid"]) >= 60 and all(isinstance(value, str) for value in details.values())
        interval = overall["score_details"]["uncertainty"]["confidence_interval"]
        assert interval["lower"] < score < interval["upper"] and interval["confidence_level"] == 0.95
        config = overall["metric_config"]
        assert config["min_score"] <= score <= config["max_score"]
        samples = [json.loads(line) for line in paths["data", "mine", "lab", "a"].with_name(paths["data", "mine", "lab", "a"].stem + "_samples.jsonl").read_text().splitlines()]
        assert len({(one["sample_id"], one["evaluation_result_id"]) for one in samples}) == len(samples) == 200
        unread = [one for one in samples if one["metadata"]["egoscope.status"] == "invalid"]
        assert unread and all(one["answer_attribution"][0]["extracted_value"] == "" and not one["evaluation"]["is_correct"] for one in unread)
        assert all(key.startswith("egoscope.") for one in samples for key in one["metadata"])
        assert all(one["answer_attribution"][0]["extraction_method"].startswith("demo-strict") for one in samples)
        again = program("convert", *reversed(rows), "--to", "eee", "--benchmark", "demo", "--profile", "demo-strict", "--organization", "Somebody",
                        "--relationship", "third_party", "--collection", "mine", "--out", folder / "again")
        assert again.code == 0
        names = [sorted(str(p.relative_to(folder / one)) for p in (folder / one).rglob("*.json*")) for one in ("eee", "again")]
        assert names[0] == names[1]  # the order of the inputs is in no name
        run = program("convert", *rows, "--to", "hf-eval-results", "--benchmark", "demo", "--profile", "demo-strict", "--dataset", "o/d", "--out", folder / "hf")
        notes = [path.read_text() for path in sorted((folder / "hf").rglob("demo.yaml"))]
        assert len(notes) == 2 and all("rank set" in text and "verifyToken" not in text for text in notes), notes

    @suite.case
    def results_for_the_places_where_boards_live(program, folder):
        run = program("convert", RUN, "--to", "hf-eval-results", "--benchmark", "demo", "--dataset", "owner/demo", "--date", "2026-09-01")
        assert run.code == 0 and "id: \"owner/demo\"" in run.out and re.search(r"value: \d+\.\d\d\n", run.out), run.out
        (folder / "demo.yaml").write_text(run.out)
        assert "claimed" in program("validate", "demo", "--predictions", folder / "demo.yaml", "--partial").err
        run = program("convert", RUN, "--to", "codabench", "--benchmark", "demo", "--out", folder / "coda")
        scores = json.loads((folder / "coda/scores.json").read_text())
        assert run.code == 0 and scores["coverage"] == 1 and all(isinstance(v, (int, float)) for v in scores.values())
        assert "<script" not in (folder / "coda/detailed_results.html").read_text()
        run = program("convert", RUN, "--to", "evalai", "--benchmark", "demo")
        assert run.code == 0 and abs(run.json()["result"][0]["test"]["overall"] - 100 * scores["overall"]) < 1e-3
        run = program("convert", DEMO / "submissions", "--to", "latex", "--benchmark", "demo", "--profile", "demo-strict")
        assert run.code == 0 and run.out.count("\\toprule") == 1 and run.out.count(" \\\\\n") == 8, run.out
        run = program("convert", RUN, "--to", "items-csv", "--benchmark", "demo", "--profile", "demo-strict")
        assert run.code == 0 and run.out.count("\n") == 201
        right = [line.split(",")[0] for line in run.out.splitlines() if ",right," in line]
        run = program("convert", RUN, "--to", "correct-ids", "--benchmark", "demo", "--profile", "demo-strict")
        assert run.code == 0 and run.json() == {"correct_ids": right} and len(right) > 50, run.out

    @suite.case
    def the_notes_of_a_published_result_count_every_item(program, folder):
        items = all_gold()
        path = submission(folder / "p.json", [{"id": p["id"], "response": "?"} if i < 3 else p for i, p in enumerate(items[:-5])])
        run = program("convert", path, "--to", "hf-eval-results", "--benchmark", "demo", "--dataset", "owner/demo")
        assert f"{len(items) - 8}/{len(items)} right, 0 wrong, 3 invalid, 5 missing; " in run.out, run.out
        run = program("convert", RUN, "--to", "hf-eval-yaml", "--benchmark", "demo", "--task-id", "closeqa")
        assert run.code == 0 and "evaluation_framework: egoscope" in run.out and run.out.count("- id: ") == 1 and '- id: "closeqa"' in run.out, run.out

    @suite.case
    def our_own_export_is_scored_from_its_folder(program, folder):
        program("convert", RUN, "--to", "eee", "--benchmark", "demo", "--organization", "Somebody", "--profile", "demo-strict", "--out", folder / "eee")
        run = program("score", "demo", "--predictions", folder / "eee", "--profile", "demo-strict", "--format", "json")
        direct = program("score", "demo", "--predictions", RUN, "--profile", "demo-strict", "--format", "json").json()
        assert run.code == 0, run.err
        values = [[s["value"] for s in r["rows"][0]["scores"]] for r in (run.json(), direct)]
        assert values[0] == values[1]

    @suite.case
    def a_matrix_is_not_lost_on_the_way_to_a_form_of_replies(program, folder):
        header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
        header += b" " * (-(len(header) + 11) % 64) + b"\n"
        npy = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + struct.pack("<6f", *range(6))
        (folder / "sim_mat.npy").write_bytes(npy)
        run = program("convert", folder / "sim_mat.npy", "--to", "egoscope", "--benchmark", "demo")
        assert run.code == 3 and "E011 sim_mat.npy" in run.err and "vis_ids.txt" in run.err and "UTF-8" not in run.err, run.err
        (folder / "vis_ids.txt").write_text("a\nb\n")
        (folder / "txt_ids.txt").write_text("x\ny\nz\n")
        files = [folder / name for name in ("sim_mat.npy", "vis_ids.txt", "txt_ids.txt")]
        for form in ("egoscope", "plain-jsonl", "plain-csv"):
            run = program("convert", *files, "--to", form)
            assert run.code == 3 and "E011" in run.err and "matrix" in run.err and run.out == "", (form, run.err)

    @suite.case
    def our_form_names_its_benchmark(program, folder):
        (folder / "plain.csv").write_text("id,answer\n1,A\n2,B\n")
        run = program("convert", folder / "plain.csv", "--to", "egoscope")
        assert run.code == 3 and "E011" in run.err and "--benchmark" in run.err and run.out == "", run.err
        run = program("convert", folder / "plain.csv", "--to", "egoscope", "--benchmark", "egocross")
        assert run.code == 0 and schema_errors(run.json(), "submission") == []

    @suite.case
    def of_a_key_written_twice_the_last_counts(program, folder):
        first, second = all_gold()[:2]
        letter = next(c for c in "ABCD" if c != first["response"])
        (folder / "map.json").write_text(f'{{"{first["id"]}": "{letter}", "{second["id"]}": "{second["response"]}", "{first["id"]}": "{first["response"]}"}}')
        run = program("score", "demo", "--predictions", folder / "map.json", "--profile", "demo-strict", "--format", "json")
        codes = [json.loads(line)["code"] for line in run.err.splitlines()]
        assert run.code == 0 and "W123" in codes and "E015" not in codes, codes
        whole = next(s for s in run.json()["rows"][0]["scores"] if s["column"] == "overall")
        assert whole["counts"]["right"] == 2 and whole["counts"]["wrong"] == 0, whole

    @suite.case
    def what_a_conversion_lacks_is_said(program, folder):
        assert program("convert", RUN, "--to", "eee", "--benchmark", "demo", "--out", folder / "x").code == 3
        assert program("convert", RUN, "--to", "eee", "--out", folder / "x").code == 3
        assert program("convert", RUN, "--to", "pickle").code == 4
        assert not (folder / "x").exists()
        run = program("convert", DEMO / "submissions", "--to", "plain-csv")
        assert run.code == 5 and "--out DIR" in run.err, run.err
        assert "eee" in program("convert", "--help").out

    @suite.case
    def an_inspect_archive_is_scored(program, folder):
        with zipfile.ZipFile(folder / "run.eval", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("header.json", json.dumps({"version": 2, "status": "success", "eval": {"task": "demo", "model": "some/model"}}))
            for item in all_gold():
                name = "samples/" + item["id"].replace("/", "_") + "_epoch_1.json"
                archive.writestr(name, json.dumps({"id": item["id"], "epoch": 1, "output": {"choices": [{"message": {"content": item["response"]}}]}}))
        run = program("score", "demo", "--predictions", folder / "run.eval", "--format", "json", "--profile", "demo-strict")
        assert run.code == 0 and run.json()["inputs"][-1]["importer"] == "inspect-eval", run.err
        assert run.json()["rows"][0]["scores"][0]["value"] == 1


def add_lint(suite):
    @suite.case
    def the_known_faults_of_the_bundled_tables_are_found_and_no_other(program, folder):
        published = ROOT / "assets/published"
        assert findings(program, published / "exo2ego.json") == set()
        assert findings(program, published / "egocross.json") == {
            ("qwen3-vl-4b-plus-lora-plus-rag-guyi520421-byte-qwen3vl-fps-rag-onlysurg-0.5477", "overall", "W118")}
        # data/published/teleego_README.md: 43.00 should be 43.01; TCU and CtC of VideoChat-Online are exchanged.
        assert findings(program, published / "teleego.json") == {
            ("minicpm-o-5min", "UlM", "W118"), ("videochat-online", "TCU", "W118"), ("videochat-online", "CtC", "W118")}
        # video-mmmu.md 13: GPT-4o five disciplines, Gemini three, VILA Med, LongVA overall; Kimi and Claude do not add up; gains but two.
        found = findings(program, published / "video-mmmu.json")
        impossible = {(row, field) for row, field, code in found if code == "W118"}
        assert {field for row, field in impossible if row == "gpt-4o"} == {"art", "biz", "sci", "med", "eng"}
        assert {field for row, field in impossible if row == "gemini-1.5-pro"} == {"sci", "med", "eng"}
        assert {pair for pair in impossible if pair[0] not in ("gpt-4o", "gemini-1.5-pro")} == {
            ("vila1.5-40b", "med"), ("longva-7b", "overall"), ("longva-7b-site-2025-01-22", "overall"), ("video-rts", "overall")}
        sums = {(row, field) for row, field, code in found if code == "W119" and field != "delta_knowledge"}
        assert sums == {("claude-3.5-sonnet", "overall"), ("kimi-k1.6-preview-20250308-readme-2025-03-21", "overall"),
                        ("longva-7b", "overall"), ("longva-7b-site-2025-01-22", "overall")}
        gains = {row for row, field, code in found if field == "delta_knowledge"}
        rows = [b for b in json.loads((published / "video-mmmu.json").read_text())["boards"] if b["id"] == "knowledge"][0]["rows"]
        assert {row["id"] for row in rows} - gains == {"human-expert", "mammoth-vl-8b"} and len(gains) == 13, gains

    @suite.case
    def findings_agree_with_the_golden_lint_rows(program, folder):
        if not SHARED.exists():
            return  # a clean clone has no third-party data
        table = SHARED / "data/published/videommmu_paper_table2.csv"
        sizes = {"overall": 900, "perception": 300, "comprehension": 300, "adaptation": 300, "art": 63, "business": 132, "science": 132,
                 "medicine": 129, "humanities": 105, "engineering": 339}
        options = [word for column, n in sizes.items() for word in ("--n", f"{column}={n}")]
        totals = ["--total", "overall=perception+comprehension+adaptation", "--total", "overall=art+business+science+medicine+humanities+engineering"]
        found = findings(program, table, *options, *totals)
        rows = [row for row in golden("video-mmmu/lint_published.jsonl") if row.get("source") == "table2"]
        impossible = {(row["model"], row["field"]) for row in rows if row["profile"] == "lint:kn" and row["expected"]["verdict"] == "none"}
        assert impossible and {(row, field) for row, field, code in found if code == "W118"} == impossible
        assert {(row, field) for row, field, code in found if code == "W119"} == {("Claude-3.5-Sonnet", "overall"), ("LongVA-7B", "overall")}
        run = program("lint", table, "--benchmark", "video-mmmu", "--all")
        assert "track parts give 216/900 = 24.00, the printed 23.98 is none of these" in run.err, run.err
        assert findings(program, table, "--benchmark", "video-mmmu") == found, "the published table knows the same items and parts"

    @suite.case
    def a_table_that_does_not_say_its_items_is_told_how(program, folder):
        (folder / "wide.csv").write_text("method,overall,surgery\nm,48.07,51.59\n")
        run = program("lint", folder / "wide.csv")
        assert run.code == 3 and "its columns are method, overall, surgery; give --n COLUMN=N" in run.err and "--benchmark BENCH" in run.err, run.err
        run = program("lint", folder / "wide.csv", "--benchmark", "egocross")
        assert run.code == 0 and run.out.startswith("2 values, 0 errors, 0 warnings"), (run.out, run.err)
        (folder / "long.csv").write_text("method,column,value\nm,overall,48.05\nm,other,1\n")
        run = program("lint", folder / "long.csv")
        assert run.code == 3 and "one value a line" in run.err and "its columns are method, column, value" in run.err, run.err
        for options in (("--n", "overall=957"), ("--benchmark", "egocross")):
            run = program("lint", folder / "long.csv", *options)
            assert run.code == 0 and "W118 long.csv:2 row=1 id=m field=overall" in run.err and run.out.startswith("1 values"), (run.out, run.err)

    @suite.case
    def denominators_that_do_not_fit_a_table_are_shown(program, folder):
        if not SHARED.exists():
            return
        table = SHARED / "data/published/exo2ego_table2_main.csv"
        values = {line["value"] for line in map(json.loads, program(
            "lint", table, "--n", "VLNQA_acc=200", "--format", "json", "--all").err.splitlines())}
        assert values == {"10.4", "17.4", "32.3", "34.3"}, values  # exo2ego-suite.md 15; 37.7 stands in Table 9
        values = {line["value"] for line in map(json.loads, program("lint", table, "--n", "ES_acc=500", "--format", "json").err.splitlines())}
        assert values == {"61.3", "51.7", "38.5"}, values
        assert findings(program, table, "--n", "ES_acc=5031") == set()

    @suite.case
    def typed_in_tables_and_other_outputs(program, folder):
        (folder / "t.csv").write_text("row,column,value,decimals,n\nLongVA,overall,23.98,2,900\nok,overall,48.07,2,957\n")
        run = program("lint", folder / "t.csv")
        assert run.code == 0 and "23.98 is no k/900" in run.err and run.out == "2 values, 0 errors, 1 warning\n", (run.out, run.err)
        assert program("lint", folder / "t.csv", "--strict").code == 3
        run = program("lint", folder / "t.csv", "--format", "github")
        assert run.out.startswith("::warning file=t.csv,line=2,title=W118::W118 "), run.out
        run = program("lint", folder / "t.csv", "--format", "junit")
        suite_element = xml.etree.ElementTree.fromstring(run.out).find("testsuite")
        assert suite_element.get("tests") == "1" and suite_element.find("testcase").get("name") == "W118"
        assert "| W118 | 1 |" in program("lint", folder / "t.csv", "--format", "md").out
        assert program("lint", folder / "t.csv", "--n", "nothing=3").code == 3
        (folder / "range.csv").write_text("row,column,value,decimals,n\na,x,50.0,1,0\nb,x,101.0,1,10\nc,x,-3,0,10\nd,x,100.0,1,10\n")
        run = program("lint", folder / "range.csv", "--format", "json")
        assert run.code == 3 and [(m["code"], m["row"]) for m in map(json.loads, run.err.splitlines())] == [("E018", 1), ("E018", 2), ("E018", 3)], run.err
        assert program("lint", folder / "range.csv", "--unit", "fraction").err.count("E018") == 4
        assert program("lint", folder / "t.csv", "--n", "value").code == 4

    @suite.case
    def values_outside_their_range_are_errors_in_json_as_in_csv(program, folder):
        columns = [{"id": "acc", "metric": "accuracy", "unit": "percent", "n": 10}, {"id": "part", "metric": "accuracy", "unit": "fraction"},
                   {"id": "none", "metric": "accuracy", "unit": "percent", "n": 0}, {"id": "gain", "metric": "delta", "unit": "points"}]
        cells = {"a": {"acc": "101", "part": "0.5"}, "b": {"acc": "-3", "part": "1.01", "gain": "-120.5"}, "c": {"acc": "100.0", "none": "50.0"}}
        table = {"format": "egoscope.published", "version": "1.0", "benchmark": "demo", "boards": [{"id": "t", "columns": columns, "rows": [
            {"id": row, "model": row, "cells": {name: {"value": value} for name, value in values.items()}} for row, values in cells.items()]}]}
        (folder / "range.json").write_text(json.dumps(table))
        run = program("lint", folder / "range.json", "--format", "json")
        found = [(m["code"], m["id"], m["field"], m["message"]) for m in map(json.loads, run.err.splitlines())]
        assert run.code == 3 and sorted(found) == [
            ("E018", "a", "acc", "outside 0 to 100 percent"), ("E018", "b", "acc", "outside 0 to 100 percent"),
            ("E018", "b", "part", "outside 0 to 1"), ("E018", "c", "none", "a value of no items; at least 1 is needed")], found
        assert program("lint", folder / "range.json").out == "7 values, 4 errors, 0 warnings\n"


def add_disagreements(suite):
    @suite.case
    def every_profile_is_shown_with_rule_and_bytes(program, folder):
        items = all_gold()
        letter = items[0]["response"]
        other = "B" if letter != "B" else "C"
        items[0]["response"] = f"The answer is {letter}, surely."
        path = submission(folder / "p.json", items)
        run = program("disagreements", "demo", "--predictions", path, "--format", "json")
        assert run.code == 0, run.err
        row, = run.json()
        assert row["items"] >= 1 and len(row["profiles"]) == len(row["matrix"]) == len(row["replies"][0]["readings"])
        assert all(row["matrix"][i][i] == 0 for i in range(len(row["profiles"])))
        overall, = [cell for cell in row["cells"] if cell["column"] == "overall"]
        scores = program("score", "demo", "--predictions", path, "--profile", "all", "--format", "json", "--quiet").json()["rows"][0]["scores"]
        for profile, value in zip(row["profiles"], overall["values"]):
            assert [s["value"] for s in scores if s["profile"] == profile and s["column"] == "overall"] == [value]
        assert "bytes" in program("disagreements", "demo", "--predictions", path).out
        bundled = program("disagreements", "demo").out
        assert " +0 -0" not in bundled and "right   wrong  invalid" in bundled and bundled.count("\n") < 700, bundled.count("\n")
        assert f"demo-strict {row['versions'][row['profiles'].index('demo-strict')]}" in bundled
        assert program("disagreements", "demo", "--all").out.count(" +0 -0") > 100
        page = program("disagreements", "demo", "--predictions", path, "--format", "html").out
        assert "<mark>" in page and "<script" not in page and other
        assert program("disagreements", "demo", "--predictions", path, "--profile", "demo-strict").code == 3
