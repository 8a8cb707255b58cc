/// core/analysis: what a set of scored rows says beyond its scores. Expected numbers: the worked examples of statistics.md,
/// or counts that can be checked by eye.
#include <catch2/catch_all.hpp>

#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/board/item_matrix.h"
#include "tests/unit/tiny_benchmark.h"

namespace {

using Catch::Approx;

const ego::Benchmark& tiny_benchmark() {
  static const tiny::TinyBenchmark benchmark;
  return benchmark;
}
const ego::Profile& profile() { return tiny_benchmark().profiles()[0]; }

/// One question a letter of `gold`, `per_video` of them a video, four options.
ego::QuestionSet make_set(std::string_view gold, std::size_t per_video) {
  ego::QuestionSet set;
  set.benchmark = ego::BenchmarkId{"tiny"};
  set.gold_is_public = true;
  set.facet_keys = {"half", "parity"};
  for (std::size_t i = 0; i < gold.size(); ++i) {
    ego::Question question;
    question.id = ego::QuestionId{"q" + std::to_string(i + 1)};
    question.video = ego::VideoId{"v" + std::to_string(i / per_video)};
    question.options = {"one", "two", "three", "four"};
    question.gold = ego::json::Value(std::string(1, gold[i]));
    question.facets = {i < gold.size() / 2 ? "first" : "second", i % 2 == 0 ? "even" : "odd"};
    set.questions.push_back(std::move(question));
  }
  ego::Column overall;
  overall.id = ego::ColumnId{"overall"};
  set.columns = {overall};
  set.index();
  return set;
}

/// One answer a character; `-` is an empty reply, `.` no row at all.
ego::ScoredSubmission make_row(const ego::QuestionSet& set, const std::string& name, std::string_view answers,
                               const std::string& kind = "model") {
  ego::Submission submission;
  submission.row = ego::RowId{name};
  submission.model.id = name;
  submission.model.kind = kind;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] == '.') continue;
    ego::Prediction prediction;
    prediction.id = set.questions[i].id.value;
    prediction.response = answers[i] == '-' ? std::string() : std::string(1, answers[i]);
    submission.predictions.push_back(std::move(prediction));
  }
  const ego::Profile* profiles[] = {&profile()};
  ego::Diagnostics diagnostics;
  return ego::evaluate(tiny_benchmark(), set, std::move(submission), profiles, diagnostics);
}

std::vector<const ego::ScoredSubmission*> pointers(const std::vector<ego::ScoredSubmission>& rows) {
  std::vector<const ego::ScoredSubmission*> out;
  for (const ego::ScoredSubmission& row : rows) out.push_back(&row);
  return out;
}

ego::AnswerTable table_of(const ego::QuestionSet& set, const std::vector<ego::ScoredSubmission>& rows) {
  return ego::answer_table(set, set.columns[0], profile(), pointers(rows));
}

}  // namespace

TEST_CASE("agreement: kappa of the worked example, no answer being an answer", "[analysis][agreement]") {
  const ego::QuestionSet set = make_set("AAAAAAAAAA", 1);
  const std::vector<ego::ScoredSubmission> rows = {make_row(set, "x", "AABBCDAB-C"), make_row(set, "y", "ABBBCDAA-D")};
  const ego::AgreementMatrix found = ego::analyze_agreement(table_of(set, rows), {});
  REQUIRE(found.pairs.size() == 1);
  CHECK(found.pairs[0].items == 10);
  CHECK(*found.pairs[0].kappa == Approx(0.6103896104).margin(1e-9));  // statistics.md section 11
  CHECK(found.draws == 0);
  CHECK_FALSE(found.pairs[0].kappa_bounds.has_value());
}

TEST_CASE("agreement: same wrong option counts items that both got wrong with an option", "[analysis][agreement]") {
  const ego::QuestionSet set = make_set("AAAAAA", 1);
  //                                                              right, same wrong, other wrong, one empty, one right, both empty
  const std::vector<ego::ScoredSubmission> rows = {make_row(set, "x", "ABBB A"), make_row(set, "y", "ABC-B-")};
  const ego::AgreementMatrix found = ego::analyze_agreement(table_of(set, rows), {});
  const ego::stats::SameWrong& same = found.pairs[0].same_wrong;
  CHECK(same.joint == 2);
  CHECK(same.same == 1);
  CHECK(*same.rate == 0.5);
  CHECK(*same.expected == Approx(1.0 / 3));
  CHECK(*same.lift == Approx(1.5));
}

TEST_CASE("agreement: rows that answer alike stand together, whatever their names", "[analysis][agreement]") {
  const ego::QuestionSet set = make_set("AAAAAAAA", 1);
  const std::vector<ego::ScoredSubmission> rows = {make_row(set, "a", "ABCDABCD"), make_row(set, "b", "BADCBADC"),
                                                   make_row(set, "c", "ABCDABCA"), make_row(set, "d", "BADCBADA")};
  const ego::AgreementMatrix found = ego::analyze_agreement(table_of(set, rows), {});
  CHECK(found.order == std::vector<std::uint32_t>{0, 2, 1, 3});
  CHECK(found.place(2, 1) == found.place(1, 2));
}

TEST_CASE("agreement: an item matrix gives what the verdicts give", "[analysis][agreement]") {
  const ego::QuestionSet set = make_set("ABCDABCDABCD", 3);
  const std::vector<ego::ScoredSubmission> rows = {
      make_row(set, "x", "ABCDDBCAABCD"), make_row(set, "y", "AACDDB-AZBC."), make_row(set, "z", "DBCADBCAABBB")};
  const ego::ItemMatrix matrix = ego::make_item_matrix(set, rows, profile().id);
  const std::vector<ego::RowId> ids = {rows[0].submission.row, rows[1].submission.row, rows[2].submission.row};
  const ego::AgreementOptions options{.draws = 99};
  const auto by_verdicts = ego::analyze_agreement(table_of(set, rows), options);
  const auto by_matrix =
      ego::analyze_agreement(ego::answer_table(set, set.columns[0], profile(), matrix, ids), options);
  REQUIRE(by_matrix.pairs.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(by_matrix.pairs[i].kappa == by_verdicts.pairs[i].kappa);
    CHECK(by_matrix.pairs[i].kappa_bounds == by_verdicts.pairs[i].kappa_bounds);
    CHECK(by_matrix.pairs[i].error_consistency == by_verdicts.pairs[i].error_consistency);
    CHECK(by_matrix.pairs[i].same_wrong.joint == by_verdicts.pairs[i].same_wrong.joint);
  }
}

TEST_CASE("agreement: bounds hold the estimate and do not depend on the other rows", "[analysis][agreement]") {
  const ego::QuestionSet set = make_set("ABCDABCDABCDABCDABCD", 2);
  const auto x = make_row(set, "x", "ABCDDBCAABCDABCDABCD");
  const auto y = make_row(set, "y", "AACDDBDAZBCAABADABCA");
  const auto z = make_row(set, "z", "DBCADBCAABBBABCDDBCD");
  const ego::AgreementOptions options{.draws = 199};
  const auto two = ego::analyze_agreement(table_of(set, {x, y}), options);
  const auto three = ego::analyze_agreement(table_of(set, {x, y, z}), options);
  REQUIRE(two.pairs[0].kappa_bounds.has_value());
  CHECK(two.pairs[0].kappa_bounds->lo <= *two.pairs[0].kappa);
  CHECK(two.pairs[0].kappa_bounds->hi >= *two.pairs[0].kappa);
  CHECK(two.pairs[0].kappa_bounds == three.pairs[three.place(0, 1)].kappa_bounds);
  CHECK(two.pairs[0].same_wrong_bounds == three.pairs[three.place(0, 1)].same_wrong_bounds);
}

TEST_CASE("items: what nobody gets, what everybody gets, and a key that the strongest dispute", "[analysis][items]") {
  // Items 1-8 order the twelve rows by strength; 9 nobody, 10 everybody, 11 the strongest half says B.
  const ego::QuestionSet set = make_set("AAAAAAAAAAA", 1);
  std::vector<ego::ScoredSubmission> rows;
  for (int m = 0; m < 12; ++m) {
    std::string answers;
    for (int i = 0; i < 8; ++i) answers += i < (m * 8) / 11 ? 'A' : 'C';
    answers += 'D';
    answers += 'A';
    answers += m >= 6 ? 'B' : 'A';
    rows.push_back(make_row(set, std::string("m") + static_cast<char>('a' + m), answers));
  }
  const ego::ItemTable found = ego::analyze_item_table(set, table_of(set, rows));
  REQUIRE(found.items.size() == 11);
  CHECK(found.rows.size() == 12);
  CHECK(found.group_size == 3);
  CHECK(found.items[8].right == 0);
  CHECK(found.items[9].suspicion == ego::ItemSuspicion::Free);
  CHECK(found.items[10].suspicion == ego::ItemSuspicion::Key);
  CHECK(found.items[10].suspected_key == 2U);
  CHECK(found.items[10].statistics.d27 == -1);
  // Nobody right and all of the strongest on D: the key is the likelier fault.
  CHECK(found.items[8].suspicion == ego::ItemSuspicion::Key);
  CHECK(found.items[8].suspected_key == 4U);
  REQUIRE(found.items[10].votes.size() == 2);
  CHECK(found.items[10].votes[0].answer == 1);
  CHECK(found.items[10].votes[0].rows == 6);
}

TEST_CASE("items: no suspicion with fewer than ten rows", "[analysis][items]") {
  const ego::QuestionSet set = make_set("AAAA", 1);
  std::vector<ego::ScoredSubmission> rows;
  for (int m = 0; m < 9; ++m) rows.push_back(make_row(set, std::string("m") + static_cast<char>('a' + m), "ABBB"));
  const ego::ItemTable found = ego::analyze_item_table(set, table_of(set, rows));
  REQUIRE(found.items.size() == 4);
  for (const ego::AnalyzedItem& item : found.items) CHECK(item.suspicion == ego::ItemSuspicion::None);
}

TEST_CASE("slices: both halves and both parities are tried, and the planted one is found", "[analysis][slices]") {
  const std::string gold(80, 'A');
  const ego::QuestionSet set = make_set(gold, 2);
  std::string before(80, 'B');
  std::string after(80, 'B');
  for (std::size_t i = 0; i < 40; ++i) after[i] = i % 8 == 7 ? 'B' : 'A';  // the first half is gained
  const std::vector<ego::ScoredSubmission> rows = {make_row(set, "a", before), make_row(set, "b", after)};
  const ego::SliceSearch found = ego::find_slices(set, table_of(set, rows), 0, 1);
  // half = first/second, parity = even/odd, four pairs of 20 items in 20 clusters.
  CHECK(found.tried == 8);
  REQUIRE(found.findings.size() == 8);
  CHECK(found.findings[0].slice == ego::SliceKeys{{"half", "first"}});
  CHECK(found.findings[0].n_in == 40);
  CHECK(found.findings[0].contrast.diff_in == Approx(35.0 / 40));
  CHECK(found.findings[0].contrast.diff_out == 0);
  CHECK(*found.findings[0].q < 1e-6);
  CHECK(*found.findings[0].q >= *found.findings[0].contrast.p);
  for (std::size_t i = 1; i < 8; ++i) CHECK(*found.findings[i - 1].q <= *found.findings[i].q);
}

TEST_CASE("slices: too few items, too few clusters, and twins are not tried", "[analysis][slices]") {
  const ego::QuestionSet small = make_set(std::string(38, 'A'), 1);
  const auto row = [](const ego::QuestionSet& set, const char* name, std::size_t n) {
    return make_row(set, name, std::string(n, 'A'));
  };
  CHECK(ego::find_slices(small, table_of(small, {row(small, "a", 38), row(small, "b", 38)}), 0, 1).tried == 0);
  const ego::QuestionSet few = make_set(std::string(80, 'A'), 10);  // 8 clusters
  CHECK(ego::find_slices(few, table_of(few, {row(few, "a", 80), row(few, "b", 80)}), 0, 1).tried == 0);
  ego::QuestionSet twins = make_set(std::string(80, 'A'), 2);
  for (ego::Question& question : twins.questions) question.facets[1] = question.facets[0];
  twins.index();
  CHECK(ego::find_slices(twins, table_of(twins, {row(twins, "a", 80), row(twins, "b", 80)}), 0, 1).tried == 2);
}

TEST_CASE("gains: the published human row", "[analysis][gains]") {
  // statistics.md section 9: b 122/300, a 181/300, 72 gained, 13 lost.
  std::vector<std::uint8_t> before(300, 0);
  std::vector<std::uint8_t> after(300, 0);
  std::vector<std::uint32_t> keys(300);
  std::iota(keys.begin(), keys.end(), 0U);
  for (std::size_t i = 0; i < 122; ++i) before[i] = 1;
  for (std::size_t i = 13; i < 122 + 72; ++i) after[i] = 1;
  const ego::MeasuredGain found = ego::measure_gain(before, after, ego::stats::number_clusters(keys), {});
  CHECK(found.gain.gained == 72);
  CHECK(found.gain.lost == 13);
  CHECK(*found.gain.delta == Approx(0.3314606742).margin(1e-9));
  CHECK(*found.se == Approx(0.0424207).margin(5e-8));
  REQUIRE(found.interval.has_value());
  CHECK(found.interval->method == "delta_t");
  CHECK(found.interval->lo == Approx(0.2479797).margin(5e-8));
  CHECK(found.interval->hi == Approx(0.4149417).margin(5e-8));
  CHECK(found.w2r_interval->lo == Approx(0.3351487).margin(5e-8));
  CHECK(found.w2r_interval->hi == Approx(0.4778752).margin(5e-8));
  CHECK(*found.gain.r2w == Approx(0.1065573770).margin(1e-9));
  CHECK(found.test->p < 1e-9);
  CHECK(found.test->method == "conv");
}

TEST_CASE("gains: with few items wrong before the interval is a bootstrap", "[analysis][gains]") {
  std::vector<std::uint8_t> before(40, 1);
  std::vector<std::uint8_t> after(40, 1);
  std::vector<std::uint32_t> keys(40);
  std::iota(keys.begin(), keys.end(), 0U);
  for (std::size_t i = 0; i < 12; ++i) before[i] = 0;
  for (std::size_t i = 0; i < 5; ++i) after[i] = 0;
  const ego::MeasuredGain found = ego::measure_gain(before, after, ego::stats::number_clusters(keys), {.draws = 999});
  REQUIRE(found.interval.has_value());
  CHECK(found.interval->method == "bootstrap_bca");
  CHECK(found.interval->lo < *found.gain.delta);
  CHECK(found.interval->hi > *found.gain.delta);
  const std::vector<std::uint8_t> all(40, 1);
  const ego::MeasuredGain none = ego::measure_gain(all, after, ego::stats::number_clusters(keys), {.draws = 99});
  CHECK_FALSE(none.gain.delta.has_value());
  CHECK_FALSE(none.interval.has_value());
  CHECK(none.gain.r2w.has_value());
}

TEST_CASE("baselines: random answers hit a quarter, and a row at chance is not separable", "[analysis][baselines]") {
  std::string gold;
  for (int i = 0; i < 200; ++i) gold += static_cast<char>('A' + (i * 7 + i / 5) % 4);
  const ego::QuestionSet set = make_set(gold, 4);
  std::string good = gold;
  for (std::size_t i = 0; i < good.size(); i += 4) good[i] = good[i] == 'A' ? 'B' : 'A';
  std::string guess(200, 'A');
  const std::vector<ego::ScoredSubmission> rows = {make_row(set, "good", good), make_row(set, "guess", guess),
                                                   make_row(set, "only-a", std::string(200, 'A'), "baseline")};
  const ego::Analysis found =
      ego::analyze(tiny_benchmark(), set, profile(), pointers(rows), {.kinds = {ego::AnalysisKind::Baselines}});
  REQUIRE(found.baselines.size() == 1);
  const ego::BaselineCheck& check = found.baselines[0];
  REQUIRE(check.baselines.size() == 2);
  CHECK(check.baselines[0].id.value == "baseline:random");
  CHECK(check.baselines[0].value == Approx(0.25).margin(0.01));
  CHECK(*check.chance == 0.25);
  REQUIRE(check.rows.size() == 2);
  CHECK(check.rows[0].separable);
  CHECK(check.rows[0].difference == Approx(0.75 - check.baselines[check.rows[0].best].value));
  CHECK_FALSE(check.rows[1].separable);
  CHECK(check.rows[1].p_adjusted >= check.rows[1].p);
}

TEST_CASE("baselines: random answers are a function of seed and question, not of the column", "[analysis][baselines]") {
  const ego::QuestionSet set = make_set("ABCDABCD", 1);
  const auto all = ego::random_answer_hits(set, ego::stats::kDefaultSeed, 1000);
  CHECK(all == ego::random_answer_hits(set, ego::stats::kDefaultSeed, 1000));
  CHECK(all != ego::random_answer_hits(set, 7, 1000));
  ego::QuestionSet open = set;
  open.questions[3].options.clear();
  CHECK(ego::random_answer_hits(open, ego::stats::kDefaultSeed, 1000)[3] == 0);
  CHECK(ego::random_answer_hits(open, ego::stats::kDefaultSeed, 1000)[2] == all[2]);
}

TEST_CASE("positions: accuracy by the place of the right option, and letters given", "[analysis][positions]") {
  const ego::QuestionSet set = make_set(std::string(20, 'A') + std::string(20, 'B'), 1);
  const std::vector<ego::ScoredSubmission> rows = {
      make_row(set, "a", std::string(30, 'A') + std::string(8, 'B') + "-Z")};
  const ego::OptionPositions found = ego::count_option_positions(table_of(set, rows));
  CHECK(found.gold == std::vector<std::uint64_t>{20, 20, 0, 0});
  REQUIRE(found.rows.size() == 1);
  CHECK(found.rows[0].right == std::vector<std::uint64_t>{20, 8, 0, 0});
  CHECK(found.rows[0].given == std::vector<std::uint64_t>{30, 8, 0, 0});
  CHECK(found.rows[0].other == 1);
  CHECK(found.rows[0].none == 1);
  CHECK(*found.rows[0].spread == Approx(0.6));
}

TEST_CASE("calibration: only items that state a confidence count", "[analysis][calibration]") {
  const ego::QuestionSet set = make_set("AAAA", 1);
  ego::ScoredSubmission row = make_row(set, "a", "BAAB");
  const char* stated[] = {"0", "1", "0.5", nullptr};
  for (std::size_t i = 0; i < 4; ++i) {
    if (stated[i] != nullptr) row.submission.predictions[i].extras.add("confidence", stated[i]);
  }
  const auto found = ego::calibrate(set, set.columns[0], row, profile().id, {.draws = 99});
  REQUIRE(found.has_value());
  CHECK(found->items == 3);
  CHECK(found->without == 1);
  CHECK(*found->found.brier == Approx(0.25 / 3));
  CHECK(found->ece_bounds.has_value());
  CHECK_FALSE(ego::calibrate(set, set.columns[0], make_row(set, "b", "AAAA"), profile().id, {}).has_value());
}

TEST_CASE("persistence: the worked example, and what ended each follow-up", "[analysis][persistence]") {
  // statistics.md section 13: times 60, 120, 120, 600+, 600+.
  const auto recalls = [](std::size_t passed, bool then_fails) {
    ego::stats::MemoryItem item{true, std::vector<std::optional<bool>>(passed, true)};
    if (then_fails) item.recalls.emplace_back(false);
    return item;
  };
  std::vector<ego::stats::MemoryItem> items = {recalls(0, true),   recalls(1, true),   recalls(1, true),
                                               recalls(10, false), recalls(10, false), {}};
  const std::vector<std::uint32_t> keys = {0, 1, 2, 3, 4, 5};
  const auto found = ego::measure_persistence(items, ego::stats::number_clusters(keys), {.draws = 199});
  CHECK(found.n == 6);
  CHECK(found.initially_right == 5);
  CHECK(found.ended_by.failed == 3);
  CHECK(found.ended_by.all_rounds == 2);
  CHECK(found.curve.restricted_mean_secs == Approx(300));
  CHECK(found.curve.median_secs == 120);
  CHECK(*found.capped_mpt_right == Approx(300));
  CHECK(*found.capped_mpt == Approx(250));
  CHECK(*found.restricted_mean_se > 0);
  CHECK(found.flags == std::vector<std::string>{"few_clusters"});
}

TEST_CASE("analyze: the order in which rows come changes nothing but their order", "[analysis]") {
  const ego::QuestionSet set = make_set("ABCDABCDABCDABCDABCD", 2);
  std::vector<ego::ScoredSubmission> rows = {make_row(set, "x", "ABCDDBCAABCDABCDABCD"),
                                             make_row(set, "y", "AACDDBDAZBCAABADABCA"),
                                             make_row(set, "z", "DBCADBCAABBBABCDDBCD")};
  const auto forward = ego::analyze_agreement(table_of(set, rows), {.draws = 99});
  std::swap(rows[0], rows[2]);
  const auto backward = ego::analyze_agreement(table_of(set, rows), {.draws = 99});
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = a + 1; b < 3; ++b) {
      const ego::PairAgreement& one = forward.pairs[forward.place(a, b)];
      const ego::PairAgreement& other = backward.pairs[backward.place(2 - a, 2 - b)];
      CHECK(one.kappa == other.kappa);
      CHECK(one.kappa_bounds == other.kappa_bounds);
      CHECK(one.same_wrong.same == other.same_wrong.same);
    }
  }
}
