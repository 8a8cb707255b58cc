#include <cmath>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "core/benchmarks/egocross/close.h"
#include "core/benchmarks/egocross/golden.h"
#include "core/benchmarks/egocross/golden_value.h"
#include "core/benchmarks/egocross/open.h"
#include "core/benchmarks/egocross/profiles.h"
#include "core/benchmarks/egocross/reply.h"
#include "core/json/writer.h"
#include "core/lint/published.h"

namespace ego::egocross {
namespace {

using json::Value;

void add_status(const Verdict& verdict, json::Object& found) {
  found.emplace_back("correct", Value{verdict.outcome == Outcome::Right});
  found.emplace_back("status", Value{to_string(verdict.outcome)});
  if (verdict.outcome == Outcome::Invalid) found.emplace_back("invalid_reason", Value{to_string(verdict.reason)});
}

json::Object judge_close_row(Rule rule, const Question& question, const Prediction& prediction) {
  const Verdict verdict = judge_close(rule, question, prediction);
  json::Object found;
  if (rule == Rule::OfficialClose) {
    const ParsedReply parsed =
        parse_reply(prediction.response ? std::string_view{*prediction.response} : std::string_view{});
    found = {{"parsed", member_value(parsed.prediction)},
             {"reason", member_value(parsed.reason)},
             {"stage", Value{to_string(parsed.stage)}}};
  } else {
    found.emplace_back("parsed", Value{verdict.answer});
  }
  if (rule == Rule::Lenient) found.emplace_back("via", Value{verdict.rule});
  add_status(verdict, found);
  return found;
}

json::Object judge_open_row(Rule rule, const Question& question, const Prediction& prediction) {
  const OpenOutcome outcome = judge_open(rule, question, prediction);
  json::Object found{
      {"parsed", outcome.prediction}, {"score", outcome.mark}, {"judge_used", Value{outcome.verdict.judge_used}}};
  if (rule != Rule::PaperOpen) {
    found.emplace_back("tries", json::number(static_cast<std::int64_t>(outcome.tries)));
    found.emplace_back("crash", Value{outcome.verdict.crash});
  }
  add_status(outcome.verdict, found);
  return found;
}

}  // namespace

Mismatch check_golden_row(const Value& row) {
  const std::string_view profile = row.text_or_empty("profile");
  if (profile.starts_with("lint:")) return lint::check_golden_row(row);
  const std::optional<Rule> rule = rule_of(profile);
  if (!rule || *rule == Rule::AsStored) return fmt::format("no row profile `{}`", profile);
  const Value* expected = row.find("expected");
  const Value* response = row.find("response");
  const Value* gold = row.find("gold");
  if (expected == nullptr || response == nullptr || gold == nullptr)
    return "a row needs `response`, `gold` and `expected`";

  Question question;
  if (const Value* options = row.find("options"); options != nullptr && options->is_array()) {
    for (const Value& option : *options->if_array()) question.options.push_back(option.as_id_text().value_or(""));
  }
  question.detailed_answer = row.text_or_empty("detailed_answer");
  Prediction prediction;
  if (*rule == Rule::Challenge) {
    prediction.answer = *response;
  } else {
    prediction.response = std::string{row.text_or_empty("response")};
  }
  if (row.find("judge_response") != nullptr)
    prediction.judge_response = std::string{row.text_or_empty("judge_response")};

  Value found;
  if (row.text_or_empty("question_type") == "open") {
    question.open_gold = *gold;
    found = judge_open_row(*rule, question, prediction);
  } else {
    question.gold = *gold;
    found = judge_close_row(*rule, question, prediction);
  }
  if (golden_equal(*expected, found)) return std::nullopt;
  return fmt::format("{} on {}: expected {}, found {}", profile, json::write(*response, json::Layout::Compact),
                     json::write(*expected, json::Layout::Compact), json::write(found, json::Layout::Compact));
}

}  // namespace ego::egocross
