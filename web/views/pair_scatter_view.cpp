#include "web/views/pair_scatter_view.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "web/charts/scatter.h"
#include "web/views/item_numbers.h"

namespace ego::web {
namespace {

/// How the items of a cell are drawn: never by colour alone.
struct CellLook {
  PairCell cell;
  Text title;
  charts::Marker marker;
  charts::Ink ink;
  bool quiet;  ///< nothing changed: in the background
};
constexpr std::array<CellLook, 4> kCells{{
    {PairCell::BothRight, Text::PairBothRight, charts::Marker::Ring, charts::Ink::Muted, true},
    {PairCell::BothWrong, Text::PairBothWrong, charts::Marker::Cross, charts::Ink::Muted, true},
    {PairCell::Lost, Text::PairLost, charts::Marker::TriangleDown, charts::Ink::Wrong, false},
    {PairCell::Gained, Text::PairGained, charts::Marker::TriangleUp, charts::Ink::Right, false},
}};

std::optional<double> number_on(const PairView& pair, const PairAxis& axis, std::uint32_t item) {
  const ItemRow& row = axis.end == PairEnd::Baseline ? pair.baseline() : pair.candidate();
  const Prediction* prediction = prediction_of(row, item);
  return prediction == nullptr ? std::nullopt : item_number(*prediction, axis.number);
}

/// Numbers of either row that some item has.
std::vector<PairAxis> axes_of(const PairView& pair) {
  std::vector<PairAxis> offered;
  for (const ItemNumber number : kItemNumbers) {
    for (const PairEnd end : {PairEnd::Baseline, PairEnd::Candidate}) {
      const auto& items = pair.items(PairCell::All);
      const bool any = std::any_of(items.begin(), items.end(), [&](std::uint32_t item) {
        return number_on(pair, {number, end}, item).has_value();
      });
      if (any) offered.push_back({number, end});
    }
  }
  return offered;
}

/// An axis that the rows have: the wanted one, else the first but the other axis.
PairAxis fitting(const std::vector<PairAxis>& offered, const PairAxis& wanted, std::size_t instead) {
  if (std::find(offered.begin(), offered.end(), wanted) != offered.end()) return wanted;
  return offered[std::min(instead, offered.size() - 1)];
}

struct Dot {
  std::uint32_t item = 0;
  std::size_t look = 0;  ///< index in kCells
  double x = 0, y = 0;
};

std::string note_of(const Dot& dot, const PairAxes& axes, const QuestionSet& questions, Tongue tongue) {
  return questions.questions[dot.item].id.value + "\n" + std::string(text(kCells[dot.look].title, tongue)) + "\n" +
         axis_title(axes.across, tongue) + "  " + item_number_text(axes.across.number, dot.x) + "\n" +
         axis_title(axes.up, tongue) + "  " + item_number_text(axes.up.number, dot.y);
}

charts::Axis axis_over(const PairAxis& axis, const std::vector<Dot>& dots, double Dot::* value, Tongue tongue) {
  double high = 0;
  for (const Dot& dot : dots) high = std::max(high, dot.*value);
  return charts::number_axis(axis_title(axis, tongue), high);
}

/// Items at the same place with the same look are one point.
charts::Scatter scatter_of(const std::vector<Dot>& dots, const PairAxes& axes, const QuestionSet& questions,
                           Tongue tongue) {
  charts::Scatter scatter;
  scatter.x = axis_over(axes.across, dots, &Dot::x, tongue);
  scatter.y = axis_over(axes.up, dots, &Dot::y, tongue);
  std::map<std::tuple<std::size_t, double, double>, std::vector<const Dot*>> heaps;
  for (const Dot& dot : dots) heaps[{dot.look, dot.x, dot.y}].push_back(&dot);
  for (const auto& [key, heap] : heaps) {
    const Dot& first = *heap.front();
    const CellLook& look = kCells[first.look];
    charts::ScatterPoint point{.x = first.x, .y = first.y};
    point.marker = look.marker;
    point.ink = look.ink;
    point.quiet = look.quiet;
    point.opens = questions.questions[first.item].id.value;
    point.note = note_of(first, axes, questions, tongue);
    if (heap.size() > 1) point.note += "\n" + text(Text::ItemsMoreHere, tongue, {std::to_string(heap.size() - 1)});
    scatter.points.push_back(std::move(point));
  }
  for (const CellLook& look : kCells) {
    const auto count =
        std::count_if(dots.begin(), dots.end(), [&](const Dot& dot) { return &kCells[dot.look] == &look; });
    scatter.legend.push_back(
        {look.marker, look.ink, std::string(text(look.title, tongue)) + " (" + std::to_string(count) + ")"});
  }
  return scatter;
}

}  // namespace

bool shows_scatter(const AppState& state) {
  return state.query.view == ViewKind::Pair && state.query.section == PairSection::Scatter;
}

std::string axis_title(const PairAxis& axis, Tongue tongue) {
  return std::string(text(item_number_title(axis.number), tongue)) + " \u00b7 " +
         text(axis.end == PairEnd::Baseline ? Text::PairBaseline : Text::PairCandidate, tongue);
}

void PairScatterView::update(const AppState& state, const PairView& pair) {
  if (!shows_scatter(state)) return;
  const Tongue tongue = shown_tongue(state);
  if (seen_pair_ == pair.recomputed() && seen_axes_ == state.query.axes && seen_cell_ == state.query.cell &&
      seen_tongue_ == tongue)
    return;
  ++recomputed_;
  seen_pair_ = pair.recomputed();
  seen_axes_ = state.query.axes;
  seen_cell_ = state.query.cell;
  seen_tongue_ = tongue;
  offered_.clear();
  charts_ = {};
  table_ = {};
  if (pair.comparison() != nullptr) offered_ = axes_of(pair);
  ready_ = !offered_.empty();
  if (ready_) draw(state, pair);
}

void PairScatterView::draw(const AppState& state, const PairView& pair) {
  axes_ = {fitting(offered_, state.query.axes.across, 0), fitting(offered_, state.query.axes.up, 1)};
  const Tongue tongue = seen_tongue_;
  const QuestionSet& questions = *pair.questions();
  const auto& shown = pair.items(state.query.cell);
  std::vector<Dot> dots;
  table_.title = text(Text::PairScatterTitle, tongue, {pair.candidate().name, pair.baseline().name});
  table_.columns = {{"id", text(Text::Items, tongue)},
                    {"cell", text(Text::PairScatterCell, tongue)},
                    {"x", axis_title(axes_.across, tongue), ColumnKind::Number},
                    {"y", axis_title(axes_.up, tongue), ColumnKind::Number}};
  for (std::size_t look = 0; look < kCells.size(); ++look) {
    for (const std::uint32_t item : pair.items(kCells[look].cell)) {
      const auto x = number_on(pair, axes_.across, item);
      const auto y = number_on(pair, axes_.up, item);
      if (!x || !y || !std::binary_search(shown.begin(), shown.end(), item)) continue;
      dots.push_back({item, look, *x, *y});
    }
  }
  charts::Scatter scatter = scatter_of(dots, axes_, questions, tongue);
  scatter.title = table_.title;
  scatter.sentence =
      text(Text::PairScatterSentence, tongue, {std::to_string(dots.size()), std::to_string(shown.size())});
  charts_ = charts::draw_in_every_space(charts::draw_scatter, scatter);
  std::sort(dots.begin(), dots.end(), [](const Dot& a, const Dot& b) { return a.item < b.item; });
  for (const Dot& dot : dots) {
    const std::string& id = questions.questions[dot.item].id.value;
    table_.rows.push_back({{TableCell(id), TableCell(text(kCells[dot.look].title, tongue)),
                            TableCell(item_number_text(axes_.across.number, dot.x), dot.x),
                            TableCell(item_number_text(axes_.up.number, dot.y), dot.y)},
                           id});
  }
  table_.notes = {scatter.sentence};
}

}  // namespace ego::web
