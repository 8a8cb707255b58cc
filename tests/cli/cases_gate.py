"""gate: exit codes, JUnit, workflow commands and the report follow from the policy and the two rows."""
import json
import math
import xml.etree.ElementTree as ElementTree

from harness import DEMO, all_gold, canonical, schema_errors, submission

A = DEMO / "submissions/video-2frames.jsonl"
B = DEMO / "submissions/video-8frames.jsonl"


def policy(path, rules, **more):
    value = {"format": "egoscope.policy", "version": "1.0", "rules": rules, **more}
    path.write_text(json.dumps(value))
    return path


def rows(folder):
    good = submission(folder / "good.json", all_gold(), model="good")
    bad = submission(folder / "bad.json", [{"id": p["id"], "response": "Z"} for p in all_gold()], model="bad")
    return good, bad


def add(suite):
    @suite.case
    def exit_codes_are_those_of_the_contract(program, folder):
        good, bad = rows(folder)
        plain = policy(folder / "plain.json", [{"name": "overall"}])
        assert schema_errors(json.loads(plain.read_text()), "policy") == []
        assert program("gate", "demo", good, good, "--policy", plain).code == 0
        assert program("gate", "demo", good, bad, "--policy", plain).code == 1
        exact = policy(folder / "exact.json", [{"name": "overall", "margin": 0}])
        assert program("gate", "demo", good, good, "--policy", exact).code == 2  # a loss of nothing at all cannot be excluded
        part = submission(folder / "part.json", all_gold()[:-1], model="part")
        assert program("gate", "demo", good, part, "--policy", plain).code == 3
        assert program("gate", "demo", good, good).code == 4
        assert program("gate", "demo", good, good, "--policy", plain, "--out", folder / "good.json/no-folder").code == 5

    @suite.case
    def a_bad_policy_is_E026_with_its_place(program, folder):
        good, _ = rows(folder)
        typo = policy(folder / "typo.json", [{"name": "overall", "margn": 0.1}])
        run = program("gate", "demo", good, good, "--policy", typo)
        assert run.code == 3 and "E026" in run.err and "typo.json" in run.err and run.out == "", run.err
        assert schema_errors(json.loads(typo.read_text()), "policy") != []
        unknown = policy(folder / "unknown.json", [{"name": "overall", "column": "nonsense"}])
        run = program("gate", "demo", good, good, "--policy", unknown)
        assert run.code == 3 and "E027" in run.err, run.err

    @suite.case
    def the_report_of_a_gate_is_valid_and_names_its_policy(program, folder):
        good, bad = rows(folder)
        path = policy(folder / "p.json", [{"name": "overall", "margin": 0.02}, {"name": "keep", "never_lose": [all_gold()[0]["id"]]}])
        run = program("gate", "demo", good, bad, "--policy", path, "--format", "json")
        report = run.json()
        assert run.code == 1 and schema_errors(report, "report") == [] and run.out == canonical(run.out)
        assert report["gate"]["exit_code"] == 1 and [r["verdict"] for r in report["gate"]["rules"]] == ["fail", "fail"]
        assert report["comparisons"][report["gate"]["rules"][0]["comparison"]]["margin"] == 0.02
        policies = [i for i in report["inputs"] if i.get("role") == "policy"]
        assert len(policies) == 1 and policies[0]["sha256"] == report["gate"]["policy_sha256"]

    @suite.case
    def junit_summary_and_workflow_commands_say_the_same(program, folder):
        path = policy(folder / "p.json", [{"name": "overall"}, {"name": "no loss", "max_lost": 0}])
        run = program("gate", "demo", A, B, "--policy", path, "--junit", folder / "j.xml", "--summary", folder / "s.md", "--ci", "github",
                      "--site", "https://example.org/board/")
        suite_node = ElementTree.parse(folder / "j.xml").getroot().find("testsuite")
        every = suite_node.findall("testcase")
        cases = [case for case in every if case.get("classname") == "egoscope.gate.demo"]
        assert [case.get("name") for case in cases] == ["overall", "no loss"] and suite_node.get("tests") == str(len(every))
        codes = [case.get("name") for case in every if case.get("classname") == "egoscope.input.demo"]
        assert codes == ["W105"] and len(cases) + len(codes) == len(every)
        verdicts = {line.split(" ", 1)[0] for line in run.out.splitlines() if line.startswith(("pass ", "fail ", "inconclusive "))}
        assert verdicts and run.code in (0, 1, 2, 3), run.out
        failed = [case for case in cases if case.find("failure") is not None]
        assert len(failed) == int(suite_node.get("failures")) == run.out.count("::error ")
        properties = {p.get("name"): p.get("value") for p in cases[0].find("properties")}
        pair = program("compare", "demo", A, B, "--column", "overall", "--format", "json").json()["comparisons"][0]
        version, = {score["profile_version"] for row in program("gate", "demo", A, B, "--policy", path, "--format", "json").json()["rows"]
                    for score in row["scores"]}
        assert properties["column"] == "overall" and properties["profile"] == f"demo-strict {version}"
        assert f"(column overall, profile demo-strict {version})" in run.out and f"| overall | overall | demo-strict {version} |" in (folder / "s.md").read_text()
        assert math.isclose(float(properties["d"]), pair["difference"]["value"]) and int(properties["n"]) == pair["n"]
        assert "https://example.org/board/#/demo/pair/" in (folder / "s.md").read_text()
        assert "| no loss |" in (folder / "s.md").read_text()

    @suite.case
    def input_with_an_error_is_invalid_in_every_output(program, folder):
        good, _ = rows(folder)
        odd = submission(folder / "odd.json", [*all_gold(), {"id": "no-such-item", "response": "A"}], model="odd")
        path = policy(folder / "p.json", [{"name": "overall"}])
        run = program("gate", "demo", good, odd, "--policy", path, "--junit", folder / "j.xml", "--summary", folder / "s.md", "--ci", "github")
        assert run.code == 3 and run.out.startswith("gate invalid (exit 3)\n") and "gate pass" not in run.out, run.out
        assert "::error file=odd.json" in run.out and "::E014 " in run.out, run.out
        root = ElementTree.parse(folder / "j.xml").getroot()
        failed = [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None]
        assert failed == ["overall", "E014"] and root.get("failures") == "2"
        assert "### Gate: invalid (exit 3)" in (folder / "s.md").read_text()
        report = program("gate", "demo", good, odd, "--policy", path, "--format", "json").json()
        assert report["gate"]["exit_code"] == 3 and report["gate"]["verdict"] == "invalid" and schema_errors(report, "report") == []
        assert report["gate"]["rules"][0]["verdict"] == "invalid" and "as read, pass" in report["gate"]["rules"][0]["reason"]

    @suite.case
    def a_gate_that_a_file_stops_still_writes_what_a_pipeline_collects(program, folder):
        good, _ = rows(folder)
        path = policy(folder / "p.json", [{"name": "overall"}])
        typo = policy(folder / "typo.json", [{"name": "overall", "margn": 0.1}])
        foreign = submission(folder / "foreign.json", [{"id": f"elsewhere-{i}", "response": "A"} for i in range(5)], model="foreign")
        for code, candidate, rules in (("E001", folder / "absent.json", path), ("E010", foreign, path), ("E026", good, typo)):
            (folder / "j.xml").write_text("the last run's")
            run = program("gate", "demo", good, candidate, "--policy", rules, "--junit", folder / "j.xml", "--summary", folder / "s.md", "--ci", "github")
            assert run.code == 3 and code in run.err, run.err
            root = ElementTree.parse(folder / "j.xml").getroot()
            case, = [case for case in root.iter("testcase") if case.find("error") is not None]
            assert (root.get("errors"), case.get("classname"), case.get("name")) == ("1", "egoscope.gate.demo", "gate")
            error = case.find("error")
            named = (rules if code == "E026" else candidate).name
            line = next(line for line in run.err.splitlines() if f"error {code} " in line)
            assert error.get("type") == code and case.get("file") == named and error.text.strip() == line.strip(), (error.text, line)
            assert {p.get("name"): p.get("value") for p in case.find("properties")} == {"code": code, "exit_code": "3"}
            assert f"title={code}::{code}" in run.out and run.out.endswith(f"::error file={named},title=gate invalid (exit 3)::no rule was applied\n"), run.out
            assert (folder / "s.md").read_text().startswith("### Gate: invalid (exit 3)\n") and code in (folder / "s.md").read_text()
        assert program("gate", "demo", good, folder / "absent.json", "--policy", path, "--junit", folder / "good.json/no-folder").code == 5

    @suite.case
    def an_inconclusive_rule_is_skipped_or_failed_in_junit_as_asked(program, folder):
        good, _ = rows(folder)
        path = policy(folder / "p.json", [{"name": "overall", "margin": 0}])
        for word, tag in (("skipped", "skipped"), ("failure", "failure")):
            program("gate", "demo", good, good, "--policy", path, "--junit", folder / "j.xml", "--junit-inconclusive", word)
            assert ElementTree.parse(folder / "j.xml").getroot().find(f"testsuite/testcase/{tag}") is not None
        passing = policy(folder / "pass.json", [{"name": "overall", "margin": 0}], on_inconclusive="pass")
        assert program("gate", "demo", good, good, "--policy", passing).code == 0
