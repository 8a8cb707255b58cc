#include "core/benchmarks/egocross/open.h"

#include <cmath>

#include "core/benchmarks/egocross/reply.h"
#include "core/json/python_str.h"
#include "core/json/writer.h"
#include "core/text/ascii.h"
#include "core/text/unicode.h"

namespace ego::egocross {
namespace {

constexpr double kPassMark = 4;

json::Value integer(std::int64_t value) { return json::number(value); }

/// Python: an int, as json.loads makes it.
bool is_integer(const json::Value& value) {
  const json::Number* number = value.if_number();
  return number != nullptr && number->text.find_first_not_of("-0123456789") == std::string::npos;
}

/// Python: p == gold for an integer gold. True and False are 1 and 0.
bool equals_integer(const json::Value& p, const json::Value& gold) {
  if (const bool* truth = p.if_bool()) return python_str(gold) == (*truth ? "1" : "0");
  if (!p.is_number()) return false;
  if (is_integer(p)) return python_str(p) == python_str(gold);
  return p.as_double() == gold.as_double();
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Step 1 of the scripts: whether p holds the reference. Nothing where the script raises.
std::optional<bool> matches_by_text(const json::Value& p, const json::Value& gold) {
  if (is_integer(gold)) return equals_integer(p, gold) || contains(python_str(p), python_str(gold));
  const std::string* gold_text = gold.if_string();
  const std::string* p_text = p.if_string();
  if (gold_text == nullptr || p_text == nullptr) return std::nullopt;
  return contains(text::lower(*p_text), text::lower(*gold_text));
}

std::string shown(const json::Value& p) {
  const std::string* text = p.if_string();
  return text != nullptr ? *text : json::write(p, json::Layout::Compact);
}

bool is_error(const json::Value& p) {
  const std::string* text = p.if_string();
  return text != nullptr && is_error_text(*text);
}

void set_invalid(Verdict& verdict, InvalidReason reason) {
  verdict.outcome = Outcome::Invalid;
  verdict.reason = reason;
}

/// Python: mark >= 4. Nothing where it raises: text, null, list, dict.
std::optional<bool> passes(const json::Value& mark) {
  if (mark.if_bool() != nullptr) return false;  // True is 1, False is 0
  if (const std::optional<double> number = mark.as_double()) return *number >= kPassMark;
  return std::nullopt;
}

/// Step 4: the same exception on every try.
void raise(OpenOutcome& out) {
  out.prediction = "[ERROR]";
  out.mark = integer(0);
  out.tries = kTries;
  out.verdict.rule = "exception";
  set_invalid(out.verdict, InvalidReason::Error);
}

void match(OpenOutcome& out, std::string_view rule) {
  out.mark = integer(5);
  out.verdict.outcome = Outcome::Right;
  out.verdict.rule = rule;
}

void judge_as_script(Rule rule, const json::Value& gold, const Prediction& prediction, OpenOutcome& out) {
  const std::optional<bool> matched = matches_by_text(out.prediction, gold);
  if (!matched) return raise(out);
  if (*matched) return match(out, "substring");
  out.verdict.judge_used = true;
  out.verdict.rule = "judge";
  out.mark = integer(0);
  if (prediction.judge_response) {
    const JudgeReply reply = parse_judge_reply(*prediction.judge_response);
    if (!reply.readable && rule == Rule::OfficialOpen) return raise(out);
    if (reply.mark) out.mark = *reply.mark;
  } else {
    out.verdict.rule = "judge-failed";  // a failed judge call gives mark 0
  }
  const std::optional<bool> passed = passes(out.mark);
  if (!passed) {
    out.mark = json::Value{};
    out.verdict.crash = true;
    set_invalid(out.verdict, InvalidReason::Error);
  } else if (*passed) {
    out.verdict.outcome = Outcome::Right;
  } else if (is_error(out.prediction)) {
    set_invalid(out.verdict, InvalidReason::Error);
  } else {
    out.verdict.outcome = Outcome::Wrong;
  }
}

void judge_as_paper(const json::Value& gold, const Prediction& prediction, const ReplyReading& reading,
                    OpenOutcome& out) {
  const std::string* p = out.prediction.if_string();
  if (p == nullptr || text::trim(*p).empty() || is_error(out.prediction)) {
    ReadAnswer read;
    read_answer(prediction, reading, read);
    return set_invalid(out.verdict, invalid_reason(prediction, read));
  }
  if (text::lower(text::trim(*p)) == text::lower(text::trim(python_str(gold)))) return match(out, "exact");
  out.verdict.judge_used = true;
  out.verdict.rule = "judge";
  std::optional<json::Value> mark;
  if (prediction.judge_response) mark = parse_judge_reply(*prediction.judge_response).mark;
  const std::optional<double> number = mark ? mark->as_double() : std::nullopt;
  if (!number || !std::isfinite(*number)) {
    out.verdict.outcome = Outcome::Unscorable;
    out.verdict.reason = InvalidReason::NoJudge;
    return;
  }
  out.mark = *mark;
  out.verdict.outcome = *number >= kPassMark ? Outcome::Right : Outcome::Wrong;
}

}  // namespace

JudgeReply parse_judge_reply(std::string_view reply) {
  JudgeReply read;
  const std::optional<std::string_view> braces = first_braces(reply);
  if (!braces) return read;
  const std::optional<json::Value> value = json::parse_python(*braces);
  if (!value) return read;
  read.readable = true;
  if (const json::Value* mark = value->find("mark")) read.mark = *mark;
  return read;
}

OpenOutcome judge_open(Rule rule, const Question& question, const Prediction& prediction, const ReplyReading& reading) {
  OpenOutcome out;
  if (question.open_gold.is_null()) {
    out.verdict.outcome = Outcome::Unscorable;
    out.verdict.reason = InvalidReason::NoGold;
    return out;
  }
  out.prediction = prediction_value(prediction, reading);
  if (rule == Rule::PaperOpen) {
    judge_as_paper(question.open_gold, prediction, reading, out);
  } else {
    judge_as_script(rule, question.open_gold, prediction, out);
  }
  if (const bool* truth = out.mark.if_bool()) {
    out.verdict.mark = *truth ? 1.0 : 0.0;
  } else {
    out.verdict.mark = out.mark.as_double();
  }
  out.verdict.answer = shown(out.prediction);
  return out;
}

OpenOutcome judge_open(Rule rule, const Question& question, const Prediction& prediction) {
  return judge_open(rule, question, prediction, reading_of(prediction));
}

}  // namespace ego::egocross
