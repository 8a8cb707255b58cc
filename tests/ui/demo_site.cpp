#include "tests/ui/demo_site.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <vector>

#include "core/benchmarks/registry.h"
#include "core/board/published.h"
#include "core/io/import.h"
#include "core/io/registry_json.h"
#include "core/report/build_report.h"
#include "core/score/evaluate.h"
#include "core/site/site.h"

namespace ui_test {
namespace {

using namespace ego;

const char* const kSubmissions[] = {"chance",        "longest-option", "majority-letter",    "question-only",
                                    "video-2frames", "video-8frames",  "video-8frames-prior"};

std::vector<ScoredSubmission> score_demo(const Benchmark& benchmark, const QuestionSet& questions) {
  std::vector<const Profile*> profiles;
  for (const Profile& profile : benchmark.profiles()) profiles.push_back(&profile);
  std::vector<ScoredSubmission> rows;
  Diagnostics diagnostics;
  for (const char* name : kSubmissions) {
    const std::string label = std::string(name) + ".jsonl";
    const std::vector<NamedBytes> files{{label, demo_file(label)}};
    auto submissions = io::import_predictions(benchmark, files, ImportOptions{}, diagnostics);
    REQUIRE(submissions.ok());
    for (Submission& submission : submissions.value())
      rows.push_back(evaluate(benchmark, questions, std::move(submission), profiles, diagnostics));
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.submission.row < b.submission.row; });
  return rows;
}

Files make_site() {
  const Benchmark* demo = find_benchmark("demo");
  REQUIRE(demo != nullptr);
  Diagnostics diagnostics;
  auto questions = io::read_registry(repository_file("assets/demo/registry.json"), "registry.json", diagnostics);
  REQUIRE(questions.ok());
  const std::vector<ScoredSubmission> rows = score_demo(*demo, questions.value());
  BuildOptions build;
  build.statistics = ScoreStatistics::RankSets;
  build.analyses = {AnalysisKind::Baselines};
  const Report report = build_report(*demo, questions.value(), rows, diagnostics, build);
  const std::string published_bytes = repository_file("assets/published/egocross.json");
  auto published = read_published(published_bytes, "egocross.json", diagnostics);
  REQUIRE(published.ok());

  site::SiteInput input;
  input.title = "test";
  site::BenchmarkPart egocross;
  egocross.id = "egocross";
  egocross.title = "EgoCross";
  egocross.benchmark = find_benchmark("egocross");
  egocross.published = &published.value();
  egocross.published_bytes = published_bytes;
  site::BenchmarkPart part;
  part.id = "demo";
  part.title = "Demo";
  part.title_zh = "\u6f14\u793a";
  part.benchmark = demo;
  part.questions = &questions.value();
  part.rows = rows;
  part.report = &report;
  input.benchmarks = {egocross, part};
  auto files = site::build_site(input);
  REQUIRE(files.ok());
  Files out;
  for (site::SiteFile& file : files.value()) out[file.path] = std::move(file.bytes);
  return out;
}

}  // namespace

std::string demo_file(const std::string& name) { return repository_file("assets/demo/submissions/" + name); }

std::string repository_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  INFO(path);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const Files& demo_site() {
  static const Files files = make_site();
  return files;
}

}  // namespace ui_test
