#include <fmt/format.h>

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "core/base/sha256.h"
#include "core/benchmarks/video_mmmu/annotations.h"
#include "core/benchmarks/video_mmmu/facts.h"
#include "core/benchmarks/video_mmmu/golden.h"
#include "core/benchmarks/video_mmmu/judge.h"
#include "core/benchmarks/video_mmmu/prompt.h"
#include "core/extract/open_answer.h"
#include "core/extract/precut.h"
#include "core/json/writer.h"
#include "core/lint/published.h"
#include "core/text/ascii.h"
#include "core/text/unicode.h"

namespace ego::video_mmmu {
namespace {

using json::Value;

std::string printed(const Value& value) { return json::write(value, json::Layout::Compact); }

Mismatch differs(std::string_view what, const std::string& expected, const std::string& got) {
  return fmt::format("{}: expected {}, got {}", what, expected, got);
}

Mismatch check_text(std::string_view what, const Value* expected, std::string_view got) {
  const std::string* text = expected == nullptr ? nullptr : expected->if_string();
  if (text != nullptr && *text == got) return std::nullopt;
  return differs(what, expected == nullptr ? "nothing" : printed(*expected), printed(Value(got)));
}

/// The goldens write infinities and NaN as marks, because JSON cannot.
extract::OpenValue unmarked(extract::OpenValue value) {
  const std::string* text = std::get_if<std::string>(&value);
  if (text == nullptr) return value;
  if (*text == "@nan") return std::numeric_limits<double>::quiet_NaN();
  if (*text == "@inf") return std::numeric_limits<double>::infinity();
  if (*text == "@-inf") return -std::numeric_limits<double>::infinity();
  return value;
}

Mismatch check_values(std::string_view what, const Value* expected, extract::OpenValues got) {
  const json::Array* list = expected == nullptr ? nullptr : expected->if_array();
  if (list == nullptr)
    return differs(what, expected == nullptr ? "nothing" : printed(*expected), printed(to_json(got)));
  extract::OpenValues wanted;
  for (extract::OpenValue& value : values_from_json(*list)) wanted.push_back(unmarked(std::move(value)));
  extract::make_set(wanted);
  extract::make_set(got);
  if (extract::same_set(wanted, got)) return std::nullopt;
  return differs(what, printed(*expected), printed(to_json(got)));
}

Question question_of_row(const Value& row) {
  Question question;
  question.type = row.text_or_empty("question_type");
  if (const Value* options = row.find("options"); options != nullptr && options->is_array()) {
    for (const Value& option : *options->if_array()) question.options.push_back(option.as_id_text().value_or(""));
  }
  if (const Value* gold = row.find("gold")) question.gold = *gold;
  if (const std::optional<TrackRole> role = read_track(row.text_or_empty("track"))) {
    question.id = QuestionId(std::string(track_key(role->track)) + '/' + std::string(row.text_or_empty("id")));
    question.facets = {std::string(track_name(role->track))};
  }
  return question;
}

Mismatch check_judgement(const ScoringRules& rules, const Value& row, const std::string& response,
                         const Value& expected) {
  const Question question = question_of_row(row);
  const ParsedReply parsed = parse_reply(rules, question, response);
  const Value* wanted = expected.find("parsed");
  Mismatch mismatch = parsed.kind == ParsedReply::Kind::Values ? check_values("parsed", wanted, parsed.values)
                                                               : check_text("parsed", wanted, parsed.text);
  if (mismatch) return mismatch;
  Prediction prediction;
  prediction.response = response;
  const Verdict verdict = judge(rules, question, prediction);
  mismatch = check_text("status", expected.find("status"), to_string(verdict.outcome));
  if (mismatch) return mismatch;
  if (const Value* reason = expected.find("invalid_reason")) {
    mismatch = check_text("invalid_reason", reason, to_string(verdict.reason));
    if (mismatch) return mismatch;
  }
  const Value correct(verdict.outcome == Outcome::Right);
  const Value dropped(verdict.outcome == Outcome::Dropped);
  for (const auto& [key, got] : {std::pair{"correct", &correct}, std::pair{"dropped", &dropped}}) {
    const Value* expected_flag = expected.find(key);
    if (expected_flag == nullptr || *expected_flag != *got) return differs(key, "another value", printed(*got));
  }
  if (verdict.span && (verdict.span->begin >= verdict.span->end || verdict.span->end > response.size())) {
    return std::string("span: outside the reply");
  }
  const bool names_letter =
      verdict.span && parsed.kind == ParsedReply::Kind::Letter && !verdict.rule.ends_with("content");
  if (!names_letter) return std::nullopt;
  const std::string letter = response.substr(verdict.span->begin, 1);
  if (!text::ascii_equal_ignoring_case(letter, parsed.text)) return differs("span", parsed.text, letter);
  return std::nullopt;
}

Mismatch check_numbers(const std::string& response, const Value& expected) {
  json::Array numbers;
  for (const std::string_view number : extract::extract_numbers(response)) numbers.emplace_back(number);
  const Value got(std::move(numbers));
  const Value* wanted = expected.find("numbers");
  if (wanted != nullptr && *wanted == got) return std::nullopt;
  return differs("numbers", wanted == nullptr ? "nothing" : printed(*wanted), printed(got));
}

Mismatch check_prompt(const Value& row, const std::string& response, const Value& expected,
                      const GoldenContext& context) {
  const std::optional<TrackRole> role = read_track(row.text_or_empty("track"));
  const std::optional<PromptKind> kind = read_prompt_kind(response);
  if (!role || !kind || context.files == nullptr) return std::string("prompt: unknown track or kind, or no files");
  NamedBytes file;
  file.label = std::string(track_key(role->track)) + "_video.json";
  Result<ByteBuffer> bytes = context.files->read_all(context.shared_root + "/data/video-mmmu/" + file.label);
  if (!bytes.ok()) return "prompt: " + bytes.error().message;
  file.bytes = std::move(bytes).value();
  Diagnostics diagnostics;
  const Result<QuestionSet> set = read_annotations(std::span(&file, 1), diagnostics);
  if (!set.ok()) return "prompt: " + set.error().message;
  const std::string id = std::string(track_key(role->track)) + '/' + std::string(row.text_or_empty("id"));
  const std::optional<std::uint32_t> index = set.value().find(id);
  if (!index) return "prompt: no item " + id;
  const std::string text = prompt(set.value().questions[*index], *kind);
  if (const Mismatch mismatch = check_text("sha256", expected.find("sha256"), sha256_hex(text))) return mismatch;
  const Value* chars = expected.find("chars");
  const auto length = static_cast<std::int64_t>(text::length(text));
  if (chars != nullptr && chars->as_int() == length) return std::nullopt;
  return differs("chars", "another number", std::to_string(length));
}

}  // namespace

Mismatch check_golden_row(const Value& row, const GoldenContext& context) {
  const std::string_view profile = row.text_or_empty("profile");
  if (profile.starts_with("lint:")) return lint::check_golden_row(row);
  const Value* expected = row.find("expected");
  const Value* response = row.find("response");
  if (expected == nullptr || response == nullptr || !response->is_string()) {
    return std::string("row without expected or response");
  }
  const std::string& text = *response->if_string();
  if (const ScoringRules* rules = find_rules(profile)) return check_judgement(*rules, row, text, *expected);
  if (profile == "fn:extract_numbers") return check_numbers(text, *expected);
  if (profile == "fn:normalize") return check_values("out", expected->find("out"), extract::normalize(text));
  if (profile == "fn:precut-reasoning")
    return check_text("text", expected->find("text"), extract::cut_reasoning(text).text);
  if (profile == "fn:precut-answer") {
    return check_text("text", expected->find("text"), extract::cut_to_last_answer(text).text);
  }
  if (profile == "fn:prompt") return check_prompt(row, text, *expected, context);
  return fmt::format("unknown profile \"{}\"", profile);
}

}  // namespace ego::video_mmmu
