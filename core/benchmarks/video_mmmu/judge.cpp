#include "core/benchmarks/video_mmmu/judge.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/benchmarks/video_mmmu/facts.h"
#include "core/extract/choice_p1.h"
#include "core/extract/choice_v2.h"
#include "core/extract/choice_v3.h"
#include "core/extract/precut.h"
#include "core/json/writer.h"

namespace ego::video_mmmu {
namespace {

using extract::ChoiceReading;
using extract::CutText;

constexpr std::string_view kGivenRule = "given";  // the sender's own extraction

CutText cut_reply(PreCut cut, std::string_view reply) {
  switch (cut) {
    case PreCut::Reasoning: return extract::cut_reasoning(reply);
    case PreCut::LastAnswer: return extract::cut_to_last_answer(reply);
    case PreCut::None: break;
  }
  return extract::no_cut(reply);
}

std::optional<ChoiceReading> read_letter(const ScoringRules& rules, const Question& question, std::string_view text) {
  switch (rules.parser) {
    case LetterParser::P1: return extract::read_choice_p1(text, question.options);
    case LetterParser::V2: return extract::read_choice_v2(text, static_cast<std::uint32_t>(question.options.size()));
    case LetterParser::V3: break;
  }
  return extract::read_choice_v3(text, static_cast<int>(std::min<std::size_t>(question.options.size(), 1000)));
}

InvalidReason reason_of(std::string_view text) {
  if (text.empty()) return InvalidReason::Empty;
  return text == kApiError ? InvalidReason::Error : InvalidReason::Unparsed;
}

ParsedReply no_reply(const ScoringRules& rules, bool multiple_choice, InvalidReason reason) {
  ParsedReply parsed;
  parsed.kind = ParsedReply::Kind::NoReply;
  if (!(rules.repairs_faults && multiple_choice)) parsed.text = kApiError;
  parsed.reason = reason;
  return parsed;
}

ParsedReply parse_text(const ScoringRules& rules, const Question& question, const CutText& cut) {
  const bool multiple_choice = is_multiple_choice(rules, question);
  const InvalidReason reason = reason_of(cut.text);
  if (reason != InvalidReason::Unparsed && !(multiple_choice && rules.parses_no_reply)) {
    return no_reply(rules, multiple_choice, reason);
  }
  ParsedReply parsed;
  if (!multiple_choice) {
    parsed.kind = ParsedReply::Kind::Values;
    parsed.values = extract::parse_open(cut.text);
    parsed.rule = "open";
    return parsed;
  }
  if (const std::optional<ChoiceReading> letter = read_letter(rules, question, cut.text)) {
    parsed.kind = ParsedReply::Kind::Letter;
    parsed.text = letter->letter();
    parsed.rule = letter->rule;
    if (letter->span.begin < letter->span.end) parsed.span = cut.to_source(letter->span);
    return parsed;
  }
  parsed.text = rules.no_answer;
  parsed.reason = reason;
  return parsed;
}

bool is_capital_letter(std::string_view text) { return text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z'; }

/// What the sender says the answer is, without extraction.
ParsedReply take_answer(const ScoringRules& rules, const Question& question, const json::Value& answer) {
  ParsedReply parsed;
  parsed.rule = kGivenRule;
  const std::optional<std::string> text = answer.as_id_text();
  if (is_multiple_choice(rules, question)) {
    if (text && is_capital_letter(*text)) {
      parsed.kind = ParsedReply::Kind::Letter;
      parsed.text = *text;
      return parsed;
    }
  } else if (const json::Array* list = answer.if_array()) {
    parsed.kind = ParsedReply::Kind::Values;
    parsed.values = values_from_json(*list);
    return parsed;
  } else if (text && !text->empty()) {
    parsed.kind = ParsedReply::Kind::Values;
    parsed.values = extract::normalize(*text);
    extract::make_set(parsed.values);
    return parsed;
  }
  if (!text || text->empty()) return no_reply(rules, is_multiple_choice(rules, question), InvalidReason::Empty);
  parsed.rule = {};
  parsed.text = rules.no_answer;
  parsed.reason = reason_of(*text);
  return parsed;
}

std::string answer_text(const ParsedReply& parsed) {
  if (parsed.kind != ParsedReply::Kind::Values) return parsed.text;
  return json::write(to_json(parsed.values), json::Layout::Compact);
}

}  // namespace

bool is_multiple_choice(const ScoringRules& rules, const Question& question) {
  if (question.type == kMultipleChoiceType) return true;
  const std::string* gold = question.gold.if_string();
  return rules.repairs_faults && gold != nullptr && is_capital_letter(*gold);
}

ParsedReply parse_reply(const ScoringRules& rules, const Question& question, std::string_view reply) {
  return parse_text(rules, question, cut_reply(rules.cut, reply));
}

ParsedReply parse_filtered_reply(const ScoringRules& rules, const Question& question, std::string_view reply) {
  return parse_text(rules, question, extract::no_cut(reply));
}

std::vector<std::string> gold_texts(const ScoringRules& rules, const Question& question) {
  if (rules.repairs_faults && !question.facets.empty()) {
    const std::optional<Track> track = track_of(question);
    const std::string_view item = split_id(question.id.value).item;
    if (track && has_broken_gold(*track, item)) { return {"24/7", "3.429", "3.43"}; }
  }
  std::vector<std::string> texts;
  if (const json::Array* list = question.gold.if_array()) {
    for (const json::Value& gold : *list) {
      if (std::optional<std::string> text = gold.as_id_text()) texts.push_back(std::move(*text));
    }
  } else if (std::optional<std::string> text = question.gold.as_id_text()) {
    texts.push_back(std::move(*text));
  }
  return texts;
}

bool is_right(const ScoringRules& rules, const Question& question, const ParsedReply& parsed) {
  if (parsed.kind == ParsedReply::Kind::Letter) {
    const std::vector<std::string> golds = gold_texts(rules, question);
    return std::find(golds.begin(), golds.end(), parsed.text) != golds.end();
  }
  if (parsed.kind != ParsedReply::Kind::Values || rules.open_is_wrong) return false;
  return extract::matches_gold(parsed.values, gold_texts(rules, question));
}

Verdict judge(const ScoringRules& rules, const Question& question, const Prediction& prediction) {
  ParsedReply parsed;
  if (prediction.response) {
    parsed = parse_reply(rules, question, *prediction.response);
  } else if (prediction.answer) {
    parsed = take_answer(rules, question, *prediction.answer);
  } else {
    parsed = parse_reply(rules, question, prediction.error.empty() ? std::string_view{} : kApiError);
  }
  Verdict verdict;
  verdict.answer = answer_text(parsed);
  verdict.rule = parsed.rule;
  verdict.span = parsed.span;
  verdict.reason = parsed.reason;
  switch (parsed.kind) {
    case ParsedReply::Kind::Letter:
    case ParsedReply::Kind::Values:
      verdict.outcome = is_right(rules, question, parsed) ? Outcome::Right : Outcome::Wrong;
      break;
    case ParsedReply::Kind::NoAnswer: verdict.outcome = Outcome::Invalid; break;
    case ParsedReply::Kind::NoReply:
      verdict.outcome = rules.drops_no_reply ? Outcome::Dropped : Outcome::Invalid;
      break;
  }
  return verdict;
}

json::Value to_json(const extract::OpenValues& values) {
  json::Array list;
  for (const extract::OpenValue& value : values) {
    if (const std::string* text = std::get_if<std::string>(&value)) {
      list.emplace_back(*text);
      continue;
    }
    const double number = *std::get_if<double>(&value);
    if (std::isnan(number)) {
      list.emplace_back("@nan");
    } else if (std::isinf(number)) {
      list.emplace_back(number > 0 ? "@inf" : "@-inf");
    } else {
      list.push_back(json::number(number));
    }
  }
  return list;
}

extract::OpenValues values_from_json(const json::Array& list) {
  extract::OpenValues values;
  for (const json::Value& item : list) {
    if (const std::string* text = item.if_string()) {
      values.emplace_back(*text);
    } else if (const std::optional<double> number = item.as_double()) {
      values.emplace_back(*number);
    }
  }
  extract::make_set(values);
  return values;
}

}  // namespace ego::video_mmmu
