"""validate: the contract of formats.md section 7."""
import json
import re
import zipfile

from harness import all_gold, demo_items, schema_errors, shared, submission

LINE = re.compile(r'^(error|warning|info) [EWI][0-9]{3}( [^:]+(:\d+){0,2})?( row=\d+)?( id=\S+)?( field=\S+)?( value=".*?(?<!\\)")?: .+$')


def bare(rows):
    return [{"id": row["id"], "answer": row["response"]} for row in rows]


def add(suite):
    @suite.case
    def a_complete_file_is_valid_and_the_three_numbers_are_there(program, folder):
        run = program("validate", "demo", "--predictions", submission(folder / "p.json", bare(all_gold())))
        assert run.code == 0, run.err
        assert "missing 0" in run.out and "duplicate 0" in run.out and "unknown 0" in run.out, run.out
        assert "A 50" in run.out and "0 errors" in run.out, run.out

    @suite.case
    def all_problems_come_in_one_run_in_the_grammar_of_messages(program, folder):
        rows = bare(all_gold())
        rows[0]["answer"] = "perhaps"
        rows[1]["answer"] = "b"
        rows[2] = {"id": "workbench-01/q33", "answer": "A"}
        rows += [dict(rows[5]), {"id": rows[6]["id"], "answer": "D" if rows[6]["answer"] != "D" else "A"}]
        run = program("validate", "demo", "--predictions", submission(folder / "p.json", rows), "--quiet")
        assert run.code == 3, run.out
        for code in ("E012", "W107", "E014", "E015", "W101", "E016"):
            assert code in run.err, (code, run.err)
        assert 'id=workbench-01/q33: unknown id; the row is ignored; did you mean "workbench-01/q3"?' in run.err, run.err
        for line in run.err.splitlines():
            assert LINE.match(line), line

    @suite.case
    def json_form_is_one_valid_diagnostic_a_line(program, folder):
        rows = bare(all_gold())[:-2] + [{"id": "nowhere", "answer": "A"}]
        run = program("validate", "demo", "--predictions", submission(folder / "p.json", rows), "--format", "json")
        lines = [json.loads(line) for line in run.err.splitlines()]
        assert run.code == 3 and {"E014", "E016"} <= {line["code"] for line in lines}, run.err
        assert not [e for line in lines for e in schema_errors(line, "report", "diagnostic")]

    @suite.case
    def missing_ids_are_an_error_unless_partial(program, folder):
        path = submission(folder / "p.json", bare(all_gold())[:-1])
        assert program("validate", "demo", "--predictions", path).code == 3
        run = program("validate", "demo", "--predictions", path, "--partial")
        assert run.code == 0 and "missing 1" in run.out, run.err

    @suite.case
    def twenty_lines_of_a_code_then_a_count_unless_all(program, folder):
        rows = bare(all_gold()) + [{"id": f"no-{i}", "answer": "A"} for i in range(57)]
        path = submission(folder / "p.json", rows)
        run = program("validate", "demo", "--predictions", path, "--quiet")
        assert run.err.count("error E014") == 20 and "37 more E014" in run.err, run.err
        assert program("validate", "demo", "--predictions", path, "--quiet", "--all").err.count("error E014") == 57
        assert "unknown 57" in run.out

    @suite.case
    def a_fixed_file_is_valid_and_nothing_is_invented(program, folder):
        rows = bare(all_gold())
        rows[0]["answer"], rows[1]["answer"] = " " + rows[0]["answer"].lower(), rows[1]["answer"] + ": 3"
        rows += [dict(rows[5])]
        rows.reverse()
        run = program("validate", "demo", "--predictions", submission(folder / "p.json", rows), "--fix", folder / "fixed.json")
        assert run.code == 0, run.out  # what has one repair only is a warning
        assert "->" in run.err or "\u2192" in run.err, run.err
        assert schema_errors(json.loads((folder / "fixed.json").read_text()), "submission") == []
        run = program("validate", "demo", "--predictions", folder / "fixed.json")
        assert run.code == 0, run.err
        fixed = json.loads((folder / "fixed.json").read_text())
        answers = {row["id"]: row.get("answer", row.get("response")) for row in fixed["predictions"]}
        assert answers == {row["id"]: row["response"] for row in all_gold()}

    @suite.case
    def an_unreadable_answer_stays_unreadable(program, folder):
        rows = bare(all_gold())
        rows[3]["answer"] = "perhaps"
        program("validate", "demo", "--predictions", submission(folder / "p.json", rows), "--fix", folder / "fixed.json")
        fixed = {row["id"]: row for row in json.loads((folder / "fixed.json").read_text())["predictions"]}
        assert fixed[rows[3]["id"]].get("answer", "") in ("perhaps", ""), fixed[rows[3]["id"]]

    @suite.case
    def the_template_has_every_id_and_no_answer(program, folder):
        run = program("validate", "demo", "--template")
        assert run.code == 0, run.err
        rows = run.json()["predictions"]
        assert [row["id"] for row in rows] == [item["id"] for item in demo_items()]
        assert not [row for row in rows if row.get("answer") or row.get("response")]

    @suite.case
    def typed_in_values_that_no_count_gives_are_found(program, folder):
        (folder / "t.csv").write_text("row,column,value,decimals,n\nLongVA,overall,23.98,2,900\nTeleEgo,UlM,43,2,579\nx,ES,61.3,1,500\n"
                                      "ok,overall,48.07,2,957\nbad,overall,many,0,10\n")
        run = program("validate", "demo", "--lint", folder / "t.csv")
        assert run.code == 3 and run.err.count("W118") == 3 and run.err.count("E013") == 1, run.err
        assert "249/579 only with digits cut off" in run.err and "5 values" in run.out

    @suite.case
    def real_submissions_are_checked_without_reference_answers(program, folder):
        data = shared("data/egocross")
        run = program("validate", "egocross", "--annotations", data / "egocross_testbed_imgs.json", "--predictions",
                      data / "submission_winner_2026.json", "--quiet")
        assert run.code == 0 and "957 items" in run.out and "missing 0" in run.out, (run.out, run.err)
        assert "uploadable: yes" in run.out, run.out

    @suite.case
    def the_empty_official_template_cannot_be_uploaded(program, folder):
        data = shared("data/egocross")
        arguments = ("validate", "egocross", "--annotations", data / "egocross_testbed_imgs.json", "--predictions",
                     data / "submission_template_official.json", "--quiet")
        run = program(*arguments)
        assert run.code == 3 and "uploadable: no, 957 answers are empty" in run.out, (run.code, run.out)
        assert "error E012 submission_template_official.json field=answer: 957 answers are empty" in run.err, run.err
        assert program(*arguments, "--partial").code == 0

    @suite.case
    def a_file_of_another_set_is_one_error_and_no_row(program, folder):
        key = shared("data/egocross") / "support_answers_80.json"
        (folder / "status.json").write_text('{"status": "ok"}')
        for command in ("validate", "score"):
            run = program(command, "egocross", "--annotations", key, "--predictions", folder / "status.json", "--quiet")
            assert run.code == 3 and run.err.count("E010") == 1 and "E014" not in run.err and run.out == "", (run.err, run.out)
        (folder / "v.jsonl").write_text("".join(f'{{"id": "validation_Math_{i}", "track": "Perception", "response": "A"}}\n' for i in range(30)))
        run = program("validate", "egocross", "--annotations", key, "--predictions", folder / "v.jsonl", "--quiet")
        assert run.code == 3 and "they look like ids of perception of Video-MMMU" in run.err, run.err

    @suite.case
    def a_folder_holds_other_things_but_no_pickle(program, folder):
        key = shared("data/egocross") / "support_answers_80.json"
        rows = [{"id": row["id"], "answer": row["correct_option_letter"]} for row in json.loads(key.read_text())]
        run_folder = folder / "run"
        run_folder.mkdir()
        (run_folder / "answers.json").write_text(json.dumps(rows))
        (run_folder / "status.json").write_text('{"status": "ok"}')
        (run_folder / "settings.json").write_text('{"seed": 1}')
        (run_folder / "tree.json").write_text('{"x": {"y": [1]}}')
        run = program("score", "egocross", "--annotations", key, "--predictions", run_folder, "--quiet")
        assert run.code == 0 and run.err.count("W116") == 2 and "100.0 80/80" in run.out, (run.code, run.err)
        (run_folder / "answers.pkl").write_bytes(b"\x80\x04N.")
        run = program("score", "egocross", "--annotations", key, "--predictions", run_folder, "--quiet")
        assert run.code == 3 and "E006 answers.pkl" in run.err, run.err

    @suite.case
    def what_came_in_an_archive_goes_out_with_one(program, folder):
        key = shared("data/egocross") / "support_answers_80.json"
        rows = [{"id": row["id"], "question_id": row["question_id"], "dataset": row["dataset"],
                 "answer": row["correct_option_letter"].lower()} for row in json.loads(key.read_text())]
        with zipfile.ZipFile(folder / "in.zip", "w") as archive:
            archive.writestr("predictions.json", json.dumps(rows))
        for out, archive in (("out.json", "out.zip"), ("only.zip", "only.zip")):
            run = program("validate", "egocross", "--annotations", key, "--predictions", folder / "in.zip", "--fix", folder / out, "--quiet")
            assert run.code == 0, run.err
            mended = json.loads(zipfile.ZipFile(folder / archive).read("predictions.json"))
            assert [row["answer"] for row in mended] == [row["answer"].upper() for row in rows]
        assert json.loads((folder / "out.json").read_text()) == mended

    @suite.case
    def the_help_of_commands_that_read_predictions_lists_the_forms(program, folder):
        for command in ("score", "validate"):
            assert "plain-jsonl" in program(command, "--help").out, command
        (folder / "x.txt").write_text("nothing\n")
        run = program("score", "demo", "--predictions", folder / "x.txt")
        assert "E005" in run.err and "docs/formats.md" in run.err, run.err
