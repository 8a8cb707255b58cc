// Result files of lmms-eval and the lm-evaluation-harness: metrics without items. They give claimed scores only.
// Source: formats.md section 3.1, video-mmmu.md section 5.1.4.
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

void read_claims(const json::Value& results, Submission& submission) {
  const json::Object* tasks = results.if_object();
  if (tasks == nullptr) return;
  for (const auto& [task, metrics] : *tasks) {
    const json::Object* values = metrics.if_object();
    if (values == nullptr) continue;
    for (const auto& [metric, value] : *values) {
      if (value.is_number()) submission.claimed.push_back({fmt::format("results.{}.{}", task, metric), value});
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
  read_claims(*document.find("results"), submission);
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
