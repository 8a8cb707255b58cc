#include "core/interchange/eee_instance.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/json/members.h"
#include "core/json/writer.h"

namespace ego::interchange {
namespace {

/// As Python's json.dumps(ensure_ascii=True) writes a text.
void append_ascii_json(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    const char32_t c = step.valid ? step.code_point : 0xFFFD;
    at += step.length;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\b') {
      out += "\\b";
    } else if (c == '\f') {
      out += "\\f";
    } else if (c >= 0x10000) {
      const auto low = static_cast<unsigned>(c - 0x10000);
      out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (low >> 10U), 0xDC00 + (low & 0x3FFU));
    } else if (c < 0x20 || c >= 0x7F) {
      out += c == 0x7F ? std::string(1, '\x7F') : fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += static_cast<char>(c);
    }
  }
  out += '"';
}

std::string question_text(const Question& question) {
  std::string text = question.text;
  for (const std::string& option : question.options) text += "\n" + option;
  return text;
}

std::vector<std::string> references(const json::Value& gold) {
  std::vector<std::string> out;
  const auto add = [&](const json::Value& value) {
    out.push_back(value.as_id_text().value_or(json::write(value, json::Layout::Compact)));
  };
  if (const json::Array* list = gold.if_array()) {
    for (const json::Value& value : *list) add(value);
  } else if (!gold.is_null()) {
    add(gold);
  }
  return out;
}

json::Object metadata(const QuestionSet& questions, const Question& question, const Prediction* prediction,
                      const VerdictView& verdict) {
  json::Object out;
  const auto put = [&](std::string_view name, std::string text) {
    if (!text.empty()) out.emplace_back("egoscope." + std::string(name), std::move(text));
  };
  put("status", std::string(to_string(verdict.outcome)));
  put("reason", std::string(to_string(verdict.reason)));
  put("cluster", question.video.value);
  for (std::size_t i = 0; i < questions.facet_keys.size() && i < question.facets.size(); ++i) {
    put("facet." + questions.facet_keys[i], question.facets[i]);
  }
  if (verdict.span) put("span", fmt::format("{}-{}", verdict.span->begin, verdict.span->end));
  put("clip", question.media.ref);
  std::string evidence;
  for (const Interval& interval : question.evidence) {
    evidence += fmt::format("{}{}-{}", evidence.empty() ? "" : ";", json::number_text(interval.start_secs),
                            json::number_text(interval.end_secs));
  }
  put("evidence", std::move(evidence));
  if (prediction == nullptr) return out;
  for (const std::string_view name : {"frames", "t_ask", "phase", "round"}) {
    if (const auto value = prediction->extras.find(name)) {
      put(name, value->as_id_text().value_or(json::write(*value, json::Layout::Compact)));
    }
  }
  return out;
}

/// `#r3` of the third recall; empty for everything else.
std::string recall_suffix(const Prediction* prediction) {
  if (prediction == nullptr) return {};
  const auto phase = prediction->extras.find("phase");
  const auto round = prediction->extras.find("round");
  if (!phase || phase->as_id_text() != "recall" || !round) return {};
  return "#r" + round->as_id_text().value_or("0");
}

}  // namespace

std::string sample_hash(std::string_view raw, std::span<const std::string> reference) {
  std::string text = "{\"raw\":";
  append_ascii_json(text, raw);
  text += ",\"reference\":[";
  for (std::size_t i = 0; i < reference.size(); ++i) {
    if (i > 0) text += ',';
    append_ascii_json(text, reference[i]);
  }
  return sha256_hex(text + "]}");
}

json::Value instance_record(const InstanceContext& context, const QuestionSet& questions, const Submission& submission,
                            const ProfileId& profile, const VerdictView& verdict) {
  const Question& question = questions.questions[verdict.question];
  const Prediction* prediction = verdict.prediction && *verdict.prediction < submission.predictions.size()
                                     ? &submission.predictions[*verdict.prediction]
                                     : nullptr;
  const std::string raw = question_text(question);
  const std::vector<std::string> gold = context.gold_shown ? references(question.gold) : std::vector<std::string>{};
  json::Array replies;
  if (prediction != nullptr && prediction->response)
    replies.emplace_back(*prediction->response);
  else if (prediction != nullptr && prediction->answer) {
    replies.emplace_back(
        prediction->answer->as_id_text().value_or(json::write(*prediction->answer, json::Layout::Compact)));
  }
  json::Object input{{"raw", raw}, {"reference", json::texts(gold)}};
  if (!question.options.empty()) input.emplace_back("choices", json::texts(question.options));
  json::Object about = metadata(questions, question, prediction, verdict);
  if (!context.gold_shown) about.emplace_back("egoscope.reference", "withheld");
  json::Object out{
      {"schema_version", "0.3.0"},
      {"evaluation_id", context.evaluation_id},
      {"model_id", context.model_id},
      {"evaluation_name", context.result_id},
      {"evaluation_result_id", context.result_id},
      {"sample_id", question.id.value + recall_suffix(prediction)},
      {"sample_hash", sample_hash(raw, gold)},
      {"interaction_type", "single_turn"},
      {"input", std::move(input)},
      {"output", json::Object{{"raw", std::move(replies)}}},
      {"messages", nullptr},
      {"answer_attribution",
       json::Array{json::Object{
           {"turn_idx", json::number(std::uint64_t{0})},
           {"source", "output.raw"},
           {"extracted_value", verdict.answer},
           {"extraction_method", profile.value + ":" + std::string(verdict.rule.empty() ? "none" : verdict.rule)},
           {"is_terminal", true}}}},
      {"evaluation",
       json::Object{{"score", json::number(item_score(verdict))}, {"is_correct", verdict.outcome == Outcome::Right}}},
      {"metadata", std::move(about)}};
  if (prediction != nullptr && !prediction->error.empty()) out.emplace_back("error", prediction->error);
  if (prediction == nullptr) out.emplace_back("error", "no answer in the submission");
  return out;
}

}  // namespace ego::interchange
