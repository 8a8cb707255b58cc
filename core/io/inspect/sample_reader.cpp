#include "core/io/inspect/sample_reader.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/json/writer.h"

namespace ego::io {
namespace {

constexpr std::string_view kAttachment = "attachment://";

/// A message's content: a text, or the text parts of a list joined.
std::optional<std::string> message_text(const json::Value* content) {
  if (content == nullptr) return std::nullopt;
  if (const std::string* text = content->if_string()) return *text;
  const json::Array* parts = content->if_array();
  if (parts == nullptr) return std::nullopt;
  std::optional<std::string> joined;
  for (const json::Value& part : *parts) {
    if (part.text_or_empty("type") != "text" || part.find("text") == nullptr) continue;
    joined = joined.value_or("") + text_of(part.find("text"));
  }
  return joined;
}

const json::Value* first_choice(const json::Value& sample) {
  const json::Value* choices = find_path(sample, {"output", "choices"});
  const json::Array* list = choices == nullptr ? nullptr : choices->if_array();
  return list == nullptr || list->empty() ? nullptr : &list->front();
}

std::optional<std::string> last_assistant_text(const json::Value& sample) {
  const json::Value* messages = sample.find("messages");
  const json::Array* list = messages == nullptr ? nullptr : messages->if_array();
  if (list == nullptr) return std::nullopt;
  const auto found = std::find_if(list->rbegin(), list->rend(), [](const json::Value& message) {
    return message.text_or_empty("role") == "assistant";
  });
  return found == list->rend() ? std::nullopt : message_text(found->find("content"));
}

std::optional<std::string> reply_of(const json::Value& sample) {
  if (const json::Value* choice = first_choice(sample)) {
    const json::Value* content = find_path(*choice, {"message", "content"});
    if (std::optional<std::string> text = message_text(content)) return text;
  }
  const json::Value* completion = find_path(sample, {"output", "completion"});
  if (completion != nullptr && completion->is_string()) return *completion->if_string();
  return last_assistant_text(sample);
}

/// C, I, P, N as numbers; numbers as they are. Nothing for other values.
std::optional<double> score_number(const json::Value& value) {
  if (const std::string* letter = value.if_string()) {
    if (*letter == "C") return 1;
    if (*letter == "P") return 0.5;
    if (*letter == "I" || *letter == "N") return 0;
    return std::nullopt;
  }
  if (const bool* flag = value.if_bool()) return *flag ? 1 : 0;
  return value.as_double();
}

std::string error_text(const json::Value* error) {
  if (error == nullptr || error->is_null()) return {};
  std::string text = error->is_object() ? text_at(*error, {"message"}) : text_of(error);
  return text.empty() ? std::string("the sample failed") : text;
}

}  // namespace

InspectSampleReader::InspectSampleReader(const Content& content, const ImportContext& context,
                                         const json::Value& header, Submission& out)
    : content_(content), context_(context), out_(out) {
  out_.model.id = text_at(header, {"eval", "model"});
  out_.run.harness = "inspect_ai";
  if (const std::string version = text_at(header, {"eval", "packages", "inspect_ai"}); !version.empty()) {
    out_.run.harness += " " + version;
  }
  if (const json::Value* eval = header.find("eval")) {
    json::Object raw = picked(*eval, {"model", "model_args", "task", "dataset", "revision", "packages", "created"});
    if (const json::Value* status = header.find("status")) raw.emplace_back("status", *status);
    out_.run.raw = std::move(raw);
  }
  const json::Value* scores = find_path(header, {"results", "scores"});
  const json::Array* list = scores == nullptr ? nullptr : scores->if_array();
  if (list == nullptr) return;
  for (const json::Value& score : *list) {
    const json::Value* metrics = score.find("metrics");
    const json::Object* members = metrics == nullptr ? nullptr : metrics->if_object();
    if (members == nullptr) continue;
    for (const auto& [name, metric] : *members) {
      const json::Value* value = metric.find("value");
      if (value == nullptr || !value->is_number()) continue;
      out_.claimed.push_back({fmt::format("results.{}.{}", score.text_or_empty("name"), name), *value});
    }
  }
}

void InspectSampleReader::read(json::Value& sample, RowPlace place) {
  std::optional<Prediction> started = start_prediction(content_, context_.diagnostics, text_at(sample, {"id"}), place,
                                                       "the sample names no item", "id");
  if (!started) return;
  Prediction& prediction = *started;
  const json::Value* epoch = sample.find("epoch");
  const std::int64_t number = epoch == nullptr ? 1 : epoch->as_int().value_or(1);
  if (number > 1) prediction.extras.emplace_back("repeat", json::number(number - 1));
  prediction.response = reply_of(sample);
  if (prediction.response && prediction.response->starts_with(kAttachment)) {
    const json::Value* attachments = sample.find("attachments");
    const json::Value* text =
        attachments == nullptr ? nullptr : attachments->find(prediction.response->substr(kAttachment.size()));
    if (text != nullptr && text->is_string())
      prediction.response = *text->if_string();
    else
      ++unknown_attachments_;
  }
  prediction.error = error_text(sample.find("error"));
  if (const json::Value* choice = first_choice(sample)) {
    const std::string_view stop = choice->text_or_empty("stop_reason");
    prediction.finish = stop == "max_tokens" || stop == "model_length" ? std::string_view("length") : stop;
  }
  if (const json::Value* limit = sample.find("limit"); limit != nullptr && !limit->is_null()) {
    prediction.finish = "length";
  }
  read_score(sample, prediction);
  if (!prediction.response && prediction.error.empty()) {
    if (prediction.finish != "length") {
      report_row(content_, context_.diagnostics, Code::MissingField, "the sample holds no reply", place, "output",
                 nullptr, prediction.id);
      return;
    }
    prediction.response.emplace();
  }
  out_.predictions.push_back(std::move(prediction));
}

void InspectSampleReader::read_score(const json::Value& sample, Prediction& prediction) {
  const json::Value* scores = sample.find("scores");
  const json::Object* members = scores == nullptr ? nullptr : scores->if_object();
  if (members == nullptr || members->empty()) return;
  const std::string& wanted = context_.options.scorer;
  const json::Value* score = wanted.empty() ? &members->front().second : scores->find(wanted);
  if (score == nullptr) return;
  const json::Value* value = score->is_object() ? score->find("value") : score;
  if (const json::Value* answer = score->find("answer"); answer != nullptr && !answer->is_null()) {
    prediction.logged_answer = *answer;
  }
  const std::optional<double> number = value == nullptr ? std::nullopt : score_number(*value);
  if (!number) return;
  if (!std::isfinite(*number)) {
    ++unscorable_;
    return;
  }
  prediction.extras.emplace_back("score", json::number(*number));
  if (*number == 1 || *number == 0) prediction.stored_success = *number == 1;
}

void InspectSampleReader::report() {
  add_note(content_, context_.diagnostics, Code::OtherLogLayout, unscorable_,
           fmt::format("{} samples were not scored by the log's scorer (NaN)", unscorable_));
  add_note(content_, context_.diagnostics, Code::MissingField, unknown_attachments_,
           fmt::format("{} replies are attachments that the log does not hold", unknown_attachments_));
}

}  // namespace ego::io
