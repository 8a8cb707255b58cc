#include "core/report/run_json.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/json/members.h"
#include "core/json/writer.h"
#include "core/report/schema_names.h"

namespace ego {
namespace {

enum class FieldType { Text, Integer, Count, Positive, Number, NonNegative, Flag, Sha256 };

struct Field {
  std::string_view name;
  FieldType type;
};

constexpr Field kRun[] = {
    {"id", FieldType::Text}, {"started", FieldType::Text}, {"finished", FieldType::Text}, {"notes", FieldType::Text}};
constexpr Field kHarness[] = {
    {"name", FieldType::Text}, {"version", FieldType::Text}, {"commit", FieldType::Text}, {"dirty", FieldType::Flag}};
constexpr Field kEngine[] = {{"name", FieldType::Text},
                             {"version", FieldType::Text},
                             {"precision", FieldType::Text},
                             {"hardware", FieldType::Text}};
constexpr Field kPrompt[] = {{"id", FieldType::Text}, {"sha256", FieldType::Sha256}, {"text", FieldType::Text}};
constexpr Field kGeneration[] = {
    {"temperature", FieldType::NonNegative}, {"top_p", FieldType::Number}, {"top_k", FieldType::Integer},
    {"max_new_tokens", FieldType::Positive}, {"seed", FieldType::Integer}, {"repeats", FieldType::Positive}};
constexpr Field kVideo[] = {{"frames", FieldType::Count},  {"fps", FieldType::NonNegative},
                            {"sampling", FieldType::Text}, {"max_pixels", FieldType::Integer},
                            {"audio", FieldType::Flag},    {"subtitles", FieldType::Flag}};

bool is_sha256(const std::string& text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool has_type(const json::Value& value, FieldType type) {
  const auto integer = value.as_int();
  const auto number = value.as_double();
  switch (type) {
    case FieldType::Text: return value.is_string();
    case FieldType::Integer: return integer.has_value();
    case FieldType::Count: return integer && *integer >= 0;
    case FieldType::Positive: return integer && *integer >= 1;
    case FieldType::Number: return number.has_value();
    case FieldType::NonNegative: return number && *number >= 0;
    case FieldType::Flag: return value.if_bool() != nullptr;
    case FieldType::Sha256: return value.is_string() && is_sha256(*value.if_string());
  }
  return false;
}

/// The known members of `source`; null if there is none.
json::Object known_members(const json::Value* source, std::span<const Field> fields) {
  json::Object out;
  if (source == nullptr) return out;
  for (const Field& field : fields) {
    const json::Value* value = source->find(field.name);
    if (value != nullptr && has_type(*value, field.type)) out.emplace_back(field.name, *value);
  }
  return out;
}

void put_part(json::Object& run, std::string_view name, json::Object part) {
  if (!part.empty()) run.emplace_back(name, std::move(part));
}

json::Object harness_of(const RunInfo& run) {
  json::Object harness = known_members(run.raw.find("harness"), kHarness);
  const bool named =
      std::any_of(harness.begin(), harness.end(), [](const json::Member& m) { return m.first == "name"; });
  if (named || run.harness.empty()) return named ? harness : json::Object{};
  const std::size_t space = run.harness.rfind(' ');
  harness.clear();
  harness.emplace_back("name", run.harness.substr(0, space));
  if (space != std::string::npos) harness.emplace_back("version", run.harness.substr(space + 1));
  return harness;
}

}  // namespace

json::Value run_to_json(const RunInfo& run) {
  json::Object out = known_members(&run.raw, kRun);
  put_part(out, "harness", harness_of(run));
  put_part(out, "engine", known_members(run.raw.find("engine"), kEngine));
  put_part(out, "prompt", known_members(run.raw.find("prompt"), kPrompt));
  put_part(out, "generation", known_members(run.raw.find("generation"), kGeneration));
  put_part(out, "video", known_members(run.raw.find("video"), kVideo));
  // `full` is what a run without the member means: writing it would claim that somebody stated it.
  const bool stated = run.raw.find("mode") != nullptr || run.mode != "full";
  if (stated && is_run_mode(run.mode)) out.emplace_back("mode", run.mode);
  if (out.empty()) return {};
  return out;
}

RunInfo run_from_json(const json::Value& value) {
  RunInfo run;
  run.raw = value;
  if (const std::string_view mode = value.text_or_empty("mode"); is_run_mode(mode)) run.mode = mode;
  if (const json::Value* harness = value.find("harness")) {
    run.harness = harness->text_or_empty("name");
    const std::string_view version = harness->text_or_empty("version");
    if (!version.empty()) run.harness += " " + std::string(version);
  }
  return run;
}

json::Value model_to_json(const ModelInfo& model) {
  json::Object out;
  out.emplace_back("id", model.id.empty() ? std::string("unknown") : model.id);
  json::put_text(out, "name", model.name);
  json::put_text(out, "organization", model.organization);
  json::put_text(out, "url", model.url);
  if (model.weights == "open" || model.weights == "closed" || model.weights == "unknown")
    json::put_text(out, "weights", model.weights);
  json::put_text(out, "parent", model.parent);
  json::put_text(out, "stage", model.stage);
  if (model.kind == "human" || model.kind == "baseline") json::put_text(out, "kind", model.kind);
  if (model.parameters && *model.parameters > 0) out.emplace_back("parameters", json::number(*model.parameters));
  return out;
}

ModelInfo model_from_json(const json::Value& value) {
  ModelInfo model;
  model.id = value.text_or_empty("id");
  model.name = value.text_or_empty("name");
  model.organization = value.text_or_empty("organization");
  model.url = value.text_or_empty("url");
  model.weights = value.text_or_empty("weights");
  model.parent = value.text_or_empty("parent");
  model.stage = value.text_or_empty("stage");
  if (const std::string_view kind = value.text_or_empty("kind"); kind == "human" || kind == "baseline")
    model.kind = kind;
  if (const json::Value* parameters = value.find("parameters")) model.parameters = parameters->as_double();
  return model;
}

}  // namespace ego
