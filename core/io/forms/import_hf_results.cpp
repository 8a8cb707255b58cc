// Hugging Face: `.eval_results/*.yaml` and the older `model-index`. Scores without items.
// Source: formats.md section 3.6.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/io/forms/importers.h"
#include "core/io/import_support.h"
#include "core/io/yaml/yaml_reader.h"

namespace ego::io {
namespace {

constexpr std::size_t kLookedAt = std::size_t{64} << 10U;

bool has_key(ByteView text, std::string_view key) {
  for (std::size_t at = text.find(key); at != ByteView::npos; at = text.find(key, at + 1)) {
    const ByteView before = text.substr(0, at);
    const std::size_t line = before.rfind('\n');
    const ByteView lead = line == ByteView::npos ? before : before.substr(line + 1);
    if (lead.find_first_not_of(" -") == ByteView::npos) return true;
  }
  return false;
}

bool fits(const Content& content) {
  if (content.form != Form::Other && content.form != Form::Table) return false;
  const ByteView text = content.text().substr(0, kLookedAt);
  if (has_key(text, "model-index:")) return true;
  return has_key(text, "dataset:") && has_key(text, "value:") && has_key(text, "id:");
}

/// The YAML between the two `---` of a model card; the whole text of other files.
ByteView front_matter(ByteView text) {
  if (!text.starts_with("---")) return text;
  const std::size_t end = text.find("\n---", 3);
  return end == ByteView::npos ? text : text.substr(0, end + 1);
}

struct Reader {
  const Content& content;
  Diagnostics& diagnostics;
  std::uint64_t unclear = 0;

  void claim(std::string name, const json::Value* value, Submission& out) {
    const std::optional<double> number = value == nullptr ? std::nullopt : value->as_double();
    if (!number) {
      report_row(content, diagnostics, Code::WrongType, "a value must be a number", {}, name, value);
      return;
    }
    if (*number <= 1) ++unclear;
    out.claimed.push_back({std::move(name), *value});
  }

  /// A list of `{dataset: {id, task_id | config, split}, value}`.
  void read_list(const json::Array& results, Submission& out) {
    for (const json::Value& result : results) {
      const json::Value* dataset = result.find("dataset");
      const std::string id = dataset == nullptr ? std::string{} : text_at(*dataset, {"id"});
      if (id.empty()) {
        report_row(content, diagnostics, Code::MissingField, "a result names no data set", {}, "dataset.id");
        continue;
      }
      std::string name = id;
      for (const std::string_view part : {"task_id", "config", "split"}) {
        if (const std::string text = text_at(*dataset, {part}); !text.empty()) name += "/" + text;
      }
      claim(std::move(name), result.find("value"), out);
    }
  }

  /// `model-index: [{name, results: [{task, dataset: {name, type}, metrics: [{type, value}]}]}]`
  void read_index(const json::Array& models, std::vector<Submission>& out) {
    for (const json::Value& model : models) {
      Submission submission;
      submission.model.id = text_at(model, {"name"});
      const json::Value* results = model.find("results");
      const json::Array* list = results == nullptr ? nullptr : results->if_array();
      if (list == nullptr) continue;
      for (const json::Value& result : *list) {
        const json::Value* metrics = result.find("metrics");
        const json::Array* values = metrics == nullptr ? nullptr : metrics->if_array();
        if (values == nullptr) continue;
        std::string dataset = text_at(result, {"dataset", "type"});
        if (dataset.empty()) dataset = text_at(result, {"dataset", "name"});
        for (const json::Value& metric : *values) {
          claim(fmt::format("{}/{}", dataset, text_at(metric, {"type"})), metric.find("value"), submission);
        }
      }
      if (!submission.claimed.empty()) out.push_back(std::move(submission));
    }
  }
};

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  EGO_TRY(const json::Value document, parse_yaml(front_matter(content.text()), content.label));
  Reader reader{content, context.diagnostics};
  std::vector<Submission> submissions;
  if (const json::Array* list = document.if_array()) {
    Submission submission;
    reader.read_list(*list, submission);
    if (!submission.claimed.empty()) submissions.push_back(std::move(submission));
  } else if (const json::Value* index = document.find("model-index"); index != nullptr && index->is_array()) {
    reader.read_index(*index->if_array(), submissions);
  }
  if (submissions.empty()) return make_error(Code::EmptyFile, "no result with a data set and a value", content.label);
  add_note(content, context.diagnostics, Code::UnitUnclear, reader.unclear,
           fmt::format("{} values are at most 1: percent or fraction is not stated in this format", reader.unclear));
  add_note(content, context.diagnostics, Code::Recognised, 1, "a file of results: claimed scores, no items");
  return submissions;
}

}  // namespace

const Importer kHfResultsImporter{"hf-eval-results", fits, import};

}  // namespace ego::io
