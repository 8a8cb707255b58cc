// HELM run folders: run_spec.json with display_predictions.json, else scenario_state.json.
// Source: formats.md section 3.4.
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/io/forms/importers.h"
#include "core/io/import_support.h"

namespace ego::io {
namespace {

constexpr std::string_view kRunSpec = "run_spec.json";
constexpr std::string_view kState = "scenario_state.json";
constexpr std::string_view kPredictions = "display_predictions.json";

bool fits(const Content& content) { return content.form == Form::Bundle && content.bundle->kind() == BundleKind::Helm; }

bool is_perturbed(const json::Value& row) {
  const json::Value* perturbation = row.find("perturbation");
  return perturbation != nullptr && !perturbation->is_null();
}

/// Text and marks of the options: `{output: {text}, tags: ["correct"]}`.
json::Value options_of(const json::Value& instance) {
  json::Array texts;
  const json::Value* references = instance.find("references");
  if (const json::Array* list = references == nullptr ? nullptr : references->if_array()) {
    for (const json::Value& reference : *list) texts.emplace_back(text_at(reference, {"output", "text"}));
  }
  return texts;
}

std::optional<json::Value> gold_of(const json::Value& instance) {
  const json::Value* references = instance.find("references");
  const json::Array* list = references == nullptr ? nullptr : references->if_array();
  if (list == nullptr) return std::nullopt;
  for (const json::Value& reference : *list) {
    const json::Value* tags = reference.find("tags");
    const json::Array* names = tags == nullptr ? nullptr : tags->if_array();
    if (names == nullptr) continue;
    for (const json::Value& tag : *names) {
      if (text_of(&tag) == "correct") return json::Value(text_at(reference, {"output", "text"}));
    }
  }
  return std::nullopt;
}

/// What instances.json says of one instance.
struct Instance {
  json::Value options;
  std::optional<json::Value> gold;
};

class RunReader {
 public:
  RunReader(const Content& content, const ImportContext& context) : content_(content), context_(context) {}

  Result<Submission> read() {
    const Bundle& bundle = *content_.bundle;
    EGO_TRY(const json::Value spec, member(kRunSpec));
    out_.model.id = text_at(spec, {"adapter_spec", "model"});
    out_.run.harness = "HELM";
    out_.run.raw = picked(spec, {"name", "scenario_spec", "groups"});
    if (bundle.has("instances.json")) { EGO_TRY([[maybe_unused]] const Ok read, read_instances()); }
    if (bundle.has("stats.json")) { EGO_TRY([[maybe_unused]] const Ok read, read_claims()); }
    if (bundle.has(kPredictions)) {
      EGO_TRY(json::Value rows, member(kPredictions));
      each(rows, [this](json::Value& row, RowPlace place) { read_prediction(row, place); });
    } else {
      EGO_TRY(json::Value state, member(kState));
      json::Value* rows = state.find("request_states");
      if (rows != nullptr) each(*rows, [this](json::Value& row, RowPlace place) { read_state(row, place); });
    }
    add_note(content_, context_.diagnostics, Code::RowsDropped, perturbed_,
             fmt::format("{} rows are perturbed copies of others and left out", perturbed_));
    return std::move(out_);
  }

 private:
  Result<json::Value> member(std::string_view name) {
    return read_member_json(*content_.bundle, name, json::Dialect::Strict, context_.diagnostics);
  }

  template <class Visit>
  void each(json::Value& rows, const Visit& visit) {
    json::Array* list = rows.if_array();
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
      json::Value& row = (*list)[i];
      const RowPlace place{i + 1, 0};
      if (!row.is_object())
        report_row(content_, context_.diagnostics, Code::WrongType, "a record must be an object", place);
      else if (is_perturbed(row))
        ++perturbed_;
      else
        visit(row, place);
    }
  }

  Status read_instances() {
    EGO_TRY(json::Value list, member("instances.json"));
    json::Array* instances = list.if_array();
    if (instances == nullptr) return Ok{};
    for (const json::Value& instance : *instances) {
      if (is_perturbed(instance)) continue;
      instances_.emplace(text_at(instance, {"id"}), Instance{options_of(instance), gold_of(instance)});
    }
    return Ok{};
  }

  Status read_claims() {
    EGO_TRY(const json::Value list, member("stats.json"));
    const json::Array* stats = list.if_array();
    if (stats == nullptr) return Ok{};
    for (const json::Value& stat : *stats) {
      const json::Value* name = stat.find("name");
      const json::Value* mean = stat.find("mean");
      if (name == nullptr || mean == nullptr || !mean->is_number() || is_perturbed(*name)) continue;
      const std::string split = text_at(*name, {"split"});
      out_.claimed.push_back(
          {fmt::format("stats.{}{}{}", text_at(*name, {"name"}), split.empty() ? "" : ".", split), *mean});
    }
    return Ok{};
  }

  std::optional<Prediction> start(std::string id, const json::Value& row, RowPlace place) {
    std::optional<Prediction> started = start_prediction(content_, context_.diagnostics, std::move(id), place,
                                                         "the row names no instance", "instance_id");
    if (!started) return std::nullopt;
    Prediction& prediction = *started;
    const json::Value* trial = row.find("train_trial_index");
    if (trial != nullptr && trial->as_int().value_or(0) > 0) prediction.extras.emplace_back("repeat", *trial);
    if (const auto known = instances_.find(prediction.id); known != instances_.end()) {
      prediction.row_gold = known->second.gold;
      prediction.extras.emplace_back("options", known->second.options);
    }
    return started;
  }

  void read_prediction(json::Value& row, RowPlace place) {
    std::optional<Prediction> prediction = start(text_at(row, {"instance_id"}), row, place);
    if (!prediction) return;
    json::Value* text = row.find("predicted_text");
    if (text == nullptr || !text->is_string()) {
      report_row(content_, context_.diagnostics, Code::MissingField, "the row holds no reply", place, "predicted_text",
                 text, prediction->id);
      return;
    }
    prediction->response = std::move(*text->if_string());
    if (const json::Value* mapped = row.find("mapped_output"); mapped != nullptr && mapped->is_string()) {
      prediction->answer = *mapped;
    }
    if (const json::Value* thinking = row.find("thinking_text"); thinking != nullptr && thinking->is_string()) {
      prediction->extras.emplace_back("thinking_text", *thinking);
    }
    out_.predictions.push_back(std::move(*prediction));
  }

  void read_state(json::Value& row, RowPlace place) {
    const json::Value* instance = row.find("instance");
    if (instance != nullptr && is_perturbed(*instance)) {
      ++perturbed_;
      return;
    }
    std::optional<Prediction> prediction = start(text_at(row, {"instance", "id"}), row, place);
    if (!prediction) return;
    if (instance != nullptr && !prediction->row_gold) prediction->row_gold = gold_of(*instance);
    const json::Value* success = find_path(row, {"result", "success"});
    if (success != nullptr && success->if_bool() != nullptr && !*success->if_bool()) {
      prediction->error = text_at(row, {"result", "error"});
      if (prediction->error.empty()) prediction->error = "the request failed";
    }
    const json::Value* completions = find_path(row, {"result", "completions"});
    const json::Array* list = completions == nullptr ? nullptr : completions->if_array();
    if (list != nullptr && !list->empty()) prediction->response = text_at(list->front(), {"text"});
    if (!prediction->response && prediction->error.empty()) {
      report_row(content_, context_.diagnostics, Code::MissingField, "the row holds no reply", place, "completions",
                 nullptr, prediction->id);
      return;
    }
    out_.predictions.push_back(std::move(*prediction));
  }

  const Content& content_;
  const ImportContext& context_;
  Submission out_;
  std::unordered_map<std::string, Instance> instances_;
  std::uint64_t perturbed_ = 0;
};

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  EGO_TRY(Submission submission, RunReader(content, context).read());
  return single(std::move(submission));
}

}  // namespace

const Importer kHelmImporter{"helm-run", fits, import};

}  // namespace ego::io
