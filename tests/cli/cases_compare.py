"""compare: the pair's numbers follow from its items."""
import json
import math

from harness import DEMO, all_gold, canonical, schema_errors, shared, submission

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
    def mcnemar_stands_beside_the_test_and_is_that_of_the_binomial_distribution(program, folder):
        for pair in program("compare", "demo", A, B, "--format", "json").json()["comparisons"]:
            lost, gained = pair["table"]["lost"], pair["table"]["gained"]
            d = lost + gained
            tail = sum(math.comb(d, i) for i in range(min(lost, gained) + 1))
            p = min(1, 2 * tail / 2**d) if d else 1
            beside = {test["name"]: test for test in pair["also"]}["mcnemar_exact"]
            assert math.isclose(beside["p"], p, rel_tol=1e-12), (pair["column"], beside["p"], p)

    @suite.case
    def the_test_is_that_of_all_sign_patterns_of_the_videos(program, folder):
        report = program("score", "demo", "--predictions", A, B, "--profile", "demo-strict", "--embed-items", "--format", "json").json()
        pair = program("compare", "demo", A, B, "--profile", "demo-strict", "--column", "overall", "--format", "json").json()["comparisons"][0]
        sums = {}
        for item in report["items"]:
            sign = 1 if item["row"] == pair["candidate"] else -1
            sums[item["cluster"]] = sums.get(item["cluster"], 0) + sign * (item["status"] == "right")
        counts = {0: 1}
        for weight in sums.values():
            following = {}
            for total, ways in counts.items():
                for new in (total + weight, total - weight):
                    following[new] = following.get(new, 0) + ways
            counts = following
        observed = abs(sum(sums.values()))
        extreme = sum(ways for total, ways in counts.items() if abs(total) >= observed)
        assert pair["test"]["name"] == "signflip" and pair["test"]["method"] == "conv"
        assert pair["clusters"]["count"] == len(sums) and pair["clusters"]["nonzero"] == sum(1 for w in sums.values() if w)
        assert math.isclose(pair["test"]["p"], extreme / sum(counts.values()), rel_tol=1e-12), pair["test"]

    @suite.case
    def slices_are_adjusted_as_asked(program, folder):
        def p_values(adjust):
            pairs = program("compare", "demo", A, B, "--adjust", adjust, "--format", "json").json()["comparisons"]
            slices = [c for c in pairs if c["column"] != "overall"]
            return [c["test"]["p"] for c in slices], [c["test"].get("p_adjusted") for c in slices]
        raw, adjusted = p_values("bh")
        order = sorted(range(len(raw)), key=lambda i: raw[i])
        smallest = 1.0
        for k in reversed(range(len(order))):
            smallest = min(smallest, raw[order[k]] * len(raw) / (k + 1))
            assert math.isclose(adjusted[order[k]], smallest, rel_tol=1e-12)
        assert all(a >= p for a, p in zip(p_values("holm")[1], raw))
        assert set(p_values("none")[1]) == {None}

    @suite.case
    def three_rows_give_a_stage_flow_whose_counts_are_those_of_the_items(program, folder):
        stages = [B, A, f"{DEMO / 'submissions'}#demo/chance"]
        run = program("compare", "demo", *stages, "--format", "json")
        assert run.code == 0 and schema_errors(run.json(), "report") == [], run.err
        report = run.json()
        flow = report["flows"][0]
        assert len(flow["rows"]) == 3 and sum(flow["patterns"].values()) == report["benchmark"]["n_items"]
        overall = {(c["baseline"], c["candidate"]): c for c in report["comparisons"] if c["column"] == "overall"}
        assert set(overall) == {tuple(flow["rows"][:2]), tuple(flow["rows"][1:])}
        for link, pair in zip(flow["links"], (overall[tuple(flow["rows"][i:i + 2])] for i in (0, 1))):
            assert sum(n for step, n in link.items() if step[0] == "R" != step[1]) == pair["table"]["lost"]
            assert pair["test"]["adjustment"] == "holm"
        first = program("compare", "demo", *stages, "--against", "first", "--format", "json").json()
        assert {c["baseline"] for c in first["comparisons"]} == {flow["rows"][0]}
        for form in ("text", "md", "html"):
            text = program("compare", "demo", *stages, "--format", form).out
            assert "RRR" in text and " > " in text.replace("&gt;", ">"), form

    @suite.case
    def the_gate_of_compare_exits_by_its_verdict(program, folder):
        good = submission(folder / "good.json", all_gold(), model="good")
        bad = submission(folder / "bad.json", [{"id": p["id"], "response": "Z"} for p in all_gold()], model="bad")
        assert program("compare", "demo", good, good, "--gate").code == 0
        assert program("compare", "demo", bad, good, "--gate").code == 0
        worse = program("compare", "demo", good, bad, "--gate", "--column", "overall")
        assert worse.code == 1 and "candidate is worse" in worse.out, worse.out
        assert program("compare", "demo", good, bad).code == 0
        unsure = program("compare", "demo", A, B, "--gate", "--margin", "0.0001", "--column", "overall")
        assert unsure.code in (0, 2), unsure.code
        assert program("compare", "demo", A, B, "--margin", "2").code == 4

    @suite.case
    def missing_answers_give_bounds(program, folder):
        part = submission(folder / "part.json", all_gold()[:-3], model="part")
        report = program("compare", "demo", part, A, "--column", "overall", "--format", "json").json()
        bounds = report["comparisons"][0]["bounds"]
        n = report["comparisons"][0]["n"]
        assert bounds["items"] >= 3 and bounds["hi"] - bounds["lo"] >= 3 / n - 1e-12
        assert "partial_coverage" in report["comparisons"][0]["flags"]

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
    def small_slices_have_one_verdict_and_every_adjusted_p_its_family(program, folder):
        report = program("compare", "demo", A, B, "--format", "json").json()
        small = [c for c in report["comparisons"] if "small_slice" in c.get("flags", [])]
        better = [c["column"] for c in small if c["verdict"] == "better"]
        assert "kitchen" in better, better
        slices = len(report["comparisons"]) - 1
        version, = {score["profile_version"] for row in report["rows"] for score in row["scores"]}
        for form in ("text", "md", "html"):
            text = program("compare", "demo", A, B, "--format", form).out
            assert "too few items" not in text and "small slice" in text, form
            assert text.count("candidate is better") == sum(c["verdict"] == "better" for c in report["comparisons"]), form
            assert text.count(f"Benjamini-Hochberg over {slices} slices") == slices, form
            assert f"profile demo-strict {version}" in text, form
        assert "Holm over 2 " in program("compare", "demo", A, B, f"{DEMO / 'submissions'}#demo/chance").out

    @suite.case
    def long_lists_are_cut_in_text_and_whole_on_request(program, folder):
        gained = next(c for c in program("compare", "demo", A, B, "--format", "json").json()["comparisons"] if c["column"] == "overall")["gained_items"]
        for form in ("text", "md"):
            short, whole = (program("compare", "demo", A, B, "--format", form, *more).out for more in ((), ("--all",)))
            assert f" ... {len(gained) - 10} more\n" in short and gained[10] not in short.replace("\\", ""), form
            assert gained[-1] in whole.replace("\\", "") and " more\n" not in whole, form

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
        golden = shared("golden/video-mmmu/e2e/d01")
        logs = [next(golden.glob(f"*{part}.jsonl")) for part in ("question_only", "0_samples_video_mmmu_adaptation")]
        run = program("compare", "video-mmmu", *logs, "--annotations", shared("data/video-mmmu"), "--profile", "videommmu-official",
                      "--format", "json")
        assert run.code == 0 and schema_errors(run.json(), "report") == [], run.err
        expected = json.loads((golden / "expected.json").read_text())
        paper, script = run.json()["knowledge"]
        delta = expected["delta"]["videommmu-official"]
        assert math.isclose(100 * paper["delta"], delta["delta_knowledge_pct"])
        assert (paper["gained"], paper["lost"]) == (delta["paper"]["w2r_n"], delta["paper"]["r2w_n"])
        assert math.isclose(100 * script["w2r"], expected["official_script"]["w2r_rate_pct"])
        assert (script["gained"], script["lost"]) == (expected["official_script"]["w2r_n"], expected["official_script"]["r2w_n"])
        assert paper["interval"]["lo"] < paper["delta"] < paper["interval"]["hi"] and paper["interval"]["method"] in ("delta_t", "bootstrap_bca")
        assert paper["w2r_interval"]["lo"] < paper["w2r"] < paper["w2r_interval"]["hi"] and 0 <= paper["test"]["p"] <= 1
        assert script["interval"] is None  # the script's counts are not those of paired items
        scored = program("score", "video-mmmu", "--predictions", *logs, "--annotations", shared("data/video-mmmu"), "--profile", "videommmu-official",
                         "--format", "json").json()
        assert scored["knowledge"] == run.json()["knowledge"]
        program("convert", *logs, "--to", "correct-ids", "--benchmark", "video-mmmu", "--annotations", shared("data/video-mmmu"),
                "--profile", "videommmu-official", "--out", folder / "ids")
        files = {path.name: set(json.loads(path.read_text())["correct_ids"]) for path in (folder / "ids").iterdir()}
        assert len(files) == 2 and all(name.endswith(".adaptation.json") for name in files), files.keys()
        before = next(ids for name, ids in files.items() if "question only" in name)
        after = next(ids for name, ids in files.items() if "question only" not in name)
        assert (len(after - before), len(before - after)) == (paper["gained"], paper["lost"])
        assert all("/" not in one for one in before | after)
        text = program("analyze", "video-mmmu", "--predictions", *logs, "--annotations", shared("data/video-mmmu"), "--what", "gains").out
        assert f"{100 * paper['delta']:.1f} [" in text, text

    @suite.case
    def unknown_columns_are_named_with_the_known_ones(program, folder):
        run = program("compare", "demo", A, B, "--column", "nonsense")
        assert run.code == 3 and "E027" in run.err and "overall" in run.err, run.err
        assert run.out == ""
        json_run = program("compare", "demo", A, B, "--column", "nonsense", "--format", "json")
        assert "E027" in [json.loads(line)["code"] for line in json_run.err.splitlines()]
