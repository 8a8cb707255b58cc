#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "core/report/table_view.h"
#include "core/stats/power.h"
#include "web/panels/board_parts.h"
#include "web/widgets/flow.h"
#include "web/widgets/prose.h"

namespace ego::web {
namespace {

constexpr double kPoints = 100;

std::string points(double fraction) { return fmt::format("{:.1f}", kPoints * fraction); }
std::string percent(double fraction) { return fmt::format("{:.0f}", kPoints * fraction); }

/// What the denominator alone allows, where nobody has the items: 20 and 40 % of them differing.
std::string planned_words(const Ui& ui, const BoardColumn& column) {
  constexpr double kFew = 0.2;
  constexpr double kMany = 0.4;
  if (!column.n || column.unit != "fraction") return {};
  const auto n = static_cast<double>(*column.n);
  const auto least = stats::detectable_difference({.n = n, .disc = kFew});
  const auto most = stats::detectable_difference({.n = n, .disc = kMany});
  if (!least || !most) return {};
  return ui.say(Text::PowerPlanned, {points(*least), points(*most), percent(kFew), percent(kMany)});
}

/// Rows of a published table: no bands, but what two of them must differ by (statistics.md 3.5).
std::string published_words(const Ui& ui, const Board& board, std::size_t column) {
  const bool published = board.profile.value.empty() && !board.rows.empty() &&
                         std::all_of(board.rows.begin(), board.rows.end(),
                                     [](const BoardRow& row) { return row.origin == RowOrigin::Published; });
  if (!published) return {};
  std::string text = ui.say(Text::PowerPublished);
  if (const auto margin = unpaired_margin_of(board, column)) {
    text += "  \u00b7  ";
    text += ui.say(Text::PowerUnpaired,
                   {points(margin->one_pair), std::to_string(margin->rows), points(margin->all_pairs)});
  }
  return text;
}

std::string see_words(const Ui& ui, const AppState& state, const Views& views) {
  const BoardView& view = views.board;
  const BoardColumn& column = view.board()->columns[view.ranked_column()];
  if (views.rankings.computing() && view.is_own_family()) {
    // In steps of ten: the line is a live region, and nobody wants to hear every percent.
    const int tenths = static_cast<int>(10 * views.rankings.share());
    return ui.say(Text::ComputingRanks, {std::to_string(10 * tenths)});
  }
  if (view.is_own_family() && !view.wants_findings(state)) return ui.say(Text::DroppedNotRanked);
  const ColumnRanking* ranking = view.ranking();
  if (ranking == nullptr) return view.family_rows().empty() ? planned_words(ui, column) : std::string();
  if (ranking->mde80) return ui.say(Text::PowerLine, {points(*ranking->mde80)});
  return ranking->pairs == 0 ? ui.say(Text::PowerNone) : std::string();
}

std::string power_words(const Ui& ui, const AppState& state, const Views& views) {
  const BoardView& view = views.board;
  const Board& board = *view.board();
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : "  \u00b7  ") + part;
  };
  const BoardColumn& column = board.columns[view.ranked_column()];
  add(published_words(ui, board, view.ranked_column()));
  add(see_words(ui, state, views));
  if (column.n) add(ui.say(Text::Denominator, {std::to_string(*column.n)}));
  for (const BoardRow& row : board.rows) {
    const auto& clusters = row.cells[view.ranked_column()].clusters;
    if (!clusters) continue;
    add(ui.say(Text::CellClusters, {std::to_string(*clusters)}));
    break;
  }
  if (!board.profile.value.empty()) add(board.profile.value + " " + board.profile_version);
  if (const ColumnRanking* ranking = view.ranking(); ranking != nullptr && ranking->pairs > 0)
    add(ui.say(Text::FamilySize, {std::to_string(ranking->family.size()), std::to_string(ranking->pairs)}));
  return text;
}

/// Which rows are tested together, and the door to what the columns say.
void switches_ui(Ui& ui, const AppState& state, const BoardView& view, Flow& flow) {
  const float height = ui.px(ui.size().chip_height);
  if (!view.family_rows().empty() || state.query.family == Family::Visible) {
    for (const auto& [family, title, key] : {std::tuple{Family::Board, Text::FamilyBoard, "family/board"},
                                             std::tuple{Family::Visible, Text::FamilyVisible, "family/visible"}}) {
      const std::string label = std::string(ui.say(Text::FamilyLabel)) + ": " + ui.say(title);
      const bool on = state.query.family == family;
      if (chip(ui, key, label, flow.place(chip_width(ui, label), height), on)) ui.actions.push(ChooseFamily{family});
    }
  }
  if (view.is_own_family() && !view.wants_findings(state)) {
    const std::string label = ui.say(Text::RankDropped);
    if (chip(ui, "rank-dropped", label, flow.place(chip_width(ui, label), height), false))
      ui.actions.push(RankDropped{});
  }
  const std::string help = ui.say(Text::ColumnsHelp);
  if (chip(ui, "column-help", help, flow.place(chip_width(ui, help), height), state.side == BoardSide::Columns))
    ui.actions.push(ToggleColumnHelp{});
}

}  // namespace

Rect board_power_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const BoardView& view = views.board;
  if (view.board()->columns.empty()) return rect;
  const std::string text = power_words(ui, state, views);
  const TextLook look{.size = ui.size().small};
  const Rect inner = rect.inset(ui.margin(), 0);
  Flow flow(ui, inner, ui.px(ui.size().chip_height));
  if (!text.empty()) {
    const float width = text_width(ui, text, look);
    const std::vector<ProseLine> lines = wrap(ui, text, inner.w, look);
    if (lines.size() > 1) {
      const Rect block{inner.x, inner.y, inner.w, prose_height(ui, lines.size(), look)};
      draw_prose(ui, text, block, look);
      ui.mirror.add(Role::Status, "power", text, block);
      Flow below(ui, {inner.x, block.bottom() + ui.px(ui.size().gap_tiny), inner.w, inner.h},
                 ui.px(ui.size().chip_height));
      switches_ui(ui, state, view, below);
      Rect rest = rect;
      rest.cut_top(below.bottom() - rect.y + ui.px(ui.size().gap_small));
      return rest;
    }
    const Rect line = flow.place(width, ui.px(ui.size().chip_height));
    draw_text(ui, text, line, look);
    ui.mirror.add(Role::Status, "power", text, line);
    flow.space(ui.px(ui.size().gap_small));
  }
  switches_ui(ui, state, view, flow);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap_small));
  return rest;
}

}  // namespace ego::web
