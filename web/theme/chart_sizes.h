/// Lengths of charts in em, beside the tokens: charts are laid out without a GUI, at a size of their own.
#pragma once

namespace ego::web {

struct ChartSizes {
  float broad = 80.0F;           ///< width of a chart that has the page of a screen to itself
  float broad_height = 36.0F;
  float wide = 60.0F;            ///< width of a chart on half of it, and in a file
  float wide_height = 33.0F;
  float narrow = 23.4F;          ///< the same on a phone
  float narrow_height = 26.0F;
  float label = 0.86F;           ///< text: axis labels
  float small = 0.76F;           ///< text: second lines, ticks
  float title = 1.0F;            ///< text: axis titles
  float line = 1.3F;             ///< height of a line of labels
  float gap = 0.5F;
  float hairline = 0.0667F;
  float stroke = 0.13F;
  float whisker = 0.1F;
  float whisker_cap = 0.5F;      ///< width of an interval's ends
  float dash = 0.35F;
  float marker = 0.34F;          ///< half width of a marker
  float marker_small = 0.24F;
  float spot = 0.75F;            ///< half width of what a pointer can hit
  float cell_gap = 0.12F;
  float cell_height = 3.4F;
  float cell_least = 3.6F;
  float cell_most = 7.0F;
  float cell_most_broad = 14.0F;
  float square_most = 4.2F;      ///< cell of a square matrix
  float square_most_broad = 8.0F;
  float bar = 0.3F;              ///< height of a bar inside a cell
  float row_label = 11.0F;
  float row_label_narrow = 7.0F;
  float axis_label = 2.6F;       ///< room for numbers beside an axis
  float axis_room = 3.4F;        ///< room for ticks and a title below an axis
  float radar_label = 9.0F;
  float radar_label_narrow = 5.6F;
  float legend = 19.0F;
  float legend_broad = 24.0F;
  float radar_least = 36.0F;     ///< width that a radar keeps beside its values
  float value_column = 4.4F;     ///< a series in the values beside a radar
  float leader = 1.6F;           ///< from a point to a label that stands apart from it, and each step further
  float table_row = 1.7F;
  float table_gap = 1.2F;        ///< between columns
  float margin = 1.6F;           ///< around an exported picture
  float tint = 0.42F;            ///< share: strongest filling of a heat map cell
  float area = 0.06F;            ///< share: filling of a radar's polygon
};

/// Lengths of a contact sheet saved as a picture. Its small pictures are in pixels of their own.
struct SheetSizes {
  float margin = 1.6F;
  float gap = 0.8F;
  float title = 1.4F;    ///< text
  float caption = 0.86F; ///< text: times under the pictures, the lines below
  float line = 1.6F;     ///< height of a line of words
  int least_across = 4;  ///< count, not a length: so many pictures wide at least, so that words fit
  int most_across = 8;   ///< the same
};
inline constexpr SheetSizes kSheetSizes;

inline constexpr ChartSizes kChartSizes{};

}  // namespace ego::web
