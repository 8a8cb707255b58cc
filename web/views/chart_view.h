/// The charts made from a board: one row over two facets, some rows over all columns, scores against size, frames or date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "web/charts/chart.h"
#include "web/charts/table.h"
#include "web/state/app_state.h"
#include "web/views/board_view.h"

namespace ego::web {

/// Fewer items than this and differences under 20 points cannot be seen (MDE at 30 % discordance): a score has no colour.
/// Source: statistics.md section 8.
std::uint64_t least_items_for_colour();

class ChartView {
 public:
  void update(const AppState& state, const BoardView& board);

  const charts::ChartSet& charts() const { return charts_; }
  /// The numbers of the chart.
  const ViewTable& table() const { return table_; }
  /// Row ids the chart is about, in its order: the basket's, else a few of the best. Empty where it shows every row.
  const std::vector<std::string>& chosen() const { return chosen_; }
  /// Why this board has nothing to draw such a chart of; nothing where it has.
  std::optional<Text> lacks(ChartKind chart) const;
  int recomputed() const { return recomputed_; }

 private:
  charts::ChartSet charts_;
  ViewTable table_;
  std::vector<std::string> chosen_;
  std::vector<std::pair<ChartKind, Text>> lacking_;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  int recomputed_ = 0;
};

/// What a chart is made of.
struct ChartInput {
  const AppState& state;
  const Board& board;
  std::vector<std::uint32_t> rows;  ///< shown rows of the board, in its order
  std::vector<std::uint32_t> columns;  ///< shown columns
  std::vector<std::uint32_t> chosen;  ///< rows the chart is about
  Tongue tongue = Tongue::English;

  std::string say(Text id) const { return text(id, tongue); }
  std::string say(Text id, std::initializer_list<std::string_view> arguments) const {
    return text(id, tongue, arguments);
  }
  const std::string& title(const BoardColumn& column) const {
    return tongue == Tongue::Chinese && !column.title_zh.empty() ? column.title_zh : column.title;
  }
};
/// Which rows a chart shows.
enum class ChartScope : std::uint8_t { Chosen, AllRows };
struct ChartOutput {
  charts::ChartSet charts;
  ViewTable table;
  ChartScope scope = ChartScope::Chosen;
};

/// Why the board has nothing to draw that of; nothing where it has.
std::optional<Text> radar_lacks(const ChartInput& input);
std::optional<Text> size_lacks(const ChartInput& input);
std::optional<Text> frames_lacks(const ChartInput& input);
std::optional<Text> date_lacks(const ChartInput& input);

/// True of differences, which have no scale from 0 to 100 %: they are printed, but neither coloured nor drawn beside shares.
bool is_difference(const BoardColumn& column);

ChartOutput heat_chart(const ChartInput& input);
ChartOutput radar_chart(const ChartInput& input);
ChartOutput size_chart(const ChartInput& input);
ChartOutput frames_chart(const ChartInput& input);
ChartOutput date_chart(const ChartInput& input);

/// The chart that is shown: the query's, else the first the benchmark has data for.
ChartKind effective_chart(const AppState& state);
/// True for charts of the board; the others are about items.
bool is_board_chart(ChartKind chart);

}  // namespace ego::web
