#include "core/benchmarks/egocross/egocross.h"

#include <string>

#include <fmt/format.h>

#include "core/benchmarks/egocross/annotations.h"
#include "core/benchmarks/egocross/challenge.h"
#include "core/benchmarks/egocross/close.h"
#include "core/benchmarks/egocross/facts.h"
#include "core/benchmarks/egocross/golden.h"
#include "core/benchmarks/egocross/hints.h"
#include "core/benchmarks/egocross/import.h"
#include "core/benchmarks/egocross/lint.h"
#include "core/benchmarks/egocross/open.h"
#include "core/benchmarks/egocross/profiles.h"
#include "core/benchmarks/egocross/reply.h"
#include "core/benchmarks/egocross/scope.h"
#include "core/benchmarks/letter_check.h"
#include "core/score/macro_scores.h"

namespace ego {
namespace {

/// E017: the row's other names for the question, where it has any, against the annotations.
void check_fields(const Question& question, const Prediction& prediction, std::string_view label,
                  Diagnostics& diagnostics) {
  const auto check = [&](std::string_view name, std::string_view wanted) {
    if (wanted.empty() || prediction.extras.is_text(name, wanted)) return;
    const std::optional<json::Value> value = prediction.extras.find(name);
    if (!value) return;
    const std::optional<std::string> text = value->as_id_text();
    if (text && *text == wanted) return;
    Diagnostic problem = make_error(
        Code::ContradictoryFields, fmt::format("id {} has {} {}", question.id.value, name, wanted), std::string{label});
    problem.id = prediction.id;
    problem.field = name;
    problem.value = text.value_or(std::string{to_string(value->kind())});
    problem.has_value = true;
    problem.row = prediction.row;
    problem.line = prediction.line;
    diagnostics.add(std::move(problem));
  };
  if (!question.aliases.empty()) check("question_id", question.aliases[0]);
  check("dataset", question.facets[egocross::kDataset]);
}

class EgoCross final : public Benchmark {
 public:
  const BenchmarkInfo& info() const override { return info_; }
  std::span<const Profile> profiles() const override { return egocross::profiles(); }

  Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics) const override {
    return egocross::read_annotations(files, diagnostics);
  }

  std::span<const NativeFormat> native_formats() const override { return egocross::native_formats(); }

  void check(const QuestionSet& questions, const ReadRows& rows, Diagnostics& diagnostics) const override {
    Benchmark::check(questions, rows, diagnostics);
    const Submission& submission = rows.submission;
    LetterHistogram histogram{};
    for (std::size_t i = 0; i < rows.readings.size(); ++i) {
      if (rows.question_of[i] == ReadRows::kUnknown) continue;
      const Question& question = questions.questions[rows.question_of[i]];
      const RowReading& reading = rows.readings[i];
      if (reading.has_extras) {
        const Prediction& prediction = submission.predictions[i];
        check_fields(question, prediction, input_label(submission, prediction.input), diagnostics);
      }
      if (reading.has_answer) continue;  // a stored letter is counted by the general check
      const char letter = reading.reply.letter;
      if (egocross::is_option_letter(letter, question.options.size()))
        ++histogram[static_cast<std::size_t>(letter - 'A')];
    }
    check_letters(histogram, info_.suspicious_letter_share, only_label(submission), diagnostics);
    egocross::report_result_lint(questions, rows, diagnostics);
  }

  ReplyReading read_reply(std::string_view reply) const override { return egocross::read_reply(reply); }

  Verdict judge(const Profile& profile, const Question& question, const Prediction& prediction) const override {
    return judge_read(profile, question, prediction, egocross::reading_of(prediction));
  }

  Verdict judge_read(const Profile& profile, const Question& question, const Prediction& prediction,
                     const ReplyReading& reading) const override {
    using egocross::Rule;
    const Rule rule = egocross::rule_of(profile);
    if (rule == Rule::OfficialOpen || rule == Rule::OfficialOpenGemini || rule == Rule::PaperOpen) {
      return egocross::judge_open(rule, question, prediction, reading).verdict;
    }
    return egocross::judge_close(rule, question, prediction, reading);
  }

  std::vector<FailureHint> failure_hints(const Profile& profile, const Question& question, const Prediction& prediction,
                                         const VerdictView& verdict) const override {
    std::vector<FailureHint> hints = Benchmark::failure_hints(profile, question, prediction, verdict);
    if (profile.question_type != "open") return hints;
    for (const FailureHint hint : egocross::open_failure_hints(question, verdict)) hints.push_back(hint);
    return hints;
  }

  void finish_scores(const Profile&, const QuestionSet& questions, const VerdictTable&,
                     std::vector<Score>& scores) const override {
    set_macro_scores(questions, scores);
  }

  std::optional<ClaimTarget> claim_target(const ClaimedScore& claim) const override {
    if (claim.name != "summary.accuracy") return std::nullopt;
    return ClaimTarget{ColumnId{"overall"}, ProfileId{"egocross-official-close"}};
  }

  std::optional<MendedFile> fill_own_form(const QuestionSet& questions, const Submission* submission) const override {
    const Submission nothing;
    const Submission& sent = submission == nullptr ? nothing : *submission;
    Diagnostics reported_before;
    const egocross::FilledTemplate filled =
        egocross::fill_template(questions, sent, align_predictions(*this, questions, sent, reported_before));
    MendedFile file{"predictions.json", egocross::write_predictions(filled), {}};
    if (submission == nullptr) return file;  // a template: nothing was sent, nothing was changed
    for (const egocross::Change& change : filled.changes) {
      file.repairs.push_back({std::string{to_string(change.kind)}, change.id, std::string{change.field}, change.before,
                              change.after, change.row});
    }
    if (filled.reordered > 0)
      file.repairs.push_back(
          {fmt::format("{} rows put into the template's order", filled.reordered), "", "", "", "", 0});
    return file;
  }

  std::optional<Error> wrong_track(const QuestionSet& questions, const Submission& submission) const override {
    return egocross::wrong_track(questions, submission);
  }
  std::string set_of_row(const Prediction& prediction) const override { return egocross::set_of_row(prediction); }

  std::optional<UploadState> upload_state(const QuestionSet& questions, const Submission& submission,
                                          Diagnostics& diagnostics) const override {
    return egocross::upload_state(questions, submission, diagnostics);
  }

  Mismatch check_golden_row(const json::Value& row, const GoldenContext&) const override {
    return egocross::check_golden_row(row);
  }
  Mismatch check_golden_case(std::string_view folder, const GoldenContext& context) const override {
    return egocross::check_golden_case(*this, folder, context);
  }

 private:
  BenchmarkInfo info_{
      .id = BenchmarkId{"egocross"},
      .title = "EgoCross",
      .title_zh = "EgoCross",
      .url = "https://egocross-benchmark.github.io",
      .license = "the data card names CC-BY-SA-4.0 and CC-BY-NC-4.0; the repositories have no licence file",
      .cluster_key = "video",
      .suspicious_letter_share = egocross::kSuspiciousShare};
};

}  // namespace

const Benchmark& egocross_benchmark() {
  static const EgoCross benchmark;
  return benchmark;
}

}  // namespace ego
