#include <algorithm>
#include <span>

#include "web/actions/fields.h"
#include "web/panels/item_parts.h"
#include "web/panels/player_parts.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

constexpr std::size_t kMostNamed = 6;

/// The first few names, and how many more there are.
std::string named(const Ui& ui, std::span<const std::size_t> places, const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < std::min(places.size(), kMostNamed); ++i) {
    if (i > 0) out += ", ";
    out += names[places[i]];
  }
  if (places.size() > kMostNamed) out += " " + ui.say(Text::OwnAndMore, {std::to_string(places.size() - kMostNamed)});
  return out;
}

void line(Ui& ui, std::string_view key, std::string_view text, Color color, Stack& page) {
  const TextLook look{.size = ui.size().small, .color = color};
  const Rect block = page.take(prose_height(ui, wrap(ui, text, page.here().w, look).size(), look));
  draw_prose(ui, text, block, look);
  ui.mirror.add(Role::Status, key, text, block);
  page.space(ui.px(ui.size().gap_tiny));
}

/// Which file the shown clip is, and whether it is the version that the manifest means.
void file_ui(Ui& ui, const AppState& state, const OwnMedia& own, const Question& question, Stack& page) {
  const auto given = state.given_clips.find(clip_name(question));
  if (given == state.given_clips.end()) return;
  const std::string& url = given->second;
  if (!own.prefix.empty() && url.starts_with(own.prefix))
    line(ui, "own-file", ui.say(Text::OwnFile, {url.substr(own.prefix.size())}), ui.color().text, page);
  const media::ClipManifest* manifest = own.manifest.ready();
  if (manifest == nullptr) {
    if (!own.manifest.pending()) line(ui, "own-hash", ui.say(Text::OwnNoManifest), ui.color().text_muted, page);
    return;
  }
  const media::ManifestFile* wanted = manifest_entry(*manifest, question.media.ref);
  if (wanted == nullptr || wanted->sha256.empty())
    return line(ui, "own-hash", ui.say(Text::OwnNoHash, {own.manifest_label}), ui.color().text_muted, page);
  const auto hash = own.hashes.find(url);
  if (hash == own.hashes.end()) return line(ui, "own-hash", ui.say(Text::OwnHashing), ui.color().text_muted, page);
  const FileHash& found = hash->second;
  if (found.sha256.empty()) return line(ui, "own-hash", ui.say(Text::OwnUnreadable), ui.color().caution, page);
  if (media::check_clip(*wanted, found.bytes, found.sha256) == media::ClipState::Good)
    return line(ui, "own-hash", "\u2713 " + ui.say(Text::OwnHashGood, {own.manifest_label, found.sha256}),
                ui.color().right, page);
  line(ui, "own-hash", "\u26a0 " + ui.say(Text::OwnHashOther, {found.sha256, own.manifest_label, wanted->sha256}),
       ui.color().caution, page);
}

/// What of the benchmark is among the files.
void folder_ui(Ui& ui, const OwnMedia& own, Stack& page) {
  if (!own.matched) return;
  const media::ClipMatches& matches = own.matches;
  line(ui, "own-found",
       ui.say(Text::OwnFound, {std::to_string(matches.found.size()), std::to_string(own.refs.size()),
                               std::to_string(own.videos.size())}),
       ui.color().text, page);
  if (!matches.unclear.empty()) {
    std::vector<std::size_t> clips;
    for (const media::UnclearClip& unclear : matches.unclear) clips.push_back(unclear.clip);
    line(ui, "own-unclear", ui.say(Text::OwnUnclear, {named(ui, clips, own.refs)}), ui.color().caution, page);
  }
  if (!matches.missing.empty() && !matches.found.empty())
    line(ui, "own-missing", ui.say(Text::OwnMissing, {named(ui, matches.missing, own.refs)}), ui.color().text_muted,
         page);
  if (!matches.surplus.empty())
    line(ui, "own-surplus", ui.say(Text::OwnSurplus, {named(ui, matches.surplus, own.videos)}), ui.color().text_muted,
         page);
  const media::ClipManifest* manifest = own.manifest.ready();
  if (manifest == nullptr) return;
  std::size_t good = 0;
  std::size_t other = 0;
  for (const media::ClipMatch& match : matches.found) {
    const auto hash = own.hashes.find(own.prefix + own.videos[match.file]);
    const media::ManifestFile* wanted = manifest_entry(*manifest, own.refs[match.clip]);
    if (hash == own.hashes.end() || wanted == nullptr) continue;
    const media::ClipState state = media::check_clip(*wanted, hash->second.bytes, hash->second.sha256);
    good += state == media::ClipState::Good ? 1 : 0;
    other += state == media::ClipState::OtherVersion ? 1 : 0;
  }
  line(ui, "own-checked",
       ui.say(Text::OwnChecked,
              {std::to_string(good), std::to_string(other), std::to_string(matches.found.size()), own.manifest_label}),
       other > 0 ? ui.color().caution : ui.color().text_muted, page);
}

/// What the one request showed, in words.
std::string address_words(const Ui& ui, const OwnMedia& own) {
  const std::string host(address_host(own.address));
  switch (own.state) {
    case AddressState::Untested: return own.address.empty() ? std::string{} : ui.say(Text::AddressInUse, {host});
    case AddressState::Bad: return ui.say(Text::AddressBad);
    case AddressState::Testing: return ui.say(Text::AddressTesting, {host});
    case AddressState::Parts: return ui.say(Text::AddressParts, {host});
    case AddressState::Whole: return ui.say(Text::AddressWhole, {host});
    case AddressState::Refused: return ui.say(Text::AddressRefused, {host, std::to_string(own.status)});
    case AddressState::Blocked: return ui.say(Text::AddressBlocked, {host});
  }
  return {};
}

void address_ui(Ui& ui, const OwnMedia& own, Stack& page) {
  const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
  draw_text(ui, ui.say(Text::Address), page.take(ui.px(ui.size().small + ui.size().gap_small)), look);
  Rect row = page.take(ui.px(ui.size().control_height));
  const ButtonSpec use{.key = "use-address", .label = ui.say(Text::AddressUse)};
  const Rect at = row.cut_right(button_width(ui, use));
  row.cut_right(ui.px(ui.size().gap_small));
  const FieldSpec spec{kAddressField, own.draft, ui.say(Text::AddressHint), FieldKind::Line};
  if (auto text = text_field(ui, spec, row)) ui.actions.push(BringClips{EditAddress{std::move(*text)}});
  if (button(ui, use, at)) ui.actions.push(BringClips{UseAddress{}});
  page.space(ui.px(ui.size().gap_tiny));
  const bool good = own.state == AddressState::Parts || own.state == AddressState::Whole;
  const bool bad =
      own.state == AddressState::Bad || own.state == AddressState::Refused || own.state == AddressState::Blocked;
  const std::string words = address_words(ui, own);
  if (!words.empty())
    line(ui, "address-state", words, good ? ui.color().right : bad ? ui.color().caution : ui.color().text_muted, page);
}

}  // namespace

void own_media_ui(Ui& ui, const AppState& state, const Question& question, Stack& page) {
  const BenchmarkData& data = *state.current();
  const bool missing = state.player.url.empty();
  if (!missing) {
    const ButtonSpec toggle{.key = "own-clips",
                            .label = ui.say(Text::OwnClips),
                            .symbol = state.own_clips_open ? Symbol::ChevronDown : Symbol::ChevronRight,
                            .look = ButtonLook::Faint,
                            .selected = state.own_clips_open};
    Rect head = page.take(ui.px(ui.size().chip_height));
    if (button(ui, toggle, head.cut_left(button_width(ui, toggle)))) ui.actions.push(BringClips{ToggleOwnClips{}});
    page.space(ui.px(ui.size().gap_tiny));
    if (!state.own_clips_open) return;
  }
  const auto found = state.own_media.find(data.entry.id);
  const OwnMedia none;
  const OwnMedia& own = found == state.own_media.end() ? none : found->second;
  if (missing && data.benchmark != nullptr && !data.benchmark->info().url.empty()) {
    const BenchmarkInfo& info = data.benchmark->info();
    line(ui, "own-source", ui.say(Text::OwnSource, {question.media.ref, info.url}), ui.color().text, page);
  }
  file_ui(ui, state, own, question, page);
  folder_ui(ui, own, page);
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, page.here(), height);
  const ButtonSpec folder{.key = "pick-folder", .label = ui.say(Text::OwnPickFolder)};
  if (button(ui, folder, flow.place(button_width(ui, folder), height))) ui.actions.push(BringClips{PickFolder{}});
  const ButtonSpec files{.key = "pick-files", .label = ui.say(Text::OwnPickFiles), .look = ButtonLook::Quiet};
  if (button(ui, files, flow.place(button_width(ui, files), height))) ui.actions.push(OpenFiles{});
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap_small));
  address_ui(ui, own, page);
  line(ui, "own-private", ui.say(Text::OwnPrivate), ui.color().text_muted, page);
}

}  // namespace ego::web
