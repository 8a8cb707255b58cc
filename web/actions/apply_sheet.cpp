#include "web/actions/apply_sheet.h"

#include <cstddef>
#include <string>
#include <utility>

namespace ego::web {
namespace {

std::string shown_question_id(const AppState& state) {
  const Question* question = shown_question(state);
  return question == nullptr ? std::string{} : question->id.value;
}

}  // namespace

void show_sheet(AppState& state, std::vector<std::uint32_t> frames) {
  if (frames.empty() || state.query.view == ViewKind::Play) return;
  Player& player = state.player;
  player.sheet = open_sheet(std::move(frames), player.frame);
  player.sheet->seen = state.query.seen_row;
  player.sheet->question = shown_question_id(state);
}

void close_sheet(AppState& state) {
  if (!state.player.sheet) return;
  state.player.sheet.reset();
  state.effects.media.emplace_back(MakeSheet{});
}

void accept_sheet_picture(Player& player, const SheetArrived& arrived) {
  if (!player.sheet || arrived.place >= player.sheet->pictures.size()) return;
  player.sheet->pictures[arrived.place] = arrived.picture;
  if (arrived.picture == SheetPicture::Made) player.sheet->image = arrived.image;
}

void request_sheet(AppState& state) {
  Player& player = state.player;
  if (!player.sheet) return;
  ContactSheet& sheet = *player.sheet;
  if (sheet.seen != state.query.seen_row || sheet.question != shown_question_id(state)) return close_sheet(state);
  if (!sheet.pictures.empty()) return;
  sheet.grid = sheet_grid(*player.track.ready(), sheet.on_page());
  sheet.image = {};
  const bool possible = player.path != DecoderPath::VideoElement;  // that one finds its frames only while it shows them
  sheet.pictures.assign(sheet.on_page(), possible ? SheetPicture::Coming : SheetPicture::Absent);
  if (!possible) return;
  const auto first = sheet.frames.begin() + static_cast<std::ptrdiff_t>(sheet.first());
  state.effects.media.emplace_back(
      MakeSheet{{first, first + static_cast<std::ptrdiff_t>(sheet.on_page())}, sheet.grid});
}

}  // namespace ego::web
