#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "core/score/evaluate.h"
#include "core/score/nearest_id.h"

namespace ego {
namespace {

std::string label_of(const Submission& submission) {
  return submission.inputs.empty() ? std::string{} : submission.inputs.front().label;
}

Diagnostic about(const Submission& submission, const Prediction& prediction, Code code, std::string message) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.input =
      prediction.input < submission.inputs.size() ? submission.inputs[prediction.input].label : label_of(submission);
  diagnostic.id = prediction.id;
  diagnostic.row = prediction.row;
  diagnostic.line = prediction.line;
  return diagnostic;
}

bool same_content(const Prediction& a, const Prediction& b) {
  return a.response == b.response && a.answer == b.answer && a.judge_response == b.judge_response &&
         a.filtered_response == b.filtered_response && a.error == b.error;
}

class Aligner {
 public:
  Aligner(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission,
          Diagnostics& diagnostics)
      : benchmark_(benchmark),
        questions_(questions),
        submission_(submission),
        diagnostics_(diagnostics),
        nearest_(questions) {}

  Alignment run() {
    first_row_.assign(questions_.questions.size(), kNone);
    question_of_.assign(submission_.predictions.size(), kNone);
    for (std::uint32_t i = 0; i < submission_.predictions.size(); ++i) place(i);
    gather();
    report_folded();
    count_missing();
    alignment_.question_of = std::move(question_of_);
    for (const std::uint32_t row : folded_rows_) alignment_.question_of[row] = kNone;
    return std::move(alignment_);
  }

 private:
  struct RepeatRow {
    std::uint64_t repeat = 0;
    std::uint32_t row = 0;
  };

  void place(std::uint32_t index) {
    const Prediction& prediction = submission_.predictions[index];
    std::optional<std::uint32_t> question = benchmark_.locate(questions_, submission_, prediction);
    if (!question) {
      question = locate_folded(benchmark_, questions_, submission_, prediction, nearest_);
      if (question) folded_rows_.push_back(index);
    }
    if (!question || *question >= first_row_.size()) {
      report_unknown(prediction);
      return;
    }
    question_of_[index] = *question;
    std::uint32_t& first = first_row_[*question];
    if (first == kNone)
      first = index;
    else
      place_again(*question, index);
  }

  /// Sorts the rows by question, keeping the order of the file.
  void gather() {
    alignment_.first.assign(first_row_.size() + 1, 0);
    for (const std::uint32_t question : question_of_) {
      if (question != kNone) ++alignment_.first[question + 1];
    }
    std::partial_sum(alignment_.first.begin(), alignment_.first.end(), alignment_.first.begin());
    alignment_.rows.resize(alignment_.first.back());
    std::vector<std::uint32_t> next(alignment_.first.begin(), alignment_.first.end() - 1);
    for (std::uint32_t i = 0; i < question_of_.size(); ++i) {
      if (question_of_[i] != kNone) alignment_.rows[next[question_of_[i]]++] = i;
    }
  }

  void report_folded() {
    if (folded_rows_.empty()) return;
    const std::size_t count = folded_rows_.size();
    Diagnostic warning =
        about(submission_, submission_.predictions[folded_rows_.front()], Code::IdsMatchAfterFolding,
              std::to_string(count) + " ids match only after folding letter case, spaces and leading zeros");
    warning.count = count;
    diagnostics_.add(std::move(warning));
  }

  void report_unknown(const Prediction& prediction) {
    ++alignment_.unknown;
    if (!diagnostics_.keeps(Code::UnknownQuestionId) || !diagnostics_.keeps(Code::WrongBenchmark)) {
      diagnostics_.tally(Code::UnknownQuestionId);
      return;
    }
    Diagnostic error = about(submission_, prediction, Code::UnknownQuestionId, "unknown id; the row is ignored");
    if (std::optional<Error> track = benchmark_.wrong_row_track(questions_, submission_, prediction)) {
      error.code = track->code;
      error.message = std::move(track->message) + "; the row is ignored";
      error.field = std::move(track->field);
      error.value = std::move(track->value);
      error.has_value = track->has_value;
      error.suggestion = std::move(track->suggestion);
    } else if (const auto near = nearest_.by_distance(prediction.id))
      error.suggestion = "did you mean \"" + *near + "\"?";
    diagnostics_.add(std::move(error));
  }

  /// A further row of a question: another repeat of it, or a duplicate of the row that came first for its repeat.
  void place_again(std::uint32_t question, std::uint32_t index) {
    std::vector<RepeatRow>& repeats = repeats_[question];
    if (repeats.empty()) {
      const std::uint32_t first = first_row_[question];
      repeats.push_back({repeat_of(submission_.predictions[first]), first});
    }
    const std::uint64_t repeat = repeat_of(submission_.predictions[index]);
    const auto same =
        std::find_if(repeats.begin(), repeats.end(), [&](const RepeatRow& each) { return each.repeat == repeat; });
    if (same == repeats.end())
      repeats.push_back({repeat, index});
    else
      report_duplicate(submission_.predictions[same->row], submission_.predictions[index]);
  }

  void report_duplicate(const Prediction& first, const Prediction& again) {
    ++alignment_.repeated;
    const bool same = same_content(first, again);
    const Code code = same ? Code::IdenticalDuplicate : Code::DuplicateQuestionId;
    if (!diagnostics_.keeps(code)) {
      diagnostics_.tally(code);
      return;
    }
    std::string message = same ? "the same row again" : "the same id again with other content";
    message += "; row " + std::to_string(first.row) + " came first";
    diagnostics_.add(about(submission_, again, code, std::move(message)));
  }

  void count_missing() {
    alignment_.not_submitted.resize(first_row_.size());
    for (std::size_t i = 0; i < first_row_.size(); ++i) {
      if (first_row_[i] != kNone) continue;
      // Asked once a question here, since the answer may need a look at every prediction.
      alignment_.not_submitted[i] = benchmark_.not_submitted(questions_, submission_, questions_.questions[i]);
      if (!alignment_.not_submitted[i]) ++alignment_.missing;
    }
  }

  const Benchmark& benchmark_;
  const QuestionSet& questions_;
  const Submission& submission_;
  Diagnostics& diagnostics_;
  NearestId nearest_;
  static constexpr std::uint32_t kNone = ReadRows::kUnknown;

  Alignment alignment_;
  std::vector<std::uint32_t> first_row_;  ///< shape [n_questions]
  std::vector<std::uint32_t> question_of_;  ///< shape [n_predictions]
  std::map<std::uint32_t, std::vector<RepeatRow>> repeats_;  ///< of questions with several rows: first of each repeat
  std::vector<std::uint32_t> folded_rows_;
};

}  // namespace

std::optional<std::uint32_t> locate_folded(const Benchmark& benchmark, const QuestionSet& questions,
                                           const Submission& submission, const Prediction& prediction,
                                           NearestId& nearest) {
  const std::optional<std::string> meant = nearest.after_folding(prediction.id);
  if (!meant) return std::nullopt;
  Prediction corrected;  // the id and what locate() may look at besides
  corrected.id = *meant;
  corrected.track = prediction.track;
  corrected.extras = prediction.extras;
  return benchmark.locate(questions, submission, corrected);
}

Alignment align_predictions(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission,
                            Diagnostics& diagnostics) {
  return Aligner(benchmark, questions, submission, diagnostics).run();
}

}  // namespace ego
