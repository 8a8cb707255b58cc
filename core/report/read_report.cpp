#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "core/json/parse.h"
#include "core/report/analysis_json.h"
#include "core/report/fields.h"
#include "core/report/pair_json.h"
#include "core/report/report_json.h"
#include "core/report/run_json.h"
#include "core/report/schema_names.h"
#include "core/report/score_bounds_json.h"

namespace ego {
namespace {

std::uint32_t small(std::uint64_t value) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, std::numeric_limits<std::uint32_t>::max()));
}

std::vector<std::string> known_flags(const Fields& fields) {
  std::vector<std::string> flags = fields.texts("flags");
  std::erase_if(flags, [](const std::string& flag) { return !is_schema_flag(flag); });
  return flags;
}

/// The major version in `1.2`; nothing if it is no such text.
std::optional<int> major_version(std::string_view version) {
  int major = 0;
  const auto read = std::from_chars(version.data(), version.data() + version.size(), major);
  if (read.ec != std::errc() || read.ptr == version.data() + version.size() || *read.ptr != '.') return std::nullopt;
  return major;
}

/// Any stable code, also one this version does not name.
std::optional<Code> read_code(std::string_view text) {
  if (text.size() != 4) return std::nullopt;
  unsigned number = 0;
  const auto read = std::from_chars(text.data() + 1, text.data() + 4, number);
  if (read.ec != std::errc() || read.ptr != text.data() + 4) return std::nullopt;
  const auto code = static_cast<Code>(number);
  return to_string(code) == text ? std::optional(code) : std::nullopt;
}

ReportBenchmark read_benchmark(const Fields& fields) {
  ReportBenchmark out;
  out.id = BenchmarkId{fields.text("id")};
  out.title = fields.text("title");
  out.revision = fields.text("revision");
  out.split = fields.text("split");
  out.n_items = fields.count("n_items");
  out.items_sha256 = fields.text("items_sha256");
  out.license = fields.text("license");
  out.url = fields.text("url");
  return out;
}

ReportSettings read_settings(const Fields& fields) {
  ReportSettings out;
  out.level = fields.number("level").value_or(out.level);
  out.alpha = fields.number("alpha").value_or(out.alpha);
  out.draws = fields.count("draws", out.draws);
  if (const std::string se = fields.text("se"); !se.empty()) out.se = se;
  if (const std::string cluster = fields.text("cluster"); !cluster.empty()) out.cluster = cluster;
  out.profiles = fields.texts("profiles");
  out.lenient = fields.flag("lenient", false);
  const std::string seed = fields.text("seed");
  if (seed.starts_with("0x")) std::from_chars(seed.data() + 2, seed.data() + seed.size(), out.seed, 16);
  return out;
}

ReportInput read_input(const Fields& fields) {
  ReportInput out;
  out.info.label = fields.text("name");
  out.info.sha256 = fields.text("sha256");
  out.info.bytes = fields.count("bytes");
  out.info.importer = fields.text("importer");
  out.info.rows = fields.count("rows");
  if (const std::string role = fields.text("role"); !role.empty()) out.role = role;
  return out;
}

ReportColumn read_column(const Fields& fields) {
  ReportColumn out;
  out.column.id = ColumnId{fields.text("id")};
  out.column.title = fields.text("title");
  out.column.title_zh = fields.text("title_zh");
  out.column.group = fields.text("group");
  out.column.metric = fields.text("metric");
  out.column.higher_is_better = fields.flag("higher_is_better", true);
  out.column.shown_by_default = fields.flag("default", true);
  if (const std::string unit = fields.text("unit"); !unit.empty()) out.unit = unit;
  out.n = fields.count("n");
  out.absent = fields.flag("absent", false);
  const json::Value* slice = fields.raw("slice");
  const json::Object* facets = slice == nullptr ? nullptr : slice->if_object();
  if (facets == nullptr) return out;
  for (const auto& [facet, value] : *facets) {
    if (value.is_string()) out.column.slice.emplace_back(facet, *value.if_string());
  }
  return out;
}

Counts read_counts(const Fields& score) {
  Counts counts;
  if (const auto fields = score.object("counts")) {
    counts.right = fields->count("right");
    counts.wrong = fields->count("wrong");
    counts.partial = fields->count("partial");
    counts.missing = fields->count("missing");
    counts.dropped = fields->count("dropped");
    counts.unscorable = fields->count("unscorable");
    counts.unparsed = fields->count("invalid");
  }
  if (const auto reasons = score.object("invalid_reasons")) {
    counts.empty = std::min(counts.unparsed, reasons->count("empty"));
    counts.error = std::min(counts.unparsed - counts.empty, reasons->count("error"));
    counts.unparsed -= counts.empty + counts.error;
  }
  return counts;
}

ReportScore read_score(const Fields& fields) {
  ReportScore out;
  out.score.column = ColumnId{fields.text("column")};
  out.score.profile = ProfileId{fields.text("profile")};
  out.profile_version = fields.text("profile_version");
  out.score.value = fields.number("value");
  out.score.n = fields.count("n");
  const auto k = fields.optional_count("k");
  out.score.has_counts = k.has_value();
  out.score.k = k.value_or(0);
  out.score.counts = read_counts(fields);
  out.score.flags = known_flags(fields);
  if (const auto rank = fields.optional_count("rank"); rank && *rank > 0) out.rank = small(*rank);
  out.tied = fields.flag("tied", false);
  read_score_bounds(fields, out);
  if (const auto published = fields.object("published")) {
    out.published = PublishedValue{published->text("value"), published->text("source"), published->text("date")};
  }
  return out;
}

ReportRow read_row(const Fields& fields, std::size_t inputs) {
  ReportRow out;
  out.id = RowId{fields.text("id")};
  if (const auto model = fields.object("model")) out.model = model_from_json(model->value());
  if (const auto run = fields.object("run")) out.run = run_from_json(run->value());
  if (const std::string kind = fields.text("kind"); !kind.empty()) out.kind = kind;
  out.submitted = fields.text("submitted");
  if (const auto source = fields.object("source")) {
    out.source = ReportSource{source->text("url"), source->text("text"), source->text("relationship")};
  }
  out.repeats = std::max(1U, small(fields.count("repeats")));
  out.flags = known_flags(fields);
  for (const Fields& score : fields.objects("scores")) out.scores.push_back(read_score(score));
  const json::Value* places = fields.raw("inputs");
  const json::Array* array = places == nullptr ? nullptr : places->if_array();
  if (array == nullptr) return out;
  for (const json::Value& place : *array) {
    const auto index = place.as_int();
    if (index && *index >= 0 && static_cast<std::uint64_t>(*index) < inputs) {
      out.inputs.push_back(static_cast<std::uint32_t>(*index));
    }
  }
  return out;
}

template <class Enum>
Enum read_word(std::string_view word, Enum last, Enum fallback) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (to_string(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return fallback;
}

ReportItem read_item(const Fields& fields) {
  ReportItem out;
  out.id = QuestionId{fields.text("id")};
  out.row = RowId{fields.text("row")};
  out.profile = ProfileId{fields.text("profile")};
  out.cluster = VideoId{fields.text("cluster")};
  out.outcome = read_word(fields.text("status"), Outcome::Unscorable, Outcome::Missing);
  out.reason = read_word(fields.text("reason"), InvalidReason::NoJudge, InvalidReason::None);
  out.score = fields.number("score");
  out.answer = fields.optional_text("answer");
  out.gold = fields.optional_text("gold");
  out.rule = fields.text("rule");
  out.repeat = fields.optional_count("repeat");
  out.response = fields.optional_text("response");
  if (const auto input = fields.optional_count("input")) out.input = small(*input);
  out.line = fields.count("line");
  const json::Value* span = fields.raw("span");
  const json::Array* ends = span == nullptr ? nullptr : span->if_array();
  if (ends == nullptr || ends->size() != 2) return out;
  const auto begin = (*ends)[0].as_int();
  const auto end = (*ends)[1].as_int();
  constexpr std::int64_t kMax = std::numeric_limits<std::uint32_t>::max();
  if (begin && end && *begin >= 0 && *begin <= *end && *end <= kMax) {
    out.span = Span{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)};
  }
  return out;
}

Diagnostic read_diagnostic(const Fields& fields, Code code) {
  Diagnostic out;
  out.code = code;
  out.message = fields.text("message");
  out.input = fields.text("input");
  out.line = fields.count("line");
  out.column = fields.count("column");
  out.row = fields.count("row");
  out.pointer = fields.text("pointer");
  out.id = fields.text("id");
  out.field = fields.text("field");
  if (const auto value = fields.optional_text("value")) {
    out.value = *value;
    out.has_value = true;
  }
  out.suggestion = fields.text("suggestion");
  out.count = fields.count("count", 1);
  return out;
}

ReportDiagnostics read_diagnostics(const Fields& fields) {
  ReportDiagnostics out;
  out.errors = fields.count("errors");
  out.warnings = fields.count("warnings");
  out.infos = fields.count("infos");
  out.cut = fields.flag("cut", false);
  if (const auto by_code = fields.object("by_code")) {
    for (const auto& [name, value] : *by_code->value().if_object()) {
      const auto code = read_code(name);
      const auto count = value.as_int();
      if (code && count && *count > 0) out.by_code.emplace_back(*code, static_cast<std::uint64_t>(*count));
    }
  }
  for (const Fields& entry : fields.objects("list")) {
    if (const auto code = read_code(entry.text("code"))) out.list.push_back(read_diagnostic(entry, *code));
  }
  return out;
}

/// The parts a report may lack.
void read_optional_parts(const Fields& root, Report& report) {
  if (const auto generator = root.object("generator")) {
    report.generator_version = generator->text("version");
    report.generator_commit = generator->text("commit");
  }
  report.stamp = root.text("stamp");
  if (const auto options = root.object("options")) report.settings = read_settings(*options);
  for (const Fields& comparison : root.objects("comparisons"))
    report.comparisons.push_back(read_comparison(comparison));
  for (const Fields& board : root.objects("boards")) report.boards.push_back(read_board(board));
  for (const Fields& flow : root.objects("flows")) report.flows.push_back(read_flow(flow));
  if (const auto gate = root.object("gate")) report.gate = read_gate(*gate);
  read_analysis(root, report);
  if (const auto file = root.object("items_file")) {
    report.items_file = ItemsFile{file->text("path"), file->text("sha256"), file->count("rows")};
  }
  for (const Fields& item : root.objects("items")) report.items.push_back(read_item(item));
  if (const auto diagnostics = root.object("diagnostics")) report.diagnostics = read_diagnostics(*diagnostics);
}

}  // namespace

Result<Report> read_report(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  EGO_TRY(const json::Value document, json::parse(bytes, label, json::Dialect::Strict, diagnostics));
  const std::string input{label};
  if (document.text_or_empty("format") != "egoscope.report") {
    return make_error(Code::UnknownFormat, "not a report: no \"format\":\"egoscope.report\"", input);
  }
  const std::string version{document.text_or_empty("version")};
  const std::optional<int> major = major_version(version);
  if (!major || *major != 1) {
    return make_error(Code::UnsupportedVersion, "report of version \"" + version + "\", this program reads 1.x", input);
  }
  const Fields root(document, label, "", diagnostics);
  for (const std::string_view needed : {"benchmark", "columns", "rows"}) {
    const json::Value* part = root.raw(needed);
    const bool there = part != nullptr && (needed == "benchmark" ? part->is_object() : part->is_array());
    if (!there) return make_error(Code::MissingField, "a report needs \"" + std::string(needed) + "\"", input);
  }
  Report report;
  if (const auto benchmark = root.object("benchmark")) report.benchmark = read_benchmark(*benchmark);
  for (const Fields& entry : root.objects("inputs")) report.inputs.push_back(read_input(entry));
  for (const Fields& column : root.objects("columns")) report.columns.push_back(read_column(column));
  for (const Fields& row : root.objects("rows")) report.rows.push_back(read_row(row, report.inputs.size()));
  read_optional_parts(root, report);
  return report;
}

}  // namespace ego
