#include "core/score/check_scope.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/benchmarks/registry.h"
#include "core/score/evaluate.h"
#include "core/score/nearest_id.h"
#include "core/text/ascii.h"

namespace ego {
namespace {

constexpr std::string_view kOurForm = "egoscope";
constexpr std::size_t kRowsLookedAt = 1000;  // enough to tell what ids look like

/// What nearly all of a file's ids look like; empty if they do not look alike, or like nothing known.
std::string set_of_rows(const Submission& submission, std::uint32_t input) {
  for (const Benchmark* benchmark : all_benchmarks()) {
    std::string set;
    std::size_t rows = 0;
    std::size_t alike = 0;
    for (const Prediction& prediction : submission.predictions) {
      if (prediction.input != input) continue;
      std::string looks = benchmark->set_of_row(prediction);
      if (set.empty()) set = looks;
      if (!looks.empty() && looks == set) ++alike;
      if (++rows == kRowsLookedAt) break;
    }
    if (!set.empty() && 10 * alike >= 9 * rows) return set;
  }
  return {};
}

Error nothing_known(const QuestionSet& questions, const Submission& submission, const Prediction& first) {
  const auto rows = std::count_if(submission.predictions.begin(), submission.predictions.end(),
                                  [&](const Prediction& prediction) { return prediction.input == first.input; });
  Error error = make_error(
      Code::WrongBenchmark,
      fmt::format("no id of the file ({} rows) is in the set of {} questions", rows, questions.questions.size()),
      std::string{input_label(submission, first.input)});
  const std::string set = set_of_rows(submission, first.input);
  if (!set.empty()) error.message += fmt::format("; they look like ids of {}", set);
  error.suggestion = set.empty() && !questions.questions.empty()
                         ? fmt::format("ids of the set look like \"{}\"", questions.questions.front().id.value)
                         : "name the annotations of that set with --annotations";
  error.id = first.id;
  return error;
}

}  // namespace

Error not_among(std::string_view field, std::string_view value, const std::vector<std::string>& allowed) {
  Error error = make_error(Code::WrongBenchmark, fmt::format("the questions are of {}", fmt::join(allowed, ", ")));
  error.field = field;
  error.value = value;
  error.has_value = true;
  const auto near = std::find_if(allowed.begin(), allowed.end(), [&](const std::string& name) {
    return edit_distance_within(folded_id(value), folded_id(name), NearestId::kMostEdits).has_value();
  });
  error.suggestion = near != allowed.end() ? fmt::format("did you mean \"{}\"?", *near)
                                           : "name the annotations of that set, or correct the field";
  return error;
}

std::optional<Error> wrong_scope(const Benchmark& benchmark, const QuestionSet& questions,
                                 const Submission& submission) {
  if (submission.inputs.empty() || submission.inputs.front().importer != kOurForm) return std::nullopt;
  const std::string& split = submission.split;
  std::optional<Error> wrong;
  if (!split.empty() && !questions.split.empty() && !text::ascii_equal_ignoring_case(split, questions.split)) {
    wrong = not_among("benchmark.split", split, {questions.split});
  } else if (!submission.track.empty()) {
    wrong = benchmark.wrong_track(questions, submission);
  }
  if (wrong) wrong->input = submission.inputs.front().label;
  return wrong;
}

std::optional<Error> no_known_id(const Benchmark& benchmark, const QuestionSet& questions,
                                 const Submission& submission) {
  NearestId nearest(questions);
  std::vector<bool> known;
  std::vector<const Prediction*> first;  // of each file
  for (const Prediction& prediction : submission.predictions) {
    if (prediction.input >= first.size()) {
      first.resize(prediction.input + 1, nullptr);
      known.resize(prediction.input + 1, false);
    }
    if (first[prediction.input] == nullptr) first[prediction.input] = &prediction;
    if (known[prediction.input]) continue;
    known[prediction.input] = benchmark.locate(questions, submission, prediction) ||
                              locate_folded(benchmark, questions, submission, prediction, nearest);
    if (submission.inputs.size() <= 1 && known.front()) return std::nullopt;
  }
  for (std::size_t input = 0; input < first.size(); ++input) {
    if (known[input] || first[input] == nullptr) continue;
    std::optional<Error> error = benchmark.wrong_row_track(questions, submission, *first[input]);
    if (!error) return nothing_known(questions, submission, *first[input]);
    error->input = input_label(submission, first[input]->input);
    error->message = "no row names a question: " + error->message;
    return error;
  }
  return std::nullopt;
}

}  // namespace ego
