#include "core/report/report_json.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/json/members.h"
#include "core/report/analysis_json.h"
#include "core/report/pair_json.h"
#include "core/report/run_json.h"
#include "core/report/score_bounds_json.h"

namespace ego {
namespace {

using json::Array;
using json::number_or_null;
using json::Object;
using json::put;
using json::put_count;
using json::put_count_unless_zero;
using json::put_text;
using json::texts;
using json::Value;

Value benchmark_json(const ReportBenchmark& benchmark) {
  Object out;
  put(out, "id", benchmark.id.value);
  put_text(out, "title", benchmark.title);
  put(out, "revision", benchmark.revision);
  put_text(out, "split", benchmark.split);
  put_count(out, "n_items", benchmark.n_items);
  put(out, "items_sha256", benchmark.items_sha256);
  put_text(out, "license", benchmark.license);
  put_text(out, "url", benchmark.url);
  return out;
}

Value settings_json(const ReportSettings& settings) {
  Object out;
  put(out, "level", json::number(settings.level));
  put(out, "alpha", json::number(settings.alpha));
  put(out, "seed", fmt::format("0x{:016x}", settings.seed));
  put_count(out, "draws", settings.draws);
  put(out, "se", settings.se);
  put(out, "cluster", settings.cluster);
  put(out, "profiles", texts(settings.profiles));
  put(out, "lenient", settings.lenient);
  return out;
}

Value input_json(const ReportInput& input) {
  Object out;
  put(out, "name", input.info.label);
  put(out, "sha256", input.info.sha256);
  put_count(out, "bytes", input.info.bytes);
  put(out, "importer", input.info.importer);
  put_count(out, "rows", input.info.rows);
  put(out, "role", input.role);
  return out;
}

Value column_json(const ReportColumn& column) {
  Object out;
  put(out, "id", column.column.id.value);
  put(out, "title", column.column.title);
  put_text(out, "title_zh", column.column.title_zh);
  put_text(out, "group", column.column.group);
  put(out, "metric", column.column.metric);
  put(out, "higher_is_better", column.column.higher_is_better);
  put(out, "unit", column.unit);
  put_count(out, "n", column.n);
  put(out, "default", column.column.shown_by_default);
  put(out, "absent", column.absent);
  Object slice;
  for (const auto& [facet, value] : column.column.slice) put(slice, facet, value);
  put(out, "slice", std::move(slice));
  return out;
}

Value counts_json(const Counts& counts) {
  Object out;
  put_count(out, "right", counts.right);
  put_count(out, "wrong", counts.wrong);
  put_count(out, "invalid", counts.invalid());
  put_count(out, "missing", counts.missing);
  put_count_unless_zero(out, "partial", counts.partial);
  put_count_unless_zero(out, "dropped", counts.dropped);
  put_count_unless_zero(out, "unscorable", counts.unscorable);
  return out;
}

Value reasons_json(const Counts& counts) {
  Object out;
  put_count_unless_zero(out, "unparsed", counts.unparsed);
  put_count_unless_zero(out, "empty", counts.empty);
  put_count_unless_zero(out, "error", counts.error);
  return out;
}

Value published_json(const PublishedValue& published) {
  Object out;
  put(out, "value", published.value);
  put_text(out, "source", published.source);
  put_text(out, "date", published.date);
  return out;
}

/// The calibration of a row's score stands with the score.
const RowCalibration* calibration_of(const Report& report, const ReportRow& row, const ReportScore& score) {
  for (const RowCalibration& found : report.analysis.calibration) {
    if (found.row == row.id && found.column == score.score.column && found.profile == score.score.profile)
      return &found;
  }
  return nullptr;
}

Value score_json(const ReportScore& score, const RowCalibration* calibration) {
  Object out;
  put(out, "column", score.score.column.value);
  put(out, "profile", score.score.profile.value);
  put_text(out, "profile_version", score.profile_version);
  put(out, "value", number_or_null(score.score.value));
  put_count(out, "n", score.score.n);
  put(out, "k", score.score.has_counts ? json::number(score.score.k) : Value{});
  put(out, "counts", counts_json(score.score.counts));
  if (score.score.counts.invalid() > 0) put(out, "invalid_reasons", reasons_json(score.score.counts));
  put(out, "rank", score.rank ? json::number(std::uint64_t{*score.rank}) : Value{});
  if (score.rank) put(out, "tied", score.tied);
  put_score_bounds(out, score);
  if (calibration != nullptr) put(out, "calibration", calibration_json(calibration->found));
  if (score.published) put(out, "published", published_json(*score.published));
  if (!score.score.flags.empty()) put(out, "flags", texts(score.score.flags));
  return out;
}

Value row_json(const Report& report, const ReportRow& row) {
  Object out;
  put(out, "id", row.id.value);
  put(out, "model", model_to_json(row.model));
  if (Value run = run_to_json(row.run); !run.is_null()) put(out, "run", std::move(run));
  put(out, "kind", row.kind);
  Array inputs;
  for (const std::uint32_t input : row.inputs) inputs.push_back(json::number(std::uint64_t{input}));
  put(out, "inputs", std::move(inputs));
  put_text(out, "submitted", row.submitted);
  Object source;
  put_text(source, "url", row.source.url);
  put_text(source, "text", row.source.text);
  put_text(source, "relationship", row.source.relationship);
  if (!source.empty()) put(out, "source", std::move(source));
  Array scores;
  for (const ReportScore& score : row.scores) scores.push_back(score_json(score, calibration_of(report, row, score)));
  put(out, "scores", std::move(scores));
  if (row.repeats > 1) put_count(out, "repeats", row.repeats);
  if (!row.flags.empty()) put(out, "flags", texts(row.flags));
  return out;
}

Value item_json(const ReportItem& item) {
  Object out;
  put(out, "id", item.id.value);
  put(out, "row", item.row.value);
  put(out, "profile", item.profile.value);
  put_text(out, "cluster", item.cluster.value);
  put(out, "status", to_string(item.outcome));
  if (item.reason != InvalidReason::None) put(out, "reason", to_string(item.reason));
  put(out, "score", number_or_null(item.score));
  put(out, "answer", item.answer ? Value{*item.answer} : Value{});
  if (item.gold) put(out, "gold", *item.gold);
  put_text(out, "rule", item.rule);
  if (item.span) {
    put(out, "span", Array{json::number(std::uint64_t{item.span->begin}), json::number(std::uint64_t{item.span->end})});
  }
  if (item.repeat) put_count(out, "repeat", *item.repeat);
  if (item.response) put(out, "response", *item.response);
  if (item.input) put_count(out, "input", *item.input);
  put_count_unless_zero(out, "line", item.line);
  return out;
}

/// A value from outside may be a whole file: as many characters as the printed line shows (formats.md 7.1).
std::string_view shown_value(std::string_view value) {
  constexpr std::size_t kShown = 80;
  return value.substr(0, prefix_of_code_points(value, kShown));
}

Value diagnostics_json(const ReportDiagnostics& diagnostics) {
  Object out;
  put_count(out, "errors", diagnostics.errors);
  put_count(out, "warnings", diagnostics.warnings);
  put_count(out, "infos", diagnostics.infos);
  Object by_code;
  for (const auto& [code, count] : diagnostics.by_code) put_count(by_code, to_string(code), count);
  put(out, "by_code", std::move(by_code));
  Array list;
  for (const Diagnostic& diagnostic : diagnostics.list) list.push_back(to_json(diagnostic));
  put(out, "list", std::move(list));
  put(out, "cut", diagnostics.cut);
  return out;
}

template <class T, class ToJson>
void put_list(Object& out, std::string_view name, const std::vector<T>& list, ToJson to_value) {
  Array array;
  array.reserve(list.size());
  for (const T& element : list) array.push_back(to_value(element));
  put(out, name, std::move(array));
}

}  // namespace

Value to_json(const Diagnostic& diagnostic) {
  Object out;
  put(out, "code", to_string(diagnostic.code));
  put(out, "severity", to_string(severity_of(diagnostic.code)));
  put(out, "message", diagnostic.message);
  put_text(out, "input", diagnostic.input);
  put_count_unless_zero(out, "line", diagnostic.line);
  put_count_unless_zero(out, "column", diagnostic.column);
  put_count_unless_zero(out, "row", diagnostic.row);
  put_text(out, "pointer", diagnostic.pointer);
  put_text(out, "id", diagnostic.id);
  put_text(out, "field", diagnostic.field);
  if (diagnostic.has_value) put(out, "value", shown_value(diagnostic.value));
  put_text(out, "suggestion", diagnostic.suggestion);
  if (diagnostic.count > 1) put_count(out, "count", diagnostic.count);
  return out;
}

std::string write_report_json(const Report& report, json::Layout layout) {
  Object generator;
  put(generator, "name", "egoscope");
  put(generator, "version", report.generator_version);
  put_text(generator, "commit", report.generator_commit);
  Object out;
  put(out, "format", "egoscope.report");
  put(out, "version", "1.0");
  put(out, "generator", std::move(generator));
  put_text(out, "stamp", report.stamp);
  put(out, "benchmark", benchmark_json(report.benchmark));
  put(out, "options", settings_json(report.settings));
  put_list(out, "inputs", report.inputs, input_json);
  put_list(out, "columns", report.columns, column_json);
  put_list(out, "rows", report.rows, [&](const ReportRow& row) { return row_json(report, row); });
  if (!report.comparisons.empty()) {
    put_list(out, "comparisons", report.comparisons, [](const Comparison& c) { return to_json(c); });
  }
  if (!report.boards.empty()) {
    put_list(out, "boards", report.boards, [](const ReportBoard& board) { return to_json(board); });
  }
  if (!report.flows.empty()) put_list(out, "flows", report.flows, [](const StageFlow& flow) { return to_json(flow); });
  if (report.gate) put(out, "gate", to_json(*report.gate));
  put_analysis(out, report);
  if (report.items_file) {
    Object file;
    put(file, "path", report.items_file->path);
    put(file, "sha256", report.items_file->sha256);
    put_count(file, "rows", report.items_file->rows);
    put(out, "items_file", std::move(file));
  }
  if (!report.items.empty()) put_list(out, "items", report.items, item_json);
  put(out, "diagnostics", diagnostics_json(report.diagnostics));
  std::string text = json::write(Value{std::move(out)}, layout);
  if (layout == json::Layout::Compact) text += '\n';
  return text;
}

std::string write_items_jsonl(std::span<const ReportItem> items) {
  std::string out;
  for (const ReportItem& item : items) {
    out += json::write(item_json(item), json::Layout::Compact);
    out += '\n';
  }
  return out;
}

}  // namespace ego
