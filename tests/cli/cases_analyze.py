"""analyze: agreement, items, slices, option positions, baselines, calibration; what stands in the report validates and reads the same twice."""
import csv
import io
import json
import random

from harness import DEMO, all_gold, canonical, schema_errors, shared, submission

LETTERS = "ABCD"


def rows_of(folder, models, share):
    """`models` submissions that are right on a share of the items each, different ones; confidence told."""
    paths = []
    gold = all_gold()
    for number in range(models):
        dice = random.Random(number)
        items = []
        for item in gold:
            right = dice.random() < share + 0.03 * number
            letter = item["response"] if right else dice.choice([x for x in LETTERS if x != item["response"]])
            items.append({"id": item["id"], "response": letter, "confidence": round(0.5 + 0.5 * dice.random(), 3)})
        paths.append(submission(folder / f"m{number:02d}.json", items, model=f"lab/m{number:02d}", name=f"Model {number:02d}"))
    return paths


def add(suite):
    @suite.case
    def every_analysis_is_in_the_report_and_the_report_validates(program, folder):
        paths = rows_of(folder, 12, 0.4)
        run = program("analyze", "demo", "--predictions", *paths, "--format", "json", "--draws", "99")
        assert run.code == 0, run.err
        report = run.json()
        assert schema_errors(report, "report") == [] and run.out == canonical(run.out)
        assert len(report["agreement"]) == 66 and len(report["item_analysis"]) == 200
        assert {pair["column"] for pair in report["agreement"]} == {"overall"}
        assert report["slices"] and {one["tried"] for one in report["slices"]} == {len(report["slices"])}
        extras = report["x"]["analysis"]
        assert set(extras) == {"agreement", "items", "slices", "positions", "baselines", "calibration"}
        assert sorted(extras["agreement"][0]["order"]) == list(range(12))
        assert all("calibration" in score for row in report["rows"] for score in row["scores"] if score["column"] == "overall")
        again = program("analyze", "demo", "--predictions", *reversed(paths), "--format", "json", "--draws", "99")
        inputs = sorted(one["name"] for one in report["inputs"])
        other = again.json()
        assert sorted(one["name"] for one in other["inputs"]) == inputs
        for key in ("agreement", "item_analysis", "slices", "x"):
            assert other[key] == report[key], key  # the order of the files changes nothing

    @suite.case
    def agreement_is_what_a_second_reader_counts(program, folder):
        paths = rows_of(folder, 2, 0.5)
        run = program("analyze", "demo", "--predictions", *paths, "--what", "agreement", "--format", "json", "--draws", "0")
        pair, = run.json()["agreement"]
        answers = [[item["response"] for item in json.loads(path.read_text())["predictions"]] for path in paths]
        gold = [item["response"] for item in all_gold()]
        n = len(gold)
        observed = sum(a == b for a, b in zip(*answers)) / n
        expected = sum((answers[0].count(x) / n) * (answers[1].count(x) / n) for x in LETTERS)
        assert abs(pair["cohen_kappa"] - (observed - expected) / (1 - expected)) < 1e-12
        joint = [(a, b) for a, b, g in zip(*answers, gold) if a != g and b != g]
        assert pair["joint_wrong"] == len(joint) and abs(pair["same_wrong"] - sum(a == b for a, b in joint) / len(joint)) < 1e-12

    @suite.case
    def slices_of_a_pair_that_was_named(program, folder):
        paths = rows_of(folder, 3, 0.4)
        run = program("analyze", "demo", "--predictions", *paths, "--what", "slices", "--pair", "lab/m00", "lab/m02", "--format", "csv")
        assert run.code == 0, run.err
        lines = list(csv.DictReader(io.StringIO(run.out)))
        assert lines and all(float(line["q"]) >= float(line["p"]) for line in lines if line["p"])
        run = program("analyze", "demo", "--predictions", *paths, "--pair", "lab/m00", "nobody")
        assert run.code == 3 and "known: lab/m00" in run.err, run.err

    @suite.case
    def tables_in_every_format(program, folder):
        paths = rows_of(folder, 3, 0.4)
        for form, sign in (("text", "Agreement - column overall"), ("md", "### Agreement - column overall"), ("html", "<h2>Agreement - column overall")):
            run = program("analyze", "demo", "--predictions", *paths, "--format", form)
            assert run.code == 0 and sign in run.out and "not separable" not in run.err, run.err
            assert form != "html" or ("<script" not in run.out and "http:" not in run.out and "https:" not in run.out)
        run = program("analyze", "demo", "--predictions", *paths, "--format", "csv")
        assert run.code == 5 and "--out DIR" in run.err, run.err
        run = program("analyze", "demo", "--predictions", *paths, "--format", "csv", "--out", folder / "tables")
        assert run.code == 0, run.err
        assert {path.name for path in (folder / "tables").iterdir()} == {
            "agreement.csv", "items.csv", "slices.csv", "positions.csv", "baselines.csv", "calibration.csv"}
        items = list(csv.DictReader((folder / "tables/items.csv").open()))
        assert len(items) == 200 and {"item", "difficulty", "votes"} <= set(items[0])
        assert program("analyze", "demo", "--what", "nonsense").code == 4
        assert program("analyze", "egocross").code == 4
        assert program("analyze", "demo", "--column", "nowhere").code == 3
        assert "--what" in program("analyze", "--help").out

    @suite.case
    def a_row_at_chance_is_marked(program, folder):
        dice = random.Random(1)
        guess = submission(folder / "g.json", [{"id": item["id"], "response": dice.choice(LETTERS)} for item in all_gold()],
                           model="guess")
        good = submission(folder / "ok.json", all_gold(), model="good")
        run = program("analyze", "demo", "--predictions", guess, good, "--what", "baselines", "--format", "json")
        check, = run.json()["x"]["analysis"]["baselines"]
        assert {row["row"]: row["separable"] for row in check["rows"]} == {"guess": False, "good": True}
        assert abs(check["chance"] - 0.25) < 1e-12
        named = {row["id"]: row["value"] for row in check["baselines"]}
        assert abs(named["baseline:random"] - 0.25) < 0.01 and "baseline:commonest-letter" in named
        text = program("analyze", "demo", "--predictions", guess, good, "--what", "baselines").out
        assert text.count("not separable from the best baseline") == 1, text

    @suite.case
    def boards_and_pairs_as_pictures_and_workbooks(program, folder):
        import xml.etree.ElementTree as tree
        import zipfile
        evil = submission(folder / "e.json", all_gold(), model="evil", name="<script>alert(1)</script>&\"'")
        run = program("board", "demo", "--predictions", evil, DEMO / "submissions", "--profile", "demo-strict", "--format", "svg")
        assert run.code == 0, run.err
        picture = tree.fromstring(run.out)
        texts = ["".join(node.itertext()) for node in picture.iter("{http://www.w3.org/2000/svg}text")]
        assert any("<script>alert(1)</script>" in text for text in texts) and "<script" not in run.out
        assert any("n = 200" in text for text in texts) and any("95 % interval" in text for text in texts)
        assert "prefers-color-scheme:dark" in run.out
        circles = list(picture.iter("{http://www.w3.org/2000/svg}circle"))
        assert len(circles) == 8
        run = program("board", "demo", "--predictions", DEMO / "submissions", "--profile", "all", "--format", "svg")
        assert run.code == 3 and "--board" in run.err, run.err
        for published in ("egocross", "teleego"):
            boards = program("board", published, "--format", "csv").out
            name = boards.splitlines()[1].split(",")[2].removeprefix("published:")
            tree.fromstring(program("board", published, "--board", name, "--format", "svg").out)
        run = program("compare", "demo", DEMO / "submissions/chance.jsonl", evil, "--format", "svg")
        picture = tree.fromstring(run.out)
        texts = ["".join(node.itertext()) for node in picture.iter("{http://www.w3.org/2000/svg}text")]
        assert run.code == 0 and any("sign-flip" in text for text in texts) and any("gained" in text for text in texts)
        out = folder / "board.xlsx"
        run = program("board", "demo", "--profile", "demo-strict", "--format", "xlsx", "--out", out)
        assert run.code == 0, run.err
        again = folder / "again.xlsx"
        program("board", "demo", "--profile", "demo-strict", "--format", "xlsx", "--out", again)
        assert out.read_bytes() == again.read_bytes()
        sheet = tree.fromstring(zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml"))
        rows = [node for node in sheet.iter() if node.tag.endswith("}row")]
        lines = program("board", "demo", "--profile", "demo-strict", "--format", "csv").out.splitlines()
        assert len(rows) == len(lines) and lines[0].startswith("row,model,profile,column,value,lo,hi,n,")

    @suite.case
    def flips_and_pairs_as_long_tables(program, folder):
        base, tuned = DEMO / "submissions/chance.jsonl", DEMO / "submissions/video-8frames.jsonl"
        report = program("compare", "demo", base, tuned, "--column", "overall", "--format", "json").json()
        pair, = report["comparisons"]
        flips = list(csv.DictReader(io.StringIO(program("compare", "demo", base, tuned, "--column", "overall", "--format", "flips-csv").out)))
        assert [line["id"] for line in flips if line["change"] == "gained"] == pair["gained_items"]
        assert [line["id"] for line in flips if line["change"] == "lost"] == pair["lost_items"]
        pairs = list(csv.DictReader(io.StringIO(program("compare", "demo", base, tuned, "--column", "overall", "--format", "csv").out)))
        assert len(pairs) == 1 and float(pairs[0]["difference"]) == pair["difference"]["value"]

    @suite.case
    def what_ci_systems_show_of_a_validation(program, folder):
        import xml.etree.ElementTree as tree
        items = all_gold()
        items[3]["id"] = "nowhere<b>"
        path = submission(folder / "p.json", items)
        run = program("validate", "demo", "--predictions", path, "--format", "github")
        assert run.code == 3 and "::error file=p.json" in run.out and "E014" in run.out and "E014" not in run.err, (run.out, run.err)
        found = tree.fromstring(program("validate", "demo", "--predictions", path, "--format", "junit").out).find("testsuite")
        assert int(found.get("failures")) >= 1
        page = program("validate", "demo", "--predictions", path, "--format", "html").out
        assert "<h1>Invalid</h1>" in page and "nowhere<b>" not in page and "nowhere&lt;b&gt;" in page and "<script" not in page
        assert "| E014 |" in program("validate", "demo", "--predictions", path, "--format", "md").out

    @suite.case
    def a_claimed_score_stands_beside_the_recomputed_one(program, folder):
        annotations = shared("data/egocross") / "support_answers_80.json"
        answers = [row for row in json.loads(annotations.read_text())]
        results = [{"id": row["id"], "primary_category": row.get("primary_category", "Surgery"), "dataset": row["dataset"], "prediction": "A", "raw_response": '{"prediction": "A"}',
                    "ground_truth": "A"} for row in answers]
        (folder / "r.json").write_text(json.dumps({"summary": {"accuracy": 0.99}, "results": results}))
        run = program("score", "egocross", "--annotations", annotations, "--predictions", folder / "r.json", "--format", "json", "--profile", "egocross-official-close")
        claim, = run.json()["x"]["claims"]
        assert claim["claimed"] == 0.99 and claim["text"] == "0.99" and not claim["agrees"] and claim["recomputed"] == claim["k"] / claim["n"], claim
        assert schema_errors(run.json(), "report") == [] and "W121" in run.err
        page = program("score", "egocross", "--annotations", annotations, "--predictions", folder / "r.json", "--format", "md", "--out", "-").out
        assert "W121: differs" in page and "| 0.99 |" in page, page[-800:]

    @suite.case
    def the_site_says_which_media_belong_to_it(program, folder):
        import hashlib
        from harness import ROOT
        assert program("site", "--out", folder / "site", "--page", ROOT).code == 0
        document = json.loads((folder / "site/data/demo/media.json").read_text())
        assert document["conformsTo"].endswith("croissant/1.1") and document["@type"] == "sc:Dataset"
        for one in document["distribution"]:
            path = folder / "site/data/demo" / one["contentUrl"]
            assert hashlib.sha256(path.read_bytes()).hexdigest() == one["sha256"] and one["contentSize"] == f"{path.stat().st_size} B"
            assert one["encodingFormat"] in ("video/webm", "video/mp4")
        records, = document["recordSet"]
        assert len(records["data"]) == 200 and {field["@id"] for field in records["field"]} == set(records["data"][0])
