#include "core/board/lint_gains.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/lint/published.h"

namespace ego {
namespace {

const PublishedColumn* column_with_metric(const PublishedBoard& board, std::string_view metric) {
  const auto found = std::find_if(board.columns.begin(), board.columns.end(),
                                  [&](const PublishedColumn& column) { return column.metric == metric; });
  return found == board.columns.end() ? nullptr : &*found;
}

template <class Row>
auto* cell_in(Row& row, const PublishedColumn* column) {
  const auto found = column == nullptr
                         ? row.cells.end()
                         : std::find_if(row.cells.begin(), row.cells.end(),
                                        [&](const PublishedCell& cell) { return cell.column == column->id; });
  return found == row.cells.end() ? nullptr : &*found;
}

std::optional<std::uint64_t> count_in(const PublishedCell* cell) {
  if (cell == nullptr) return std::nullopt;
  std::uint64_t count = 0;
  const char* const end = cell->value.data() + cell->value.size();
  const auto read = std::from_chars(cell->value.data(), end, count);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(count) : std::nullopt;
}

/// The columns of a board that say how a gain came about.
struct GainColumns {
  const PublishedColumn* delta = nullptr;
  const PublishedColumn* gained = nullptr;
  const PublishedColumn* gained_rate = nullptr;
  const PublishedColumn* lost = nullptr;
  const PublishedColumn* lost_rate = nullptr;

  explicit GainColumns(const PublishedBoard& board)
      : delta(column_with_metric(board, "delta_knowledge")),
        gained(column_with_metric(board, "wrong_to_right")),
        gained_rate(column_with_metric(board, "wrong_to_right_rate")),
        lost(column_with_metric(board, "right_to_wrong")),
        lost_rate(column_with_metric(board, "right_to_wrong_rate")) {}

  bool complete() const {
    return delta != nullptr && gained != nullptr && gained_rate != nullptr && lost != nullptr && lost_rate != nullptr &&
           delta->n.value_or(0) > 0 && delta->n.value_or(0) <= lint::kMaxItems;
  }
};

void lint_row(PublishedRow& row, const GainColumns& columns, Diagnostics& diagnostics) {
  PublishedCell* const delta = cell_in(row, columns.delta);
  const PublishedCell* gained_rate = cell_in(row, columns.gained_rate);
  const PublishedCell* lost_rate = cell_in(row, columns.lost_rate);
  const auto gained = count_in(cell_in(row, columns.gained));
  const auto lost = count_in(cell_in(row, columns.lost));
  if (delta == nullptr || gained_rate == nullptr || lost_rate == nullptr || !gained || !lost) return;
  lint::PrintedGain gain;
  gain.delta = delta->value;
  gain.w2r = *gained;
  gain.w2r_rate = gained_rate->value;
  gain.r2w = *lost;
  gain.r2w_rate = lost_rate->value;
  gain.n = columns.delta->n.value_or(0);
  const lint::GainFit fit = lint::fit_gain(gain);
  if (fit.right_before.empty() || fit.delta_agrees) return;
  LintMark found{Code::PartsDoNotAddUp,
                 fmt::format("{} gained and {} lost of {} items give {}, the printed gain is {}", *gained, *lost,
                             gain.n, fit.delta.value_or("no gain"), delta->value)};
  Diagnostic diagnostic;
  diagnostic.code = found.code;
  diagnostic.id = row.id;
  diagnostic.field = delta->column;
  diagnostic.value = delta->value;
  diagnostic.has_value = true;
  diagnostic.message = found.sentence;
  diagnostics.add(std::move(diagnostic));
  delta->lint.push_back(std::move(found));
}

}  // namespace

void lint_gains(PublishedSet& set, Diagnostics& diagnostics) {
  for (PublishedBoard& board : set.boards) {
    const GainColumns columns(board);
    if (!columns.complete()) continue;
    for (PublishedRow& row : board.rows) lint_row(row, columns, diagnostics);
  }
}

}  // namespace ego
