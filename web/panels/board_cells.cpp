#include "web/panels/board_cells.h"

#include <algorithm>
#include <array>
#include <utility>

#include "web/panels/panels.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

/// Data words that have a name in both languages; others are shown as they are.
constexpr std::array<std::pair<std::string_view, Text>, 13> kGroupTitles{{
    {"overall", Text::GroupOverall},
    {"domain", Text::GroupDomain},
    {"task", Text::GroupTask},
    {"sub_task", Text::GroupSubTask},
    {"domain x task", Text::GroupDomainTask},
    {"track", Text::GroupTrack},
    {"discipline", Text::GroupDiscipline},
    {"subject", Text::GroupSubject},
    {"knowledge", Text::GroupKnowledge},
    {"memory", Text::GroupMemory},
    {"understanding", Text::GroupUnderstanding},
    {"cross-memory", Text::GroupCrossMemory},
    {"difficulty", Text::GroupDifficulty},
}};

/// Organization, setting and date in one line, what there is of them.
std::string second_line(const BoardRow& row) {
  std::string line;
  for (const std::string& part : {row.setting, row.organization, row.date}) {
    if (part.empty()) continue;
    if (!line.empty()) line += " \u00b7 ";
    line += part;
  }
  return line;
}

bool is_best(const BoardView& view, const BoardRow& row, std::uint32_t index) {
  return row.cells[index].rank && *row.cells[index].rank == 1 && view.rows().size() > 1;
}

/// A slim bar under the number, from zero to the column's best.
void draw_bar(const Ui& ui, const BoardView& view, const BoardRow& row, std::uint32_t index, const Rect& rect) {
  const auto& extent = view.extents()[index];
  const BoardCell& cell = row.cells[index];
  if (!extent || !cell.value || extent->high <= 0) return;
  const float thickness = ui.px(ui.size().bar_thickness);
  const float pad = ui.px(ui.size().gap_small);
  Rect bar{rect.x + pad, rect.mid_y() + ui.px(ui.size().bar_drop), rect.w - 2 * pad, thickness};
  fill(bar, ui.color().bar, thickness / 2);
  const double share = std::clamp(*cell.value / extent->high, 0.0, 1.0);
  bar.w *= static_cast<float>(share);
  fill(bar, is_best(view, row, index) ? ui.color().bar_best : ui.color().bar_value, thickness / 2);
}

/// Room to leave at the right so that the decimal points of a column stand under each other.
float decimal_shift(const Ui& ui, const BoardView& view, std::uint32_t index, std::string_view text) {
  const std::size_t dot = text.find('.');
  const std::size_t decimals = dot == std::string_view::npos ? 0 : text.size() - dot - 1;
  const std::size_t most = view.decimals()[index];
  if (decimals >= most) return 0;
  const float digit = text_width(ui, "0", {});
  return digit * static_cast<float>(most - decimals) + (decimals == 0 ? text_width(ui, ".", {}) : 0);
}

std::string spoken_score(const Ui& ui, const BoardColumn& column, const BoardCell& cell) {
  std::string detail = cell_detail(ui, column, cell);
  std::replace(detail.begin(), detail.end(), '\n', ';');
  return cell.text + (detail.empty() ? "" : ", " + detail);
}

}  // namespace

std::string kind_title(const Ui& ui, std::string_view kind) {
  if (kind == "baseline") return ui.say(Text::BaselineTag);
  if (kind == "human") return ui.say(Text::HumanTag);
  if (kind == "ablation") return ui.say(Text::AblationTag);
  if (kind == "model") return ui.say(Text::ModelColumn);
  return std::string(kind);
}

std::string group_title(const Ui& ui, std::string_view group) {
  if (group.empty() || group == "other") return ui.say(Text::GroupOther);
  for (const auto& [word, title] : kGroupTitles) {
    if (word == group) return ui.say(title);
  }
  return title_case(group);
}

std::string cell_detail(const Ui& ui, const BoardColumn& column, const BoardCell& cell) {
  std::string out;
  const auto line = [&](const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += '\n';
    out += text;
  };
  line(denominator_text(cell));
  if (!cell.has_counts && cell.n == 0 && column.n) {
    line(ui.say(Text::Denominator, {std::to_string(*column.n)}) +
         (column.n_basis.empty() ? "" : " (" + column.n_basis + ")"));
  } else if (!cell.has_counts && cell.n == 0 && cell.value) {
    line(ui.say(Text::DenominatorUnknown));
  }
  if (cell.rank)
    line(ui.say(Text::Rank, {std::to_string(*cell.rank)}) + (cell.tied ? std::string(", ") + ui.say(Text::Tied) : ""));
  for (const LintMark& mark : cell.lint) line(to_string(mark.code) + "  " + mark.sentence);
  line(cell.note);
  return out;
}

void rank_cell(Ui& ui, Grid& grid, std::uint32_t column, const BoardRow& row, std::size_t ranked_by, const Rect& rect) {
  std::string text;
  if (ranked_by < row.cells.size() && row.cells[ranked_by].rank) {
    text = std::to_string(*row.cells[ranked_by].rank);
    if (row.cells[ranked_by].tied) text += '=';
  }
  draw_text(ui, text, rect.inset(ui.px(ui.size().gap_small), 0),
            {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
  grid.describe(column, Role::Cell, text, "", rect);
}

void name_cell(Ui& ui, Grid& grid, std::uint32_t column, const AppState& state, const BoardRow& row, const Rect& rect) {
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const std::string second = second_line(row);
  const bool two_lines = !second.empty();
  const float first_height = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float second_height = ui.px(ui.size().small);
  Rect top = inner;
  if (two_lines) {
    top.y = inner.mid_y() - (first_height + second_height) / 2;
    top.h = first_height;
  }
  std::string tag;
  Color color = ui.color().text_muted;
  if (row.kind != RowKind::Model) tag = kind_title(ui, to_string(row.kind));
  if (row.origin == RowOrigin::Local) {
    tag = ui.say(Text::LocalTag);
    color = ui.color().accent;
  }
  Rect name = top;
  if (!tag.empty()) name.w = std::max(0.0F, name.w - tag_width(ui, tag) - ui.px(ui.size().gap_small));
  const bool in_basket =
      std::find(state.query.basket.begin(), state.query.basket.end(), row.id.value) != state.query.basket.end();
  if (in_basket) {
    draw_symbol(ui, Symbol::Check, name.cut_left(ui.px(ui.size().mark)), ui.color().accent);
    name.cut_left(ui.px(ui.size().gap_tiny));
  }
  const Rect shown = draw_text(ui, row.name, name, {});
  if (!tag.empty()) draw_tag(ui, tag, {shown.right() + ui.px(ui.size().gap_small), top.y, top.w, top.h}, color);
  if (two_lines)
    draw_text(ui, second, {inner.x, top.bottom(), inner.w, second_height},
              {.size = ui.size().small, .color = ui.color().text_muted});

  std::string spoken = row.name;
  for (const std::string& part : {second, tag}) {
    if (!part.empty()) spoken += ", " + part;
  }
  grid.describe(column, Role::RowHeader, row.name, spoken, {inner.x, top.y, inner.w, top.h});
}

void score_cell(Ui& ui, Grid& grid, std::uint32_t column, const BoardView& view, const BoardRow& row,
                std::uint32_t index, const Rect& rect) {
  const BoardColumn& info = view.board()->columns[index];
  const BoardCell& cell = row.cells[index];
  if (info.absent) {
    hatch(ui, rect.inset(ui.px(ui.size().gap_small), ui.px(ui.size().gap)), ui.color().line);
    return grid.describe(column, Role::Cell, ui.say(Text::NoItemsCell), "", rect);
  }
  if (!cell.value) {
    draw_text(ui, ui.say(Text::NotSubmittedCell), rect.inset(ui.px(ui.size().gap_small), 0),
              {.align = Align::Right, .color = ui.color().text_muted});
    return grid.describe(column, Role::Cell, ui.say(Text::NotSubmittedCell), ui.say(Text::NotReported), rect);
  }
  draw_bar(ui, view, row, index, rect);
  const bool best = is_best(view, row, index);
  Rect number = rect.inset(ui.px(ui.size().gap_small), 0);
  number.cut_right(decimal_shift(ui, view, index, cell.text));
  const Rect shown =
      draw_text(ui, cell.text, number, {.weight = best ? Weight::Strong : Weight::Regular, .align = Align::Right});
  if (!cell.lint.empty()) {
    const float mark = ui.px(ui.size().mark);
    draw_symbol(ui, Symbol::Warning, {shown.x - mark - ui.px(ui.size().gap_tiny), rect.y, mark, rect.h},
                ui.color().caution);
  }
  grid.describe(column, Role::Cell, cell.text, spoken_score(ui, info, cell), rect);
  if (ImGui::IsMouseHoveringRect(corner(rect), far_corner(rect)) && ImGui::IsWindowHovered()) {
    const std::string detail = cell_detail(ui, info, cell);
    const std::string& title = localized(ui, info.title, info.title_zh);
    tooltip(ui, title + "  " + cell.text + (detail.empty() ? "" : "\n" + detail));
  }
}

}  // namespace ego::web
