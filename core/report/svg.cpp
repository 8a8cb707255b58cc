#include "core/report/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/quote.h"
#include "core/base/utf8.h"
#include "core/base/version.h"
#include "core/compare/pair.h"
#include "core/report/escape.h"
#include "core/report/table_view.h"
#include "core/report/terminal_text.h"

namespace ego {
namespace {

constexpr std::string_view kStyle =
    "svg{color-scheme:light dark;--back:#ffffff;--text:#1b1f24;--soft:#555c66;--line:#d5d9de;--mark:#0b5cad}"
    "@media(prefers-color-scheme:dark){svg{--back:#14171b;--text:#e6e8eb;--soft:#a6adb8;--line:#3a414b;--mark:#8ab8ff}}"
    "text{font:14px system-ui,sans-serif;fill:var(--text);font-variant-numeric:tabular-nums}"
    ".soft{fill:var(--soft);font-size:12px}.title{font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}"
    ".grid{stroke:var(--line)}.rule{stroke:var(--soft)}.bar{stroke:var(--mark);stroke-width:2}.dot{fill:var(--mark)}."
    "hollow{fill:var(--back);stroke:var(--mark)}"
    ".rough .bar{stroke-dasharray:4 3}.back{fill:var(--back)}";

constexpr double kRow = 26, kMargin = 16, kGlyph = 7.6, kPlot = 320, kHead = 64, kDot = 4;
constexpr std::size_t kNameWidth = 44;

/// One line of a plot. Positions are values of the axis.
struct PlotRow {
  std::string name;
  double value = 0;
  std::optional<double> lo, hi;
  std::string text;   ///< behind the plot
  bool hollow = false;  ///< too few items to be compared
  bool rough = false; ///< few clusters: drawn dashed
};

struct Plot {
  std::string title;
  std::vector<std::string> caption;
  std::vector<PlotRow> rows;
  double from = 0, to = 1, step = 0.1;  ///< of the axis
  std::optional<double> rule;           ///< a line that means something, e.g. no difference
  std::string (*tick)(double) = nullptr;
};

std::string cut(std::string_view name) {
  std::string text = single_line(name);
  if (shown_width(text) <= kNameWidth) return text;
  return text.substr(0, prefix_of_code_points(text, kNameWidth - 3)) + "...";
}

double width_of(std::string_view text) { return kGlyph * static_cast<double>(shown_width(text)); }

std::string percent_tick(double value) { return fmt::format("{:.0f}", 100 * value); }
std::string points_tick(double value) {
  const std::string text = fmt::format("{:+.0f}", 100 * value);
  return text == "-0" || text == "+0" ? "0" : text;
}
std::string plain_tick(double value) { return fmt::format("{:.4g}", value); }

/// Round steps: at most eight of them.
void set_axis(Plot& plot, double least, double most) {
  constexpr double kTicks = 8;
  double step = 0.01;
  while ((most - least) / step > kTicks) {
    for (const double factor : {2.0, 2.5, 2.0}) {
      if ((most - least) / step > kTicks) step *= factor;
    }
  }
  plot.step = step;
  // Whole steps around the values; counted, so that no rounding can run away.
  long from = 0;
  while (static_cast<double>(from) * step > least) --from;
  while (static_cast<double>(from + 1) * step <= least) ++from;
  long to = from + 1;
  while (static_cast<double>(to) * step < most) ++to;
  plot.from = static_cast<double>(from) * step;
  plot.to = static_cast<double>(to) * step;
}

std::string draw(const Plot& plot) {
  double names = 0;
  double texts = 0;
  for (const PlotRow& row : plot.rows) {
    names = std::max(names, width_of(row.name));
    texts = std::max(texts, width_of(row.text));
  }
  double width = 3 * kMargin + names + kPlot + kMargin + texts;
  for (const std::string& line : plot.caption) width = std::max(width, width_of(line) + 2 * kMargin);
  width = std::max(width, width_of(plot.title) + 2 * kMargin);
  const double left = 2 * kMargin + names;
  const double bottom = kHead + kRow * static_cast<double>(plot.rows.size());
  const double height = bottom + kRow + kRow * static_cast<double>(plot.caption.size()) + kMargin;
  const auto at = [&](double value) { return left + kPlot * (value - plot.from) / (plot.to - plot.from); };

  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
      "role=\"img\">\n<title>{2}</title>\n<style>{3}</style>\n<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n"
      "<text class=\"title\" x=\"{4:.0f}\" y=\"{5:.0f}\">{2}</text>\n",
      width, height, escape_html(plot.title), kStyle, kMargin, kMargin + kRow / 2);
  const auto ticks = static_cast<int>(std::lround((plot.to - plot.from) / plot.step));
  for (int i = 0; i <= ticks; ++i) {
    const double value = plot.from + i * plot.step;
    out += fmt::format(
        "<line class=\"grid\" x1=\"{0:.1f}\" y1=\"{1:.0f}\" x2=\"{0:.1f}\" y2=\"{2:.0f}\"/>"
        "<text class=\"soft middle\" x=\"{0:.1f}\" y=\"{3:.0f}\">{4}</text>\n",
        at(value), kHead - 4, bottom, kHead - 8, plot.tick(value));
  }
  if (plot.rule && *plot.rule >= plot.from && *plot.rule <= plot.to) {
    out += fmt::format("<line class=\"rule\" x1=\"{0:.1f}\" y1=\"{1:.0f}\" x2=\"{0:.1f}\" y2=\"{2:.0f}\"/>\n",
                       at(*plot.rule), kHead - 4, bottom);
  }
  double y = kHead + kRow / 2;
  for (const PlotRow& row : plot.rows) {
    out += fmt::format("<g{}><text class=\"end\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                       row.rough ? " class=\"rough\"" : "", left - kMargin, y + 5, escape_html(row.name));
    if (row.lo && row.hi) {
      out += fmt::format("<line class=\"bar\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>", at(*row.lo),
                         y, at(*row.hi), y);
    }
    out += fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.0f}\"/>", row.hollow ? "hollow" : "dot",
                       at(row.value), y, kDot);
    out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text></g>\n", left + kPlot + kMargin, y + 5,
                       escape_html(row.text));
    y += kRow;
  }
  y = bottom + kRow;
  for (const std::string& line : plot.caption) {
    out += fmt::format("<text class=\"soft\" x=\"{:.0f}\" y=\"{:.0f}\">{}</text>\n", kMargin, y, escape_html(line));
    y += kRow * 3 / 4;
  }
  return out + "</svg>\n";
}

bool has_flag(const std::vector<std::string>& flags, std::string_view flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

/// How the intervals of the rows were made; empty if there are none.
std::string interval_note(const Board& board, std::size_t column) {
  for (const BoardRow& row : board.rows) {
    const auto& interval = row.cells[column].interval;
    if (!interval) continue;
    return fmt::format("lines: {:.0f} % interval ({}); dashed: fewer than 20 clusters", 100 * interval->level,
                       interval_words(interval->method));
  }
  return {};
}

}  // namespace

std::string render_svg(const Board& board) {
  Plot plot;
  plot.title = single_line(board_heading(board));
  if (board.columns.empty()) return draw(plot);
  const std::size_t main = board.main_column();
  const BoardColumn& column = board.columns[main];
  const bool share = column.unit == "fraction";
  double least = share ? 1 : 0;
  double most = 0;
  for (const std::uint32_t index : table_view(board, ColumnChoice::ShownByDefault).rows) {
    const BoardRow& row = board.rows[index];
    const BoardCell& cell = row.cells[main];
    if (!cell.value) continue;
    PlotRow shown;
    shown.name = cut(row.name);
    shown.value = *cell.value;
    shown.text = cell.text;
    if (const std::string interval = interval_text(cell, column); !interval.empty()) shown.text += ' ' + interval;
    if (cell.rank_set) shown.text += "  rank " + rank_set_text(cell);
    if (row.kind != RowKind::Model) shown.text += fmt::format("  {}", to_string(row.kind));
    if (cell.interval) {
      shown.lo = cell.interval->lo;
      shown.hi = cell.interval->hi;
    }
    shown.rough = has_flag(cell.flags, "few_clusters");
    least = std::min({least, shown.value, shown.lo.value_or(shown.value)});
    most = std::max({most, shown.value, shown.hi.value_or(shown.value)});
    plot.rows.push_back(std::move(shown));
  }
  set_axis(plot, least, std::max(most, least + 1e-6));
  plot.tick = share ? percent_tick : plain_tick;
  plot.caption = {single_line(column_heading(column) + (share ? ", percent" : ", " + column.unit))};
  if (std::string note = interval_note(board, main); !note.empty()) plot.caption.push_back(std::move(note));
  plot.caption.push_back(fmt::format("egoscope {}", kVersion));
  return draw(plot);
}

std::string render_svg(std::span<const Comparison> comparisons) {
  Plot plot;
  plot.tick = points_tick;
  plot.rule = 0;
  if (comparisons.empty()) {
    plot.title = "nothing to compare";
    return draw(plot);
  }
  const Comparison& first = comparisons.front();
  plot.title = single_line(first.candidate.value + " against " + first.baseline.value);
  double least = -0.01;
  double most = 0.01;
  for (const Comparison& pair : comparisons) {
    PlotRow row;
    const bool small = has_flag(pair.flags, "small_slice");
    row.name = cut(fmt::format("{} (n = {})", pair.column.value, pair.table.n()));
    row.value = pair.difference;
    row.text = fmt::format("{:+.1f}; {} gained, {} lost; p {}", 100 * pair.difference, pair.table.gained,
                           pair.table.lost, p_text(pair.test));
    if (small) row.text += "; small slice";
    if (pair.interval && !small) {  // its width would squeeze the other rows
      row.lo = pair.interval->lo;
      row.hi = pair.interval->hi;
    }
    row.hollow = small;
    row.rough = has_flag(pair.flags, "few_clusters");
    least = std::min({least, row.value, row.lo.value_or(row.value)});
    most = std::max({most, row.value, row.hi.value_or(row.value)});
    plot.rows.push_back(std::move(row));
  }
  set_axis(plot, least, most);
  plot.caption = {
      fmt::format("difference in points, positive = candidate better; profile {}", single_line(first.profile.value)),
      fmt::format(
          "lines: {:.0f} % interval, difference +- t x CR1 over clusters; p: cluster sign-flip test, not adjusted",
          100 * (first.interval ? first.interval->level : 0.95)),
      "hollow: small slice, its interval is not drawn; dashed: fewer than 20 clusters",
      fmt::format("egoscope {}", kVersion)};
  return draw(plot);
}

}  // namespace ego
