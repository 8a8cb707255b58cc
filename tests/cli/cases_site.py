"""site: the bundle of formats.md section 6, readable without scripts."""
import hashlib
import html.parser
import json
import re
import urllib.request

from harness import ROOT, schema_errors

SEEDS = ("egocross", "video-mmmu", "teleego", "exo2ego")


class Page(html.parser.HTMLParser):
    """What a reader without scripts gets: sections, tables, cells, links; and every inline script, of which there must be none."""

    def __init__(self, text):
        super().__init__()
        self.sections, self.tables, self.captions, self.cells, self.scripts, self.sources, self.handlers = [], 0, "", 0, 0, [], []
        self.in_caption = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.handlers += [name for name in values if name.startswith("on")]
        if tag == "section":
            self.sections.append(values.get("id"))
        self.tables += tag == "table"
        self.cells += tag == "td"
        self.in_caption |= tag == "caption"
        if tag == "script":
            self.scripts += "src" not in values
        self.sources += [values[name] for name in ("src", "href") if name in values]

    def handle_endtag(self, tag):
        self.in_caption &= tag != "caption"

    def handle_data(self, data):
        if self.in_caption:
            self.captions += data


def site(program, folder, *more):
    run = program("site", "--out", folder / "site", "--page", ROOT, *more)
    assert run.code == 0, run.err
    return folder / "site"


def add(suite):
    @suite.case
    def the_page_has_the_boards_of_all_seeds_and_the_demo_as_tables(program, folder):
        page = Page((site(program, folder) / "index.html").read_text())
        assert page.sections == [f"/{bench}" for bench in (*SEEDS, "demo")], page.sections
        assert page.tables > len(SEEDS) and page.cells > 500
        assert "profile demo-strict 1.0" in page.captions and "not recomputed" in page.captions, page.captions[-500:]
        assert page.scripts == 0 and page.handlers == []

    @suite.case
    def only_relative_links_but_those_of_sources(program, folder):
        page = Page((site(program, folder) / "index.html").read_text())
        for link in page.sources:
            assert re.match(r"^(data:,|\?text|#/[a-z0-9-]+|https?://\S+|[A-Za-z0-9_./-]+)$", link) and not link.startswith("/"), link

    @suite.case
    def sums_fit_and_the_check_finds_what_was_changed(program, folder):
        out = site(program, folder)
        listed = {}
        for line in (out / "sha256sums.txt").read_text().splitlines():
            digest, path = line.split("  ", 1)
            listed[path] = digest
        assert {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()} == {*listed, "sha256sums.txt"}
        for path, digest in listed.items():
            assert hashlib.sha256((out / path).read_bytes()).hexdigest() == digest, path
        assert program("site", "--check", out).code == 0
        (out / "data/demo/report.json").write_text("{}")
        (out / "stranger.txt").write_text("x")
        run = program("site", "--check", out)
        assert run.code == 3 and "E023" in run.err and "E030" in run.err, run.err

    @suite.case
    def the_index_of_the_site_leads_to_valid_files(program, folder):
        out = site(program, folder)
        index = json.loads((out / "site.json").read_text())
        assert [b["id"] for b in index["benchmarks"]] == [*SEEDS, "demo"]
        demo = index["benchmarks"][-1]
        report = json.loads((out / demo["report"]).read_text())
        assert schema_errors(report, "report") == []
        matrix = (out / demo["matrix"][0]["path"]).read_bytes()
        rows, items = len(report["rows"]), report["benchmark"]["n_items"]
        assert matrix[:4] == b"EGSM" and len(matrix) == 16 + rows * items
        for row in range(rows):
            score = next(s for s in report["rows"][row]["scores"]
                         if s["column"] == "overall" and s["profile"] == demo["matrix"][0]["profile"])
            cells = matrix[16 + row * items:16 + (row + 1) * items]
            assert sum(cell & 7 == 1 for cell in cells) == score["k"]
        assert {log["row"] for log in demo["logs"]} == {row["id"] for row in report["rows"]}
        registry = json.loads((out / demo["registry"]).read_text())
        for item in registry["items"]:
            assert (out / demo["media"]["base"] / item["media"]["ref"]).exists(), item["media"]["ref"]

    @suite.case
    def the_same_inputs_give_the_same_bundle(program, folder):
        first = (site(program, folder) / "sha256sums.txt").read_text()
        assert program("site", "--out", folder / "again", "--page", ROOT).code == 0
        assert (folder / "again/sha256sums.txt").read_text() == first

    @suite.case
    def serve_prints_its_address_answers_on_loopback_and_stops_with_0(program, folder):
        out = site(program, folder, "--no-demo")
        with program.serving(out) as (address, process):
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address), address
            with urllib.request.urlopen(address, timeout=30) as answer:
                assert answer.read() == (out / "index.html").read_bytes()
        assert process.returncode == 0
        assert program("serve", folder / "nowhere").code == 3

    @suite.case
    def app_files_get_hashed_names_that_the_page_and_the_scripts_use(program, folder):
        app = folder / "app"
        app.mkdir()
        (app / "explorer.mjs").write_text('export default () => fetch("explorer.wasm");')
        (app / "explorer.wasm").write_bytes(b"\0asm")
        (app / "fonts").mkdir()
        (app / "fonts/inter-regular.otf").write_bytes(b"font")
        out = site(program, folder, "--app", app, "--no-demo")
        wasm = next(out.glob("app.*.wasm")).name
        module = next(out.glob("explorer.*.js"))
        assert module.read_text() == f'export default () => fetch("{wasm}");'
        assert (out / "fonts/inter-regular.otf").read_bytes() == b"font"
        page = Page((out / "index.html").read_text())
        assert any(re.fullmatch(r"app\.[0-9a-f]{12}\.js", source) for source in page.sources), page.sources
        assert program("site", "--check", out).code == 0
