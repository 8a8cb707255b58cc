// The fallbacks: rows with an id field and a reply field, or one object {id: answer}; JSON, JSONL, CSV and TSV.
// Source: formats.md section 3.8; egocross.md 5.1.3 and video-mmmu.md 5.1.1 are the same form.
#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/io/csv_reader.h"
#include "core/io/field_names.h"
#include "core/io/field_rules.h"
#include "core/io/importer.h"
#include "core/io/rows.h"
#include "core/score/nearest_id.h"
#include "core/text/ascii.h"

namespace ego::io {
namespace {

/// Fields kept for the benchmarks' own checks.
constexpr std::array<std::string_view, 6> kKept{"question_id", "dataset", "repeat", "phase", "round", "confidence"};

bool is_scalar(const json::Value& value) { return !value.is_object() && !value.is_array(); }

bool is_plain_row(const json::Value& row) {
  const PlainFields fields = find_plain_fields(json::Record(row), {});
  return !fields.id.empty() &&
         (!fields.reply.empty() || !fields.scores.empty() || row.find("judge_response") != nullptr);
}

/// A member that rows have: an object with it is one row, not a map of ids.
bool is_row_member(const json::Member& member) {
  const auto among = [&](const auto& names) {
    return std::find(names.begin(), names.end(), member.first) != names.end();
  };
  return among(kIdFields) || among(kReplyFields) || among(kScoreFields);
}

/// `{"17": "A", "18": "C"}`
bool is_map(const json::Value& document) {
  const json::Object* members = document.if_object();
  if (members == nullptr || members->empty() || std::any_of(members->begin(), members->end(), is_row_member))
    return false;
  const auto scalar_member = [](const json::Member& member) { return is_scalar(member.second); };
  return std::all_of(members->begin(), members->end(), scalar_member);
}

bool fits_json(const Content& content) {
  if (content.form != Form::Json || content.harness_dialect) return false;
  const json::Value* row = first_row(content);
  return (row != nullptr && is_plain_row(*row)) || is_map(content.document);
}

bool fits_lines(const Content& content) {
  return content.form == Form::JsonLines && std::any_of(content.head.begin(), content.head.end(), is_plain_row);
}

/// Header cells as an object, so that the rules for rows answer for them.
json::Value header_row(const std::vector<std::string>& header) {
  json::Object members;
  for (const std::string& cell : header) members.emplace_back(cell, json::Value{});
  return members;
}

/// Two columns whose first line names no fields: id and answer.
bool is_headerless(const Content& content) {
  return content.header.size() == 2 && !is_plain_row(header_row(content.header));
}

bool fits_table(const Content& content) {
  if (content.form != Form::Table) return false;
  return content.header.size() == 2 || is_plain_row(header_row(content.header));
}

/// What a plain row has where.
struct PlainPlan {
  PlainFields fields;
  json::FieldPlace id, reply, scores, judge, track, error, finish, answer, success;
  std::array<json::FieldPlace, kKept.size()> kept;
};

PlainPlan make_plan(const json::Record& row, const ImportOptions& options) {
  PlainPlan plan;
  plan.fields = find_plain_fields(row, options);
  const auto place = [&](std::string_view name) { return json::FieldPlace(row, name); };
  plan.id = place(plan.fields.id);
  plan.reply = place(plan.fields.reply);
  plan.scores = place(plan.fields.scores);
  plan.judge = place("judge_response");
  plan.track = place("track");
  plan.error = place("error");
  plan.finish = place("finish");
  plan.answer = place(plan.fields.answer_is_gold ? "answer" : "");
  plan.success = place("success");
  for (std::size_t i = 0; i < kKept.size(); ++i) plan.kept[i] = place(kKept[i] == plan.fields.id ? "" : kKept[i]);
  return plan;
}

/// Fields that say which question a row is for: other names are the sender's own, but one like these is a slip.
constexpr std::array<std::string_view, 3> kQuestionFields{"question_id", "dataset", "track"};

/// The one of kQuestionFields that a name is a slip for; empty if it is none, or the row has the right one too.
std::string_view meant_field(const json::Record& row, std::string_view name) {
  for (const std::string_view field : kQuestionFields) {
    if (name == field) return {};
    if (edit_distance_within(folded_id(name), field, NearestId::kMostEdits) && !row.find(field).found()) return field;
  }
  return {};
}

class PlainReader {
 public:
  PlainReader(const Content& content, const ImportContext& context, std::vector<Prediction>& out)
      : content_(content), options_(context.options), diagnostics_(context.diagnostics), out_(out) {}

  void read(const json::Record& row, RowPlace place) {
    const PlainPlan& plan = plans_.of(row, [&](const json::Record& first) {
      report_slips(first, place);
      return make_plan(first, options_);
    });
    const std::optional<std::string_view> id = read_id(plan.id.in(row), plan.fields.id, place);
    if (!id) return;
    Prediction& prediction = out_.emplace_back();
    prediction.id = *id;
    prediction.row = place.row;
    prediction.line = place.line;
    if (const json::Field track = plan.track.in(row); track.found()) prediction.track = text::ascii_lower(track.text());
    if (const json::Field error = plan.error.in(row); error.found()) prediction.error = error.text();
    if (const json::Field finish = plan.finish.in(row); finish.found()) prediction.finish = finish.text();
    read_gold_and_extras(row, plan, prediction);
    if (const json::Field judge = plan.judge.in(row); judge.found()) prediction.judge_response = text_of(judge);
    if (const json::Field reply = plan.reply.in(row); reply.found()) {
      set_reply(reply, plan.fields.reply, prediction);
    } else if (const json::Field scores = plan.scores.in(row); scores.found()) {
      scores.keep(plan.fields.scores == "option_losses" ? "option_losses" : "option_scores", prediction.extras);
    } else if (!prediction.judge_response && prediction.error.empty()) {
      report(Code::MissingField, fmt::format("none of {}", fmt::join(kReplyFields, ", ")), "response", {}, place);
      out_.pop_back();
    }
  }

  void read_pair(std::string id, json::Value answer, RowPlace place) {
    Prediction prediction;
    prediction.id = std::move(id);
    prediction.answer = std::move(answer);
    prediction.row = place.row;
    prediction.line = place.line;
    out_.push_back(std::move(prediction));
  }

 private:
  /// W116, once a name.
  void report_slips(const json::Record& row, RowPlace place) {
    row.for_each([&](std::string_view name, const json::Field&) {
      const std::string_view meant = meant_field(row, name);
      if (meant.empty() || !slips_.insert(std::string(name)).second) return;
      Diagnostic warning =
          row_problem(content_, Code::UnknownFields, "a field that is not read", place.row, place.line);
      warning.field = name;
      warning.suggestion = fmt::format("did you mean \"{}\"?", meant);
      diagnostics_.add(std::move(warning));
    });
  }

  /// @return  valid until the next call
  std::optional<std::string_view> read_id(const json::Field& value, std::string_view field, RowPlace place) {
    if (!value.found()) {
      const std::string wanted =
          options_.id_field.empty() ? fmt::format("none of {}", fmt::join(kIdFields, ", ")) : "absent";
      report(Code::MissingField, wanted, options_.id_field.empty() ? std::string_view{"id"} : options_.id_field, {},
             place);
      return std::nullopt;
    }
    const std::optional<std::string_view> id = value.id_text(room_);
    if (!id)
      report(Code::WrongType, "an id must be a text or a number", field, value, place);
    else if (id->empty())
      report(Code::MissingField, "the id is empty", field, value, place);
    else
      return id;
    return std::nullopt;
  }

  static std::string text_of(const json::Field& value) {
    if (value.is_string()) return value.text();
    return value.is_null() ? std::string{} : shown(value.value());
  }

  static void set_reply(const json::Field& value, std::string_view field, Prediction& prediction) {
    if (value.is_null() && field == "response")
      prediction.response.emplace();
    else if (holds_answer(field, value))
      prediction.answer = value.value();
    else
      prediction.response = text_of(value);
  }

  static void read_gold_and_extras(const json::Record& row, const PlainPlan& plan, Prediction& prediction) {
    if (const json::Field gold = plan.answer.in(row); gold.found()) prediction.row_gold = gold.value();
    for (const json::FieldPlace& kept : plan.kept) kept.in(row).keep(kept.name, prediction.extras);
    prediction.stored_success = plan.success.in(row).boolean();
  }

  void report(Code code, std::string message, std::string_view field, const json::Field& value, RowPlace place) {
    if (!diagnostics_.keeps(code)) {
      diagnostics_.tally(code);
      return;
    }
    Diagnostic problem = row_problem(content_, code, std::move(message), place.row, place.line);
    problem.field = field;
    if (value.found()) {
      problem.value = shown(value.value());
      problem.has_value = true;
    }
    diagnostics_.add(std::move(problem));
  }

  const Content& content_;
  const ImportOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<Prediction>& out_;
  json::PlanOfShape<PlainPlan> plans_;
  std::set<std::string, std::less<>> slips_;  ///< names told already
  std::string room_;  ///< for ids with escapes
};

/// Of members with one key the last counts (W123 says so). @return  shape [members]
std::vector<bool> last_of_each_key(const json::Object& members) {
  std::vector<bool> last(members.size(), false);
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = members.size(); i-- > 0;) last[i] = seen.insert(members[i].first).second;
  return last;
}

std::vector<Submission> one(Submission submission) {
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

Result<std::vector<Submission>> import_rows(Content& content, const ImportContext& context) {
  Submission submission;
  PlainReader reader(content, context, submission.predictions);
  submission.predictions.reserve(expected_rows(content));
  const Status read = for_each_record(content, json::Dialect::Strict, context.diagnostics,
                                      [&](const json::Record& row, RowPlace place) { reader.read(row, place); });
  if (!read) return read.error();
  return one(std::move(submission));
}

Result<std::vector<Submission>> import_json(Content& content, const ImportContext& context) {
  if (!is_map(content.document)) return import_rows(content, context);
  Submission submission;
  submission.from_map = true;
  PlainReader reader(content, context, submission.predictions);
  json::Object& members = *content.document.if_object();
  const std::vector<bool> counts = last_of_each_key(members);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!counts[i]) continue;
    const std::uint64_t line = i < content.record_lines.size() ? content.record_lines[i] : 0;
    reader.read_pair(std::move(members[i].first), std::move(members[i].second), {i + 1, line});
  }
  return one(std::move(submission));
}

Result<std::vector<Submission>> import_table(Content& content, const ImportContext& context) {
  const bool overridden = !context.options.id_field.empty() || !context.options.answer_field.empty();
  if (overridden || !is_headerless(content)) return import_rows(content, context);
  context.diagnostics.add(
      row_problem(content, Code::OtherLogLayout, "two columns without a header are read as id, answer", 0, 1));
  Submission submission;
  PlainReader reader(content, context, submission.predictions);
  CsvReader table(content.text(), content.label, content.delimiter);
  std::vector<std::string> cells;
  RowPlace place;
  while (table.next(cells)) {
    place = {place.row + 1, table.line()};
    if (cells.size() == 2 && !cells[0].empty()) {
      reader.read_pair(std::move(cells[0]), std::move(cells[1]), place);
      continue;
    }
    context.diagnostics.add(
        row_problem(content, Code::SyntaxError, "expected two cells, id and answer", place.row, place.line));
  }
  if (const std::optional<Error>& error = table.error()) return *error;
  return one(std::move(submission));
}

}  // namespace

const Importer kPlainJsonImporter{"plain-json", fits_json, import_json, Reads::Records};
const Importer kPlainLinesImporter{"plain-jsonl", fits_lines, import_rows, Reads::Records};
const Importer kPlainTableImporter{"plain-csv", fits_table, import_table, Reads::Records};

}  // namespace ego::io
