"""score, board and parse: what is written, where, with which exit code."""
import csv
import hashlib
import io
import json

from harness import DEMO, all_gold, canonical, demo_items, schema_errors, shared, submission

RESULTS = ["board.csv", "items.jsonl", "report.html", "report.json", "report.md"]


def scores(report, column="overall"):
    return {(row["id"], score["profile"]): score for row in report["rows"] for score in row["scores"] if score["column"] == column}


def add(suite):
    @suite.case
    def score_demo_prints_a_table_with_counts_profile_and_version(program, folder):
        run = program("score", "demo")
        assert run.code == 0, run.err
        for words in ("profile demo-strict 1.0", "right", "wrong", "invalid", "missing", "/200"):
            assert words in run.out, words

    @suite.case
    def json_on_stdout_is_one_valid_canonical_document_and_nothing_else(program, folder):
        run = program("score", "demo", "--profile", "all", "--format", "json", "--out", "-")
        assert run.code == 0, run.err
        report = run.json()
        assert schema_errors(report, "report") == []
        assert run.out == canonical(run.out)
        assert run.err == "" or all(json.loads(line)["code"] for line in run.err.splitlines())
        assert program("score", "demo", "--profile", "all", "--format", "json", "--out", "-").out == run.out

    @suite.case
    def counts_add_up_to_n_for_every_score(program, folder):
        report = program("score", "demo", "--profile", "all", "--format", "json", "--out", "-").json()
        for row in report["rows"]:
            for score in row["scores"]:
                counts = score["counts"]
                assert score["k"] == counts["right"]
                assert score["n"] == sum(counts.values()), (row["id"], score)
                assert (score["value"] is None) == (score["n"] == 0)

    @suite.case
    def all_right_answers_score_one_and_rank_first(program, folder):
        path = submission(folder / "gold.json", all_gold())
        report = program("score", "demo", "--predictions", path, "--format", "json", "--out", "-").json()
        score = scores(report)[("test/model", "demo-strict")]
        assert score["value"] == 1 and score["k"] == len(demo_items()) and score["rank"] == 1

    @suite.case
    def a_folder_gets_every_format_and_items_that_fit_their_hash(program, folder):
        run = program("score", "demo", "--out", folder / "out")
        assert run.code == 0, run.err
        assert sorted(p.name for p in (folder / "out").iterdir()) == RESULTS
        report = json.loads((folder / "out/report.json").read_text())
        assert schema_errors(report, "report") == []
        items = (folder / "out/items.jsonl").read_bytes()
        assert report["items_file"]["sha256"] == hashlib.sha256(items).hexdigest()
        lines = [json.loads(line) for line in items.decode().splitlines()]
        assert len(lines) == report["items_file"]["rows"]
        assert not [e for line in lines[:400] for e in schema_errors(line, "report", "item")]
        assert not [line for line in lines if "response" in line]

    @suite.case
    def items_agree_with_the_counts_of_the_report(program, folder):
        report = program("score", "demo", "--embed-items", "--with-replies", "--format", "json", "--out", "-").json()
        assert schema_errors(report, "report") == []
        for (row, profile), score in scores(report).items():
            right = [i for i in report["items"] if i["row"] == row and i["profile"] == profile and i["status"] == "right"]
            assert len(right) == score["k"], (row, profile)
        for item in report["items"]:
            if "span" in item and item.get("answer", "") and len(item["answer"]) == 1:
                begin, end = item["span"]
                assert begin < end <= len(item["response"].encode()), item

    @suite.case
    def csv_has_a_line_for_each_row_column_and_profile(program, folder):
        run = program("score", "demo", "--format", "csv")
        lines = list(csv.DictReader(io.StringIO(run.out)))
        report = program("score", "demo", "--format", "json").json()
        assert len(lines) == sum(len(row["scores"]) for row in report["rows"])
        for line in lines:
            if line["value"]:
                assert int(line["n"]) == sum(int(line[c]) for c in ("right", "wrong", "invalid", "missing"))

    @suite.case
    def row_errors_leave_a_report_and_exit_3_unless_lenient(program, folder):
        path = submission(folder / "p.json", all_gold() + [{"id": "no-such-item", "response": "A"}])
        run = program("score", "demo", "--predictions", path, "--out", folder / "out")
        assert run.code == 3 and "E014" in run.err and (folder / "out/report.json").exists(), run.err
        report = json.loads((folder / "out/report.json").read_text())
        assert report["diagnostics"]["errors"] == 1 and report["diagnostics"]["by_code"]["E014"] == 1
        assert program("score", "demo", "--predictions", path, "--lenient").code == 0

    @suite.case
    def file_errors_exit_3_and_write_nothing(program, folder):
        broken = folder / "broken.json"
        broken.write_text('[{"id": "1", "response": ')
        for path, code in ((broken, "E004"), (folder / "absent.json", "E001")):
            run = program("score", "demo", "--predictions", path, "--out", folder / "out")
            assert run.code == 3 and code in run.err, (run.code, run.err)
            assert run.out == "" and not (folder / "out").exists()

    @suite.case
    def missing_rows_are_counted_as_wrong_and_an_error_only_when_strict(program, folder):
        path = submission(folder / "p.json", all_gold()[:150])
        run = program("score", "demo", "--predictions", path, "--format", "json", "--out", "-")
        assert run.code == 0 and "W102" in run.err, run.err
        score = scores(run.json())[("test/model", "demo-strict")]
        assert score["n"] == len(demo_items()) and score["counts"]["missing"] == len(demo_items()) - 150
        run = program("score", "demo", "--predictions", path, "--strict")
        assert run.code == 3 and "E016" in run.err

    @suite.case
    def annotations_that_are_not_bundled_are_asked_for(program, folder):
        path = submission(folder / "p.json", [{"id": 1, "response": "A"}], benchmark="egocross")
        run = program("score", "egocross", "--predictions", path)
        assert run.code == 3 and "E024" in run.err and "--annotations" in run.err, run.err

    @suite.case
    def rows_from_files_of_one_name_are_named_by_their_folders(program, folder):
        for name in ("base", "tuned"):
            (folder / name).mkdir()
            rows = [{"id": item["id"], "response": item["gold"]} for item in demo_items()]
            (folder / name / "predictions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        run = program("score", "demo", "--predictions", folder / "base/predictions.jsonl", folder / "tuned/predictions.jsonl",
                      "--format", "json", "--lenient")
        assert {row["id"] for row in run.json()["rows"]} == {"base/predictions", "tuned/predictions"}, run.out[:500]

    @suite.case
    def unknown_profiles_are_named_with_the_known_ones(program, folder):
        run = program("score", "demo", "--profile", "nonsense")
        assert run.code == 3 and "E027" in run.err and "demo-strict" in run.err, run.err

    @suite.case
    def an_output_folder_that_cannot_be_made_is_exit_5(program, folder):
        (folder / "file").write_text("in the way")
        run = program("score", "demo", "--out", folder / "file" / "out")
        assert run.code == 5, (run.code, run.err)
        assert (folder / "file").read_text() == "in the way"

    @suite.case
    def no_path_host_or_time_reaches_a_report(program, folder):
        path = submission(folder / "p.json", all_gold())
        program("score", "demo", "--predictions", path, "--out", folder / "out")
        for name in RESULTS:
            text = (folder / "out" / name).read_text()
            assert str(folder) not in text and str(DEMO) not in text, name
        assert "stamp" not in json.loads((folder / "out/report.json").read_text())

    @suite.case
    def parse_answers_each_line_and_goes_on_after_a_broken_one(program, folder):
        lines = [json.dumps({"id": "a", "response": "The answer is (B).", "options": ["x", "y"], "gold": "B"}), "{broken",
                 json.dumps({"response": "B", "options": ["x", "y"], "gold": "A"}),
                 json.dumps({"response": "A", "options": ["x", "y"]})]
        run = program("parse", "demo", "--profile", "demo-strict", stdin="\n".join(lines))
        verdicts = [json.loads(line) for line in run.out.splitlines()]
        assert run.code == 3 and "E004 stdin:2" in run.err, run.err
        assert [v["status"] for v in verdicts] == ["right", "wrong", "unscorable"], verdicts
        assert verdicts[0]["answer"] == "B" and verdicts[0]["id"] == "a" and verdicts[2]["answer"] == "A"
        opened = program("parse", "egocross", "--profile", "egocross-official-open",
                         stdin=json.dumps({"response": json.dumps({"prediction": "a hotdog"}), "gold": "dog"}))
        assert json.loads(opened.out)["status"] == "right", opened.out  # as the published script has it: a substring
        begin, end = verdicts[0]["span"]
        assert b"B" in b"The answer is (B)."[begin:end]

    @suite.case
    def published_boards_of_all_four_seeds_show_printed_text(program, folder):
        for bench, words in (("egocross", "CloseQA"), ("video-mmmu", "Leaderboard"), ("teleego", "RTA"), ("exo2ego", "Table 2")):
            for form in ("text", "md", "html", "csv"):
                run = program("board", bench, "--format", form)
                assert run.code == 0 and run.err == "", (bench, form, run.err)
                assert form == "csv" or words in run.out, (bench, form)
        assert "23.98 is no k/900" in program("board", "video-mmmu", "--board", "leaderboard").out
        assert program("board", "egocross", "--board", "nonsense").code == 3

    @suite.case
    def scored_boards_are_files_too(program, folder):
        run = program("board", "demo", "--format", "md", "--out", folder / "b.md")
        assert run.code == 0 and run.out == "" and "demo-strict" in (folder / "b.md").read_text(), run.code

    @suite.case
    def real_annotations_and_submissions_score(program, folder):
        data = shared("data/egocross")
        key = json.loads((data / "support_answers_80.json").read_text())
        rows = [{"id": item["id"], "response": json.dumps({"prediction": item["correct_option_letter"]})} for item in key]
        path = submission(folder / "p.json", rows[:-1], benchmark="egocross")
        run = program("score", "egocross", "--annotations", data / "support_answers_80.json", "--predictions", path, "--format", "json")
        report = run.json()
        assert run.code == 0 and schema_errors(report, "report") == [] and report["benchmark"]["n_items"] == 80, run.err
        for (row, profile), score in scores(report).items():
            assert score["k"] == 79 and score["counts"]["missing"] == 1, (profile, score)
        run = program("compare", "egocross", path, path, "--annotations", data / "support_answers_80.json", "--column", "macro")
        assert run.code == 3 and "E027" in run.err and "is a mean of columns" in run.err and "surgery" in run.err, run.err
        run = program("score", "egocross", "--annotations", data / "egocross_testbed_imgs.json", "--predictions",
                      data / "submission_winner_2026.json")
        assert run.code == 3 and "E024" in run.err and "no reference answers" in run.err, run.err
        assert "rows 957  matched 957  missing 0" in run.err and "A 241  B 222  C 223  D 271" in run.err, run.err
        assert run.out == "", run.out
