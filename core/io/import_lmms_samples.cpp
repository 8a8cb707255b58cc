// Sample logs of lmms-eval and the lm-evaluation-harness, one file a task: old form with `doc`, newer ones without.
// Source: formats.md section 3.1, video-mmmu.md section 5.1.3 (forms A, B, C).
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/io/field_rules.h"
#include "core/io/harness_names.h"
#include "core/io/importer.h"
#include "core/io/rows.h"

namespace ego::io {
namespace {

/// What the harnesses write where their parser found nothing.
constexpr std::array<std::string_view, 2> kSentinels{"No Answere Found", "No Answer Found."};
/// Objects of a row that hold no metric.
constexpr std::array<std::string_view, 3> kNoMetrics{"doc", "arguments", "token_counts"};
constexpr std::array<std::string_view, 3> kMetricIds{"id", "question_id", "q_uid"};

bool fits(const Content& content) {
  return content.form == Form::JsonLines
             ? std::any_of(content.head.begin(), content.head.end(),
                           [](const json::Value& row) {
                             return row.find("doc_id") != nullptr && row.find("filtered_resps") != nullptr;
                           })
             : content.form == Form::Json && content.document.find("doc_id") != nullptr &&
                   content.document.find("filtered_resps") != nullptr;  // a log of one row
}

/// Lists are unwrapped down to the first text.
std::string* first_text(json::Value* value) {
  while (value != nullptr && value->is_array()) {
    json::Array& items = *value->if_array();
    value = items.empty() ? nullptr : &items.front();
  }
  return value == nullptr ? nullptr : value->if_string();
}

/// The object of a metric that names its item, e.g. `mmmu_acc`; null if there is none.
json::Value* metric_of(json::Value& row) {
  for (auto& [name, value] : *row.if_object()) {
    if (!value.is_object() || std::find(kNoMetrics.begin(), kNoMetrics.end(), name) != kNoMetrics.end()) continue;
    for (const std::string_view id : kMetricIds) {
      if (value.find(id) != nullptr) return &value;
    }
  }
  return nullptr;
}

std::optional<std::string> id_in(const json::Value* object) {
  if (object == nullptr) return std::nullopt;
  for (const std::string_view name : kMetricIds) {
    const json::Value* value = object->find(name);
    std::optional<std::string> id = value == nullptr ? std::nullopt : value->as_id_text();
    if (id && !id->empty()) return id;
  }
  return std::nullopt;
}

class SampleReader {
 public:
  SampleReader(const Content& content, const ImportContext& context, Submission& out)
      : content_(content),
        context_(context),
        out_(out),
        task_(task_of_label(content.label)),
        track_(track_of_task(task_, context.benchmark.info().id.value)) {
    out.track = track_;
  }

  void read(json::Value& row, RowPlace place) {
    json::Value* metric = metric_of(row);
    std::optional<std::string> id = id_in(metric);
    if (!id) id = id_in(row.find("doc"));
    if (!id) id = row_number(row, place);
    if (!id) return;
    Prediction prediction;
    prediction.id = std::move(*id);
    prediction.row = place.row;
    prediction.line = place.line;
    prediction.track = track_for(row, prediction.id);
    if (!set_reply(row, prediction, place)) return;
    if (metric != nullptr) read_metric(*metric, prediction);
    if (!prediction.row_gold) {
      if (json::Value* target = row.find("target")) prediction.row_gold = std::move(*target);
    }
    if (json::Value* doc = row.find("doc")) prediction.extras.emplace_back("doc", std::move(*doc));
    out_.predictions.push_back(std::move(prediction));
  }

  void report() {
    const auto add = [&](Code code, std::uint64_t count, std::string message, std::string suggestion) {
      if (count == 0) return;
      Diagnostic note = make_error(code, std::move(message), content_.label, std::move(suggestion));
      note.count = count;
      context_.diagnostics.add(std::move(note));
    };
    add(Code::RowNumbersAsIds, row_numbers_, fmt::format("{} rows are named by row number only", row_numbers_),
        "they pair only with the same revision of the data");
    add(Code::NoAnswerSentinel, sentinels_,
        fmt::format("{} rows hold the harness's text for \"no answer\"", sentinels_), {});
    add(Code::LooksLikeAblation, no_pre_prompt_ > out_.predictions.size() / 2 ? no_pre_prompt_ : 0,
        "given as Adaptation, but the questions lack its instruction: a question-only run?",
        "name the file ..._adaptation_question_only.jsonl if it is one");
    add(Code::MissingField, no_track_, "neither the file's name nor its inputs tell the track",
        "name the file <date>_samples_<task>.jsonl as the harness does");
  }

 private:
  std::optional<std::string> row_number(const json::Value& row, RowPlace place) {
    const json::Value* number = row.find("doc_id");
    std::optional<std::string> id = number == nullptr ? std::nullopt : number->as_id_text();
    if (id && !id->empty()) {
      ++row_numbers_;
      return id;
    }
    Diagnostic problem = row_problem(content_, Code::MissingField, "the row names no item", place.row, place.line);
    problem.field = "doc_id";
    context_.diagnostics.add(std::move(problem));
    return std::nullopt;
  }

  /// From the file's name; else Adaptation by the instruction that only its prompts begin with.
  std::string track_for(const json::Value& row, std::string_view id) {
    const bool tracks = context_.benchmark.info().id.value == kTrackBenchmark;
    const std::string_view input = row.text_or_empty("input");
    const bool instructed = input.starts_with(kAdaptationInstruction);
    if (!track_.empty()) {
      if (tracks && track_ == "adaptation" && !input.empty() && !instructed) ++no_pre_prompt_;
      return track_;
    }
    if (!tracks || id.find('/') != std::string_view::npos) return {};
    if (instructed) return "adaptation";
    ++no_track_;
    return {};
  }

  bool set_reply(json::Value& row, Prediction& prediction, RowPlace place) {
    std::string* raw = first_text(row.find("resps"));
    std::string* filtered = first_text(row.find("filtered_resps"));
    if (raw == nullptr && filtered == nullptr) {
      Diagnostic problem = row_problem(content_, Code::MissingField, "neither resps nor filtered_resps holds a text",
                                       place.row, place.line);
      problem.id = prediction.id;
      problem.field = "filtered_resps";
      context_.diagnostics.add(std::move(problem));
      return false;
    }
    if (raw == nullptr) raw = filtered;  // newer logs leave it out where it is the same
    if (filtered != nullptr && *filtered != *raw) {
      prediction.filtered_response = *filtered;
      if (context_.options.use_filtered) raw = filtered;
    }
    prediction.response = std::move(*raw);
    return true;
  }

  void read_metric(json::Value& metric, Prediction& prediction) {
    if (json::Value* gold = metric.find("answer")) prediction.row_gold = std::move(*gold);
    json::Value* parsed = metric.find("parsed_pred");
    if (parsed == nullptr) return;
    if (const std::string* text = parsed->if_string()) {
      if (std::find(kSentinels.begin(), kSentinels.end(), *text) != kSentinels.end()) ++sentinels_;
    }
    prediction.logged_answer = std::move(*parsed);
  }

  const Content& content_;
  const ImportContext& context_;
  Submission& out_;
  std::string task_;
  std::string track_;
  std::uint64_t row_numbers_ = 0;
  std::uint64_t sentinels_ = 0;
  std::uint64_t no_pre_prompt_ = 0;
  std::uint64_t no_track_ = 0;
};

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  std::vector<Submission> submissions(1);
  Submission& submission = submissions.front();
  submission.model.id = model_of_label(content.label);
  submission.run.harness = "lmms-eval";
  SampleReader reader(content, context, submission);
  const Status read = for_each_row(content, json::Dialect::Harness, FirstLine::Record, context.diagnostics,
                                   [&](json::Value& row, RowPlace place) { reader.read(row, place); });
  if (!read) return read.error();
  reader.report();
  return submissions;
}

}  // namespace

const Importer kLmmsSamplesImporter{"lmms-eval-samples", fits, import};

}  // namespace ego::io
