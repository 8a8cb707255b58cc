#include "core/io/submission_writer.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/io/submission_rules.h"
#include "core/json/members.h"
#include "core/json/writer.h"

namespace ego::io {
namespace {

bool is_known(std::span<const FieldRule> rules, std::string_view name) {
  return std::any_of(rules.begin(), rules.end(), [&](const FieldRule& rule) { return rule.name == name; });
}

/// Ids that are plain numbers are written as numbers, as the benchmarks that use them do.
json::Value id_value(const std::string& id) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  if (error == std::errc{} && end == id.data() + id.size() && std::to_string(number) == id) return json::number(number);
  return id;
}

json::Value model_value(const ModelInfo& model) {
  json::Object object;
  json::put_text(object, "id", model.id);
  json::put_text(object, "name", model.name);
  json::put_text(object, "organization", model.organization);
  json::put_text(object, "url", model.url);
  json::put_text(object, "weights", model.weights);
  json::put_text(object, "parent", model.parent);
  json::put_text(object, "stage", model.stage);
  if (model.kind != "model") json::put_text(object, "kind", model.kind);
  if (model.parameters) object.emplace_back("parameters", json::number(*model.parameters));
  return object;
}

/// The run as sent where it was in this form; of other forms only what the form has a place for.
json::Value run_value(const RunInfo& run) {
  json::Object object;
  if (const json::Object* sent = run.raw.if_object()) {
    for (const auto& [name, value] : *sent) {
      const bool in_form = is_known(rules::kRun, name) && name != "mode" && (value.is_object() || value.is_string());
      if (in_form) object.emplace_back(name, value);
    }
  }
  const bool harness_known =
      std::any_of(object.begin(), object.end(), [](const json::Member& m) { return m.first == "harness"; });
  if (!run.harness.empty() && !harness_known) object.emplace_back("harness", json::Object{{"name", run.harness}});
  json::put_text(object, "mode", run.mode);
  return object;
}

json::Value prediction_value(const Prediction& prediction) {
  json::Object object{{"id", id_value(prediction.id)}};
  if (prediction.response) object.emplace_back("response", *prediction.response);
  if (prediction.answer) object.emplace_back("answer", *prediction.answer);
  json::put_text(object, "error", prediction.error);
  json::put_text(object, "finish", prediction.finish);
  for (const auto& [name, value] : prediction.extras.values()) {
    if (is_known(rules::kPrediction, name)) object.emplace_back(name, value);
  }
  return object;
}

}  // namespace

ByteBuffer write_submission(const Submission& submission, std::string_view benchmark, std::string_view revision) {
  json::Object about{{"id", benchmark}};
  json::put_text(about, "revision", revision);
  json::put_text(about, "split", submission.split);
  json::put_text(about, "track", submission.track);
  json::Array predictions;
  predictions.reserve(submission.predictions.size());
  for (const Prediction& prediction : submission.predictions) predictions.push_back(prediction_value(prediction));
  return json::write(json::Object{{"format", "egoscope.submission"},
                                  {"version", "1.0"},
                                  {"benchmark", std::move(about)},
                                  {"model", model_value(submission.model)},
                                  {"run", run_value(submission.run)},
                                  {"predictions", std::move(predictions)}},
                     json::Layout::Indented);
}

}  // namespace ego::io
