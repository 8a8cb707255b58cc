#include "core/interchange/eee.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/base/version.h"
#include "core/interchange/eee_instance.h"
#include "core/json/writer.h"

namespace ego::interchange {
namespace {

using json::Object;
using json::Value;

std::string result_id(const Report& report, const ReportScore& score) {
  return fmt::format("{}.{}@{}", report.benchmark.id.value, score.score.column.value, score.score.profile.value);
}

/// Hash of what went in: the file's own, or one over those of all files.
std::string inputs_hash(const Submission& submission) {
  if (submission.inputs.size() == 1) return submission.inputs.front().sha256;
  std::string joined;
  for (const InputInfo& input : submission.inputs) joined += input.sha256 + "\n";
  return sha256_hex(joined);
}

std::string run_text(const Submission& submission, std::string_view name) {
  const Value* value = submission.run.raw.find(name);
  return value == nullptr ? std::string{} : value->as_id_text().value_or(std::string{});
}

class RecordMaker {
 public:
  RecordMaker(const EeeInput& input, const EeeOptions& options, Diagnostics& diagnostics)
      : input_(input), options_(options), diagnostics_(diagnostics) {}

  Result<std::vector<ExportFile>> make() {
    const std::vector<std::uint32_t> order = rows_by_id(input_.rows);
    for (std::size_t i = 0; i < order.size() && i < input_.report.rows.size(); ++i) {
      EGO_TRY([[maybe_unused]] const Ok made, make_row(input_.rows[order[i]], input_.report.rows[i]));
    }
    return std::move(files_);
  }

 private:
  Status make_row(const ScoredSubmission& scored, const ReportRow& row) {
    const Submission& submission = scored.submission;
    const std::string run_id = run_text(submission, "id");
    const std::string evaluation_id = fmt::format("{}/{}/{}", input_.report.benchmark.id.value, submission.model.id,
                                                  run_id.empty() ? inputs_hash(submission).substr(0, 12) : run_id);
    const std::string samples = instances(scored, evaluation_id);
    Object record{{"schema_version", "0.3.0"},
                  {"evaluation_id", evaluation_id},
                  {"retrieved_timestamp", retrieved(submission)},
                  {"source_metadata", source_metadata(samples.empty())},
                  {"eval_library", eval_library(submission)},
                  {"model_info", model_info(submission)}};
    EGO_TRY(json::Array results, evaluation_results(row, submission));
    record.emplace_back("evaluation_results", std::move(results));
    Object detailed{
        {"format", "jsonl"},
        {"hash_algorithm", "sha256"},
        {"checksum", sha256_hex(samples)},
        {"total_rows", json::number(static_cast<std::uint64_t>(std::count(samples.begin(), samples.end(), '\n')))}};
    // The name is made of the record, so the record is hashed before it knows the name.
    Object unnamed = record;
    if (!samples.empty()) unnamed.emplace_back("detailed_evaluation_results", detailed);
    const std::string uuid = uuid4_of(sha256_hex(json::write(unnamed, json::Layout::Compact)));
    const std::string stem = folder_of(submission) + "/" + uuid;
    if (!samples.empty()) {
      detailed.emplace_back("file_path", stem + "_samples.jsonl");
      record.emplace_back("detailed_evaluation_results", std::move(detailed));
    }
    files_.push_back({stem + ".json", json::write(record, json::Layout::Indented)});
    if (!samples.empty()) files_.push_back({stem + "_samples.jsonl", samples});
    return Ok{};
  }

  std::string folder_of(const Submission& submission) const {
    const std::string& id = submission.model.id;
    const std::size_t slash = id.find('/');
    const std::string collection = options_.collection.empty() ? input_.report.benchmark.id.value : options_.collection;
    std::string developer = slash == std::string::npos ? submission.model.organization : id.substr(0, slash);
    if (developer.empty()) developer = "unknown";
    return fmt::format("data/{}/{}/{}", safe_path_part(collection), safe_path_part(developer),
                       safe_path_part(slash == std::string::npos ? id : id.substr(slash + 1)));
  }

  std::string retrieved(const Submission& submission) {
    if (!options_.retrieved.empty()) return options_.retrieved;
    if (std::string finished = run_text(submission, "finished"); !finished.empty()) return finished;
    diagnostics_.add(make_error(Code::RetrievalTimeUnknown,
                                "the time of " + submission.row.value + " is not known; written as 0", {},
                                "give seconds since 1970 with --retrieved"));
    return "0";
  }

  Value source_metadata(bool documentation_only) const {
    return Object{{"source_name", "egoscope report"},
                  {"source_type", documentation_only ? "documentation" : "evaluation_run"},
                  {"source_organization_name", options_.organization},
                  {"evaluator_relationship", options_.relationship.empty() ? "other" : options_.relationship}};
  }

  Value eval_library(const Submission& submission) const {
    std::string profiles;
    for (const std::string& id : input_.report.settings.profiles) profiles += (profiles.empty() ? "" : ", ") + id;
    Object details{{"profile", profiles}};
    if (!submission.inputs.empty()) details.emplace_back("importer", submission.inputs.front().importer);
    if (!submission.run.harness.empty()) details.emplace_back("original_harness", submission.run.harness);
    return Object{{"name", "egoscope"}, {"version", kVersion}, {"additional_details", std::move(details)}};
  }

  static Value model_info(const Submission& submission) {
    const ModelInfo& model = submission.model;
    Object details;
    if (model.weights == "open") details.emplace_back("model_availability", "open_weights");
    if (model.weights == "closed") details.emplace_back("model_availability", "closed_weights");
    const bool own_engine = submission.run.raw.find("engine") != nullptr;
    details.emplace_back("deployment_type", model.weights == "closed" ? "externally_managed"
                                            : own_engine              ? "self_deployed"
                                                                      : "unknown");
    Object out{{"id", model.id},
               {"name", model.name.empty() ? model.id : model.name},
               {"additional_details", std::move(details)}};
    if (!model.organization.empty()) out.emplace_back("developer", model.organization);
    return out;
  }

  Value source_data() const {
    const ReportBenchmark& benchmark = input_.report.benchmark;
    const std::string name = benchmark.title.empty() ? benchmark.id.value : benchmark.title;
    Object out{{"dataset_name", name}};
    if (!options_.hf_repo.empty()) {
      out.emplace_back("source_type", "hf_dataset");
      out.emplace_back("hf_repo", options_.hf_repo);
      if (!benchmark.split.empty()) out.emplace_back("hf_split", benchmark.split);
      if (!benchmark.revision.empty()) out.emplace_back("hf_revision", benchmark.revision);
      out.emplace_back("samples_number", json::number(benchmark.n_items));
    } else if (!benchmark.url.empty()) {
      out.emplace_back("source_type", "url");
      out.emplace_back("url", json::Array{benchmark.url});
    } else {
      out.emplace_back("source_type", "other");
      out.emplace_back("source_id", benchmark.items_sha256);
    }
    return out;
  }

  Result<json::Array> evaluation_results(const ReportRow& row, const Submission& submission) {
    json::Array out;
    const Value generation = generation_config(submission);
    for (const ReportScore& score : row.scores) {
      const auto column = input_.report.find_column(score.score.column);
      if (!column || !score.score.value) continue;
      const ReportColumn& about = input_.report.columns[*column];
      const bool share = about.unit == "fraction";
      const double value = *score.score.value;
      if (!std::isfinite(value) || (share && (value < 0 || value > 1))) {
        Error error = make_error(std::isfinite(value) ? Code::OutOfRange : Code::NotFinite,
                                 "the score of " + row.id.value + " lies outside its bounds; nothing is written");
        error.field = result_id(input_.report, score);
        return error;
      }
      Object result{{"evaluation_result_id", result_id(input_.report, score)},
                    {"evaluation_name", result_id(input_.report, score)},
                    {"source_data", source_data()},
                    {"metric_config", metric_config(about)},
                    {"score_details", score_details(score)}};
      if (!generation.is_null()) result.emplace_back("generation_config", generation);
      out.emplace_back(std::move(result));
    }
    return out;
  }

  Value metric_config(const ReportColumn& column) const {
    const std::string& metric = column.column.metric;
    const bool share = column.unit == "fraction";
    Object out{{"metric_id", metric == "accuracy" ? metric : input_.report.benchmark.id.value + "." + metric},
               {"metric_name", column.column.title.empty() ? column.column.id.value : column.column.title},
               {"metric_unit", share ? "proportion" : column.unit},
               {"lower_is_better", !column.column.higher_is_better}};
    if (share) {
      out.emplace_back("score_type", "continuous");
      out.emplace_back("min_score", json::number(std::uint64_t{0}));
      out.emplace_back("max_score", json::number(std::uint64_t{1}));
    }
    return out;
  }

  Value score_details(const ReportScore& score) const {
    Object out{{"score", json::number(score.score.value.value_or(0))}};
    Object uncertainty{{"num_samples", json::number(score.score.n)}};
    if (const auto& error = score.standard_error) {
      std::string method = error->convention;
      if (method == "cr1" || method == "cr0") {
        method = fmt::format("cluster-robust {}, clusters={}", method == "cr1" ? "CR1" : "CR0",
                             input_.report.settings.cluster);
      }
      uncertainty.emplace_back("standard_error",
                               Object{{"value", json::number(error->value)}, {"method", std::move(method)}});
    }
    if (const auto& interval = score.interval) {
      uncertainty.emplace_back("confidence_interval", Object{{"lower", json::number(interval->lo)},
                                                             {"upper", json::number(interval->hi)},
                                                             {"confidence_level", json::number(interval->level)},
                                                             {"method", interval->method}});
    }
    out.emplace_back("uncertainty", std::move(uncertainty));
    const Counts& counts = score.score.counts;
    Object details{{"right", std::to_string(counts.right)},
                   {"wrong", std::to_string(counts.wrong)},
                   {"invalid", std::to_string(counts.invalid())},
                   {"missing", std::to_string(counts.missing)}};
    if (const auto& set = score.rank_set) details.emplace_back("rank_set", fmt::format("{}-{}", set->lo, set->hi));
    if (score.score.has_counts) out.emplace_back("details", std::move(details));
    return out;
  }

  static Value generation_config(const Submission& submission) {
    const Value* generation = submission.run.raw.find("generation");
    const Object* members = generation == nullptr ? nullptr : generation->if_object();
    Object arguments;
    Object details;
    if (members != nullptr) {
      for (const auto& [name, value] : *members) {
        const bool number = value.is_number() && (name == "temperature" || name == "top_p" || name == "top_k");
        const bool tokens = name == "max_new_tokens" && value.as_int().value_or(0) >= 1;
        if (number)
          arguments.emplace_back(name, value);
        else if (tokens)
          arguments.emplace_back("max_tokens", value);
        else
          details.emplace_back(name, value.as_id_text().value_or(json::write(value, json::Layout::Compact)));
      }
    }
    if (const Value* prompt = submission.run.raw.find("prompt");
        prompt != nullptr && !prompt->text_or_empty("text").empty()) {
      arguments.emplace_back("prompt_template", prompt->text_or_empty("text"));
    }
    if (arguments.empty() && details.empty()) return {};
    Object out{{"generation_args", std::move(arguments)}};
    if (!details.empty()) out.emplace_back("additional_details", std::move(details));
    return out;
  }

  /// One record for each item and profile, linked to the column that holds every item.
  std::string instances(const ScoredSubmission& scored, const std::string& evaluation_id) const {
    const auto whole = std::find_if(input_.report.columns.begin(), input_.report.columns.end(),
                                    [](const ReportColumn& column) { return column.column.slice.empty(); });
    const std::string column = whole == input_.report.columns.end() ? "overall" : whole->column.id.value;
    const GoldPolicy policy = options_.gold;
    const bool asked_for = policy == GoldPolicy::Always;
    std::string lines;
    for (const ScoredRun& run : scored.runs) {
      InstanceContext context;
      context.evaluation_id = evaluation_id;
      context.model_id = scored.submission.model.id;
      context.result_id = fmt::format("{}.{}@{}", input_.report.benchmark.id.value, column, run.profile.value);
      context.gold_shown = asked_for || input_.questions.gold_is_public;
      for_each_answer(run, [&](const VerdictView& verdict) {
        if (verdict.outcome == Outcome::NotSubmitted || verdict.question >= input_.questions.questions.size()) return;
        lines += json::write(instance_record(context, input_.questions, scored.submission, run.profile, verdict),
                             json::Layout::Compact);
        lines += '\n';
      });
    }
    return lines;
  }

  const EeeInput& input_;
  const EeeOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<ExportFile> files_;
};

}  // namespace

std::string uuid4_of(std::string_view sha256) {
  std::string digits(sha256.substr(0, 32));
  digits[12] = '4';
  constexpr std::string_view kVariant = "89ab";
  const char c = digits[16];
  const int value = c <= '9' ? c - '0' : c - 'a' + 10;
  digits[16] = kVariant[static_cast<std::size_t>(value & 3)];
  for (const std::size_t at : {8U, 13U, 18U, 23U}) digits.insert(at, 1, '-');
  return digits;
}

Result<std::vector<ExportFile>> export_eee(const EeeInput& input, const EeeOptions& options, Diagnostics& diagnostics) {
  if (options.organization.empty()) {
    return make_error(Code::MissingField, "the form asks who provides the data", {}, "name it with --organization");
  }
  return RecordMaker(input, options, diagnostics).make();
}

}  // namespace ego::interchange
