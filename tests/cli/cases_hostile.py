"""Input from people who mean harm, and from tools that went wrong: a code, exit 3, no half-written output, no script in a page."""
import io
import json
import zipfile

from cases_site import Page
from harness import ROOT, all_gold, schema_errors, submission

PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(2)>'\"&|`=cmd"


def add(suite):
    @suite.case
    def a_reply_that_says_nothing_is_found_by_row_and_shown_cut(program, folder):
        rows = all_gold()
        rows[3]["response"] = "<script>alert(1)</script> \ud800 \u0000 " + "long " * 200
        path = folder / "p.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        run = program("validate", "demo", "--predictions", path)
        line = next(line for line in run.err.splitlines() if line.startswith("warning W105"))
        assert "p.jsonl:4" in line and "row=4" in line and "field=response" in line and "<script>" in line, line
        assert len(line) < 400 and "\x00" not in line and run.code == 0, (len(line), run.code)

    @suite.case
    def html_in_replies_and_names_is_text_in_every_page(program, folder):
        predictions = [{"id": row["id"], "response": PAYLOAD + row["response"]} for row in all_gold()]
        path = submission(folder / "p.json", predictions, model="evil/" + PAYLOAD[:60], name=PAYLOAD)
        run = program("score", "demo", "--predictions", path, "--out", folder / "out", "--with-replies")
        assert run.code in (0, 3), run.err
        page = (folder / "out/report.html").read_text()
        assert "<script" not in page and "<img" not in page and "&lt;script&gt;" in page
        assert Page(page).handlers == []
        assert "<script" not in (folder / "out/report.md").read_text()
        assert schema_errors(json.loads((folder / "out/report.json").read_text()), "report") == []
        run = program("site", "--out", folder / "site", "--page", ROOT, "--no-demo", "--score", "demo",
                      ROOT / "assets/demo/registry.json", path)
        assert run.code in (0, 3), run.err
        index = Page((folder / "site/index.html").read_text())
        assert index.scripts == 0 and index.handlers == []

    @suite.case
    def formulas_do_not_reach_a_spreadsheet(program, folder):
        path = submission(folder / "p.json", all_gold(), name="=HYPERLINK(1)")
        run = program("score", "demo", "--predictions", path, "--format", "csv")
        assert ",'=HYPERLINK(1)," in run.out
        assert ",=HYPERLINK(1)," in program("score", "demo", "--predictions", path, "--format", "csv", "--raw-csv").out

    @suite.case
    def each_bad_file_gives_its_code_and_writes_nothing(program, folder):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("predictions.json", b" " * 60_000_000)
        escape = io.BytesIO()
        with zipfile.ZipFile(escape, "w") as archive:
            archive.writestr("../predictions.json", "[]")
        cases = {
            "empty.json": (b"", "E002"),
            "broken.json": (b'[{"id": "1", "response": "A"}, {]', "E004"),
            "latin.json": (b'{"1": "\xff\xfe\xfa"}', "E003"),
            "pickle.json": (b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00}\x94.", "E006"),
            "bomb.zip": (bomb.getvalue(), "E007"),
            "escape.zip": (escape.getvalue(), "E007"),
            "deep.json": (b"[" * 100_000, "E00"),
            "unknown.json": (b'{"nothing": ["we", "know"]}', "E005"),
        }
        for name, (content, code) in cases.items():
            (folder / name).write_bytes(content)
            run = program("score", "demo", "--predictions", folder / name, "--out", folder / "out")
            assert run.code == 3 and code in run.err, (name, run.code, run.err[:300])
            assert not (folder / "out").exists(), name

    @suite.case
    def odd_bytes_in_replies_survive_scoring(program, folder):
        rows = all_gold()
        rows[0]["response"] = "A\u0000B"
        text = json.dumps({"format": "egoscope.submission", "version": "1.0", "benchmark": {"id": "demo"}, "model": {"id": "m"},
                           "predictions": rows})
        text = text.replace('"response": "B"', '"response": "\\ud800 B"', 1)  # a lone surrogate, as some writers leave it
        (folder / "p.json").write_text(text)
        run = program("score", "demo", "--predictions", folder / "p.json", "--embed-items", "--with-replies", "--format", "json")
        assert run.code in (0, 3), run.err
        report = run.json()
        assert schema_errors(report, "report") == []
        assert report["items"][0]["response"] == "A\u0000B"

    @suite.case
    def messages_about_hostile_ids_stay_on_one_line_without_control_characters(program, folder):
        rows = all_gold() + [{"id": "x\n\x1b[31merror E999", "response": "A"}]
        run = program("score", "demo", "--predictions", submission(folder / "p.json", rows), "--quiet")
        assert run.code == 3 and "\x1b" not in run.err
        assert all(line.startswith(("error ", "warning ", "info ")) for line in run.err.splitlines()), run.err

    @suite.case
    def duplicate_unknown_and_missing_ids_are_three_numbers(program, folder):
        rows = all_gold()[:-3]
        rows += [dict(rows[0]), {"id": rows[1]["id"], "response": "something else"}, {"id": "nowhere", "response": "A"}]
        run = program("score", "demo", "--predictions", submission(folder / "p.json", rows), "--format", "json")
        codes = json.loads(run.out)["diagnostics"]["by_code"]
        assert run.code == 3 and codes["W101"] == 1 and codes["E015"] == 1 and codes["E014"] == 1 and codes["W102"] == 1, codes
