// Sample logs of lmms-eval and the lm-evaluation-harness, one file a task: old form with `doc`, newer ones without.
// Source: formats.md section 3.1, video-mmmu.md section 5.1.3 (forms A, B, C).
#include <algorithm>
#include <array>
#include <span>
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

bool fits(const Content& content) {
  return content.form == Form::JsonLines
             ? std::any_of(content.head.begin(), content.head.end(),
                           [](const json::Value& row) {
                             return row.find("doc_id") != nullptr && row.find("filtered_resps") != nullptr;
                           })
             : content.form == Form::Json && content.document.find("doc_id") != nullptr &&
                   content.document.find("filtered_resps") != nullptr;  // a log of one row
}

/// Lists are unwrapped down to the first text; absent if there is none.
json::Field first_text(json::Field value) {
  while (value.found() && value.kind() == json::Kind::Array) value = value.first_item();
  return value.is_string() ? value : json::Field{};
}

/// What is read of a metric's object or of `doc`: the ids in order of preference, the reference, the stored answer.
constexpr std::array<std::string_view, 5> kInnerNames{"id", "question_id", "q_uid", "answer", "parsed_pred"};
struct Inner {
  std::array<json::Field, kInnerNames.size()> fields;

  explicit Inner(const json::Field& object) { object.members(kInnerNames, fields); }
  std::span<const json::Field> ids() const { return std::span(fields).first(3); }
  const json::Field& gold() const { return fields[3]; }
  const json::Field& parsed() const { return fields[4]; }
  bool names_item() const {
    return std::any_of(ids().begin(), ids().end(), [](const json::Field& id) { return id.found(); });
  }
};

/// The object of a metric that names its item, e.g. `mmmu_acc`; nothing if there is none.
std::optional<Inner> metric_of(const json::Record& row) {
  std::optional<Inner> metric;
  row.for_each([&](std::string_view name, const json::Field& value) {
    if (metric || !value.is_object() || std::find(kNoMetrics.begin(), kNoMetrics.end(), name) != kNoMetrics.end())
      return;
    const Inner inner(value);
    if (inner.names_item()) metric = inner;
  });
  return metric;
}

std::optional<std::string> id_in(const Inner& object) {
  for (const json::Field& field : object.ids()) {
    std::optional<std::string> id = field.id_text();
    if (id && !id->empty()) return id;
  }
  return std::nullopt;
}

/// What a row has where.
struct SamplePlan {
  json::FieldPlace doc, doc_id, input, raw, filtered, target;
};

SamplePlan make_plan(const json::Record& row) {
  return {{row, "doc"}, {row, "doc_id"}, {row, "input"}, {row, "resps"}, {row, "filtered_resps"}, {row, "target"}};
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

  void read(const json::Record& row, RowPlace place) {
    const SamplePlan& plan = plans_.of(row, make_plan);
    const std::optional<Inner> metric = metric_of(row);
    const json::Field doc = plan.doc.in(row);
    std::optional<std::string> id = metric ? id_in(*metric) : std::nullopt;
    if (!id) id = id_in(Inner(doc));
    if (!id) id = row_number(plan.doc_id.in(row), place);
    if (!id) return;
    Prediction prediction;
    prediction.id = std::move(*id);
    prediction.row = place.row;
    prediction.line = place.line;
    prediction.track = track_for(plan.input.in(row), prediction.id);
    if (!set_reply(first_text(plan.raw.in(row)), first_text(plan.filtered.in(row)), prediction, place)) return;
    if (metric) read_metric(*metric, prediction);
    if (!prediction.row_gold) {
      if (const json::Field target = plan.target.in(row); target.found()) prediction.row_gold = target.value();
    }
    prediction.row_has_doc = doc.found();
    // Nobody reads it again; but it may hold the secrets for which the row was left to the general reader.
    if (row.shape() == nullptr) doc.keep("doc", prediction.extras);
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
  std::optional<std::string> row_number(const json::Field& number, RowPlace place) {
    std::optional<std::string> id = number.id_text();
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
  std::string track_for(const json::Field& input_field, std::string_view id) {
    const bool tracks = context_.benchmark.info().id.value == kTrackBenchmark;
    const bool instructed = tracks && input_field.starts_with(kAdaptationInstruction);
    if (!track_.empty()) {
      if (tracks && track_ == "adaptation" && !instructed && !input_field.text(room_).empty()) ++no_pre_prompt_;
      return track_;
    }
    if (!tracks || id.find('/') != std::string_view::npos) return {};
    if (instructed) return "adaptation";
    ++no_track_;
    return {};
  }

  bool set_reply(json::Field raw, const json::Field& filtered, Prediction& prediction, RowPlace place) {
    if (!raw.found() && !filtered.found()) {
      Diagnostic problem = row_problem(content_, Code::MissingField, "neither resps nor filtered_resps holds a text",
                                       place.row, place.line);
      problem.id = prediction.id;
      problem.field = "filtered_resps";
      context_.diagnostics.add(std::move(problem));
      return false;
    }
    if (!raw.found()) raw = filtered;  // newer logs leave it out where it is the same
    prediction.response = raw.text();
    if (filtered.found() && !filtered.same_text(raw)) {
      prediction.filtered_response = filtered.text();
      if (context_.options.use_filtered) prediction.response = prediction.filtered_response;
    }
    return true;
  }

  void read_metric(const Inner& metric, Prediction& prediction) {
    if (metric.gold().found()) prediction.row_gold = metric.gold().value();
    if (!metric.parsed().found()) return;
    const std::string_view text = metric.parsed().text(room_);
    if (std::find(kSentinels.begin(), kSentinels.end(), text) != kSentinels.end()) ++sentinels_;
    prediction.logged_answer = metric.parsed().value();
  }

  const Content& content_;
  const ImportContext& context_;
  Submission& out_;
  std::string task_;
  std::string track_;
  json::PlanOfShape<SamplePlan> plans_;
  std::string room_;  ///< for texts that are only looked at
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
  submission.predictions.reserve(expected_rows(content));
  const Status read = for_each_record(content, json::Dialect::Harness, context.diagnostics,
                                      [&](const json::Record& row, RowPlace place) { reader.read(row, place); });
  if (!read) return read.error();
  reader.report();
  return submissions;
}

}  // namespace

const Importer kLmmsSamplesImporter{"lmms-eval-samples", fits, import, Reads::Records};

}  // namespace ego::io
