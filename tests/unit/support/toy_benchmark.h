/// A benchmark of six questions for tests: letters only, two facets, profiles of every kind of denominator.
#pragma once

#include <array>
#include <string>

#include "core/benchmarks/benchmark.h"
#include "core/text/ascii.h"

namespace ego::test {

/// Ids `1`..`6` with aliases `toy_001`..`toy_006`; gold A, B, C, D, A, B; domain `red` (1-3) and `blue` (4-6), task `x`, `y` in turn.
inline QuestionSet toy_questions() {
  QuestionSet set;
  set.benchmark = BenchmarkId{"toy"};
  set.revision = "r1";
  set.facet_keys = {"domain", "task"};
  const std::array<const char*, 6> golds{"A", "B", "C", "D", "A", "B"};
  for (std::size_t i = 0; i < golds.size(); ++i) {
    Question question;
    question.id = QuestionId{std::to_string(i + 1)};
    question.aliases = {"toy_00" + std::to_string(i + 1)};
    question.video = VideoId{"v" + std::to_string(i / 2)};
    question.text = "which?";
    question.options = {"a", "b", "c", "d"};
    question.gold = golds[i];
    question.facets = {i < 3 ? "red" : "blue", i % 2 == 0 ? "x" : "y"};
    set.questions.push_back(question);
  }
  const auto column = [&](const char* id, std::vector<std::pair<std::string, std::string>> slice) {
    Column c;
    c.id = ColumnId{id};
    c.slice = std::move(slice);
    set.columns.push_back(std::move(c));
  };
  column("overall", {});
  column("red", {{"domain", "red"}});
  column("blue-x", {{"domain", "blue"}, {"task", "x"}});
  column("green", {{"domain", "green"}});
  set.index();
  return set;
}

class ToyBenchmark final : public Benchmark {
 public:
  ToyBenchmark() {
    info_.id = BenchmarkId{"toy"};
    profiles_[0].id = ProfileId{"toy-strict"};
    profiles_[1].id = ProfileId{"toy-rows"};
    profiles_[1].denominator = Denominator::RowsPresent;
    profiles_[1].counts_repeats = true;
    profiles_[2].id = ProfileId{"toy-lenient"};
  }

  const BenchmarkInfo& info() const override { return info_; }
  std::span<const Profile> profiles() const override { return profiles_; }
  Result<QuestionSet> read_annotations(std::span<const NamedBytes>, Diagnostics&) const override {
    return toy_questions();
  }

  /// Strict: the trimmed answer or reply is one letter. Lenient: its first letter. `drop`, `open` and `E!` give the other outcomes.
  Verdict judge(const Profile& profile, const Question& question, const Prediction& prediction) const override {
    Verdict verdict;
    std::string text = prediction.response.value_or("");
    if (!prediction.response && prediction.answer && prediction.answer->is_string())
      text = *prediction.answer->if_string();
    const std::string_view said = text::ascii_trim(text);
    verdict.outcome = Outcome::Invalid;
    if (said.empty()) return reasoned(verdict, InvalidReason::Empty);
    if (said == "E!" || !prediction.error.empty()) return reasoned(verdict, InvalidReason::Error);
    if (said == "drop" || said == "open") {
      verdict.outcome = said == "drop" ? Outcome::Dropped : Outcome::Unscorable;
      return verdict;
    }
    const char letter = text::ascii_upper(said[0]);
    const bool readable = letter >= 'A' && letter <= 'D' && (said.size() == 1 || profile.id.value == "toy-lenient");
    if (!readable) return reasoned(verdict, InvalidReason::Unparsed);
    verdict.answer = std::string(1, letter);
    verdict.outcome = verdict.answer == question.gold.as_id_text() ? Outcome::Right : Outcome::Wrong;
    return verdict;
  }

  std::optional<ClaimTarget> claim_target(const ClaimedScore& claim) const override {
    if (claim.name != "accuracy") return std::nullopt;
    return ClaimTarget{ColumnId{"overall"}, ProfileId{"toy-strict"}};
  }

  Mismatch check_golden_row(const json::Value&, const GoldenContext&) const override { return "no golden rows"; }
  Mismatch check_golden_case(std::string_view, const GoldenContext&) const override { return "no golden cases"; }

 private:
  static Verdict reasoned(Verdict verdict, InvalidReason reason) {
    verdict.reason = reason;
    return verdict;
  }

  BenchmarkInfo info_;
  std::array<Profile, 3> profiles_;
};

}  // namespace ego::test
