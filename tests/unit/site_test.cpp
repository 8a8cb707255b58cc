#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "core/base/sha256.h"
#include "core/board/item_matrix.h"
#include "core/io/gzip.h"
#include "core/json/parse.h"
#include "core/report/build_report.h"
#include "core/report/report_json.h"
#include "core/site/app_names.h"
#include "core/site/reply_log.h"
#include "core/site/site.h"
#include "core/text/relative_path.h"
#include "tests/unit/tiny_benchmark.h"

namespace {

constexpr const char* kTemplate =
    "<html><head><title><!-- egoscope:title --></title><style><!-- egoscope:style --></style></head><body>\n"
    "<nav><!-- egoscope:nav --></nav>\n<!-- egoscope:board -->\n<!-- egoscope:boards -->\n"
    "<script type=\"module\" src=\"{{app:app.js}}\"></script>\n</body></html>\n";

/// Files in memory, as a folder.
class MemoryFiles final : public ego::FileSource {
 public:
  std::map<std::string, std::string> files;

  ego::Result<ego::ByteBuffer> read_all(std::string_view path) override {
    const auto found = files.find(std::string(path));
    if (found == files.end()) return ego::make_error(ego::Code::UnreadableFile, "no such file");
    return found->second;
  }
  ego::Result<std::vector<std::string>> list(std::string_view folder) override {
    std::set<std::string> names;
    const std::string prefix = std::string(folder) + "/";
    for (const auto& [path, bytes] : files) {
      if (path.starts_with(prefix))
        names.insert(path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size()));
    }
    return std::vector<std::string>(names.begin(), names.end());
  }
  bool exists(std::string_view path) override { return files.contains(std::string(path)) || is_folder(path); }
  bool is_folder(std::string_view path) override {
    const std::string prefix = std::string(path) + "/";
    const auto at = files.lower_bound(prefix);
    return at != files.end() && at->first.starts_with(prefix);
  }
};

struct Example {
  tiny::TinyBenchmark benchmark;
  ego::QuestionSet questions = tiny::questions();
  ego::Diagnostics diagnostics;
  std::vector<ego::ScoredSubmission> rows;
  ego::Report report;
  ego::site::SiteInput input;

  Example() {
    std::vector<ego::Submission> submissions = {
        tiny::submission("org/alpha", {"A", "B", "hm <img src=x onerror=alert(1)>", "-"}),
        tiny::submission("org_alpha", {"A", "A", "A", "A"})};
    submissions[0].model.name = "<img src=x onerror=alert(1)>";
    rows = tiny::scored(benchmark, questions, std::move(submissions), diagnostics);
    report = ego::build_report(benchmark, questions, rows, diagnostics, {});
    ego::site::BenchmarkPart part;
    part.id = "tiny";
    part.title = "Tiny & small";
    part.benchmark = &benchmark;
    part.questions = &questions;
    part.rows = rows;
    part.report = &report;
    part.media = {{"media/a.webm", "webm"}, {"media/a.mp4", "mp4"}, {"posters/a.jpg", "jpg"}};
    input.title = "A <title>";
    input.generator_version = "0.1.0";
    input.index_template = kTemplate;
    input.app_files = {{"app.js", "", "import x from './explorer.mjs'; fetch('./explorer.wasm'); 'no app.js here'"},
                       {"explorer.mjs", "explorer", "locate(\"explorer.wasm\")"},
                       {"explorer.wasm", "app", std::string("\0asm", 4)}};
    input.fixed_files = {{"fonts/inter.otf", "font"}};
    input.benchmarks.push_back(std::move(part));
  }
};

std::map<std::string, std::string> built(const ego::site::SiteInput& input) {
  auto files = ego::site::build_site(input);
  REQUIRE(files.ok());
  std::map<std::string, std::string> out;
  for (ego::site::SiteFile& file : files.value()) out.emplace(file.path, file.bytes);
  CHECK(out.size() == files.value().size());
  return out;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("build_site: every file of formats.md section 6, summed", "[site]") {
  const Example example;
  const auto files = built(example.input);
  for (const char* path :
       {"index.html", "site.json", "data/tiny/registry.json", "data/tiny/report.json", "data/tiny/matrix.bin",
        "data/tiny/matrix@tiny-exact.bin", "data/tiny/logs/org_alpha.zip", "data/tiny/logs/org_alpha-2.zip",
        "data/tiny/media/a.webm", "fonts/inter.otf", "sha256sums.txt"}) {
    INFO(path);
    CHECK(files.contains(path));
  }
  const std::string& sums = files.at("sha256sums.txt");
  for (const auto& [path, bytes] : files) {
    if (path != "sha256sums.txt") CHECK(holds(sums, ego::sha256_hex(bytes) + "  " + path + "\n"));
  }
  CHECK(files.at("data/tiny/matrix.bin") == files.at("data/tiny/matrix@tiny-exact.bin"));
  CHECK(built(example.input) == files);
}

TEST_CASE("build_site: a report of many rows is packed and read back", "[site]") {
  Example example;
  std::string& name = example.report.rows.front().model.name;
  for (std::uint32_t i = 0; name.size() < 9'000'000; ++i) name += std::to_string(i * 2'654'435'761U);
  const auto files = built(example.input);
  CHECK_FALSE(files.contains("data/tiny/report.json"));
  const std::string& packed = files.at("data/tiny/report.json.gz");
  CHECK(packed.size() < 6'000'000);
  CHECK(holds(files.at("site.json"), "data/tiny/report.json.gz"));
  const auto report = ego::io::gunzip(packed, "report.json.gz");
  REQUIRE(report.ok());
  CHECK(report.value() == ego::write_report_json(example.report, ego::json::Layout::Indented));
}

TEST_CASE("build_site: a list of pairs that grows with the square of the rows stays out of the bundle", "[site]") {
  Example example;
  ego::ReportBoard& board = example.report.boards.emplace_back();
  board.column = example.questions.columns.front().id;
  const ego::RowId better = example.report.rows.front().id;
  const ego::RowId worse = example.report.rows.back().id;
  board.separable.assign(20'000, {better, worse, 0.01, 3.0});
  CHECK(holds(built(example.input).at("data/tiny/report.json"), "\"separable\""));
  board.separable.push_back({better, worse, 0.01, 3.0});
  const std::string report = built(example.input).at("data/tiny/report.json");
  CHECK_FALSE(holds(report, "\"better\""));
  CHECK(holds(report, "\"family\""));
}

TEST_CASE("index.html: a real table, escaped, with denominators, profile and hashed script", "[site]") {
  const Example example;
  const auto files = built(example.input);
  const std::string& page = files.at("index.html");
  CHECK(holds(page, "<title>A &lt;title&gt;</title>"));
  CHECK(holds(page, "<a href=\"#/tiny\">Tiny &amp; small</a>"));
  CHECK(holds(page, "<section id=\"/tiny\">"));
  CHECK(holds(page, "profile tiny-exact 1.0"));
  CHECK(holds(page, "2/4, 1 invalid, 1 missing"));
  CHECK_FALSE(holds(page, "<img"));
  CHECK_FALSE(holds(page, "egoscope:board"));
  const std::size_t script = page.find("src=\"app.");
  REQUIRE(script != std::string::npos);
  const std::string name = page.substr(script + 5, page.find('"', script + 5) - script - 5);
  CHECK(files.contains(name));
  CHECK(name.size() == std::string("app.").size() + 12 + std::string(".js").size());
}

TEST_CASE("app files: hashed names, references follow, .mjs is served as .js", "[site]") {
  const Example example;
  const auto names = ego::site::app_names(example.input.app_files);
  const std::string& module = names.at("explorer.mjs");
  const std::string& wasm = names.at("explorer.wasm");
  CHECK(module.ends_with(".js"));
  CHECK(wasm.starts_with("app."));
  CHECK(wasm.ends_with(".wasm"));
  const auto files = built(example.input);
  CHECK(files.at(names.at("app.js")) == "import x from './" + module + "'; fetch('./" + wasm + "'); 'no app.js here'");
  CHECK(files.at(module) == "locate(\"" + wasm + "\")");
  auto changed = example.input.app_files;
  changed[2].bytes += "1";
  CHECK(ego::site::app_names(changed).at("app.js") != names.at("app.js"));
}

TEST_CASE("without app files the page is tables only; a missing one is an error", "[site]") {
  Example example;
  example.input.app_files.clear();
  CHECK_FALSE(holds(built(example.input).at("index.html"), "<script"));
  example.input.app_files = {{"other.js", "", ""}};
  CHECK(ego::site::build_site(example.input).error().code == ego::Code::MissingField);
}

TEST_CASE("build_site refuses paths that leave the bundle, double paths, large files and secret gold", "[site]") {
  Example example;
  example.input.fixed_files = {{"../etc/passwd", "x"}};
  CHECK(ego::site::build_site(example.input).error().code == ego::Code::ContradictoryFields);
  example.input.fixed_files = {{"site.json", "x"}};
  CHECK(ego::site::build_site(example.input).error().code == ego::Code::ContradictoryFields);
  example.input.fixed_files = {{"fonts/huge.otf", std::string(ego::site::kMaxFileBytes + 1, 'x')}};
  CHECK(ego::site::build_site(example.input).error().code == ego::Code::LimitExceeded);
  example.input.fixed_files.clear();
  example.questions.gold_is_public = false;
  example.report.items = ego::build_items(example.questions, example.rows, example.report, ego::GoldPolicy::Always,
                                          ego::ReplyText::LeftOut);
  CHECK(ego::site::build_site(example.input).error().code == ego::Code::ContradictoryFields);
}

TEST_CASE("is_relative_path: plain relative parts only", "[site]") {
  for (const char* good : {"a", "a/b.c", "data/x/matrix@p-1.bin"}) CHECK(ego::text::is_relative_path(good));
  for (const char* bad : {"", "/a", "a//b", "a/", "../a", "a/../b", "a\\b", "c:x", "a\nb", "."}) {
    INFO(bad);
    CHECK_FALSE(ego::text::is_relative_path(bad));
  }
}

TEST_CASE("site.json: relative paths by benchmark, posters by media", "[site]") {
  const Example example;
  ego::Diagnostics diagnostics;
  const auto document =
      ego::json::parse(built(example.input).at("site.json"), "site.json", ego::json::Dialect::Strict, diagnostics);
  REQUIRE(document.ok());
  const ego::json::Value& benchmark = (*document.value().find("benchmarks")->if_array())[0];
  CHECK(benchmark.text_or_empty("report") == "data/tiny/report.json");
  CHECK((*benchmark.find("logs")->if_array())[0].text_or_empty("row") == "org/alpha");
  CHECK((*benchmark.find("logs")->if_array())[0].text_or_empty("path") == "data/tiny/logs/org_alpha.zip");
  CHECK((*benchmark.find("matrix")->if_array())[0].text_or_empty("path") == "data/tiny/matrix@tiny-exact.bin");
  const ego::json::Value& media = *benchmark.find("media");
  CHECK(media.text_or_empty("base") == "data/tiny/");
  CHECK(media.find("posters")->text_or_empty("media/a.mp4") == "posters/a.jpg");
}

TEST_CASE("reply log: the page scores the same verdicts from it", "[site][replies]") {
  const Example example;
  const auto log = ego::site::write_reply_log(example.benchmark, example.questions, example.rows[0].submission);
  REQUIRE(log.ok());
  ego::Diagnostics diagnostics;
  auto read = ego::site::read_reply_log(log.value(), "log.zip", diagnostics);
  REQUIRE(read.ok());
  CHECK(read.value().row.value == "org/alpha");
  CHECK(read.value().predictions[2].response == "hm <img src=x onerror=alert(1)>");
  const auto again = tiny::scored(example.benchmark, example.questions, {read.value()}, diagnostics);
  REQUIRE(again[0].runs[0].verdicts.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(again[0].runs[0].verdicts[i].outcome == example.rows[0].runs[0].verdicts[i].outcome);
    CHECK(again[0].runs[0].verdicts[i].answer == example.rows[0].runs[0].verdicts[i].answer);
  }
  CHECK(ego::site::read_reply_log("PK", "log.zip", diagnostics).ok() == false);
  CHECK(ego::site::read_reply_log(log.value().substr(0, log.value().size() / 2), "log.zip", diagnostics).ok() == false);
}

TEST_CASE("file_name_of_row: plain, bounded, never hidden, never twice", "[site][replies]") {
  std::vector<std::string> taken;
  CHECK(ego::site::file_name_of_row("org/model@sft", taken) == "org_model_sft");
  CHECK(ego::site::file_name_of_row("org model_sft", taken) == "org_model_sft-2");
  CHECK(ego::site::file_name_of_row("..", taken) == "_..");
  CHECK(ego::site::file_name_of_row("", taken) == "_");
  CHECK(ego::site::file_name_of_row(std::string(500, 'x'), taken).size() == 80);
}

TEST_CASE("check_site: a fresh bundle is sound; changed, missing and foreign files are found", "[site]") {
  const Example example;
  MemoryFiles files;
  for (const auto& [path, bytes] : built(example.input)) files.files["out/" + path] = bytes;
  ego::Diagnostics sound;
  ego::site::check_site(files, "out", sound);
  CHECK(ego::format_lines(sound) == "");
  files.files["out/data/tiny/report.json"] += " ";
  files.files.erase("out/data/tiny/registry.json");
  files.files["out/old.js"] = "x";
  files.files["out/index.html.br"] = "brotli sibling";
  ego::Diagnostics broken;
  ego::site::check_site(files, "out", broken);
  CHECK(broken.count(ego::Code::ChecksumDiffers) == 1);
  CHECK(broken.count(ego::Code::UnreadableFile) == 1);
  CHECK(broken.count(ego::Code::UnrelatedFiles) == 1);
  ego::Diagnostics nothing;
  ego::site::check_site(files, "elsewhere", nothing);
  CHECK(nothing.errors() == 1);
}
