#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmarks/egocross/egocross.h"
#include "core/benchmarks/egocross/facts.h"
#include "core/compare/pair.h"
#include "core/report/build_report.h"
#include "core/score/evaluate.h"
#include "shared_files.h"

namespace {

using namespace ego;            // NOLINT(google-build-using-namespace)
using namespace ego::egocross;  // NOLINT(google-build-using-namespace)

const Benchmark& benchmark() { return egocross_benchmark(); }

QuestionSet support_set() {
  const NamedBytes file{"support_answers_80.json", shared_files::bytes("data/egocross/support_answers_80.json")};
  Diagnostics diagnostics;
  Result<QuestionSet> set = benchmark().read_annotations({&file, 1}, diagnostics);
  REQUIRE(set.ok());
  return std::move(set).value();
}

}  // namespace

TEST_CASE("egocross: macro is the mean of the four domains beside the micro overall, and is compared by nobody",
          "[egocross][macro]") {
  const QuestionSet set = support_set();
  Submission submission;
  submission.row = RowId{"m"};
  const auto first_of_industry = std::find_if(set.questions.begin(), set.questions.end(),
                                              [](const Question& q) { return q.facets[kDomain] == "Industry"; });
  REQUIRE(first_of_industry != set.questions.end());
  for (const Question& question : set.questions) {
    // Right in Animal and Surgery, wrong elsewhere, and on the first item of Industry.
    const std::string& domain = question.facets[kDomain];
    const bool right = domain == "Animal" || domain == "Surgery" || question.id == first_of_industry->id;
    Prediction prediction;
    prediction.id = question.id.value;
    prediction.answer = right ? question.gold : json::Value("none");
    submission.predictions.push_back(prediction);
  }
  const Profile* strict = find_profile(benchmark(), "egocross-strict");
  REQUIRE(strict != nullptr);
  const std::vector<const Profile*> profiles{strict};
  Diagnostics ignored;
  const auto score_of = [&](const ScoredSubmission& row, std::string_view column) -> const Score& {
    const auto& scores = row.runs.front().scores;
    return *std::find_if(scores.begin(), scores.end(), [&](const Score& each) { return each.column.value == column; });
  };
  const ScoredSubmission row = evaluate(benchmark(), set, submission, profiles, ignored);
  CHECK(score_of(row, "macro").value == (1.0 + 1.0 / 20 + 0.0 + 1.0) / 4);  // 20 items a domain
  CHECK(score_of(row, "overall").value == 41.0 / 80);
  CHECK(score_of(row, "macro").k == 41);
  CHECK(score_of(row, "macro").n == 80);

  Submission without = submission;
  std::erase_if(without.predictions, [&](const Prediction& prediction) {
    return set.questions[*set.find(prediction.id)].facets[kDomain] == "XSports";
  });
  const Profile* official = find_profile(benchmark(), "egocross-official-close");
  const std::vector<const Profile*> present{official};
  const ScoredSubmission part = evaluate(benchmark(), set, without, present, ignored);
  CHECK_FALSE(score_of(part, "xsports").value.has_value());
  CHECK_FALSE(score_of(part, "macro").value.has_value());  // three of four domains are another mean

  for (const Comparison& pair : compare_all_columns(set, row, row, strict->id, PairOptions{}))
    CHECK(pair.column.value != "macro");
  ScoredSubmission other = row;
  other.submission.row = RowId{"n"};
  const std::vector<ScoredSubmission> both{row, other};
  const Report report = build_report(benchmark(), set, both, ignored, {});
  for (const ReportBoard& board : report.boards) CHECK(board.column.value != "macro");
  const ReportScore* macro = report.find_score(0, ColumnId{"macro"}, strict->id);
  REQUIRE(macro != nullptr);
  CHECK_FALSE(macro->interval.has_value());
  double squares = 0;
  for (const std::string_view domain : {"surgery", "industry", "xsports", "animal"}) {
    const ReportScore* part_score = report.find_score(0, ColumnId{std::string(domain)}, strict->id);
    REQUIRE(part_score->standard_error.has_value());
    squares += part_score->standard_error->value * part_score->standard_error->value;
  }
  REQUIRE(macro->standard_error.has_value());
  CHECK(macro->standard_error->value == std::sqrt(squares) / 4);  // statistics.md 5.3
  CHECK(macro->chance == 0.25);
}
