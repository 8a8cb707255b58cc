// Every Eval Ever: aggregate records, and the instances beside them.
// Source: formats.md sections 3.6 and 5.1 (evaleval/every_eval_ever@9bce413).
#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/io/forms/importers.h"
#include "core/io/import_support.h"
#include "core/json/writer.h"
#include "core/text/ascii.h"

namespace ego::io {
namespace {

constexpr std::string_view kSamplesEnding = "_samples.jsonl";

bool has_head(const json::Value& value) {
  return value.find("schema_version") != nullptr && value.find("evaluation_id") != nullptr;
}

bool is_aggregate(const json::Value& value) { return has_head(value) && value.find("evaluation_results") != nullptr; }
bool is_instance(const json::Value& value) { return has_head(value) && value.find("sample_id") != nullptr; }

bool fits(const Content& content) {
  if (content.form == Form::Bundle) return content.bundle->kind() == BundleKind::Eee;
  if (content.form == Form::JsonLines) return std::any_of(content.head.begin(), content.head.end(), is_instance);
  return content.form == Form::Json && (is_aggregate(content.document) || is_instance(content.document));
}

Status check_version(const json::Value& value, std::string_view label) {
  const std::string version = text_at(value, {"schema_version"});
  if (version.starts_with("0.") || version.starts_with("v0.")) return Ok{};
  Error error = make_error(Code::UnsupportedVersion, "only versions 0.x are known", std::string(label));
  error.field = "schema_version";
  error.value = version;
  error.has_value = true;
  return error;
}

/// The convention in a method's name, e.g. `cluster-robust CR1, clusters=video`.
std::string error_convention(std::string_view method) {
  const std::string low = text::ascii_lower(method);
  for (const std::string_view known : {"cr1", "cr0", "miller", "iid"}) {
    if (low.find(known) != std::string::npos) return std::string(known);
  }
  return "reported";
}

std::optional<std::uint64_t> count_at(const json::Value& value, std::initializer_list<std::string_view> path) {
  const std::string text = text_at(value, path);
  std::uint64_t count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return count;
}

ClaimedScore claim_of(const json::Value& result, const json::Value& score) {
  ClaimedScore claim;
  claim.name = text_at(result, {"evaluation_name"});
  if (claim.name.empty()) claim.name = text_at(result, {"evaluation_result_id"});
  claim.value = score;
  claim.n = count_at(result, {"score_details", "uncertainty", "num_samples"});
  claim.right = count_at(result, {"score_details", "details", "right"});
  const json::Value* most = find_path(result, {"metric_config", "max_score"});
  if (most != nullptr && most->as_double()) claim.full_scale = most->as_double();
  const json::Value* error = find_path(result, {"score_details", "uncertainty", "standard_error", "value"});
  if (error == nullptr || !error->as_double()) return claim;
  claim.standard_error = error->as_double();
  claim.error_convention =
      error_convention(text_at(result, {"score_details", "uncertainty", "standard_error", "method"}));
  return claim;
}

void read_aggregate(const json::Value& record, Submission& out) {
  out.model.id = text_at(record, {"model_info", "id"});
  out.model.name = text_at(record, {"model_info", "name"});
  out.model.organization = text_at(record, {"model_info", "developer"});
  const std::string weights = text_at(record, {"model_info", "additional_details", "model_availability"});
  if (weights == "open_weights") out.model.weights = "open";
  if (weights == "closed_weights") out.model.weights = "closed";
  out.run.harness = text_at(record, {"eval_library", "name"});
  if (const std::string version = text_at(record, {"eval_library", "version"}); !version.empty())
    out.run.harness += " " + version;
  out.run.raw = picked(record, {"evaluation_id", "retrieved_timestamp", "source_metadata", "eval_library"});
  const json::Value* results = record.find("evaluation_results");
  const json::Array* list = results == nullptr ? nullptr : results->if_array();
  if (list == nullptr) return;
  for (const json::Value& result : *list) {
    const json::Value* score = find_path(result, {"score_details", "score"});
    if (score != nullptr && score->is_number()) out.claimed.push_back(claim_of(result, *score));
  }
}

/// `17#r3`: the third recall of item 17, as the exporter names it.
void read_recall(Prediction& prediction) {
  const std::size_t mark = prediction.id.rfind("#r");
  if (mark == std::string::npos) return;
  const std::string_view digits = std::string_view(prediction.id).substr(mark + 2);
  std::int64_t round = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), round);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || round < 1) return;
  prediction.extras.emplace_back("phase", "recall");
  prediction.extras.emplace_back("round", json::number(round));
  prediction.id.resize(mark);
}

class InstanceReader {
 public:
  InstanceReader(const Content& content, const ImportContext& context, Submission& out)
      : content_(content), context_(context), out_(out) {}

  void read(json::Value& row, RowPlace place) {
    std::optional<Prediction> started = start_prediction(content_, context_.diagnostics, text_at(row, {"sample_id"}),
                                                         place, "the record names no sample", "sample_id");
    if (!started) return;
    Prediction& prediction = *started;
    // A sample stands once for every result it is part of; repeats name another evaluation.
    if (!seen_.insert(prediction.id).second) return;
    json::Value* raw = find_path(row, {"output", "raw"});
    json::Array* list = raw == nullptr ? nullptr : raw->if_array();
    if (list != nullptr && !list->empty()) raw = &list->front();
    if (raw == nullptr || !raw->is_string()) {
      report_row(content_, context_.diagnostics, Code::MissingField, "the record holds no reply", place, "output.raw",
                 nullptr, prediction.id);
      return;
    }
    prediction.response = std::move(*raw->if_string());
    read_answer(row, prediction);
    const json::Value* correct = find_path(row, {"evaluation", "is_correct"});
    if (correct != nullptr && correct->if_bool() != nullptr) prediction.stored_success = *correct->if_bool();
    const json::Value* reference = find_path(row, {"input", "reference"});
    const json::Array* golds = reference == nullptr ? nullptr : reference->if_array();
    if (golds != nullptr && golds->size() == 1) prediction.row_gold = golds->front();
    if (out_.model.id.empty()) out_.model.id = text_at(row, {"model_id"});
    read_recall(prediction);
    out_.predictions.push_back(std::move(prediction));
  }

 private:
  static void read_answer(const json::Value& row, Prediction& prediction) {
    const json::Value* attributions = row.find("answer_attribution");
    const json::Array* list = attributions == nullptr ? nullptr : attributions->if_array();
    if (list == nullptr) return;
    for (const json::Value& attribution : *list) {
      const json::Value* terminal = attribution.find("is_terminal");
      if (terminal == nullptr || terminal->if_bool() == nullptr || !*terminal->if_bool()) continue;
      const json::Value* value = attribution.find("extracted_value");
      if (value != nullptr && !text_of(value).empty()) prediction.logged_answer = *value;
    }
  }

  const Content& content_;
  const ImportContext& context_;
  Submission& out_;
  std::unordered_set<std::string> seen_;
};

Status check_sum(const Content& content, const json::Value& aggregate, ByteView samples, Diagnostics& diagnostics) {
  const std::string stated = text_at(aggregate, {"detailed_evaluation_results", "checksum"});
  const std::string algorithm = text_at(aggregate, {"detailed_evaluation_results", "hash_algorithm"});
  if (stated.empty() || (!algorithm.empty() && algorithm != "sha256")) return Ok{};
  const std::string found = sha256_hex(samples);
  if (found == stated) return Ok{};
  Error error = make_error(Code::ChecksumDiffers, fmt::format("the samples have SHA-256 {}", found), content.label,
                           "fetch both files again");
  error.field = "detailed_evaluation_results.checksum";
  error.value = stated;
  error.has_value = true;
  diagnostics.add(std::move(error));
  return Ok{};
}

Result<std::vector<Submission>> import_bundle(const Content& content, const ImportContext& context) {
  Submission submission;
  InstanceReader reader(content, context, submission);
  json::Value aggregate;
  ByteBuffer samples;
  std::string samples_label;
  for (const std::string& name : content.bundle->names()) {
    if (name.ends_with(kSamplesEnding)) {
      EGO_TRY(samples, content.bundle->read(name));
      samples_label = content.bundle->label_of(name);
    } else {
      EGO_TRY(aggregate, read_member_json(*content.bundle, name, json::Dialect::Strict, context.diagnostics));
      EGO_TRY([[maybe_unused]] const Ok known, check_version(aggregate, content.bundle->label_of(name)));
    }
  }
  if (!is_aggregate(aggregate))
    return make_error(Code::UnknownFormat, "no evaluation_results in the record", content.label);
  EGO_TRY([[maybe_unused]] const Ok same, check_sum(content, aggregate, samples, context.diagnostics));
  read_aggregate(aggregate, submission);
  std::uint64_t row = 0;
  json::for_each_line(samples, samples_label, json::Dialect::Strict, context.diagnostics,
                      [&](json::Value&& value, std::uint64_t line) { reader.read(value, {++row, line}); });
  return single(std::move(submission));
}

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  if (content.form == Form::Bundle) return import_bundle(content, context);
  Submission submission;
  if (content.form == Form::Json && is_aggregate(content.document)) {
    EGO_TRY([[maybe_unused]] const Ok known, check_version(content.document, content.label));
    read_aggregate(content.document, submission);
    if (submission.claimed.empty()) return make_error(Code::EmptyFile, "a record without a score", content.label);
    add_note(content, context.diagnostics, Code::Recognised, 1,
             fmt::format("an aggregate record: {} claimed scores, no items", submission.claimed.size()),
             "give the file ..._samples.jsonl beside it to score items");
    return single(std::move(submission));
  }
  if (const json::Value* first = first_row(content)) {
    EGO_TRY([[maybe_unused]] const Ok known, check_version(*first, content.label));
  }
  InstanceReader reader(content, context, submission);
  const Status read = for_each_row(content, json::Dialect::Strict, FirstLine::Record, context.diagnostics,
                                   [&](json::Value& row, RowPlace place) { reader.read(row, place); });
  if (!read) return read.error();
  return single(std::move(submission));
}

}  // namespace

const Importer kEeeImporter{"eee", fits, import};

}  // namespace ego::io
