// Our own form: a JSON object, or JSONL whose first line is the object without `predictions`.
// Source: formats.md section 2, schema/submission.schema.json.
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/io/field_rules.h"
#include "core/io/importer.h"
#include "core/io/rows.h"
#include "core/io/submission_rules.h"
#include "core/json/writer.h"

namespace ego::io {
namespace {

constexpr std::string_view kFormat = "egoscope.submission";
constexpr std::string_view kMajorVersion = "1.";
constexpr std::size_t kLongestModelId = 200;
constexpr std::size_t kLongestId = 512;

/// Prediction fields kept for checks and for the writers of other forms.
constexpr std::array<std::string_view, 14> kKept{
    "option_scores", "option_losses", "confidence", "repeat",        "participant", "phase",  "round",
    "t_ask",         "t_first",       "t_done",     "reset_between", "tokens",      "frames", "x"};

const json::Value* header_of(const Content& content) {
  if (content.form == Form::Json) return &content.document;
  return content.form == Form::JsonLines && !content.head.empty() ? &content.head.front() : nullptr;
}

bool fits(const Content& content) {
  const json::Value* header = header_of(content);
  return header != nullptr && header->text_or_empty("format") == kFormat;
}

Status check_version(const Content& content, const json::Value& header) {
  const std::string_view version = header.text_or_empty("version");
  if (version.starts_with(kMajorVersion)) return Ok{};
  Error error = make_error(version.empty() ? Code::MissingField : Code::UnsupportedVersion,
                           version.empty() ? "the form's version is absent" : "this version of the form is not known",
                           content.label, "write \"version\": \"1.0\"");
  error.field = "version";
  error.value = version;
  error.has_value = !version.empty();
  return error;
}

Status check_benchmark(const Content& content, const json::Value& header, const Benchmark& benchmark) {
  const json::Value* stated = header.find("benchmark");
  const std::string_view id = stated == nullptr ? std::string_view{} : stated->text_or_empty("id");
  const std::string& wanted = benchmark.info().id.value;
  if (id == wanted || (wanted.empty() && !id.empty())) return Ok{};  // conversion takes every benchmark's
  Error error = make_error(
      id.empty() ? Code::MissingField : Code::WrongBenchmark,
      id.empty() ? "the benchmark's id is absent" : fmt::format("the file is for another benchmark than {}", wanted),
      content.label);
  error.field = "benchmark.id";
  error.value = id;
  error.has_value = !id.empty();
  return error;
}

Status check_model(const Content& content, const json::Value& header) {
  const json::Value* model = header.find("model");
  const std::string_view id = model == nullptr ? std::string_view{} : model->text_or_empty("id");
  const auto bad = [&](Code code, std::string message) {
    Error error = make_error(code, std::move(message), content.label);
    error.field = "model.id";
    error.value = id;
    error.has_value = !id.empty();
    return error;
  };
  if (id.empty()) return bad(Code::MissingField, "the model's id is absent");
  if (id.size() > kLongestModelId)
    return bad(Code::LimitExceeded, fmt::format("longer than {} bytes", kLongestModelId));
  for (const char c : id) {
    if (static_cast<unsigned char>(c) < 0x20)
      return bad(Code::AnswerNotAllowed, "control characters are not allowed in a model id");
  }
  return Ok{};
}

void check_objects(const json::Value& header, FieldChecker& checker) {
  const auto check = [&](const json::Value* object, std::string_view path, std::span<const FieldRule> rules) {
    if (object != nullptr) checker.check(*object, path, rules, {});
  };
  checker.check(header, {}, rules::kRoot, {});
  check(header.find("benchmark"), "benchmark", rules::kBenchmark);
  check(header.find("model"), "model", rules::kModel);
  check(header.find("submitter"), "submitter", rules::kSubmitter);
  const json::Value* run = header.find("run");
  if (run == nullptr) return;
  checker.check(*run, "run", rules::kRun, {});
  check(run->find("harness"), "run.harness", rules::kHarness);
  check(run->find("engine"), "run.engine", rules::kEngine);
  check(run->find("prompt"), "run.prompt", rules::kPrompt);
  check(run->find("generation"), "run.generation", rules::kGeneration);
  check(run->find("video"), "run.video", rules::kVideo);
}

ModelInfo read_model(const json::Value& model) {
  ModelInfo info;
  info.id = model.text_or_empty("id");
  info.name = model.text_or_empty("name");
  info.organization = model.text_or_empty("organization");
  info.url = model.text_or_empty("url");
  info.weights = model.text_or_empty("weights");
  info.parent = model.text_or_empty("parent");
  info.stage = model.text_or_empty("stage");
  if (const std::string_view kind = model.text_or_empty("kind"); !kind.empty()) info.kind = kind;
  if (const json::Value* parameters = model.find("parameters")) info.parameters = parameters->as_double();
  return info;
}

RunInfo read_run(const json::Value* run) {
  RunInfo info;
  if (run == nullptr) return info;
  info.raw = *run;
  if (const std::string_view mode = run->text_or_empty("mode"); !mode.empty()) info.mode = mode;
  if (const json::Value* harness = run->find("harness")) {
    info.harness = harness->text_or_empty("name");
    const std::string_view version = harness->text_or_empty("version");
    if (!version.empty()) info.harness += fmt::format(" {}", version);
  }
  return info;
}

/// What a judge's mark would have been read from: the published scripts look for a member `mark` in braces.
std::optional<std::string> judge_reply(const json::Value& judge) {
  const json::Value* mark = judge.find("mark");
  if (mark == nullptr || !mark->is_number()) return std::nullopt;
  return json::write(json::Object{{"mark", *mark}}, json::Layout::Compact);
}

class PredictionReader {
 public:
  PredictionReader(const Content& content, Diagnostics& diagnostics, std::vector<Prediction>& out)
      : content_(content), diagnostics_(diagnostics), checker_(content, diagnostics), out_(out) {}

  FieldChecker& checker() { return checker_; }

  void read(json::Value& row, RowPlace place) {
    checker_.check(row, {}, rules::kPrediction, place);
    if (!checker_.require(row, {}, "id", place)) return;
    std::optional<std::string> id = row.find("id")->as_id_text();
    if (!id) return;  // its wrong type has been reported
    if (id->size() > kLongestId) {
      add(Code::LimitExceeded, fmt::format("an id longer than {} bytes", kLongestId), place);
      return;
    }
    Prediction prediction;
    prediction.id = std::move(*id);
    prediction.row = place.row;
    prediction.line = place.line;
    fill(row, prediction, place);
    out_.push_back(std::move(prediction));
  }

 private:
  void fill(json::Value& row, Prediction& prediction, RowPlace place) {
    if (json::Value* response = row.find("response")) {
      if (std::string* text = response->if_string())
        prediction.response = std::move(*text);
      else
        prediction.response.emplace();  // null: no text came
    }
    if (json::Value* answer = row.find("answer")) prediction.answer = std::move(*answer);
    prediction.error = row.text_or_empty("error");
    prediction.finish = row.text_or_empty("finish");
    if (const json::Value* judge = row.find("judge")) {
      checker_.check(*judge, "judge", rules::kJudge, place);
      prediction.judge_response = judge_reply(*judge);
    }
    if (const json::Value* tokens = row.find("tokens")) checker_.check(*tokens, "tokens", rules::kTokens, place);
    const bool scores = row.find("option_scores") != nullptr || row.find("option_losses") != nullptr;
    if (!prediction.response && !prediction.answer && prediction.error.empty() && !scores) {
      add(Code::MissingField, "needs one of response, answer, option_scores, option_losses, error", place);
    }
    const json::Value* round = row.find("round");
    if (row.text_or_empty("phase") == "recall" && (round == nullptr || round->is_null())) {
      add(Code::MissingField, "a recall needs its round", place);
    }
    for (const std::string_view name : kKept) {
      if (const json::Value* value = row.find(name)) prediction.extras.emplace_back(name, *value);
    }
  }

  void add(Code code, std::string message, RowPlace place) {
    diagnostics_.add(row_problem(content_, code, std::move(message), place.row, place.line));
  }

  const Content& content_;
  Diagnostics& diagnostics_;
  FieldChecker checker_;
  std::vector<Prediction>& out_;
};

Status read_predictions(Content& content, PredictionReader& reader, Diagnostics& diagnostics) {
  if (content.form == Form::JsonLines) {
    return for_each_row(content, json::Dialect::Strict, FirstLine::Header, diagnostics,
                        [&](json::Value& row, RowPlace place) { reader.read(row, place); });
  }
  json::Value* list = content.document.find("predictions");
  if (list == nullptr || !list->is_array()) {
    Error error = make_error(list == nullptr ? Code::MissingField : Code::WrongType, "a list of predictions is needed",
                             content.label);
    error.field = "predictions";
    return error;
  }
  json::Array& rows = *list->if_array();
  const bool lines_known = content.record_lines.size() == rows.size();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RowPlace place{i + 1, lines_known ? content.record_lines[i] : 0};
    if (rows[i].is_object())
      reader.read(rows[i], place);
    else
      diagnostics.add(row_problem(content, Code::WrongType, "a prediction must be an object", place.row, place.line));
  }
  return Ok{};
}

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  const json::Value& header = *header_of(content);
  if (Status version = check_version(content, header); !version) return version.error();
  if (Status benchmark = check_benchmark(content, header, context.benchmark); !benchmark) return benchmark.error();
  if (Status model = check_model(content, header); !model) return model.error();
  Submission submission;
  PredictionReader reader(content, context.diagnostics, submission.predictions);
  check_objects(header, reader.checker());
  submission.benchmark = header.find("benchmark")->text_or_empty("id");
  submission.track = header.find("benchmark")->text_or_empty("track");
  submission.split = header.find("benchmark")->text_or_empty("split");
  submission.model = read_model(*header.find("model"));
  submission.run = read_run(header.find("run"));
  if (Status read = read_predictions(content, reader, context.diagnostics); !read) return read.error();
  reader.checker().report_unknown();
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

}  // namespace

const Importer kSubmissionImporter{"egoscope", fits, import};

}  // namespace ego::io
