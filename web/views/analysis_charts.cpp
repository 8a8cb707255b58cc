#include "web/views/analysis_charts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "web/charts/cells.h"
#include "web/charts/scatter.h"
#include "web/views/analysis_view.h"
#include "web/views/items_view.h"

namespace ego::web {
namespace {

constexpr double kPercent = 100;

struct SuspicionLook {
  charts::Marker marker;
  charts::Ink ink;
  Text meaning;
};

SuspicionLook look_of(ItemSuspicion suspicion) {
  switch (suspicion) {
    case ItemSuspicion::Key: return {charts::Marker::Square, charts::Ink::Caution, Text::FlagKey};
    case ItemSuspicion::Negative: return {charts::Marker::Diamond, charts::Ink::Wrong, Text::FlagNegative};
    case ItemSuspicion::Dead: return {charts::Marker::TriangleDown, charts::Ink::Invalid, Text::FlagDead};
    case ItemSuspicion::Free: return {charts::Marker::TriangleUp, charts::Ink::Right, Text::FlagFree};
    case ItemSuspicion::None: break;
  }
  return {charts::Marker::Disc, charts::Ink::Muted, Text::FlagNone};
}

/// `KEY? strong rows agree on another option`.
std::string meaning_of(ItemSuspicion suspicion, Tongue tongue) {
  std::string meaning = text(look_of(suspicion).meaning, tongue);
  if (suspicion == ItemSuspicion::None) return meaning;
  return std::string(to_string(suspicion)) + " " + meaning;
}

/// Order of the list: what most needs a look comes first.
int urgency(ItemSuspicion suspicion) {
  switch (suspicion) {
    case ItemSuspicion::Key: return 0;
    case ItemSuspicion::Negative: return 1;
    case ItemSuspicion::Dead: return 2;
    case ItemSuspicion::Free: return 3;
    case ItemSuspicion::None: break;
  }
  return 4;
}

charts::Axis correlation_axis(std::string title) {
  charts::Axis axis{std::move(title), -1, 1, false, {}};
  for (const double tick : {-1.0, -0.5, 0.0, 0.5, 1.0}) axis.ticks.emplace_back(tick, fmt::format("{:.1f}", tick));
  return axis;
}

/// Items that would lie on each other are one point.
struct Heap {
  std::vector<const AnalyzedItem*> items;
};

}  // namespace

std::vector<const AnalyzedItem*> arrange_items(const ItemTable& items, std::span<const std::uint32_t> shown) {
  std::vector<const AnalyzedItem*> arranged;
  for (const AnalyzedItem& item : items.items) {
    if (std::binary_search(shown.begin(), shown.end(), item.question)) arranged.push_back(&item);
  }
  std::stable_sort(arranged.begin(), arranged.end(), [](const AnalyzedItem* a, const AnalyzedItem* b) {
    if (a->suspicion != b->suspicion) return urgency(a->suspicion) < urgency(b->suspicion);
    return a->statistics.r_rest.value_or(1) < b->statistics.r_rest.value_or(1);
  });
  return arranged;
}

charts::ChartSet difficulty_chart(const std::vector<const AnalyzedItem*>& items, std::size_t rows, Tongue tongue) {
  charts::Scatter scatter;
  scatter.title = text(Text::ChartItems, tongue);
  scatter.x = charts::percent_axis(text(Text::ItemsRightShare, tongue), 0, 1);
  scatter.y = correlation_axis(text(Text::ItemsDiscrimination, tongue));
  scatter.zero = 0;
  std::map<std::tuple<int, std::uint32_t, double>, Heap> heaps;
  std::size_t flagged = 0;
  for (const AnalyzedItem* item : items) {
    flagged += item->suspicion == ItemSuspicion::None ? 0 : 1;
    heaps[{-urgency(item->suspicion), item->right, item->statistics.r_rest.value_or(0)}].items.push_back(item);
  }
  for (const auto& [key, heap] : heaps) {
    const AnalyzedItem& first = *heap.items.front();
    const SuspicionLook look = look_of(first.suspicion);
    charts::ScatterPoint point{.x = first.statistics.difficulty, .y = first.statistics.r_rest.value_or(0)};
    point.marker = look.marker;
    point.ink = look.ink;
    point.quiet = first.suspicion == ItemSuspicion::None;
    point.opens = first.id.value;
    point.note = first.id.value + "\n" + meaning_of(first.suspicion, tongue) + "\n" +
                 fmt::format("{}/{}", first.right, rows) + "  r " + number_cell(first.statistics.r_rest, 2).text +
                 "\n" + votes_text(first);
    if (heap.items.size() > 1) {
      point.name = "\u00d7" + std::to_string(heap.items.size());
      point.note += "\n" + text(Text::ItemsMoreHere, tongue, {std::to_string(heap.items.size() - 1)});
    }
    scatter.points.push_back(std::move(point));
  }
  for (const ItemSuspicion suspicion :
       {ItemSuspicion::Key, ItemSuspicion::Negative, ItemSuspicion::Dead, ItemSuspicion::Free, ItemSuspicion::None}) {
    const SuspicionLook look = look_of(suspicion);
    scatter.legend.push_back({look.marker, look.ink, meaning_of(suspicion, tongue)});
  }
  scatter.sentence =
      text(Text::ItemsSentence, tongue, {std::to_string(items.size()), std::to_string(rows), std::to_string(flagged)});
  return charts::draw_in_every_space(charts::draw_scatter, scatter);
}

ViewTable difficulty_table(const std::vector<const AnalyzedItem*>& items, const ItemTable& about,
                           const QuestionSet& questions, Tongue tongue) {
  ViewTable table;
  table.title = text(Text::ChartItems, tongue);
  table.columns = {{"id", text(Text::Items, tongue)},
                   {"flag", text(Text::ItemsFlag, tongue)},
                   {"right", text(Text::ItemsRightShare, tongue), ColumnKind::Number},
                   {"r", "r", ColumnKind::Number},
                   {"d27", "D27", ColumnKind::Number},
                   {"q", "q", ColumnKind::Number},
                   {"votes", text(Text::ItemsVotes, tongue)},
                   {"question", text(Text::Question, tongue)}};
  for (const AnalyzedItem* item : items) {
    const stats::ItemStatistics& statistics = item->statistics;
    const std::string flag =
        item->suspicion == ItemSuspicion::None ? std::string() : std::string(to_string(item->suspicion));
    std::string votes = votes_text(*item);
    if (item->suspected_key) votes += "  \u2192 " + answer_name(*item->suspected_key);
    table.rows.push_back(
        {{TableCell(item->id.value), TableCell(flag), percent_cell(statistics.difficulty),
          number_cell(statistics.r_rest, 2), number_cell(statistics.d27, 2), number_cell(statistics.q_negative, 3),
          TableCell(std::move(votes)), TableCell(questions.questions[item->question].text)},
         item->id.value});
  }
  table.notes = {text(Text::ItemsNote, tongue, {std::to_string(about.rows.size())})};
  if (about.rows.size() < stats::kFewModels) {
    table.notes.push_back(
        text(Text::ItemsFewValues, tongue, {std::to_string(about.rows.size()), std::to_string(about.rows.size() + 1)}));
    table.notes.push_back(text(Text::ItemsFewRows, tongue, {std::to_string(stats::kFewModels)}));
  }
  return table;
}

charts::ChartSet position_chart(const OptionPositions& positions, const ScoredRows& rows, Tongue tongue) {
  charts::CellGrid grid;
  grid.title = text(Text::ChartPositions, tongue);
  for (std::uint32_t place = 0; place < positions.gold.size(); ++place)
    grid.columns.push_back(answer_name(place + 1) + " (" + std::to_string(positions.gold[place]) + ")");
  for (const RowPositions& row : positions.rows) {
    grid.rows.push_back(rows.name(row.row));
    std::uint64_t answers = row.other + row.none;
    for (const std::uint64_t given : row.given) answers += given;
    for (std::size_t place = 0; place < positions.gold.size(); ++place) {
      charts::Cell cell;
      const double share = answers == 0 ? 0 : static_cast<double>(row.given[place]) / static_cast<double>(answers);
      cell.second = text(Text::PositionsGiven, tongue, {fmt::format("{:.0f} %", kPercent * share)});
      if (row.items[place] == 0) {
        cell.text = "\u2013";
        cell.weak = true;
      } else {
        cell.amount = static_cast<double>(row.right[place]) / static_cast<double>(row.items[place]);
        cell.text = fmt::format("{:.1f}", kPercent * cell.amount);
        cell.weak = row.items[place] < kPositionItems;
      }
      cell.note = grid.rows.back() + "\n" + answer_name(static_cast<std::uint32_t>(place) + 1) +
                  fmt::format("  {}/{}\n", row.right[place], row.items[place]) + cell.second;
      grid.cells.push_back(std::move(cell));
    }
  }
  grid.sentence = text(Text::PositionsSentence, tongue, {std::to_string(kPositionItems)});
  return charts::draw_in_every_space(charts::draw_cells, grid);
}

ViewTable position_table(const OptionPositions& positions, const ScoredRows& rows, Tongue tongue) {
  ViewTable table;
  table.title = text(Text::ChartPositions, tongue);
  table.columns = {{"row", text(Text::ModelColumn, tongue)}};
  for (std::uint32_t place = 0; place < positions.gold.size(); ++place) {
    const std::string letter = answer_name(place + 1);
    table.columns.push_back({"right_" + letter, letter + " %", ColumnKind::Number});
    table.columns.push_back({"given_" + letter, letter + " #", ColumnKind::Number});
  }
  table.columns.push_back({"spread", text(Text::PositionsSpread, tongue), ColumnKind::Number});
  for (const RowPositions& row : positions.rows) {
    TableRow line{{TableCell(rows.name(row.row))}, row.row.value};
    for (std::size_t place = 0; place < positions.gold.size(); ++place) {
      const std::uint64_t items = row.items[place];
      line.cells.push_back(
          percent_cell(items == 0 ? std::nullopt
                                  : std::optional(static_cast<double>(row.right[place]) / static_cast<double>(items))));
      line.cells.push_back(count_cell(row.given[place]));
    }
    line.cells.push_back(percent_cell(row.spread));
    table.rows.push_back(std::move(line));
  }
  table.notes = {text(Text::PositionsSentence, tongue, {std::to_string(kPositionItems)})};
  return table;
}

}  // namespace ego::web
