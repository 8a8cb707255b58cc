"""compare: the pair's numbers follow from its items."""
import json
import math

from harness import DEMO, SHARED, all_gold, canonical, schema_errors, submission

A = DEMO / "submissions/video-2frames.jsonl"
B = DEMO / "submissions/video-8frames.jsonl"


def add(suite):
    @suite.case
    def the_report_of_a_pair_is_valid_and_its_lists_fit_its_table(program, folder):
        run = program("compare", "demo", A, B, "--format", "json")
        assert run.code == 0, run.err
        report = run.json()
        assert schema_errors(report, "report") == [] and run.out == canonical(run.out)
        for pair in report["comparisons"]:
            table = pair["table"]
            assert len(pair["gained_items"]) == table["gained"] and len(pair["lost_items"]) == table["lost"]
            assert pair["n"] == sum(table[c] for c in ("both_right", "lost", "gained", "both_wrong"))
            assert math.isclose(pair["difference"]["value"], (table["gained"] - table["lost"]) / pair["n"], abs_tol=1e-15)

    @suite.case
    def the_exact_test_is_that_of_the_binomial_distribution(program, folder):
        for pair in program("compare", "demo", A, B, "--format", "json").json()["comparisons"]:
            lost, gained = pair["table"]["lost"], pair["table"]["gained"]
            d = lost + gained
            tail = sum(math.comb(d, i) for i in range(min(lost, gained) + 1))
            p = min(1, 2 * tail / 2**d) if d else 1
            assert math.isclose(pair["test"]["p"], p, rel_tol=1e-12), (pair["column"], pair["test"]["p"], p)

    @suite.case
    def lists_follow_from_the_scored_items(program, folder):
        report = program("score", "demo", "--predictions", A, B, "--profile", "demo-strict", "--embed-items", "--format", "json").json()
        right = {}
        for item in report["items"]:
            right.setdefault(item["row"], set()).update({item["id"]} if item["status"] == "right" else set())
        pairs = program("compare", "demo", A, B, "--profile", "demo-strict", "--column", "overall", "--format", "json").json()["comparisons"]
        assert len(pairs) == 1
        pair = pairs[0]
        assert set(pair["gained_items"]) == right[pair["candidate"]] - right[pair["baseline"]]
        assert set(pair["lost_items"]) == right[pair["baseline"]] - right[pair["candidate"]]

    @suite.case
    def a_row_against_itself_shows_no_difference(program, folder):
        path = submission(folder / "p.json", all_gold())
        report = program("compare", "demo", path, path, "--format", "json").json()
        assert all(c["verdict"] == "no_difference_shown" and c["test"]["p"] == 1 for c in report["comparisons"])
        assert {c["candidate"] for c in report["comparisons"]} == {"test/model (2)"}

    @suite.case
    def text_markdown_html_and_csv_say_the_same_numbers(program, folder):
        pair = next(c for c in program("compare", "demo", A, B, "--format", "json").json()["comparisons"] if c["column"] == "overall")
        gained = str(pair["table"]["gained"])
        for form in ("text", "md", "html", "csv"):
            run = program("compare", "demo", A, B, "--format", form, "--out", folder / form)
            assert run.code == 0 and run.out == "", run.err
            assert gained in (folder / form).read_text(), form

    @suite.case
    def files_with_several_rows_need_a_row(program, folder):
        rows = folder / "rows"
        rows.mkdir()
        run = program("compare", "demo", DEMO / "submissions", B)
        assert run.code == 3 and "E027" in run.err and "FILE#ROW" in run.err, run.err
        run = program("compare", "demo", f"{DEMO / 'submissions'}#demo/chance", B)
        assert run.code == 0 and "demo/chance" in run.out, run.err

    @suite.case
    def annotations_do_not_swallow_the_rows_behind_them(program, folder):
        run = program("compare", "--annotations", DEMO / "registry.json", "demo", A, B)
        assert run.code == 0 and "candidate demo/video-8frames" in run.out, run.err

    @suite.case
    def the_knowledge_gain_of_two_logs_is_that_of_the_golden_case(program, folder):
        golden = SHARED / "golden/video-mmmu/e2e/d01"
        if not golden.exists():
            return  # a clean clone has no third-party data
        logs = [next(golden.glob(f"*{part}.jsonl")) for part in ("question_only", "0_samples_video_mmmu_adaptation")]
        run = program("compare", "video-mmmu", *logs, "--annotations", SHARED / "data/video-mmmu", "--profile", "videommmu-official",
                      "--format", "json")
        assert run.code == 0 and schema_errors(run.json(), "report") == [], run.err
        expected = json.loads((golden / "expected.json").read_text())
        paper, script = run.json()["knowledge"]
        delta = expected["delta"]["videommmu-official"]
        assert math.isclose(100 * paper["delta"], delta["delta_knowledge_pct"])
        assert (paper["gained"], paper["lost"]) == (delta["paper"]["w2r_n"], delta["paper"]["r2w_n"])
        assert math.isclose(100 * script["w2r"], expected["official_script"]["w2r_rate_pct"])
        assert (script["gained"], script["lost"]) == (expected["official_script"]["w2r_n"], expected["official_script"]["r2w_n"])

    @suite.case
    def unknown_columns_are_named_with_the_known_ones(program, folder):
        run = program("compare", "demo", A, B, "--column", "nonsense")
        assert run.code == 3 and "E027" in run.err and "overall" in run.err, run.err
        assert run.out == ""
        json_run = program("compare", "demo", A, B, "--column", "nonsense", "--format", "json")
        assert "E027" in [json.loads(line)["code"] for line in json_run.err.splitlines()]
