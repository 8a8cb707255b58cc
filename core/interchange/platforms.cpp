#include "core/interchange/platforms.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/quote.h"
#include "core/board/board.h"
#include "core/json/writer.h"
#include "core/report/render.h"

namespace ego::interchange {
namespace {

std::string first_profile(const Report& report, const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  return report.settings.profiles.empty() ? std::string{} : report.settings.profiles.front();
}

/// The column that a reader wants first.
const ReportColumn* headline(const Report& report) {
  const auto whole = std::find_if(report.columns.begin(), report.columns.end(),
                                  [](const ReportColumn& column) { return column.column.slice.empty(); });
  return whole == report.columns.end() ? nullptr : &*whole;
}

/// A text as YAML and JSON both read it.
std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

/// `percent; profile egocross-strict 1.0; 460/957 right, 471 wrong, 26 invalid, 0 missing; 95% CI 44.9-51.2; rank set 3-7`
std::string notes(const ReportScore& score) {
  std::string text = fmt::format("percent; profile {} {}; {}/{}", score.score.profile.value, score.profile_version,
                                 score.score.k, score.score.n);
  const Counts& counts = score.score.counts;
  if (score.score.has_counts) {
    text += fmt::format(" right, {} wrong, {} invalid, {} missing", counts.wrong, counts.invalid(), counts.missing);
    if (counts.partial > 0) text += fmt::format(", {} partial", counts.partial);
    if (counts.dropped > 0) text += fmt::format(", {} dropped", counts.dropped);
    if (counts.unscorable > 0) text += fmt::format(", {} unscorable", counts.unscorable);
  }
  if (const auto& interval = score.interval) {
    text += fmt::format("; {:g}% CI {:.1f}-{:.1f}", 100 * interval->level, 100 * interval->lo, 100 * interval->hi);
  }
  if (const auto& set = score.rank_set) text += fmt::format("; rank set {}-{}", set->lo, set->hi);
  return text;
}

void append_result(std::string& out, const Report& report, const ReportScore& score, const std::string& task,
                   const HfOptions& options) {
  out += fmt::format("- dataset:\n    id: {}\n    task_id: {}\n", quoted(options.dataset), quoted(task));
  if (!report.benchmark.revision.empty()) out += fmt::format("    revision: {}\n", quoted(report.benchmark.revision));
  out += fmt::format("  value: {:.2f}\n", 100 * score.score.value.value_or(0));
  if (!options.date.empty()) out += fmt::format("  date: {}\n", quoted(options.date));
  if (!options.url.empty())
    out += fmt::format("  source:\n    url: {}\n    name: egoscope report\n", quoted(options.url));
  out += fmt::format("  notes: {}\n", quoted(notes(score)));
}

/// The task that a column is reported as.
std::string task_of(const ReportColumn& column, const ReportColumn* main, const HfOptions& options) {
  return &column == main && !options.task_id.empty() ? options.task_id : column.column.id.value;
}

/// Columns that results are written for.
bool is_reported(const ReportColumn& column, const ReportColumn* main, const HfOptions& options) {
  return column.unit == "fraction" && (&column == main || options.columns == ExportColumns::All);
}

json::Value counts_of(const Counts& counts, std::uint64_t n) {
  return json::Object{{"n", json::number(n)},
                      {"right", json::number(counts.right)},
                      {"wrong", json::number(counts.wrong)},
                      {"invalid", json::number(counts.invalid())},
                      {"missing", json::number(counts.missing)}};
}

json::Value fixed(double value, int decimals) { return json::Number{fmt::format("{:.{}f}", value, decimals)}; }

/// Keys of the EgoCross challenge's competition.yaml.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEgoCrossKeys{{{"Overall", "overall"},
                                                                                      {"acc", "overall"},
                                                                                      {"Surgery", "surgery"},
                                                                                      {"Industry", "industry"},
                                                                                      {"XSports", "xsports"},
                                                                                      {"Animal", "animal"}}};

}  // namespace

Result<std::vector<ExportFile>> export_hf_results(const Report& report, const HfOptions& options) {
  if (options.dataset.empty()) {
    return make_error(Code::MissingField, "the form names a data set on Hugging Face", {},
                      "name it with --dataset OWNER/NAME");
  }
  const ReportColumn* main = headline(report);
  const std::string profile = first_profile(report, options.profile);
  std::vector<ExportFile> files;
  for (const ReportRow& row : report.rows) {
    std::string text;
    for (const ReportScore& score : row.scores) {
      const auto column = report.find_column(score.score.column);
      if (!column || score.score.profile.value != profile || !score.score.value) continue;
      const ReportColumn& about = report.columns[*column];
      if (is_reported(about, main, options)) append_result(text, report, score, task_of(about, main, options), options);
    }
    if (text.empty()) continue;
    const std::string folder = report.rows.size() > 1 ? safe_path_part(row.id.value) + "/" : std::string{};
    files.push_back({folder + ".eval_results/" + safe_path_part(report.benchmark.id.value) + ".yaml", std::move(text)});
  }
  return files;
}

ExportFile export_hf_benchmark(const Report& report, const HfOptions& options) {
  const ReportColumn* main = headline(report);
  const std::string& title = report.benchmark.title.empty() ? report.benchmark.id.value : report.benchmark.title;
  std::string text = fmt::format("name: {}\n", quoted(title));
  std::string about = fmt::format("{} items", report.benchmark.n_items);
  if (!report.benchmark.revision.empty()) about += ", revision " + report.benchmark.revision;
  if (!report.benchmark.url.empty()) about += "; " + report.benchmark.url;
  text += fmt::format("description: {}\nevaluation_framework: egoscope\ntasks:\n", quoted(about));
  const std::string split = report.benchmark.split.empty() ? "test" : report.benchmark.split;
  for (const ReportColumn& column : report.columns) {
    if (column.absent || !is_reported(column, main, options)) continue;
    text += fmt::format("  - id: {}\n    config: default\n    split: {}\n", quoted(task_of(column, main, options)),
                        quoted(split));
  }
  return {"eval.yaml", std::move(text)};
}

std::string export_evalai(const Report& report, std::size_t row, const std::string& profile, PlatformUnit unit) {
  json::Object columns;
  json::Value totals;
  for (const ReportScore& score : report.rows[row].scores) {
    if (score.score.profile.value != first_profile(report, profile) || !score.score.value) continue;
    const double factor = unit == PlatformUnit::Percent ? 100 : 1;
    columns.emplace_back(score.score.column.value, json::number(factor * *score.score.value));
    if (totals.is_null()) totals = counts_of(score.score.counts, score.score.n);
  }
  const std::string split = report.benchmark.split.empty() ? "test" : report.benchmark.split;
  return json::write(json::Object{{"result", json::Array{json::Object{{split, std::move(columns)}}}},
                                  {"submission_result", std::move(totals)}},
                     json::Layout::Indented);
}

std::vector<ExportFile> export_codabench(const Report& report, std::size_t row, const std::string& profile) {
  const std::string chosen = first_profile(report, profile);
  json::Object scores;
  const auto value_of = [&](std::string_view column) {
    return report.find_score(row, ColumnId{std::string(column)}, ProfileId{chosen});
  };
  const auto put = [&](std::string_view key, std::string_view column) {
    const ReportScore* score = value_of(column);
    if (score != nullptr && score->score.value) scores.emplace_back(std::string(key), fixed(*score->score.value, 6));
  };
  if (report.benchmark.id.value == "egocross") {
    for (const auto& [key, column] : kEgoCrossKeys) put(key, column);
  } else {
    for (const ReportColumn& column : report.columns) put(column.column.id.value, column.column.id.value);
  }
  const ReportColumn* main = headline(report);
  const ReportScore* whole = main == nullptr ? nullptr : value_of(main->column.id.value);
  if (whole != nullptr && main->n > 0) {
    const Counts& counts = whole->score.counts;
    const std::uint64_t seen = counts.answered() + counts.dropped + counts.unscorable;
    scores.emplace_back("coverage",
                        fixed(static_cast<double>(std::min(seen, main->n)) / static_cast<double>(main->n), 6));
  }
  Report one = report;
  one.rows = {report.rows[row]};
  return {{"scores.json", json::write(scores, json::Layout::Indented)},
          {"detailed_results.html", render_html(one, ColumnChoice::All)}};
}

}  // namespace ego::interchange
