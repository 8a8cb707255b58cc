/// The contact sheet over the page: exactly the frames a model saw, each with its time and number.
#include <algorithm>
#include <cmath>
#include <string>

#include "web/panels/player_parts.h"
#include "web/state/playback.h"
#include "web/widgets/sheet.h"

namespace ego::web {
namespace {

/// How pictures lie on the screen.
struct ScreenGrid {
  std::size_t across = 1;
  std::size_t down = 1;
  float width = 0;  ///< of one picture
  float height = 0;

  float wide(float gap) const { return static_cast<float>(across) * (width + gap) - gap; }
};

/// As few lines as there is room for, all nearly equally long.
ScreenGrid screen_grid(const Ui& ui, const ClipTrack& track, std::size_t pictures, float room) {
  const SheetGrid made = sheet_grid(track, pictures);
  const float shape = static_cast<float>(made.height) / static_cast<float>(made.width);
  const float gap = ui.px(ui.size().gap);
  const float fitting = std::floor((room + gap) / (ui.px(ui.size().sheet_picture) + gap));
  const auto most = static_cast<std::size_t>(std::max(fitting, 1.0F));
  ScreenGrid grid;
  grid.down = (pictures + most - 1) / most;
  grid.across = (pictures + grid.down - 1) / grid.down;
  const float each = (room + gap) / static_cast<float>(grid.across) - gap;
  grid.width = std::floor(std::min(each, ui.px(ui.size().sheet_picture_most)));
  grid.height = std::floor(grid.width * shape);
  return grid;
}

float caption_height(const Ui& ui) { return ui.px(ui.size().small + ui.size().gap_small); }

/// Title, what can be done with the sheet, and the page of it that is shown.
void title_ui(Ui& ui, const ContactSheet& sheet, const Views& views, Rect line) {
  const float gap = ui.px(ui.size().gap_small);
  const ButtonSpec close{
      .key = "close-sheet", .symbol = Symbol::Close, .look = ButtonLook::Quiet, .spoken = ui.say(Text::Close)};
  if (button(ui, close, line.cut_right(line.h))) ui.actions.push(MovePlayer{CloseSheet{}});
  line.cut_right(gap);
  const ButtonSpec save{.key = "save-sheet",
                        .label = "PNG",
                        .symbol = Symbol::Save,
                        .spoken = ui.say(Text::CmdSaveSheet),
                        .disabled = sheet.image.texture == 0};
  if (button(ui, save, line.cut_right(button_width(ui, save)))) ui.actions.push(Export{{ExportFormat::Frames}});
  line.cut_right(gap);
  if (sheet.pages() > 1) {
    const auto step = [&](std::string_view key, Symbol symbol, Text spoken, std::int64_t by, bool there) {
      const ButtonSpec spec{.key = key, .symbol = symbol, .spoken = ui.say(spoken), .disabled = !there};
      if (button(ui, spec, line.cut_right(line.h))) ui.actions.push(MovePlayer{MoveOnSheet{by}});
      line.cut_right(gap);
    };
    constexpr auto kPage = static_cast<std::int64_t>(kMostOnSheet);
    step("next-sheet", Symbol::ChevronRight, Text::Next, kPage, sheet.page() + 1 < sheet.pages());
    step("previous-sheet", Symbol::ChevronLeft, Text::Previous, -kPage, sheet.page() > 0);
    const std::string place =
        ui.say(Text::SheetPage, {std::to_string(sheet.page() + 1), std::to_string(sheet.pages())});
    const Rect box = line.cut_right(text_width(ui, place, {.size = ui.size().small}) + gap);
    draw_text(ui, place, box, {.size = ui.size().small, .color = ui.color().text_muted});
    ui.mirror.add(Role::Status, "sheet-page", place, box);
  }
  const std::string title = seen_name(sheet.seen, views.items, ui.tongue);
  draw_text(ui, title, line, {.size = ui.size().subtitle, .weight = Weight::Strong});
  ui.mirror.add(Role::Heading, "sheet-title", title, line);
}

/// The picture's part of the sheet's texture, or why there is none.
void picture_ui(Ui& ui, const ContactSheet& sheet, std::size_t place, const Rect& box) {
  const SheetPicture made = place < sheet.pictures.size() ? sheet.pictures[place] : SheetPicture::Coming;
  const float rounding = ui.px(ui.size().rounding_small);
  if (made != SheetPicture::Made) {
    fill(box, ui.color().panel, rounding);
    const TextLook look{.size = ui.size().small, .align = Align::Center, .color = ui.color().text_muted};
    if (made == SheetPicture::Absent) draw_text(ui, ui.say(Text::SheetNoPicture), box, look);
    return outline(ui, box, ui.color().line, rounding);
  }
  const auto columns = static_cast<float>(sheet.grid.columns);
  const auto rows = static_cast<float>(sheet.grid.rows);
  const auto across = static_cast<float>(place % sheet.grid.columns);
  const std::size_t line = place / sheet.grid.columns;
  const auto down = static_cast<float>(line);
  ImGui::GetWindowDrawList()->AddImage(ImTextureRef(static_cast<ImTextureID>(sheet.image.texture)), corner(box),
                                       far_corner(box), {across / columns, down / rows},
                                       {(across + 1) / columns, (down + 1) / rows});
}

/// One frame: a press goes there.
/// @param box  of picture and words  @param picture  height of the picture
void frame_ui(Ui& ui, const ContactSheet& sheet, const ClipTrack& track, std::size_t place, const Rect& box,
              float picture) {
  const std::size_t index = sheet.first() + place;
  const std::uint32_t frame = sheet.frames[index];
  const bool at_cursor = index == sheet.cursor;
  const std::string words = frame_words(track, frame, ui.tongue);
  const Press press = press_area(ui, "sheet/" + std::to_string(frame), box, Role::Button, words, at_cursor);
  Rect rest = box;
  const Rect image = rest.cut_top(picture);
  picture_ui(ui, sheet, place, image);
  if (press.hovered) fill(image, press.held ? ui.color().pressed : ui.color().hover);
  if (press.focused || at_cursor) focus_ring(ui, image, 0);
  draw_text(ui, words, rest,
            {.size = ui.size().small,
             .weight = at_cursor ? Weight::Strong : Weight::Regular,
             .color = at_cursor ? ui.color().text : ui.color().text_muted});
  if (press.clicked) ui.actions.push(MovePlayer{SeekFrame{frame}});
}

}  // namespace

void contact_sheet_ui(Ui& ui, const AppState& state, const Views& views, const Rect& page) {
  const Player& player = state.player;
  if (!player.sheet || !player.is_open()) return;
  const ContactSheet& sheet = *player.sheet;
  const ClipTrack& track = *player.track.ready();
  const float pad = ui.px(ui.narrow() ? ui.size().gap : ui.size().gap_large);
  const float gap = ui.px(ui.size().gap);
  const float title = ui.px(ui.size().control_height);
  const float sides = 2 * (pad + ui.margin());
  const float most = std::min(ui.px(ui.size().contact_sheet), page.w - 2 * gap) - sides;
  const ScreenGrid grid = screen_grid(ui, track, sheet.on_page(), most);
  const float line = grid.height + caption_height(ui);
  const float width = std::max(grid.wide(gap), std::min(most, ui.px(ui.size().palette))) + sides;
  const float wanted = 2 * gap + title + caption_height(ui) + gap + static_cast<float>(grid.down) * (line + gap);
  const float height = std::min(wanted, page.h - 2 * gap);
  const Rect box{page.mid_x() - width / 2, page.mid_y() - height / 2, width, height};
  if (grid.across != sheet.across) ui.actions.push(MovePlayer{ArrangeSheet{grid.across}});

  const Sheet raised(ui, "contact-sheet", box);
  const std::string about = seen_count(views.player.seen(), ui.tongue) + "  \u00b7  " + ui.say(Text::SheetHint);
  ui.mirror.open(Role::Dialog, "contact-sheet", "", box).label = ui.say(Text::SheetOpen);
  Rect inner = box.inset(pad, gap);
  title_ui(ui, sheet, views, inner.cut_top(title).inset(ui.margin(), 0));
  const Rect words = inner.cut_top(caption_height(ui)).inset(ui.margin(), 0);
  draw_text(ui, about, words, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "sheet-about", about, words);
  const float ring = ui.px(ui.size().gap_tiny);  // round the picture under the cursor
  inner.cut_top(gap - ring);
  {
    ScrollPage lines(ui, "sheet-lines", inner, inner.w);
    lines.space(ring);
    for (std::size_t place = 0; place < sheet.on_page(); ++place) {
      const std::size_t across = place % grid.across;
      if (across == 0 && place > 0) lines.space(line + gap);
      const Rect here = lines.here();
      const Rect at{here.x + static_cast<float>(across) * (grid.width + gap), here.y, grid.width, line};
      frame_ui(ui, sheet, track, place, at, grid.height);
      if (sheet.first() + place == sheet.cursor) reveal_once(ui, sheet.moved, at);
    }
    lines.space(line + gap);
  }
  ui.mirror.close();
}

}  // namespace ego::web
