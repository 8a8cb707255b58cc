// Result files of lmms-eval and the lm-evaluation-harness: metrics without items. They give claimed scores only.
// Source: formats.md section 3.1, video-mmmu.md section 5.1.4.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/io/harness_names.h"
#include "core/io/importer.h"
#include "core/text/ascii.h"

namespace ego::io {
namespace {

bool fits(const Content& content) {
  const json::Value& document = content.document;
  const bool version_known = document.find("n-samples") != nullptr || document.find("lmms_eval_version") != nullptr ||
                             document.find("model_name_sanitized") != nullptr;
  return content.form == Form::Json && document.find("results") != nullptr && document.find("configs") != nullptr &&
         version_known;
}

/// `mmmu_acc_stderr,none` for `mmmu_acc,none`.
std::string error_name(std::string_view metric) {
  const std::size_t comma = std::min(metric.find(','), metric.size());
  return fmt::format("{}_stderr{}", metric.substr(0, comma), metric.substr(comma));
}

bool is_error(std::string_view metric) { return metric.substr(0, metric.find(',')).ends_with("_stderr"); }

/// Items that the task was run on: `n-samples.<task>.effective`.
std::optional<std::uint64_t> items_of(const json::Value& document, std::string_view task) {
  const json::Value* samples = document.find("n-samples");
  const json::Value* counts = samples == nullptr ? nullptr : samples->find(task);
  const json::Value* effective = counts == nullptr ? nullptr : counts->find("effective");
  const std::optional<std::int64_t> n = effective == nullptr ? std::nullopt : effective->as_int();
  if (!n || *n <= 0) return std::nullopt;
  return static_cast<std::uint64_t>(*n);
}

/// Metrics as claims; a standard error belongs to its metric, and the harness names no convention for it.
void read_claims(const json::Value& document, Submission& submission) {
  const json::Object* tasks = document.find("results")->if_object();
  if (tasks == nullptr) return;
  for (const auto& [task, metrics] : *tasks) {
    const json::Object* values = metrics.if_object();
    if (values == nullptr) continue;
    for (const auto& [metric, value] : *values) {
      if (!value.is_number() || is_error(metric)) continue;
      ClaimedScore claim{fmt::format("results.{}.{}", task, metric), value};
      claim.n = items_of(document, task);
      if (const json::Value* error = metrics.find(error_name(metric)); error != nullptr && error->is_number()) {
        claim.standard_error = error->as_double();
        claim.error_convention = "reported";
      }
      submission.claimed.push_back(std::move(claim));
    }
  }
}

std::string model_name(const json::Value& document) {
  for (const std::string_view name : {"model_name", "model_name_sanitized"}) {
    if (const std::string_view text = document.text_or_empty(name); !text.empty()) return std::string(text);
  }
  return {};
}

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  const json::Value& document = content.document;
  std::vector<Submission> submissions(1);
  Submission& submission = submissions.front();
  submission.model.id = model_name(document);
  if (submission.model.id.empty()) submission.model.id = model_of_label(content.label);
  submission.run.harness = fmt::format("lmms-eval {}", document.text_or_empty("lmms_eval_version"));
  if (submission.run.harness.back() == ' ') submission.run.harness.pop_back();
  json::Object provenance;
  for (const std::string_view name : {"git_hash", "model_name", "config", "versions", "task_hashes", "date"}) {
    if (const json::Value* value = document.find(name)) provenance.emplace_back(std::string(name), *value);
  }
  submission.run.raw = std::move(provenance);
  read_claims(document, submission);
  if (submission.claimed.empty()) {
    return make_error(Code::EmptyFile, "a results file without a metric", content.label);
  }
  context.diagnostics.add(make_error(
      Code::Recognised, fmt::format("a results file: {} claimed metrics, no items", submission.claimed.size()),
      content.label, "give the sample files (..._samples_<task>.jsonl) to score items"));
  return submissions;
}

}  // namespace

const Importer kLmmsResultsImporter{"lmms-eval-results", fits, import};

}  // namespace ego::io
