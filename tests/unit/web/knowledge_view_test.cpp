// The knowledge gain as the page shows it, against the published human row. Source: statistics.md 9, video-mmmu.md 10.
#include <algorithm>
#include <array>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/benchmarks/registry.h"
#include "core/io/import.h"
#include "core/io/registry_json.h"
#include "core/score/evaluate.h"
#include "tests/unit/shared_files.h"
#include "web/views/flow_view.h"
#include "web/views/items_view.h"

namespace {

using namespace ego;       // NOLINT(google-build-using-namespace)
using namespace ego::web;  // NOLINT(google-build-using-namespace)
using Catch::Approx;

constexpr std::size_t kItems = 300;

/// Adaptation items of two disciplines, each of its own video.
QuestionSet adaptation() {
  QuestionSet set;
  set.benchmark = BenchmarkId{"video-mmmu"};
  set.facet_keys = {"track", "discipline", "subject", "question_type"};
  for (std::size_t i = 0; i < kItems; ++i) {
    Question question;
    question.id = QuestionId{"adaptation/item_" + std::to_string(i)};
    question.video = VideoId{std::to_string(i)};
    question.options = {"x", "y"};
    question.gold = "A";
    question.facets = {"Adaptation", i % 2 == 0 ? "Science" : "Business", "Biology", "multiple-choice"};
    set.questions.push_back(question);
  }
  for (const auto& [id, group, facet, value] : {std::array<const char*, 4>{"overall", "overall", "", ""},
                                                {"adaptation", "track", "track", "Adaptation"},
                                                {"sci", "discipline", "discipline", "Science"},
                                                {"biz", "discipline", "discipline", "Business"}}) {
    Column column;
    column.id = ColumnId{id};
    column.group = group;
    if (facet[0] != '\0') column.slice = {{facet, value}};
    set.columns.push_back(column);
  }
  set.index();
  return set;
}

/// Right where the function says so; `dropped` of the others are taken out by the profile.
template <class IsRight>
ScoredSubmission run(const std::string& row, const std::string& mode, IsRight is_right, std::size_t dropped = 0) {
  ScoredSubmission out;
  out.submission.row = RowId{row};
  out.submission.run.mode = mode;
  ScoredRun run;
  run.profile = ProfileId{"videommmu-official"};
  for (std::uint32_t i = 0; i < kItems; ++i) {
    Verdict verdict;
    verdict.question = i;
    verdict.outcome = is_right(i) ? Outcome::Right : Outcome::Wrong;
    if (verdict.outcome == Outcome::Wrong && dropped > 0) {
      verdict.outcome = Outcome::Dropped;
      --dropped;
    }
    run.verdicts.push_back(verdict);
  }
  out.runs.push_back(std::move(run));
  return out;
}

/// b 122 of 300 before, x 72 gained, y 13 lost: a 181 of 300 after.
bool right_before(std::uint32_t i) { return i < 122; }
bool right_after(std::uint32_t i) { return (i >= 13 && i < 122) || (i >= 122 && i < 122 + 72); }

AppState state_of(ScoredSubmission before, ScoredSubmission after) {
  AppState state;
  BenchmarkData data;
  data.entry.id = "video-mmmu";
  data.entry.registry_url = "registry.json";
  data.benchmark = find_benchmark("video-mmmu");
  data.questions.finish(adaptation());
  state.query.targets = {before.submission.row.value, after.submission.row.value};
  data.local_rows.push_back(std::move(before));
  data.local_rows.push_back(std::move(after));
  state.benchmarks.push_back(std::move(data));
  state.query.bench = "video-mmmu";
  state.query.view = ViewKind::Flow;
  state.query.profile = "videommmu-official";
  return state;
}

FlowView flow_of(const AppState& state) {
  ItemsView items;
  items.update(state);
  FlowView flow;
  flow.update(state, items);
  return flow;
}

/// The benchmark's questions as the page has them: written into a registry and read back. Nothing without the shared folder.
std::optional<QuestionSet> real_questions(const Benchmark& benchmark) {
  std::vector<NamedBytes> files;
  for (const char* name : {"perception_video.json", "comprehension_video.json", "adaptation_video.json"}) {
    std::string bytes = shared_files::bytes(std::string("data/video-mmmu/") + name);
    if (bytes.empty()) return std::nullopt;
    files.push_back({name, std::move(bytes)});
  }
  Diagnostics diagnostics;
  const auto annotated = benchmark.read_annotations(files, diagnostics);
  REQUIRE(annotated.ok());
  auto back = io::read_registry(io::write_registry(annotated.value(), benchmark.info(), benchmark.profiles()),
                                "registry.json", diagnostics);
  REQUIRE(back.ok());
  return std::move(back).value();
}

/// The page with a golden case dropped into it.
AppState page_with(const Benchmark& benchmark, QuestionSet questions, const std::vector<std::string>& paths) {
  AppState state;
  BenchmarkData data;
  data.entry.id = "video-mmmu";
  data.entry.registry_url = "registry.json";
  data.benchmark = &benchmark;
  std::vector<const Profile*> profiles;
  for (const Profile& profile : benchmark.profiles()) profiles.push_back(&profile);
  Diagnostics diagnostics;
  for (const std::string& path : paths) {
    const std::vector<NamedBytes> file{{path.substr(path.rfind('/') + 1), shared_files::bytes(path)}};
    auto submissions = io::import_predictions(benchmark, file, ImportOptions{}, diagnostics);
    REQUIRE(submissions.ok());
    for (Submission& submission : submissions.value())
      data.local_rows.push_back(evaluate(benchmark, questions, std::move(submission), profiles, diagnostics));
  }
  data.questions.finish(std::move(questions));
  state.benchmarks.push_back(std::move(data));
  state.query.bench = "video-mmmu";
  state.query.view = ViewKind::Flow;
  state.query.profile = "videommmu-official";
  return state;
}

}  // namespace

TEST_CASE("knowledge gain: the golden pair of logs, by the paper and by the published script", "[web][flow][shared]") {
  const Benchmark& benchmark = *find_benchmark("video-mmmu");
  auto questions = real_questions(benchmark);
  if (!questions) SKIP("no shared folder: set EGOSCOPE_SHARED");
  const std::string folder = "golden/video-mmmu/e2e/d01/";
  AppState state = page_with(benchmark, std::move(*questions),
                             {folder + "20250301_120000_samples_video_mmmu_adaptation_question_only.jsonl",
                              folder + "20250301_150000_samples_video_mmmu_adaptation.jsonl"});
  const std::vector<FlowPreset> presets = flow_presets(state);
  REQUIRE_FALSE(presets.empty());  // question-only before the full run
  state.query.targets = presets.front().rows;
  const FlowView flow = flow_of(state);
  REQUIRE(flow.gain().has_value());
  const GainView& gain = *flow.gain();
  REQUIRE(gain.rules.size() == 2);
  // expected.json of the case, profile videommmu-official and the script.
  CHECK(*gain.rules[0].delta * 100 == Approx(-5.411503349647679).margin(1e-3));
  CHECK(gain.paired.gain.gained == 43);
  CHECK(gain.paired.gain.lost == 52);
  CHECK(*gain.paired.gain.w2r * 100 == Approx(21.287128712871286));
  CHECK(*gain.paired.gain.r2w * 100 == Approx(53.06122448979592));
  CHECK(gain.dropped_before == 8);
  CHECK(gain.dropped_after == 3);
  CHECK(gain.slices.size() == 6);
  CHECK(flow.item_count() == 300);
}

TEST_CASE("tracks of one row are stages about the same videos", "[web][flow][shared]") {
  const Benchmark& benchmark = *find_benchmark("video-mmmu");
  auto questions = real_questions(benchmark);
  if (!questions) SKIP("no shared folder: set EGOSCOPE_SHARED");
  AppState state = page_with(benchmark, std::move(*questions), {"golden/video-mmmu/e2e/v01/predictions.jsonl"});
  const std::vector<FlowPreset> presets = flow_presets(state);
  REQUIRE(presets.size() == 1);
  CHECK(presets[0].kind == FlowPresetKind::Tracks);
  CHECK(presets[0].columns == std::vector<std::string>{"perception", "comprehension", "adaptation"});
  state.query.targets = presets[0].rows;
  state.query.columns = presets[0].columns;
  const FlowView flow = flow_of(state);
  REQUIRE(flow.stages().size() == 3);
  CHECK(flow.item_count() == 300);
  CHECK(flow.left_out() == 0);
  REQUIRE(flow.steps().size() == 2);
  CHECK(flow.steps()[0]->table.n() == 300);
  // Each stage is judged by its own track's question; the list names the last one.
  for (std::size_t stage = 0; stage < 3; ++stage) {
    const Question& asked = flow.questions()->questions[flow.questions_of()[stage]];
    CHECK(asked.id.value.starts_with(presets[0].columns[stage] + "/"));
  }
  const ScoredRun& run = state.benchmarks[0].local_rows[0].runs[0];
  for (const FlowStage& stage : flow.stages()) {
    const auto score = std::find_if(run.scores.begin(), run.scores.end(),
                                    [&](const Score& each) { return each.column == stage.column->id; });
    CHECK(stage.counts[0] == score->k);
  }
}

TEST_CASE("knowledge gain: the published human row", "[web][flow]") {
  const AppState state =
      state_of(run("human (question only)", "question-only", right_before), run("human", "full", right_after));
  const FlowView flow = flow_of(state);
  REQUIRE(flow.gain().has_value());
  const GainView& gain = *flow.gain();
  CHECK(gain.paired.gain.right_before == 122);
  CHECK(gain.paired.gain.right_after == 181);
  CHECK(gain.paired.gain.gained == 72);
  CHECK(gain.paired.gain.lost == 13);
  // statistics.md section 9, worked example.
  CHECK(*gain.paired.gain.delta == Approx(0.3314607).margin(5e-8));
  CHECK(gain.paired.interval->lo == Approx(0.2479797).margin(5e-8));
  CHECK(gain.paired.interval->hi == Approx(0.4149417).margin(5e-8));
  CHECK(*gain.paired.gain.w2r == Approx(0.4044944).margin(5e-8));
  CHECK(gain.paired.w2r_interval->lo == Approx(0.3351487).margin(5e-8));
  CHECK(gain.paired.w2r_interval->hi == Approx(0.4778752).margin(5e-8));
  CHECK(*gain.paired.gain.r2w == Approx(0.1065574).margin(5e-8));
  CHECK(gain.paired.interval->method == "delta_t");
  REQUIRE(gain.rules.size() == 1);
  CHECK(*gain.rules[0].delta == Approx(0.3314607).margin(5e-8));
  // Both ways of looking at it count the same items.
  CHECK(flow.stages()[0].counts[0] == 122);
  CHECK(flow.steps()[0]->table.gained == 72);
  REQUIRE(gain.slices.size() == 2);
  CHECK(gain.slices[0].gain.gained + gain.slices[1].gain.gained == 72);
}

TEST_CASE("knowledge gain: a profile that drops rows has another gain, and says which", "[web][flow]") {
  const AppState state =
      state_of(run("m (question only)", "question-only", right_before, 8), run("m", "full", right_after));
  const FlowView flow = flow_of(state);
  REQUIRE(flow.gain().has_value());
  const GainView& gain = *flow.gain();
  CHECK(gain.dropped_before == 8);
  CHECK(gain.dropped_after == 0);
  CHECK(*gain.paired.gain.delta == Approx(0.3314607).margin(5e-8));  // dropped items count as not right
  // 122 of 292 before, 181 of 300 after, rounded at five decimals as the harness does.
  CHECK(*gain.rules[0].delta == Approx((0.60333 - 0.41781) / (1 - 0.41781)).margin(2e-5));
}

TEST_CASE("knowledge gain: few wrong before take the bootstrap; a full run before is no gain", "[web][flow]") {
  const auto nearly_all = [](std::uint32_t i) { return i >= 10; };
  const FlowView few = flow_of(state_of(run("m (question only)", "question-only", nearly_all),
                                        run("m", "full", [](std::uint32_t i) { return i >= 4; })));
  REQUIRE(few.gain().has_value());
  REQUIRE(few.gain()->paired.interval.has_value());
  CHECK(few.gain()->paired.interval->method == "bootstrap_bca");
  CHECK_FALSE(flow_of(state_of(run("a", "full", right_before), run("b", "full", right_after))).gain().has_value());
}
