// TeleEgo: prediction logs of the December and October forms, single files or run folders; the site's form is refused.
// Source: formats.md section 3.7, teleego.md sections 15 and 18.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/io/forms/importers.h"
#include "core/io/import_support.h"
#include "core/io/redact.h"

namespace ego::io {
namespace {

constexpr std::string_view kLog = "eval_predictions.json";
constexpr std::string_view kMemory = "mpt_results.json";
constexpr std::string_view kConfig = "config.json";
constexpr std::string_view kRealtime = "realtime_results/";
constexpr std::size_t kMostMemoryValues = 11;

bool is_record(const json::Value* row) {
  return row != nullptr && row->find("phase") != nullptr && row->find("questionstamp") != nullptr &&
         row->find("QA_type") != nullptr;
}

bool is_october(const json::Value& document) {
  const json::Value* results = document.find("results");
  return document.find("stats") != nullptr && results != nullptr && results->is_array();
}

bool fits(const Content& content) {
  if (content.form == Form::Bundle) return content.bundle->kind() == BundleKind::TeleEgo;
  if (content.form != Form::Json) return false;
  return (content.document.is_array() || is_october(content.document)) && is_record(first_row(content));
}

/// `P4` of a part `p4` or `..._P4`; empty if it names none.
std::string participant_in(std::string_view part) {
  const std::size_t dot = part.find('.');
  part = part.substr(0, dot);
  const std::size_t digits = part.find_last_not_of("0123456789") + 1;
  if (digits == part.size() || digits == 0) return {};
  const char letter = part[digits - 1];
  const bool alone = digits == 1 || (digits > 1 && part[digits - 2] == '_');
  if ((letter != 'p' && letter != 'P') || !alone) return {};
  return "P" + std::string(part.substr(digits));
}

/// From the path, innermost part first, else from the option; never from the records.
std::string participant_of(std::string_view label, const ImportOptions& options) {
  if (!options.participant.empty()) return options.participant;
  while (true) {
    const std::size_t slash = label.find_last_of("/!");
    if (std::string found = participant_in(slash == std::string_view::npos ? label : label.substr(slash + 1));
        !found.empty())
      return found;
    if (slash == std::string_view::npos) return {};
    label = label.substr(0, slash);
  }
}

class LogReader {
 public:
  LogReader(const Content& content, const ImportContext& context, std::string participant, Submission& out)
      : content_(content), context_(context), participant_(std::move(participant)), out_(out) {}

  void read(json::Value& record, RowPlace place) {
    const std::string index = text_at(record, {"index"});
    const std::string phase = text_at(record, {"phase"});
    if (index.empty() || (phase != "initial" && phase != "recall")) {
      report_row(content_, context_.diagnostics, Code::MissingField, "a record needs index and phase", place,
                 index.empty() ? "index" : "phase");
      return;
    }
    Prediction prediction;
    prediction.id = fmt::format("{}/{}", participant_, index);
    prediction.row = place.row;
    prediction.line = place.line;
    check_order(record, prediction, phase, place);
    json::Value* text = record.find("pred_text");
    if (text != nullptr && text->is_string())
      prediction.response = std::move(*text->if_string());
    else
      prediction.response.emplace();
    for (const std::string_view name : {"phase", "round", "category", "subcategory", "QA_type", "questionstamp",
                                        "elapsed_time", "metric", "llm_score", "recall_delay"}) {
      const json::Value* value = record.find(name);
      if (value != nullptr && !value->is_null()) prediction.extras.emplace_back(name, *value);
    }
    const json::Value* correct = record.find("correct");
    if (correct != nullptr && correct->if_bool() != nullptr) prediction.stored_success = *correct->if_bool();
    remember(phase, index, prediction.stored_success.value_or(false));
    if (json::Value* parsed = record.find("parsed_pred")) prediction.logged_answer = std::move(*parsed);
    if (json::Value* gold = record.find("gold")) prediction.row_gold = std::move(*gold);
    out_.predictions.push_back(std::move(prediction));
  }

  /// Recalls in the order of their rounds behind the answers that started them.
  void sort() {
    std::stable_sort(out_.predictions.begin(), out_.predictions.end(),
                     [](const Prediction& a, const Prediction& b) { return round_of(a) < round_of(b); });
  }

  /// E021 where the memory file says otherwise than the log.
  void check_memory(const json::Value& memory) {
    const json::Object* members = memory.if_object();
    if (members == nullptr) return;
    std::set<std::string> stored;
    for (const auto& [index, value] : *members) {
      stored.insert(index);
      const json::Array* pair = value.if_array();
      const json::Array* values = pair == nullptr || pair->size() != 2 ? nullptr : (*pair)[1].if_array();
      if (values == nullptr || values->size() > kMostMemoryValues) {
        contradiction(index, "the memory file holds no [time, [values]] of at most 11 values");
        continue;
      }
      const auto known = memory_.find(index);
      if (known == memory_.end()) {
        contradiction(index, "the memory file lists a question that was not right at first");
        continue;
      }
      const bool same =
          std::equal(values->begin(), values->end(), known->second.begin(), known->second.end(),
                     [](const json::Value& a, bool b) { return a.if_bool() != nullptr && *a.if_bool() == b; });
      if (!same) contradiction(index, "the memory file differs from the recalls in the log");
    }
    for (const auto& [index, values] : memory_) {
      if (!stored.contains(index)) contradiction(index, "right at first, but not in the memory file");
    }
  }

 private:
  static std::int64_t round_of(const Prediction& prediction) {
    const std::optional<json::Value> round = prediction.extras.find("round");
    return round ? round->as_int().value_or(0) : 0;
  }

  void contradiction(const std::string& index, std::string message) {
    report_row(content_, context_.diagnostics, Code::ProtocolViolation, std::move(message), {}, kMemory, nullptr,
               fmt::format("{}/{}", participant_, index));
  }

  void check_order(const json::Value& record, const Prediction& prediction, const std::string& phase, RowPlace place) {
    const json::Value* round = record.find("round");
    const std::int64_t number = round == nullptr ? 0 : round->as_int().value_or(0);
    if (phase == "initial") {
      started_.insert(prediction.id);
      return;
    }
    if (number < 1 || number > 10) {
      report_row(content_, context_.diagnostics, Code::OutOfRange, "a recall has a round from 1 to 10", place, "round",
                 round, prediction.id);
    }
    if (!started_.contains(prediction.id)) waiting_.insert(prediction.id);
  }

  void remember(const std::string& phase, const std::string& index, bool correct) {
    if (phase == "initial") {
      if (correct) memory_[index] = {true};
    } else if (const auto known = memory_.find(index); known != memory_.end()) {
      known->second.push_back(correct);
    }
  }

 public:
  /// E021 for recalls of questions that were never asked.
  void report() {
    for (const std::string& id : waiting_) {
      if (started_.contains(id)) continue;
      report_row(content_, context_.diagnostics, Code::ProtocolViolation, "a recall without the question before it", {},
                 "phase", nullptr, id);
    }
  }

 private:
  const Content& content_;
  const ImportContext& context_;
  std::string participant_;
  Submission& out_;
  std::set<std::string> started_;
  std::set<std::string> waiting_;
  std::map<std::string, std::vector<bool>> memory_;
};

void read_records(json::Value& document, const std::vector<std::uint64_t>& lines, LogReader& reader) {
  json::Array* records = records_of(document);
  if (records == nullptr) return;
  for (std::size_t i = 0; i < records->size(); ++i)
    reader.read((*records)[i], {i + 1, i < lines.size() ? lines[i] : 0});
}

/// A run that was cut: one file a record, put into the order of the log.
Result<json::Value> realtime_records(const Bundle& bundle, Diagnostics& diagnostics) {
  std::vector<json::Value> records;
  for (const std::string_view name : bundle.names_below(kRealtime)) {
    if (!name.ends_with(".json")) continue;
    EGO_TRY(json::Value record, read_member_json(bundle, name, json::Dialect::Harness, diagnostics));
    records.push_back(std::move(record));
  }
  const auto number = [](const json::Value& record, std::string_view name) {
    const json::Value* value = record.find(name);
    return value == nullptr ? 0.0 : value->as_double().value_or(0);
  };
  std::stable_sort(records.begin(), records.end(), [&](const json::Value& a, const json::Value& b) {
    const auto key = [&](const json::Value& r) {
      return std::tuple(number(r, "questionstamp"), text_at(r, {"phase"}) == "recall", number(r, "index"));
    };
    return key(a) < key(b);
  });
  return json::Value(json::Array(std::make_move_iterator(records.begin()), std::make_move_iterator(records.end())));
}

Status read_run_folder(const Content& content, const ImportContext& context, LogReader& reader, Submission& out) {
  const Bundle& bundle = *content.bundle;
  Diagnostics& diagnostics = context.diagnostics;
  json::Value log;
  if (bundle.has(kLog)) {
    EGO_TRY(log, read_member_json(bundle, kLog, json::Dialect::Harness, diagnostics));
  } else {
    EGO_TRY(log, realtime_records(bundle, diagnostics));
    add_note(content, diagnostics, Code::MissingScoredWrong, 1, "partial run: eval_predictions.json is absent");
  }
  read_records(log, {}, reader);
  reader.report();
  if (bundle.has(kMemory)) {
    EGO_TRY(const json::Value memory, read_member_json(bundle, kMemory, json::Dialect::Harness, diagnostics));
    reader.check_memory(memory);
  } else {
    add_note(content, diagnostics, Code::Recognised, 1, "memory file rebuilt from the log");
  }
  if (bundle.has(kConfig)) {
    EGO_TRY(json::Value config, read_member_json(bundle, kConfig, json::Dialect::Harness, diagnostics));
    std::set<std::string> secrets;
    redact(config, secrets);
    redact_submission(out, SecretPlaces::Run, bundle.label_of(kConfig), std::move(secrets), diagnostics);
    if (out.model.id.empty()) out.model.id = text_at(config, {"model"});
  }
  return Ok{};
}

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  if (Status same = require_benchmark(content, context, "teleego"); !same) return same.error();
  const std::string participant = participant_of(content.label, context.options);
  if (participant.empty()) {
    Error error = make_error(Code::MissingField, "the path names no participant", content.label,
                             "name it with --participant, or keep the folder p1, p2, ... in the path");
    error.field = "participant";
    return error;
  }
  Submission submission;
  submission.benchmark = "teleego";
  submission.run.harness = "TeleEgo";
  LogReader reader(content, context, participant, submission);
  if (content.form == Form::Bundle) {
    if (Status read = read_run_folder(content, context, reader, submission); !read) return read.error();
  } else {
    read_records(content.document, content.record_lines, reader);
    reader.report();
  }
  reader.sort();
  return single(std::move(submission));
}

bool fits_site(const Content& content) {
  if (content.form != Form::Json || content.document.find("submission_info") == nullptr) return false;
  const json::Value* row = first_row(content);
  return row != nullptr && row->find("question_id") != nullptr;
}

Result<std::vector<Submission>> import_site(Content& content, const ImportContext&) {
  Error error =
      make_error(Code::MissingField,
                 "the site's form names questions Q001, Q002, ...; which participant and index they are is not "
                 "stated anywhere, so nothing can be scored",
                 content.label, "give eval_predictions.json of each participant, or our own form with ids P1/17");
  error.field = "question_id";
  return error;
}

}  // namespace

const Importer kTeleEgoImporter{"teleego-predictions", fits, import};
const Importer kTeleEgoSiteImporter{"teleego-submission", fits_site, import_site};

}  // namespace ego::io
