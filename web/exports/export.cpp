#include "web/exports/export.h"

#include <algorithm>
#include <utility>

#include "core/base/version.h"
#include "web/charts/svg.h"
#include "web/exports/dropped_report.h"
#include "web/exports/sheet_picture.h"
#include "web/exports/table_picture.h"
#include "web/state/view_list.h"

namespace ego::web {
namespace {

constexpr std::size_t kPictureRows = 200;

/// What of the link narrows the view: the part after `?` of a link with nothing else in it.
std::string filter_of(const AppState& state) {
  Query narrowed;
  narrowed.bench = state.query.bench;
  narrowed.columns = state.query.columns;
  narrowed.filters = state.query.filters;
  narrowed.search = state.query.search;
  narrowed.cell = state.query.cell;
  narrowed.pattern = state.query.pattern;
  narrowed.date = state.query.date;
  LinkDefaults defaults;
  defaults.chart = ChartKind::Auto;
  const std::string link = write_permalink(narrowed, defaults);
  const std::size_t question = link.find('?');
  return question == std::string::npos ? std::string() : link.substr(question + 1);
}

/// `demo-analysis-heat`.
std::string stem_of(const AppState& state) {
  std::string stem = state.current()->entry.id + "-" + std::string(view_name(state.query.view));
  for (const std::string& target : state.query.targets) stem += "-" + target;
  return plain_stem(std::move(stem));
}

std::string svg_of(const AppState& state, const Views& views, const ExportSource& source, const ViewTable& table) {
  const std::vector<std::string> caption = caption_lines(table, provenance_of(state, views));
  const charts::ChartSet* drawing = source.drawing == nullptr ? nullptr : source.drawing(state, views);
  const Palette& light = palette(ThemeKind::Light);  // pictures go into papers and slides, whatever the page looks like
  if (drawing != nullptr && !drawing->wide.empty()) return charts::write_svg(drawing->wide, caption, light);
  return charts::write_svg(table_picture(table, kPictureRows), caption, light);
}

/// The shown table, or those of its rows that the reader has chosen.
ViewTable wanted_table(const AppState& state, const Views& views, ExportRows rows) {
  const ExportSource* source = find_export_source(state.query);
  ViewTable table = source == nullptr ? ViewTable{} : source->table(state, views);
  if (rows == ExportRows::Shown || find_view(state.query.view) != find_view(ViewKind::Board)) return table;
  std::vector<std::string> wanted = state.query.basket;
  if (wanted.empty()) wanted.push_back(state.selected_row);
  const auto chosen = [&](const TableRow& row) {
    return std::find(wanted.begin(), wanted.end(), row.opens) != wanted.end();
  };
  if (std::any_of(table.rows.begin(), table.rows.end(), chosen))
    std::erase_if(table.rows, [&](const TableRow& row) { return !chosen(row); });
  return table;
}

/// What is exported of dropped files, whatever view is shown.
void export_dropped(AppState& state, ExportFormat format) {
  if (format == ExportFormat::Report) {
    if (std::optional<Download> report = dropped_report(state))
      state.effects.downloads.push_back(std::move(*report));
    else
      state.notices.push_back({{}, Text::ExportNothing, {}});
    return;
  }
  if (state.organization.empty()) {
    state.notices.push_back({{}, Text::EeeNeedsOrganization, {}});
    state.effects.focus_field = std::string(kOrganizationField);
    return;
  }
  Result<Download> files = dropped_eee(state);
  if (files.ok())
    state.effects.downloads.push_back(std::move(files).value());
  else
    state.notices.push_back({{}, Text::ExportFailed, {files.error().message}});
}

}  // namespace

std::string plain_stem(std::string text) {
  for (char& c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    if (!plain) c = '-';
  }
  return text;
}

std::string selection_text(const AppState& state, const Views& views) {
  const ViewTable table = wanted_table(state, views, ExportRows::Chosen);
  return table.empty() ? std::string() : table_tsv(table);
}

Provenance provenance_of(const AppState& state, const Views& views) {
  Provenance provenance;
  const BenchmarkData& data = *state.current();
  const auto fact = [&](std::string key, std::string value) {
    if (!value.empty()) provenance.facts.emplace_back(std::move(key), std::move(value));
  };
  fact("egoscope", std::string(kVersion));
  fact("benchmark", data.entry.id);
  const Board* board = views.board.board();
  const bool published = effective_table(state) != kScoredTable;
  if (published) fact("table", effective_table(state));
  if (!published && board != nullptr) fact("profile", board->profile.value + " " + board->profile_version);
  if (const Report* report = data.report.ready()) {
    fact("revision", report->benchmark.revision);
    fact("n_items", std::to_string(report->benchmark.n_items));
    fact("items_sha256", report->benchmark.items_sha256);
    fact("report_sha256", data.report_sha256);
  }
  provenance.filter = filter_of(state);
  provenance.link = state.page_url + write_permalink(state.query, link_defaults(state));
  return provenance;
}

std::string citation(const AppState& state, const Views& views) {
  const Provenance provenance = provenance_of(state, views);
  const BenchmarkData& data = *state.current();
  std::string out = "\"" + data.entry.title + "\", view " + std::string(view_name(state.query.view));
  for (const auto& [key, value] : provenance.facts) out += ", " + key + " " + value;
  if (!provenance.filter.empty()) out += ", filter " + provenance.filter;
  return out + ". " + provenance.link;
}

void advance_export(AppState& state, const Views& views) {
  if (!state.export_wish || state.current() == nullptr) return;
  const ExportWish wish = *state.export_wish;
  state.export_wish.reset();
  if (wish.format == ExportFormat::Citation) {
    state.effects.copy_text = citation(state, views);
    return;
  }
  if (wish.format == ExportFormat::Frames) {
    if (auto picture = sheet_picture(state, views)) state.effects.media.emplace_back(std::move(*picture));
    return;
  }
  if (wish.format == ExportFormat::Report || wish.format == ExportFormat::Eee)
    return export_dropped(state, wish.format);
  const ExportSource* source = find_export_source(state.query);
  const ViewTable table = wanted_table(state, views, wish.rows);
  if (table.empty()) {
    state.notices.push_back({{}, Text::ExportNothing, {}});
    return;
  }
  const std::string rendering =
      source->rendering == nullptr ? std::string() : source->rendering(wish.format, state, views);
  const Provenance provenance = provenance_of(state, views);
  const std::string stem = stem_of(state);
  const auto save = [&](std::string_view ending, std::string media_type, const std::string& made) {
    state.effects.downloads.push_back(
        {stem + std::string(ending), std::move(media_type), rendering.empty() ? made : rendering});
  };
  switch (wish.format) {
    case ExportFormat::Csv: return save(".csv", "text/csv", table_csv(table));
    case ExportFormat::Json: return save(".json", "application/json", table_json(table, provenance));
    case ExportFormat::Markdown: return save(".md", "text/markdown", table_markdown(table, provenance));
    case ExportFormat::Latex: return save(".tex", "application/x-tex", table_latex(table, provenance));
    case ExportFormat::Tsv: state.effects.copy_text = table_tsv(table); return;
    case ExportFormat::Svg: return save(".svg", "image/svg+xml", svg_of(state, views, *source, table));
    case ExportFormat::Png:
      state.effects.pictures.push_back(
          {stem + ".png", svg_of(state, views, *source, table), std::clamp(wish.scale, 1, 4)});
      return;
    case ExportFormat::Citation:
    case ExportFormat::Report:
    case ExportFormat::Eee:
    case ExportFormat::Frames: return;
    case ExportFormat::Issue: state.effects.copy_text = rendering; return;
  }
}

}  // namespace ego::web
