#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/board/lint_gains.h"
#include "core/board/published.h"
#include "core/lint/published.h"

namespace ego {
namespace {

lint::Unit unit_of(const PublishedColumn& column) {
  return column.unit == "percent" ? lint::Unit::Percent : lint::Unit::Fraction;
}

/// The denominator that values are checked against; 0 if there is nothing to check.
std::uint64_t checked_n(const PublishedColumn& column, const std::optional<std::uint64_t>& n) {
  return is_share(column) && n.value_or(0) <= lint::kMaxItems ? n.value_or(0) : 0;
}

/// `49/129 = 37.98, 50/129 = 38.76`: the neighbours of an impossible value.
std::string neighbours(const PublishedCell& cell, const PublishedColumn& column, std::uint64_t n) {
  const double unit = unit_of(column) == lint::Unit::Percent ? 100 : 1;
  const auto count = static_cast<double>(n);
  const double below = std::clamp(std::floor(cell.number / unit * count), 0.0, count);
  std::string text;
  for (const double k : {below, std::min(below + 1, count)}) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{:.0f}/{} = {:.{}f}", k, n, unit * k / count, cell.decimals);
    if (below == count) break;
  }
  return text;
}

/// The k of n that gives the value when digits are cut off instead of rounded; nothing if there is none.
std::optional<std::uint64_t> truncated_k(const PublishedCell& cell, const PublishedColumn& column, std::uint64_t n) {
  using Wide = __int128;  // 10^15 * 10^6 does not fit 64 bits
  const auto printed = lint::read_printed(cell.value);
  if (!printed || printed->digits < 0) return std::nullopt;
  Wide scale = static_cast<Wide>(unit_of(column));
  for (int i = 0; i < printed->decimals; ++i) scale *= 10;
  const Wide k = (Wide{printed->digits} * n + scale - 1) / scale;
  if (k > n || k * scale >= (Wide{printed->digits} + 1) * n) return std::nullopt;
  return static_cast<std::uint64_t>(k);
}

void mark(PublishedCell& cell, const std::string& row, LintMark found, Diagnostics& diagnostics) {
  Diagnostic diagnostic;
  diagnostic.code = found.code;
  diagnostic.id = row;
  diagnostic.field = cell.column;
  diagnostic.value = cell.value;
  diagnostic.has_value = true;
  diagnostic.message = found.sentence;
  diagnostics.add(std::move(diagnostic));
  cell.lint.push_back(std::move(found));
}

void lint_cell(PublishedCell& cell, const PublishedColumn& column, const PublishedRow& row, Diagnostics& diagnostics) {
  const std::uint64_t n = checked_n(column, denominator_of(row, column));
  if (n == 0 || !lint::read_printed(cell.value)) return;
  const lint::KnFit fit = lint::fit_k_of_n(cell.value, n, unit_of(column));
  if (fit.verdict() == lint::KnVerdict::Direct) return;
  if (fit.verdict() == lint::KnVerdict::None) {
    std::string sentence = fmt::format("{} is no k/{}: {}", cell.value, n, neighbours(cell, column, n));
    if (const auto k = truncated_k(cell, column, n)) {
      sentence += fmt::format("; {}/{} only with digits cut off", *k, n);
    }
    mark(cell, row.id, {Code::ImpossibleValue, std::move(sentence)}, diagnostics);
    return;
  }
  if (!cell.note.empty()) cell.note += "; ";
  cell.note += fmt::format("{} fits {}/{} only when rounded twice", cell.value, fit.two_stage.front(), n);
}

/// A column and the denominator it is checked against.
struct Part {
  const PublishedColumn* column = nullptr;
  std::uint64_t n = 0;
};

/// Columns of one group whose items together are the total's items.
using Parts = std::vector<Part>;

std::vector<Parts> parts_of(const PublishedBoard& board, const PublishedColumn& total) {
  std::map<std::string, Parts> groups;
  for (const PublishedColumn& column : board.columns) {
    const std::uint64_t n = checked_n(column, column.n);
    if (&column == &total || n == 0 || column.unit != total.unit) continue;
    groups[column.group].push_back({&column, n});
  }
  std::vector<Parts> out;
  for (auto& [group, parts] : groups) {
    std::uint64_t n = 0;
    for (const Part& part : parts) n += part.n;
    if (parts.size() > 1 && n == checked_n(total, total.n)) out.push_back(std::move(parts));
  }
  return out;
}

PublishedCell* cell_of(PublishedRow& row, const PublishedColumn& column) {
  const auto found = std::find_if(row.cells.begin(), row.cells.end(),
                                  [&](const PublishedCell& cell) { return cell.column == column.id; });
  return found == row.cells.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::uint64_t>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size() && i < 4; ++i) text += fmt::format("{}{}", i == 0 ? "" : " or ", values[i]);
  if (values.size() > 4) text += " or more";
  return text;
}

void lint_sum(PublishedRow& row, const PublishedColumn& total, const Parts& parts, Diagnostics& diagnostics) {
  if (row.split_n) return;  // the parts' sizes belong to the full set
  PublishedCell* whole = cell_of(row, total);
  std::vector<lint::PrintedPart> printed;
  for (const Part& part : parts) {
    const PublishedCell* cell = cell_of(row, *part.column);
    if (cell == nullptr) return;
    printed.push_back({cell->value, part.n});
  }
  if (whole == nullptr) return;
  const std::uint64_t n = checked_n(total, total.n);
  const std::vector<std::uint64_t> sums = lint::possible_sums(printed, unit_of(total));
  const std::vector<std::uint64_t> totals = lint::fit_k_of_n(whole->value, n, unit_of(total)).possible();
  const bool meet = std::any_of(sums.begin(), sums.end(), [&](std::uint64_t sum) {
    return std::binary_search(totals.begin(), totals.end(), sum);
  });
  if (sums.empty() || meet) return;
  std::string sentence = fmt::format("{} parts give {}/{}", parts.front().column->group, joined(sums), n);
  if (sums.size() == 1) {
    const double unit = unit_of(total) == lint::Unit::Percent ? 100 : 1;
    sentence +=
        fmt::format(" = {:.{}f}", unit * static_cast<double>(sums.front()) / static_cast<double>(n), whole->decimals);
  }
  // A total that no k of n gives fits no sum of parts either; what they do give is the value that was meant.
  sentence += totals.empty() ? fmt::format(", the printed {} is none of these", whole->value)
                             : fmt::format(", the printed {} gives {}/{}", whole->value, joined(totals), n);
  mark(*whole, row.id, {Code::PartsDoNotAddUp, std::move(sentence)}, diagnostics);
}

}  // namespace

void lint_published(PublishedSet& set, Diagnostics& diagnostics) {
  for (PublishedBoard& board : set.boards) {
    const auto total = std::find_if(board.columns.begin(), board.columns.end(), [](const PublishedColumn& column) {
      return column.group == "overall" && checked_n(column, column.n) > 0;
    });
    const std::vector<Parts> parts = total == board.columns.end() ? std::vector<Parts>{} : parts_of(board, *total);
    for (PublishedRow& row : board.rows) {
      for (PublishedCell& cell : row.cells) {
        const auto column = std::find_if(board.columns.begin(), board.columns.end(),
                                         [&](const PublishedColumn& c) { return c.id == cell.column; });
        lint_cell(cell, *column, row, diagnostics);
      }
      for (const Parts& group : parts) lint_sum(row, *total, group, diagnostics);
    }
  }
  lint_gains(set, diagnostics);
}

}  // namespace ego
