#include "core/benchmarks/benchmark.h"

#include <string>

#include <fmt/format.h>

#include "core/benchmarks/letter_check.h"

namespace ego {

std::optional<std::uint32_t> Benchmark::locate(const QuestionSet& questions, const Submission&,
                                               const Prediction& prediction) const {
  return questions.find(prediction.id, static_cast<std::size_t>(prediction.row) - 1);
}

void Benchmark::check(const QuestionSet&, const ReadRows& rows, Diagnostics& diagnostics) const {
  std::uint64_t empty = 0;
  std::uint64_t error = 0;
  LetterHistogram histogram{};
  for (const RowReading& reading : rows.readings) {
    if (reading.error) {
      ++error;
    } else if (reading.empty) {
      ++empty;
    }
    if (reading.letter != '\0') ++histogram[static_cast<std::size_t>(reading.letter - 'A')];
  }
  const Submission& submission = rows.submission;
  const std::string_view label =
      submission.inputs.empty() ? std::string_view{} : std::string_view{submission.inputs[0].label};
  const std::size_t count = submission.predictions.size();
  add_summary(Code::EmptyReplies, empty, fmt::format("{} of {} replies are empty", empty, count), label, diagnostics);
  add_summary(Code::ErrorReplies, error, fmt::format("{} of {} replies are error texts", error, count), label,
              diagnostics);
  check_letters(histogram, info().suspicious_letter_share, label, diagnostics);
}

ReplyReading Benchmark::read_reply(std::string_view) const { return {}; }

Verdict Benchmark::judge_read(const Profile& profile, const Question& question, const Prediction& prediction,
                              const ReplyReading&) const {
  return judge(profile, question, prediction);
}

bool Benchmark::not_submitted(const QuestionSet&, const Submission&, const Question&) const { return false; }

void Benchmark::finish_scores(const Profile&, const QuestionSet&, const VerdictTable&, std::vector<Score>&) const {}

std::vector<Knowledge> Benchmark::knowledge_gains(const QuestionSet&, const ScoredSubmission&, const ScoredSubmission&,
                                                  const ProfileId&) const {
  return {};
}

std::optional<ClaimTarget> Benchmark::claim_target(const ClaimedScore&) const { return std::nullopt; }

std::optional<MendedFile> Benchmark::fill_own_form(const QuestionSet&, const Submission*) const { return std::nullopt; }

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
