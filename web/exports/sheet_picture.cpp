#include "web/exports/sheet_picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "core/json/writer.h"
#include "web/exports/export.h"
#include "web/theme/chart_sizes.h"
#include "web/theme/tokens.h"

namespace ego::web {
namespace {

constexpr const SheetSizes& kSize = kSheetSizes;

int px(float ems) { return static_cast<int>(std::lround(ems * kBodyTextPx)); }

json::Value number(int value) { return json::number(std::int64_t{value}); }

/// Nearly as many lines as pictures in one.
int pictures_across(std::size_t pictures) {
  const auto side = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(pictures))));
  return std::min(std::clamp(side, kSize.least_across, kSize.most_across), static_cast<int>(pictures));
}

/// A line of words in the picture.
struct Line {
  std::string text;
  int x = 0;
  int middle = 0;  ///< y
  int width = 0;   ///< longer ones are narrowed
  float size = kSize.caption;
  Color color;
  bool strong = false;
};

json::Value line_value(const Line& line) {
  json::Object out{{"x", number(line.x)},           {"y", number(line.middle)},    {"size", number(px(line.size))},
                   {"color", hex_text(line.color)}, {"width", number(line.width)}, {"text", line.text}};
  if (line.strong) out.emplace_back("strong", true);
  return out;
}

}  // namespace

std::optional<SaveSheet> sheet_picture(const AppState& state, const Views& views) {
  const Player& player = state.player;
  const bool pictured = player.sheet && player.is_open() && player.sheet->image.texture != 0;
  if (!pictured || views.player.question() == nullptr) return std::nullopt;
  const ContactSheet& sheet = *player.sheet;
  const ClipTrack& track = *player.track.ready();
  const Tongue tongue = shown_tongue(state);
  const Palette& light = palette(ThemeKind::Light);  // pictures go into papers and slides, whatever the page looks like
  const int count = static_cast<int>(sheet.on_page());
  const int across = pictures_across(sheet.on_page());
  const int margin = px(kSize.margin);
  const int gap = px(kSize.gap);
  const int line = px(kSize.line);
  const int inner = std::max(across, kSize.least_across) * (sheet.grid.width + gap) - gap;
  json::Array texts;
  int y = margin + line / 2;
  texts.push_back(line_value({.text = seen_name(sheet.seen, views.items, tongue),
                              .x = margin,
                              .middle = y,
                              .width = inner,
                              .size = kSize.title,
                              .color = light.text,
                              .strong = true}));
  const auto small_line = [&](const std::string& words) {
    texts.push_back(line_value({.text = words, .x = margin, .middle = y, .width = inner, .color = light.text_muted}));
    y += line;
  };
  y += line;
  std::string about = seen_count(views.player.seen(), tongue);
  if (sheet.pages() > 1)
    about +=
        "  \u00b7  " + text(Text::SheetPage, tongue, {std::to_string(sheet.page() + 1), std::to_string(sheet.pages())});
  small_line(about);
  y += gap - line / 2;
  json::Array pictures;
  for (int place = 0; place < count; ++place) {
    const int x = margin + place % across * (sheet.grid.width + gap);
    const int top = y + place / across * (sheet.grid.height + line + gap);
    pictures.emplace_back(json::Object{{"place", number(place)},
                                       {"x", number(x)},
                                       {"y", number(top)},
                                       {"w", number(sheet.grid.width)},
                                       {"h", number(sheet.grid.height)}});
    const std::uint32_t frame = sheet.frames[sheet.first() + static_cast<std::size_t>(place)];
    texts.push_back(line_value({.text = frame_words(track, frame, tongue),
                                .x = x,
                                .middle = top + sheet.grid.height + line / 2,
                                .width = sheet.grid.width,
                                .color = light.text}));
  }
  y += (count + across - 1) / across * (sheet.grid.height + line + gap) + line / 2;
  const Question& question = *views.player.question();
  small_line(clip_name(question) + "  \u00b7  " + question.id.value);
  small_line(state.page_url + write_permalink(state.query, link_defaults(state)));
  y += margin - line / 2;
  const json::Value drawing = json::Object{{"width", number(inner + 2 * margin)},      {"height", number(y)},
                                           {"background", hex_text(light.background)}, {"plate", hex_text(light.bar)},
                                           {"pictures", std::move(pictures)},          {"texts", std::move(texts)}};
  return SaveSheet{plain_stem(state.current()->entry.id + "-frames-" + question.id.value + "-" + sheet.seen) + ".png",
                   json::write(drawing, json::Layout::Compact)};
}

}  // namespace ego::web
