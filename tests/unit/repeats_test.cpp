// Repeats of items: averaged before anything is counted. Expected numbers by hand from statistics.md 1.1 and 12.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <tuple>
#include <vector>

#include "core/analysis/rerun_noise.h"
#include "core/board/column_items.h"
#include "core/board/item_matrix.h"
#include "core/compare/pair.h"
#include "core/report/build_report.h"
#include "core/report/report_json.h"
#include "core/score/evaluate.h"
#include "core/score/repeats.h"
#include "tests/unit/support/toy_benchmark.h"

using namespace ego;

namespace {

/// Id, repeat and answer of a row.
using Row = std::tuple<std::string, int, std::string>;

Submission repeated(const std::vector<Row>& rows, const std::string& name = "toy") {
  Submission submission;
  submission.row = RowId{name};
  submission.model.id = name;
  submission.inputs.emplace_back().label = name + ".json";
  for (const auto& [id, repeat, answer] : rows) {
    Prediction prediction;
    prediction.id = id;
    prediction.answer = json::Value(answer);
    prediction.row = submission.predictions.size() + 1;
    if (repeat > 0) prediction.extras.emplace_back("repeat", json::number(std::uint64_t(repeat)));
    submission.predictions.push_back(std::move(prediction));
  }
  return submission;
}

struct Scored {
  ScoredSubmission row;
  Diagnostics diagnostics;
};

/// Under `toy-strict` (all items) and `toy-rows` (every row counts).
Scored score(const std::vector<Row>& rows, const std::string& name = "toy") {
  const test::ToyBenchmark benchmark;
  const std::vector<const Profile*> profiles{&benchmark.profiles()[0], &benchmark.profiles()[1]};
  Scored scored;
  scored.row = evaluate(benchmark, test::toy_questions(), repeated(rows, name), profiles, scored.diagnostics);
  return scored;
}

Verdict verdict(Outcome outcome, InvalidReason reason = InvalidReason::None) {
  Verdict out;
  out.outcome = outcome;
  out.reason = reason;
  return out;
}

// Golds are A, B, C, D, A, B. Item 1: 111, item 2: 110, item 3: 000, item 4: once right.
const std::vector<Row> kThreeRuns{{"1", 0, "A"}, {"1", 1, "A"}, {"1", 2, "A"}, {"2", 0, "B"}, {"2", 1, "B"},
                                  {"2", 2, "C"}, {"3", 0, "A"}, {"3", 1, "B"}, {"3", 2, ""},  {"4", 0, "D"}};

}  // namespace

TEST_CASE("repeats: an item is the mean of its runs, never further items", "[repeats]") {
  const Scored scored = score(kThreeRuns);
  const ScoredRun& run = scored.row.runs[0];
  const Score& all = run.scores[0];
  CHECK(all.n == 6);
  CHECK(all.k == 2);  // wholly right: 1 and 4
  CHECK(all.counts.right == 2);
  CHECK(all.counts.partial == 1);
  CHECK(all.counts.wrong == 1);
  CHECK(all.counts.missing == 2);
  CHECK(*all.value == Catch::Approx((1 + 2.0 / 3 + 0 + 1) / 6));
  CHECK(run.verdicts.size() == 6);
  CHECK(run.repeats.size() == 9);
  CHECK(run.verdicts[1].outcome == Outcome::Partial);
  CHECK(run.verdicts[1].mark == 2.0 / 3);
  CHECK(run.verdicts[1].answer == "B");
  CHECK(most_repeats(run) == 3);
  CHECK(places_of_repeats(run, 1) == std::pair<std::size_t, std::size_t>{3, 6});
  CHECK(places_of_repeats(run, 3) == std::pair<std::size_t, std::size_t>{9, 9});
  CHECK(scored.diagnostics.count(Code::IdenticalDuplicate) == 0);
  CHECK(scored.diagnostics.count(Code::DuplicateQuestionId) == 0);
}

TEST_CASE("repeats: a profile that counts every row still does, but statistics average", "[repeats]") {
  const Scored scored = score(kThreeRuns);
  const ScoredRun& rows = scored.row.runs[1];
  CHECK(rows.scores[0].n == 10);
  CHECK(rows.scores[0].k == 6);
  CHECK(rows.repeats.empty());
  const QuestionSet questions = test::toy_questions();
  const ColumnItems columns(questions);
  const ItemScores items = denominator_scores(questions, columns.items(0), rows, Denominator::RowsPresent);
  REQUIRE(items.scores.size() == 4);
  CHECK(items.scores[0] == 1);
  CHECK(items.scores[1] == 2.0 / 3);
  CHECK(items.scores[2] == 0);
}

TEST_CASE("repeats: unequal numbers are W122 once", "[repeats]") {
  const Scored scored = score(kThreeRuns);
  const std::string text = format_lines(scored.diagnostics);
  INFO(text);
  CHECK(text.find("warning W122 toy.json: 3 items have 3 repeats, 1 fewer, down to 1; each item counts once") !=
        std::string::npos);
  CHECK(score({{"1", 0, "A"}, {"1", 1, "A"}, {"2", 0, "B"}, {"2", 1, "C"}}).diagnostics.count(Code::UnequalRepeats) ==
        0);
  CHECK(score({{"1", 0, "A"}, {"2", 0, "B"}}).diagnostics.count(Code::UnequalRepeats) == 0);
}

TEST_CASE("repeats: the same repeat twice is a duplicate, also of a later one", "[repeats]") {
  const Scored scored = score({{"1", 0, "A"}, {"1", 1, "B"}, {"1", 1, "A"}, {"1", 1, "B"}});
  CHECK(scored.diagnostics.count(Code::DuplicateQuestionId) == 1);
  CHECK(scored.diagnostics.count(Code::IdenticalDuplicate) == 1);
  CHECK(scored.row.runs[0].verdicts[0].mark == 0.5);
  CHECK(scored.row.runs[0].repeats.size() == 2);
}

TEST_CASE("repeats: what an average is taken for", "[repeats]") {
  const Verdict right = verdict(Outcome::Right);
  const Verdict wrong = verdict(Outcome::Wrong);
  const Verdict empty = verdict(Outcome::Invalid, InvalidReason::Empty);
  const Verdict dropped = verdict(Outcome::Dropped);
  CHECK(average_repeats(std::vector{right, right}).outcome == Outcome::Right);
  CHECK(average_repeats(std::vector{empty, wrong}).outcome == Outcome::Wrong);
  CHECK(average_repeats(std::vector{empty, empty}).reason == InvalidReason::Empty);
  CHECK(average_repeats(std::vector{empty, right}).mark == 0.5);
  CHECK(average_repeats(std::vector{empty, right}).reason == InvalidReason::None);
  CHECK(average_repeats(std::vector{dropped, right}).outcome == Outcome::Right);
  CHECK(average_repeats(std::vector{dropped, empty}).outcome == Outcome::Invalid);
  CHECK(average_repeats(std::vector{dropped, dropped}).outcome == Outcome::Dropped);
}

TEST_CASE("repeats: what a rerun alone would flip", "[repeats]") {
  // 111, 110, 000: mean of 2K/(K-1) p(1-p) = (0 + 3 * 2/9 + 0) / 3
  const Scored scored = score(kThreeRuns);
  const QuestionSet questions = test::toy_questions();
  for (const char* profile : {"toy-strict", "toy-rows"}) {
    const auto noise = rerun_noise(questions, scored.row, ProfileId{profile});
    REQUIRE(noise.has_value());
    CHECK(noise->items == 3);
    CHECK(noise->repeats == 3);
    CHECK(noise->expected_flips() == Catch::Approx(2.0 / 3));
  }
  CHECK_FALSE(rerun_noise(questions, score({{"1", 0, "A"}}).row, ProfileId{"toy-strict"}).has_value());
}

TEST_CASE("repeats: a comparison uses the means and says what a rerun would flip", "[repeats]") {
  const QuestionSet questions = test::toy_questions();
  const Scored baseline = score(kThreeRuns, "base");
  const Scored candidate = score({{"1", 0, "A"}, {"2", 0, "B"}, {"3", 0, "C"}, {"4", 0, "D"}}, "new");
  const auto pairs = compare_all_columns(questions, baseline.row, candidate.row, ProfileId{"toy-strict"}, {});
  REQUIRE_FALSE(pairs.empty());
  CHECK(pairs[0].difference == Catch::Approx((0 + 1.0 / 3 + 1 + 0) / 6));
  CHECK(pairs[0].table.gained == 2);  // 2 was not right in every run
  REQUIRE(pairs[0].baseline_rerun_flips.has_value());
  CHECK(*pairs[0].baseline_rerun_flips == Catch::Approx(2.0 / 3));
  CHECK_FALSE(pairs[0].candidate_rerun_flips.has_value());
  CHECK(caveat_sentence(pairs[0]).find("a rerun of the baseline alone would flip about 0.7 items") !=
        std::string::npos);
}

TEST_CASE("repeats: the report keeps every run of an item", "[repeats]") {
  const test::ToyBenchmark benchmark;
  const QuestionSet questions = test::toy_questions();
  const std::vector<ScoredSubmission> rows{score(kThreeRuns).row};
  Report report = build_report(benchmark, questions, rows, Diagnostics{}, BuildOptions{});
  CHECK(report.rows[0].repeats == 3);
  report.items = build_items(questions, rows, report, GoldPolicy::Always, ReplyText::LeftOut);
  std::size_t strict = 0;
  for (const ReportItem& item : report.items) {
    if (item.profile.value != "toy-strict") continue;
    ++strict;
    if (item.id.value == "2") CHECK(item.score == (item.repeat == 2U ? 0.0 : 1.0));
  }
  CHECK(strict == 12);  // nine runs, one item run once, two missing
  const std::string written = write_report_json(report, json::Layout::Compact);
  Diagnostics diagnostics;
  const auto again = read_report(written, "report.json", diagnostics);
  REQUIRE(again.ok());
  CHECK(again.value().rows[0].repeats == 3);
  CHECK(write_report_json(again.value(), json::Layout::Compact) == written);
}

TEST_CASE("repeats: an item matrix carries the means and refuses damaged ones", "[repeats]") {
  const QuestionSet questions = test::toy_questions();
  const std::vector<ScoredSubmission> rows{score(kThreeRuns).row};
  const ItemMatrix matrix = make_item_matrix(questions, rows, ProfileId{"toy-strict"});
  CHECK(matrix.score(0, 1) == 2.0 / 3);
  const ByteBuffer bytes = write_item_matrix(matrix);
  CHECK(bytes.size() == 16 + 6 + 4 + 16);
  const auto read = read_item_matrix(bytes, "matrix.bin");
  REQUIRE(read.ok());
  CHECK(read.value().mark(0, 1) == 2.0 / 3);
  CHECK(write_item_matrix(read.value()) == bytes);
  const OutcomePlanes planes(read.value());
  CHECK(planes.partial_sum(0, planes.mask(ItemSubset::all(6))) == 2.0 / 3);
  ItemSubset others = ItemSubset::all(6);
  others.words[0] &= ~std::uint64_t{2};
  CHECK(planes.partial_sum(0, planes.mask(others)) == 0);
  CHECK(read_item_matrix(bytes.substr(0, bytes.size() - 1), "matrix.bin").error().code == Code::SyntaxError);
  ByteBuffer outside = bytes;
  outside[26 + 4] = 6;  // item 6 of 0..5
  CHECK(read_item_matrix(outside, "matrix.bin").error().code == Code::SyntaxError);
  ByteBuffer not_a_share = bytes;
  not_a_share[bytes.size() - 1] = 0x7f;  // an infinite or huge mark
  CHECK(read_item_matrix(not_a_share, "matrix.bin").error().code == Code::SyntaxError);
}
