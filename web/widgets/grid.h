/// A large table: sticky header, sticky first columns, only visible rows and columns touched, one text-layer row each.
///
///   Grid grid(ui, spec, rect);
///   if (grid.header(column)) ...            // for each visible column
///   for (row = grid.first_row(); row < grid.rows_end(); ++row) {
///     const Press press = grid.begin_row(row, key, selected);
///     grid.cell(column) -> rectangle inside the current clip; nothing if it is scrolled away
///     grid.end_row();
///   }
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "web/widgets/controls.h"

namespace ego::web {

struct GridColumn {
  std::string_view key;       ///< names the header, `col/<key>`
  std::string_view title;
  std::string_view spoken = {};    ///< longer title for the text layer and the tooltip; empty = title
  float width = 0;            ///< pixels
  Align align = Align::Right;
  bool frozen = false;        ///< stays when scrolled sideways; frozen columns come first
  bool sortable = true;
  SortMark sort = SortMark::None;
};

/// A heading above neighbouring columns.
struct GridGroup {
  std::string_view title;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

struct GridSpec {
  std::string_view key;       ///< names the grid in the mirror
  std::string_view label;     ///< spoken
  std::span<const GridColumn> columns;
  std::span<const GridGroup> groups = {};   ///< empty: one header line
  std::uint32_t rows = 0;
  float row_height = 0;       ///< pixels
  std::optional<std::uint32_t> reveal = std::nullopt;  ///< row to scroll into view when it changes; nothing = none
};

class Grid {
 public:
  Grid(Ui& ui, const GridSpec& spec, const Rect& rect);
  ~Grid();
  Grid(const Grid&) = delete;
  Grid& operator=(const Grid&) = delete;

  /// Draws a column's header. @return true when it is clicked
  bool header(std::uint32_t column);
  /// True if the pointer is on the header drawn last.
  bool header_hovered() const { return header_hovered_; }
  /// Ends the header; call once after all headers and before the first row.
  void end_header();

  std::uint32_t first_row() const { return first_row_; }
  std::uint32_t rows_end() const { return end_row_; }

  /// @param spoken  the row's name
  Press begin_row(std::uint32_t row, std::string_view key, std::string_view spoken, bool selected);
  /// Rectangle of a cell of the current row, and the clip set for it; nothing if it is out of sight.
  std::optional<Rect> cell(std::uint32_t column);
  /// Tells the text layer what the cell shows.
  void describe(std::uint32_t column, Role role, std::string_view text, std::string_view label, const Rect& rect);
  void end_row();
  /// Rectangle over rows [first, last] of a column, whole, and the clip set for it: for what joins several rows.
  /// Call after the rows.
  Rect span(std::uint32_t column, std::uint32_t first, std::uint32_t last);
  /// Where rows are seen: without header and scroll bars.
  Rect body() const;

 private:
  Rect column_rect(std::uint32_t column, float y, float height) const;
  void clip(bool frozen, bool head);
  void unclip();
  void draw_groups();

  Ui& ui_;
  const GridSpec& spec_;
  Rect view_;            ///< the visible area, without scroll bars
  float head_ = 0;       ///< height of the header
  float group_head_ = 0;
  float frozen_width_ = 0;
  float scroll_x_ = 0;
  float scroll_y_ = 0;
  std::vector<float> left_;  ///< x of each column, unscrolled
  std::uint32_t first_row_ = 0;
  std::uint32_t end_row_ = 0;
  std::uint32_t row_ = 0;
  bool header_hovered_ = false;
  int clip_ = -1;        ///< which clip is set: -1 none, 0 scrolling, 1 frozen
};

}  // namespace ego::web
