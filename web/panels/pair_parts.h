/// Parts of the pair page: 2x2 with areas, numbers with the verdict, slices as a forest plot, matrix of the basket's pairs.
#pragma once

#include <array>
#include <string_view>

#include "web/state/app_state.h"
#include "web/views/views.h"
#include "web/widgets/grid.h"

namespace ego::web {

class Flow;

/// A cell of the 2x2 and the two cuts across it.
struct PairCellSpec {
  PairCell cell;
  Text title;
  std::string_view key;
};
inline constexpr std::array<PairCellSpec, 4> kPairCells{{
    {PairCell::BothRight, Text::PairBothRight, "cell/bothright"},
    {PairCell::Lost, Text::PairLost, "cell/lost"},
    {PairCell::Gained, Text::PairGained, "cell/gained"},
    {PairCell::BothWrong, Text::PairBothWrong, "cell/bothwrong"},
}};
inline constexpr std::array<PairCellSpec, 3> kPairCuts{{
    {PairCell::All, Text::PairAll, "cell/all"},
    {PairCell::Changed, Text::PairChanged, "cell/changed"},
    {PairCell::Format, Text::PairFormat, "cell/format"},
}};

/// `lost: right -> wrong`, ... for a cell.
Text pair_cell_word(PairCell cell);

void pair_table_ui(Ui& ui, const AppState& state, const PairView& view, Rect rect);
/// The cuts across the 2x2, as chips. @return the height used
float pair_cuts_ui(Ui& ui, const AppState& state, const PairView& view, const Rect& rect);
/// Verdict first, then the numbers it rests on. @return the height used
float pair_numbers_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
void pair_slices_ui(Ui& ui, const AppState& state, const PairView& view, const Rect& rect);
/// The items over two numbers of the rows; a click opens one.
void pair_scatter_ui(Ui& ui, const AppState& state, const PairScatterView& view, const Rect& rect);
void pair_matrix_ui(Ui& ui, const AppState& state, const BasketView& basket, const Rect& rect);

}  // namespace ego::web
