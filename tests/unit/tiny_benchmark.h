/// A benchmark of four questions for tests of what comes after scoring: letters are right or wrong, nothing is parsed.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/score/evaluate.h"

namespace tiny {

class TinyBenchmark final : public ego::Benchmark {
 public:
  const ego::BenchmarkInfo& info() const override { return info_; }
  std::span<const ego::Profile> profiles() const override { return profiles_; }
  ego::Result<ego::QuestionSet> read_annotations(std::span<const ego::NamedBytes>, ego::Diagnostics&) const override {
    return ego::make_error(ego::Code::UnknownFormat, "the tiny benchmark has no files");
  }
  ego::Verdict judge(const ego::Profile&, const ego::Question& question,
                     const ego::Prediction& prediction) const override {
    ego::Verdict verdict;
    verdict.answer = prediction.response.value_or("");
    verdict.rule = "letter";
    if (verdict.answer.size() != 1) {
      verdict.outcome = ego::Outcome::Invalid;
      verdict.reason = verdict.answer.empty() ? ego::InvalidReason::Empty : ego::InvalidReason::Unparsed;
      verdict.answer.clear();
      return verdict;
    }
    verdict.span = ego::Span{0, 1};
    verdict.outcome = verdict.answer == *question.gold.if_string() ? ego::Outcome::Right : ego::Outcome::Wrong;
    return verdict;
  }
  ego::Mismatch check_golden_row(const ego::json::Value&, const ego::GoldenContext&) const override {
    return "no golden rows";
  }
  ego::Mismatch check_golden_case(std::string_view, const ego::GoldenContext&) const override {
    return "no golden cases";
  }

 private:
  static ego::BenchmarkInfo make_info() {
    ego::BenchmarkInfo info;
    info.id = ego::BenchmarkId{"tiny"};
    info.title = "Tiny";
    info.title_zh = "\u5c0f";
    info.url = "https://example.org/tiny";
    info.license = "CC0-1.0";
    return info;
  }
  static std::array<ego::Profile, 1> make_profiles() {
    std::array<ego::Profile, 1> profiles;
    profiles[0].id = ego::ProfileId{"tiny-exact"};
    profiles[0].version = "1.0";
    profiles[0].title = "one letter";
    profiles[0].shown_by_default = true;
    return profiles;
  }

  ego::BenchmarkInfo info_ = make_info();
  std::array<ego::Profile, 1> profiles_ = make_profiles();
};

inline ego::QuestionSet questions() {
  ego::QuestionSet set;
  set.benchmark = ego::BenchmarkId{"tiny"};
  set.revision = "r1";
  set.split = "test";
  set.sha256 = std::string(64, 'a');
  set.gold_is_public = true;
  set.facet_keys = {"domain"};
  const char* gold = "ABCD";
  for (int i = 0; i < 4; ++i) {
    ego::Question question;
    question.id = ego::QuestionId{"q" + std::to_string(i + 1)};
    question.video = ego::VideoId{"v" + std::to_string(i / 2)};
    question.type = "multiple-choice";
    question.text = "Which?";
    question.options = {"one", "two", "three", "four"};
    question.gold = std::string(1, gold[i]);
    question.facets = {i < 2 ? "kitchen" : "garden"};
    set.questions.push_back(std::move(question));
  }
  const auto add_column = [&](const char* id, const char* title,
                              std::vector<std::pair<std::string, std::string>> slice) {
    ego::Column column;
    column.id = ego::ColumnId{id};
    column.title = title;
    column.slice = std::move(slice);
    set.columns.push_back(std::move(column));
  };
  add_column("overall", "Overall", {});
  add_column("kitchen", "Kitchen", {{"domain", "kitchen"}});
  add_column("attic", "Attic", {{"domain", "attic"}});
  set.index();
  return set;
}

/// Replies `replies[i]` to question i; "-" = no row.
inline ego::Submission submission(const std::string& id, const std::vector<std::string>& replies) {
  ego::Submission out;
  out.row = ego::RowId{id};
  out.model.id = id;
  out.inputs.push_back({id + ".json", std::string(64, 'b'), 123, "plain-json", replies.size()});
  for (std::size_t i = 0; i < replies.size(); ++i) {
    if (replies[i] == "-") continue;
    ego::Prediction prediction;
    prediction.id = "q" + std::to_string(i + 1);
    prediction.response = replies[i];
    prediction.row = i + 1;
    prediction.line = i + 2;
    out.predictions.push_back(std::move(prediction));
  }
  return out;
}

inline std::vector<ego::ScoredSubmission> scored(const TinyBenchmark& benchmark, const ego::QuestionSet& set,
                                                 std::vector<ego::Submission> submissions,
                                                 ego::Diagnostics& diagnostics) {
  const std::array profiles = {&benchmark.profiles()[0]};
  std::vector<ego::ScoredSubmission> rows;
  for (ego::Submission& one : submissions)
    rows.push_back(ego::evaluate(benchmark, set, std::move(one), profiles, diagnostics));
  return rows;
}

}  // namespace tiny
