#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "core/benchmarks/egocross/challenge.h"
#include "core/benchmarks/egocross/golden.h"
#include "core/benchmarks/egocross/golden_value.h"
#include "core/benchmarks/egocross/lint.h"
#include "core/io/import.h"
#include "core/json/parse.h"
#include "core/json/writer.h"
#include "core/score/evaluate.h"

namespace ego::egocross {
namespace {

using json::Value;

/// A case with everything read and scored.
struct Case {
  Value expected;
  QuestionSet questions;
  ScoredSubmission scored;  ///< runs in the order of `profiles`, then egocross-as-stored; none for submission cases

  const ScoredRun* run(std::string_view profile) const {
    const auto found = std::find_if(scored.runs.begin(), scored.runs.end(),
                                    [&](const ScoredRun& candidate) { return candidate.profile.value == profile; });
    return found == scored.runs.end() ? nullptr : &*found;
  }
};

Value count(std::uint64_t number) { return json::number(number); }
Value count_list(const std::vector<std::string>& ids) {
  json::Array list;
  for (const std::string& id : ids) list.emplace_back(json::Number{id});
  return list;
}

/// The cell of a profile table as the golden files write it.
Value cell_of(const Score& score) {
  const Counts& counts = score.counts;
  return json::Object{{"n", count(score.n)},
                      {"right", count(counts.right)},
                      {"wrong", count(counts.wrong)},
                      {"invalid", count(counts.invalid())},
                      {"missing", count(counts.missing)},
                      {"unscorable", count(counts.unscorable)},
                      {"invalid_by", json::Object{{"unparsed", count(counts.unparsed)},
                                                  {"empty", count(counts.empty)},
                                                  {"error", count(counts.error)}}},
                      {"acc", score.value ? json::number(*score.value) : Value{}}};
}

json::Object& table(json::Object& parent, std::string_view name) {
  for (json::Member& member : parent) {
    if (member.first == name) return *member.second.if_object();
  }
  parent.emplace_back(std::string{name}, json::Object{});
  return *parent.back().second.if_object();
}

/// {overall, domains, tasks, sub_tasks, cells} of a run; columns without any item or row are absent.
Value breakdown(const QuestionSet& questions, const ScoredRun& run) {
  json::Object found;
  for (const std::string_view name : {"domains", "tasks", "sub_tasks", "cells"}) table(found, name);
  for (std::size_t i = 0; i < questions.columns.size() && i < run.scores.size(); ++i) {
    const Column& column = questions.columns[i];
    const Score& score = run.scores[i];
    if (score.n + score.counts.missing + score.counts.unscorable == 0) continue;
    if (column.id.value == "overall") found.emplace_back("overall", cell_of(score));
    if (column.group == "domain") table(found, "domains").emplace_back(column.slice[0].second, cell_of(score));
    if (column.group == "task") table(found, "tasks").emplace_back(column.slice[0].second, cell_of(score));
    if (column.group == "sub_task") table(found, "sub_tasks").emplace_back(column.slice[0].second, cell_of(score));
    if (column.group == "domain x task") {
      table(table(found, "cells"), column.slice[0].second).emplace_back(column.slice[1].second, cell_of(score));
    }
  }
  return found;
}

Value profiles_of(const Case& c, const Value& wanted) {
  json::Object found;
  for (const json::Member& profile : *wanted.if_object()) {
    if (const ScoredRun* run = c.run(profile.first)) found.emplace_back(profile.first, breakdown(c.questions, *run));
  }
  return found;
}

Value as_stored(const Case& c) {
  const ScoredRun* run = c.run("egocross-as-stored");
  if (run == nullptr || run->scores.empty()) return {};
  const Score& overall = run->scores[0];
  return json::Object{{"total", count(overall.n)},
                      {"correct", count(overall.k)},
                      {"accuracy", overall.value ? json::number(*overall.value) : Value{}}};
}

Value judge_used(const Case& c, const Value& wanted) {
  json::Object found;
  for (const json::Member& profile : *wanted.if_object()) {
    const ScoredRun* run = c.run(profile.first);
    if (run == nullptr) continue;
    const auto used =
        std::count_if(run->verdicts.begin(), run->verdicts.end(), [](const VerdictView& v) { return v.judge_used; });
    found.emplace_back(profile.first, count(static_cast<std::uint64_t>(used)));
  }
  return found;
}

Value histogram_of(const Case& c) {
  const LetterHistogram histogram = lint_submission(c.questions, c.scored.submission).histogram;
  json::Object found;
  for (std::size_t i = 0; i < histogram.size(); ++i) {
    constexpr std::size_t kItemOptions = 4;
    if (i < kItemOptions || histogram[i] > 0)
      found.emplace_back(std::string(1, static_cast<char>('A' + i)), count(histogram[i]));
  }
  return found;
}

Value submission_lint(const Case& c) {
  const SubmissionLint lint = lint_submission(c.questions, c.scored.submission);
  json::Object found{{"rows", count(lint.rows)},
                     {"E_MISSING_ID", count(lint.missing_ids)},
                     {"E_DUP_ID", count(lint.repeated_rows)},
                     {"E_UNKNOWN_ID", count(lint.unknown_ids)},
                     {"E_QID_MISMATCH", count(lint.question_id_mismatches)},
                     {"E_DATASET_MISMATCH", count(lint.dataset_mismatches)},
                     {"E_ANSWER_EMPTY", count(lint.empty_answers)},
                     {"E_ANSWER_TYPE", count(lint.wrong_type_answers)},
                     {"E_ANSWER_NOT_LETTER", count(lint.no_letter_answers)},
                     {"W_ANSWER_FORM", count(lint.normalised_answers)}};
  if (lint.testbed) {
    found.emplace_back("E_ROWS", count(lint.wrong_row_count() ? 1 : 0));
    found.emplace_back("W_HISTOGRAM", count(lint.suspicious_histogram() ? 1 : 0));
    found.emplace_back("W_ORDER", count(lint.decreasing_ids ? 1 : 0));
  }
  return found;
}

Value result_lint(const Case& c) {
  const ResultLint lint = lint_results(c.questions, c.scored.submission);
  return json::Object{{"success_disagrees", count_list(lint.success_disagrees)},
                      {"gold_disagrees", count_list(lint.gold_disagrees)}};
}

Value output_lines(const Case& c) {
  const ScoredRun* run = c.run("egocross-challenge");
  json::Object found;
  if (run == nullptr) return found;
  for (const auto& [name, value] : challenge_output(c.questions, *run)) found.emplace_back(name, Value{value});
  return found;
}

/// What egoscope finds for one member of expected.json; nothing if the member only describes the case.
/// @error UnknownName  no such member is known
Result<std::optional<Value>> found_for(const Case& c, const std::string& name, const Value& wanted) {
  constexpr std::array<std::string_view, 6> kDescriptions{"case", "title", "key", "seed", "files", "template"};
  using Found = std::optional<Value>;
  if (std::find(kDescriptions.begin(), kDescriptions.end(), name) != kDescriptions.end()) return Found{};
  if (name == "profiles" && wanted.is_object()) return Found{profiles_of(c, wanted)};
  if (name == "judge_used" && wanted.is_object()) return Found{judge_used(c, wanted)};
  if (name == "as_stored") return Found{as_stored(c)};
  if (name == "stored_breakdown") {
    const ScoredRun* run = c.run("egocross-as-stored");
    return Found{run == nullptr ? Value{} : breakdown(c.questions, *run)};
  }
  if (name == "lint") return Found{wanted.find("success_disagrees") != nullptr ? result_lint(c) : submission_lint(c)};
  if (name == "challenge_output") return Found{output_lines(c)};
  if (name == "histogram") return Found{histogram_of(c)};
  if (name == "coverage")
    return Found{Value{six_decimals(lint_submission(c.questions, c.scored.submission).coverage())}};
  if (name == "uploadable") return Found{Value{lint_submission(c.questions, c.scored.submission).uploadable()}};
  return make_error(Code::UnknownName, fmt::format("expected.json has a member `{}` that nothing is known of", name));
}

Result<NamedBytes> read_file(const GoldenContext& context, const std::string& path, std::string_view label) {
  EGO_TRY(ByteBuffer bytes, context.files->read_all(path));
  return NamedBytes{std::string{label}, std::move(bytes)};
}

Result<Case> read_case(const Benchmark& benchmark, std::string_view folder, const GoldenContext& context) {
  Diagnostics diagnostics;
  Case c;
  EGO_TRY(const ByteBuffer expected, context.files->read_all(fmt::format("{}/expected.json", folder)));
  EGO_TRY(c.expected, json::parse(expected, "expected.json", json::Dialect::Strict, diagnostics));
  std::string_view key = c.expected.text_or_empty("key");
  if (key.empty()) key = c.expected.text_or_empty("template");
  EGO_TRY(const NamedBytes annotations,
          read_file(context, fmt::format("{}/data/egocross/{}", context.shared_root, key), key));
  EGO_TRY(c.questions, benchmark.read_annotations({&annotations, 1}, diagnostics));

  std::vector<NamedBytes> files;
  const Value* listed = c.expected.find("files");
  if (listed != nullptr && listed->is_array()) {
    for (const Value& file : *listed->if_array()) {
      const std::string_view path = file.text_or_empty("path");
      EGO_TRY(NamedBytes bytes, read_file(context, fmt::format("{}/{}", folder, path), path));
      files.push_back(std::move(bytes));
    }
  } else {
    EGO_TRY(NamedBytes bytes, read_file(context, fmt::format("{}/predictions.json", folder), "predictions.json"));
    files.push_back(std::move(bytes));
  }
  EGO_TRY(std::vector<Submission> submissions, io::import_predictions(benchmark, files, {}, diagnostics));
  if (submissions.size() != 1) {
    return make_error(Code::WrongShape, fmt::format("{} submissions instead of one", submissions.size()));
  }
  const Value* wanted = c.expected.find("profiles");
  if (wanted == nullptr || !wanted->is_object()) {
    c.scored.submission = std::move(submissions[0]);
    return c;
  }
  std::vector<const Profile*> profiles;
  for (const json::Member& member : *wanted->if_object()) {
    const Profile* profile = find_profile(benchmark, member.first);
    if (profile == nullptr) return make_error(Code::UnknownName, fmt::format("no profile `{}`", member.first));
    profiles.push_back(profile);
  }
  profiles.push_back(find_profile(benchmark, "egocross-as-stored"));
  c.scored = evaluate(benchmark, c.questions, std::move(submissions[0]), profiles, diagnostics);
  return c;
}

}  // namespace

Mismatch check_golden_case(const Benchmark& benchmark, std::string_view folder, const GoldenContext& context) {
  const Result<Case> read = read_case(benchmark, folder, context);
  if (!read) return format_line(read.error());
  const Case& c = read.value();
  std::string mismatches;
  for (const json::Member& member : *c.expected.if_object()) {
    const Result<std::optional<Value>> result = found_for(c, member.first, member.second);
    if (!result) {
      mismatches += fmt::format("{}{}", mismatches.empty() ? "" : "; ", result.error().message);
      continue;
    }
    const std::optional<Value>& found = result.value();
    if (found && !golden_equal(member.second, *found)) {
      mismatches +=
          fmt::format("{}{}: expected {}, found {}", mismatches.empty() ? "" : "; ", member.first,
                      json::write(member.second, json::Layout::Compact), json::write(*found, json::Layout::Compact));
    }
  }
  if (mismatches.empty()) return std::nullopt;
  return mismatches;
}

}  // namespace ego::egocross
