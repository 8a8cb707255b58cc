/// Design tokens: the only place with colours and sizes. Colours by role, sizes in em (the height of body text).
/// Source: explorer.md section 11.
#pragma once

#include <cmath>
#include <cstdint>

#include "web/state/density.h"
#include "web/theme/color.h"

namespace ego::web {

enum class ThemeKind : std::uint8_t { Light, Dark, HighContrast };

struct Palette {
  ThemeKind kind = ThemeKind::Light;
  Color background;   ///< page
  Color panel;        ///< bars, table head, cards
  Color raised;       ///< menus, tooltips
  Color text;
  Color text_muted;   ///< secondary text; still >= 4.5:1 on background and panel
  Color line;         ///< hairlines between rows and areas
  Color line_strong;  ///< frames of fields and buttons
  Color accent;       ///< links, active tab, focus
  Color on_accent;    ///< text on an accent area
  Color hover;        ///< translucent, over any background
  Color pressed;      ///< translucent
  Color selected;     ///< translucent: selected row
  Color right;
  Color wrong;
  Color invalid;
  Color missing;
  Color late;
  Color bar;          ///< track of the bar under a score
  Color bar_value;    ///< the bar
  Color bar_best;     ///< the same for the best value of a column
  Color interval;     ///< translucent: the interval behind a score; text on it stays >= 4.5:1
  Color interval_quiet;  ///< the same for rows that do not rank
  Color estimate;     ///< the line at the value
  Color bracket;      ///< tie bands
  Color caution;      ///< lint marks and warnings
};

/// Lengths in em: multiples of the body text height. DPI and zoom need no second path.
struct Sizes {
  float title = 1.55F;            ///< text: board title
  float subtitle = 1.15F;         ///< text: section heading
  float body = 1.0F;
  float small = 0.86F;            ///< text: captions, second lines
  float gap_tiny = 0.25F;
  float gap_small = 0.5F;
  float gap = 0.8F;
  float gap_large = 1.4F;
  float page_margin = 1.6F;
  float page_margin_narrow = 0.9F;
  float bar_height = 3.4F;        ///< top bar
  float control_height = 2.1F;    ///< buttons, fields, chips
  float chip_height = 1.8F;
  float row_height = 2.35F;       ///< one-line table row
  float row_height_two = 3.3F;    ///< row with a second line
  float head_height = 2.5F;       ///< table head
  float group_head_height = 1.9F;
  float name_column = 20.0F;
  float name_column_narrow = 11.0F;
  float name_column_most = 30.0F;
  float rank_column = 2.0F;
  float number_column = 4.5F;      ///< what a column may grow by when there is room
  float number_column_least = 4.6F;
  float ranked_column = 8.5F;      ///< least width of the column the rows are ranked by: its intervals are read most
  float number_column_most = 11.0F;
  float bar_thickness = 0.2F;      ///< bar under a score
  float bar_drop = 0.72F;          ///< from the middle of the row to the bar
  float interval_height = 1.8F;    ///< interval behind a score
  float estimate_width = 0.2F;     ///< line at the value
  float estimate_notch = 0.3F;     ///< its height, above and below the text
  float lane = 0.62F;              ///< width of a tie band's lane beside the ranks
  float lanes_most = 8.0F;         ///< count, not a length: lanes that are drawn
  float bracket_tick = 0.34F;
  float bracket_stroke = 0.12F;
  float dot_gap = 0.3F;            ///< of a dotted line: dash and gap
  float pin_column_least = 6.2F;   ///< number column while a reference row is pinned
  float forest_label = 13.0F;      ///< name of a slice
  float forest_numbers = 10.5F;    ///< its difference and interval
  float forest_width = 44.0F;      ///< slices beside the items
  float forest_row = 1.9F;
  float square = 0.62F;            ///< half the height of the estimate's mark in a forest plot
  float area_most = 3.4F;          ///< side of the square that stands for all items of a pair
  float matrix_cell = 5.6F;
  float matrix_row = 2.5F;
  float menu_field = 22.0F;        ///< widest menu button
  float date_slider = 12.0F;       ///< track of the board's date slider
  float search_field = 19.0F;
  float search_field_wide = 24.0F;
  float id_column = 4.0F;
  float id_column_most = 15.0F;
  float answer_column = 6.4F;      ///< outcome and answer of one row
  float drawer = 27.0F;           ///< width of the details drawer
  float note_width = 78.0F;       ///< caption under a title
  float reading_width = 62.0F;    ///< longest comfortable line of prose
  float poster_width = 24.0F;      ///< least width of the clip beside the text
  float poster_most = 36.0F;
  float item_width_least = 40.0F;
  float votes_share = 0.45F;       ///< share of an option's line
  float list_column = 26.0F;      ///< width of the item list beside an item
  float item_width = 58.0F;        ///< the item page's column
  float option_letter = 1.6F;
  float option_tint = 0.18F;       ///< share
  float votes_column = 16.0F;
  float reply_column = 19.0F;      ///< least width of a row's reply beside others
  float review_list = 30.0F;       ///< width of the notes drawer
  float axis_height = 0.7F;        ///< time axis of the evidence
  float tier_height = 1.35F;       ///< one line of the player's timeline
  float strip_height = 3.2F;       ///< pictures above the tiers
  float tier_label = 5.4F;         ///< names beside the tiers
  float transcript_line = 1.6F;    ///< one line of the spoken list
  float tier_inset = 0.22F;        ///< above and below a stretch
  float axis_label = 7.0F;         ///< room for a time written along the axis
  float minimap_height = 0.9F;     ///< the whole clip under a zoomed timeline
  float volume_width = 5.0F;       ///< the bar beside the mute button
  float playhead = 0.12F;          ///< width of the line
  float playhead_knob = 0.42F;     ///< radius of its handle
  float seen_tick = 0.18F;         ///< width of a seen frame's tick
  float contact_sheet = 84.0F;     ///< widest sheet of frames
  float sheet_picture = 10.0F;     ///< least width of one of its pictures
  float sheet_picture_most = 18.0F;
  float selection_tint = 0.2F;     ///< share
  float pair_matrix = 30.0F;
  float pair_matrix_height = 12.0F;
  float pair_numbers = 36.0F;      ///< numbers of a pair beside its 2x2
  float flow_chart_height = 25.0F;
  float flow_chart_share = 0.6F;   ///< share of the page's width
  float flow_node = 0.85F;         ///< width of a stage's bar
  float flow_step_least = 7.4F;    ///< least distance between two stages
  float flow_step_words = 13.0F;   ///< from this distance on, bands and nodes carry words
  float flow_last_label = 7.2F;    ///< what the labels behind the last stage take
  float flow_gap = 1.15F;          ///< between the nodes of a stage: room for the label of a thin one
  float flow_band = 0.26F;         ///< share: opacity of a band
  float flow_band_dim = 0.10F;     ///< share: the same while other bands are meant
  float flow_band_lit = 0.62F;     ///< share: the band that is meant
  float flow_slot_outer = 0.6F;    ///< share of a step that the head of the first and last stage takes
  float flow_slot_inner = 0.8F;
  float pattern_table_full = 24.0F;  ///< a narrower table leaves the share out
  float gain_column_share = 0.13F;  ///< share of the width that a number of the gain table takes at most
  float pattern_mark = 1.25F;      ///< one stage of a pattern in a table
  float share_bar = 5.0F;
  float profile_column = 10.5F;    ///< score of a row under one profile, with what differs
  float reading_column = 7.6F;     ///< what one profile read: answer and rule
  float profile_matrix_cell = 3.4F;
  float matrix_share = 0.6F;       ///< share of the width that the cells of a matrix may take
  float trial_width = 34.0F;
  float reply_field = 8.0F;
  float options_field = 5.8F;
  float parse_table_share = 0.4F;  ///< most of the height
  float narrow_below = 47.0F;     ///< below this page width: one panel at a time
  float rounding = 0.42F;
  float rounding_small = 0.25F;
  float hairline = 0.0667F;       ///< 1 px at 15 px text
  float focus_ring = 0.14F;
  float tab_underline = 0.16F;
  float touch_target = 2.94F;     ///< 44 px at 15 px text
  float mark = 0.82F;             ///< drawn symbols: lint triangle, sort arrow
  float stroke = 0.09F;           ///< line width of drawn symbols
  float scrollbar = 0.7F;
  float scrollbar_opacity = 0.32F;          ///< share, not a length
  float scrollbar_opacity_hovered = 0.6F;   ///< share, not a length
  float tint = 0.25F;                       ///< share: translucent accent areas
  float tag = 0.76F;              ///< text: kind labels
  float tag_height = 1.25F;
  float tag_outline = 0.55F;      ///< share: opacity of a tag's frame
  float wordmark = 1.28F;         ///< text: the product's name
  float mark_radius = 0.34F;      ///< share of the wordmark's height
  float mark_stroke = 0.17F;
  float pupil_radius = 0.42F;     ///< share of the mark's radius
  float pupil_shift = 0.30F;      ///< share of the mark's radius
  float disabled_tint = 0.6F;     ///< share: words of what can do nothing
  float notice_tint = 0.14F;      ///< share
  float key_help = 58.0F;
  float help_line = 1.6F;
  float palette = 38.0F;          ///< width of the command palette
  float palette_top = 5.0F;       ///< below the top of the page
  float tooltip = 26.0F;          ///< widest note beside the pointer
  float menu_least = 12.0F;
  float menu_most = 40.0F;
};

struct Tokens {
  Palette color;
  Sizes size;
  float em = 15.0F;  ///< body text height in CSS pixels
  /// Pixels of a length in em, on whole pixels.
  float px(float ems) const { return std::floor(ems * em + 0.5F); }
};

inline constexpr float kBodyTextPx = 15.0F;
/// CSS pixels of the page that text mode lays out and nobody sees: every column, and as many rows as a reader wants in one list.
inline constexpr float kTextPageWidth = 8000.0F;
inline constexpr float kTextPageHeight = 24000.0F;

const Palette& palette(ThemeKind kind);
/// Targets of 44 px, for fingers. Rows become as high as they must.
void widen_for_touch(Tokens& tokens);
Tokens make_tokens(ThemeKind kind, Density density = Density::Comfortable, float em = kBodyTextPx);

}  // namespace ego::web
