/// Parts of play mode.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "web/panels/panels.h"
#include "web/widgets/flow.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// One choice of a ChipLine.
struct LineChip {
  std::string_view key;
  std::string_view label;
  bool on = false;  ///< what it stands for is so now
};

/// A caption with chips behind it, below it on a narrow page; the page goes on below.
class ChipLine {
 public:
  ChipLine(Ui& ui, Text caption, Stack& page) : ui_(ui), page_(page), flow_(ui, page.here(), height(ui)) {
    const std::string title = ui.say(caption);
    const Rect box = flow_.place(ui.px(ui.size().id_column_most), height(ui));
    draw_text(ui, title, box, {.color = ui.color().text_muted});
    if (ui.narrow()) flow_.new_line();
    ui.mirror.open(Role::Group, "", "", box).label = title;
  }
  ~ChipLine() {
    ui_.mirror.close();
    page_.space(flow_.bottom() - page_.here().y + ui_.px(ui_.size().gap_small));
  }
  ChipLine(const ChipLine&) = delete;
  ChipLine& operator=(const ChipLine&) = delete;

  /// @return true in the frame the chip is pressed
  bool operator()(const LineChip& one) {
    const Rect place = flow_.place(chip_width(ui_, one.label), ui_.px(ui_.size().chip_height));
    return chip(ui_, one.key, one.label, place, one.on);
  }
  Rect place(float width) { return flow_.place(width, height(ui_)); }

 private:
  static float height(const Ui& ui) { return ui.px(ui.size().control_height); }

  Ui& ui_;
  Stack& page_;
  Flow flow_;
};

/// What of the items is asked, how, and under which conditions; the button that starts.
void play_setup_ui(Ui& ui, const AppState& state, const Views& views, Stack& page);

/// The options as things to press, in the order of the session; after submitting, with the right one marked. A text field where
/// there are none.
void play_options_ui(Ui& ui, const PlaySession& session, const Question& question, std::uint32_t index, Stack& page);

/// What came out, beside what every row does on the same questions.
void play_result_ui(Ui& ui, const AppState& state, const PlaySession& session, const Views& views, Stack& page);

}  // namespace ego::web
