#include "core/site/reply_line.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/json/members.h"
#include "core/json/parse.h"
#include "core/json/writer.h"

namespace ego::site {
namespace {

/// What an item page shows beside a reply.
constexpr std::array<std::string_view, 5> kShownBeside{"confidence", "t_first", "t_done", "tokens", "frames"};

std::optional<std::string> optional_text(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  return value != nullptr && value->is_string() ? std::optional(*value->if_string()) : std::nullopt;
}

std::optional<json::Value> optional_value(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::uint64_t count_of(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  const auto count = value == nullptr ? std::nullopt : value->as_int();
  return count && *count > 0 ? static_cast<std::uint64_t>(*count) : 0;
}

Prediction read_prediction(const json::Value& object) {
  Prediction out;
  out.id = object.text_or_empty("id");
  out.track = object.text_or_empty("track");
  out.response = optional_text(object, "response");
  out.answer = optional_value(object, "answer");
  out.judge_response = optional_text(object, "judge_response");
  out.logged_answer = optional_value(object, "logged_answer");
  out.filtered_response = optional_text(object, "filtered_response");
  out.error = object.text_or_empty("error");
  out.finish = object.text_or_empty("finish");
  for (const std::string_view name : kShownBeside) {
    if (const json::Value* value = object.find(name)) out.extras.emplace_back(name, *value);
  }
  out.row = count_of(object, "row");
  out.line = count_of(object, "line");
  return out;
}

}  // namespace

std::string write_reply_line(const Prediction& prediction) {
  json::Object out;
  out.emplace_back("id", prediction.id);
  json::put_text(out, "track", prediction.track);
  if (prediction.response) out.emplace_back("response", *prediction.response);
  if (prediction.answer) out.emplace_back("answer", *prediction.answer);
  if (prediction.judge_response) out.emplace_back("judge_response", *prediction.judge_response);
  if (prediction.logged_answer) out.emplace_back("logged_answer", *prediction.logged_answer);
  if (prediction.filtered_response) out.emplace_back("filtered_response", *prediction.filtered_response);
  json::put_text(out, "error", prediction.error);
  json::put_text(out, "finish", prediction.finish);
  for (const std::string_view name : kShownBeside) {
    if (std::optional<json::Value> value = prediction.extras.find(name)) out.emplace_back(name, std::move(*value));
  }
  if (prediction.row > 0) out.emplace_back("row", json::number(prediction.row));
  if (prediction.line > 0) out.emplace_back("line", json::number(prediction.line));
  return json::write(json::Value{std::move(out)}, json::Layout::Compact) + '\n';
}

std::vector<Prediction> read_reply_lines(ByteView lines, std::string_view label, Diagnostics& diagnostics) {
  std::vector<Prediction> out;
  json::for_each_line(lines, std::string(label), json::Dialect::Strict, diagnostics,
                      [&](json::Value&& value, std::uint64_t) {
                        if (value.is_object()) out.push_back(read_prediction(value));
                      });
  return out;
}

}  // namespace ego::site
