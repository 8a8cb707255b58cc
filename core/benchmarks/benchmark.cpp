#include "core/benchmarks/benchmark.h"

#include <string>

#include <fmt/format.h>

#include "core/benchmarks/file_counts.h"
#include "core/benchmarks/letter_check.h"

namespace ego {

bool in_denominator(Denominator denominator, Outcome outcome) {
  switch (outcome) {
    case Outcome::Right:
    case Outcome::Wrong:
    case Outcome::Partial:
    case Outcome::Invalid: return true;
    case Outcome::Missing: return denominator == Denominator::AllItems;
    case Outcome::Dropped:
    case Outcome::Unscorable:
    case Outcome::NotSubmitted: return false;
  }
  return false;
}

std::optional<std::uint32_t> Benchmark::locate(const QuestionSet& questions, const Submission&,
                                               const Prediction& prediction) const {
  return questions.find(prediction.id, static_cast<std::size_t>(prediction.row) - 1);
}

void Benchmark::check(const QuestionSet&, const ReadRows& rows, Diagnostics& diagnostics) const {
  LetterHistogram histogram{};
  for (const RowReading& reading : rows.readings) {
    if (reading.letter != '\0') ++histogram[static_cast<std::size_t>(reading.letter - 'A')];
  }
  const Submission& submission = rows.submission;
  const auto report = [&](Code code, std::string_view what, auto holds) {
    for (const FileCount& file : count_by_file(submission, [&](std::size_t i) { return holds(rows.readings[i]); })) {
      add_summary(code, file.count, fmt::format("{} of {} replies are {}", file.count, file.rows, what), file.label,
                  diagnostics);
    }
  };
  report(Code::EmptyReplies, "empty", [](const RowReading& reading) { return reading.empty && !reading.error; });
  report(Code::ErrorReplies, "error texts", [](const RowReading& reading) { return reading.error; });
  check_letters(histogram, info().suspicious_letter_share, only_label(submission), diagnostics);
}

ReplyReading Benchmark::read_reply(std::string_view) const { return {}; }

Verdict Benchmark::judge_read(const Profile& profile, const Question& question, const Prediction& prediction,
                              const ReplyReading&) const {
  return judge(profile, question, prediction);
}

std::vector<FailureHint> Benchmark::failure_hints(const Profile& profile, const Question& question,
                                                  const Prediction& prediction, const VerdictView& verdict) const {
  return general_failure_hints(*this, profile, question, prediction, verdict);
}

bool Benchmark::not_submitted(const QuestionSet&, const Submission&, const Question&) const { return false; }

void Benchmark::finish_scores(const Profile&, const QuestionSet&, const VerdictTable&, std::vector<Score>&) const {}

std::vector<Knowledge> Benchmark::knowledge_gains(const QuestionSet&, const ScoredSubmission&, const ScoredSubmission&,
                                                  const ProfileId&) const {
  return {};
}

std::optional<ClaimTarget> Benchmark::claim_target(const ClaimedScore&) const { return std::nullopt; }

std::optional<MendedFile> Benchmark::fill_own_form(const QuestionSet&, const Submission*) const { return std::nullopt; }

std::optional<Error> Benchmark::wrong_row_track(const QuestionSet&, const Submission&, const Prediction&) const {
  return std::nullopt;
}

std::optional<Error> Benchmark::wrong_track(const QuestionSet&, const Submission&) const { return std::nullopt; }

OwnId Benchmark::own_id(const Question& question) const { return {{}, question.id.value}; }

std::string Benchmark::set_of_row(const Prediction&) const { return {}; }

std::optional<UploadState> Benchmark::upload_state(const QuestionSet&, const Submission&, Diagnostics&) const {
  return std::nullopt;
}

const Profile* find_profile(const Benchmark& benchmark, std::string_view id) {
  for (const Profile& profile : benchmark.profiles()) {
    if (profile.id.value == id) return &profile;
  }
  return nullptr;
}

std::vector<const Profile*> default_profiles(const Benchmark& benchmark) {
  std::vector<const Profile*> chosen;
  for (const Profile& profile : benchmark.profiles()) {
    if (profile.shown_by_default) chosen.push_back(&profile);
  }
  if (chosen.empty()) chosen.push_back(&benchmark.profiles().front());
  return chosen;
}

}  // namespace ego
