#include "shell/native-window/host.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <utility>

#include <imgui.h>
#include <imgui_internal.h>

#include "core/text/relative_path.h"
#include "shell/native/posix_file_sink.h"
#include "web/widgets/draw.h"

namespace ego::desktop {
namespace {

constexpr int kSettleFrames = 3;  // hover, then layout that depends on it, then rest
constexpr int kMostFrames = 5000;  // of a picture: what is not done by then never ends

/// Where a face may lie; the first that is there is taken. A site folder has the interface font only beside the program of the page.
struct Face {
  std::vector<std::string> letters;
  std::vector<std::string> ideographs;  ///< collections whose third face is simplified Chinese
};

Face face_of(const std::string& site, web::Weight weight) {
  const bool strong = weight == web::Weight::Strong;
  const std::string inter = "/usr/share/fonts/opentype/inter/Inter-";
  const std::string noto = "/usr/share/fonts/opentype/noto/NotoSansCJK-";
  return {.letters = {site + (strong ? "/fonts/inter-semibold.otf" : "/fonts/inter-regular.otf"),
                      inter + (strong ? "SemiBold.otf" : "Regular.otf")},
          .ideographs = {noto + (strong ? "Bold.ttc" : "Regular.ttc")}};
}

constexpr ImU32 kChineseFace = 2;
// The library sizes a face by its line box; these two make ideographs as large as the interface font's letters.
constexpr float kInterfaceBox = 1.21F;
constexpr float kIdeographBox = 1.448F;

/// Into the folder the program was started in.
void save(const web::Download& file) {
  const Status written = native::PosixFileSink().write_all(file.name, file.bytes);
  if (!written.ok()) std::fprintf(stderr, "explorer: %s: %s\n", file.name.c_str(), written.error().message.c_str());
}

}  // namespace

Host::Host(Window& window, std::string site) : window_(window), site_(std::move(site)) { load_fonts(); }

void Host::load_fonts() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const auto add = [&](const std::vector<std::string>& paths, float size, ImFontConfig config) -> ImFont* {
    const auto path = std::find_if(paths.begin(), paths.end(), [&](const auto& one) { return files_.exists(one); });
    if (path == paths.end()) return nullptr;
    Result<ByteBuffer> bytes = files_.read_all(*path);
    if (!bytes.ok()) return nullptr;
    const ByteBuffer& kept = font_bytes_.emplace_back(std::move(bytes).value());
    config.FontDataOwnedByAtlas = false;
    return atlas.AddFontFromMemoryTTF(const_cast<char*>(kept.data()), static_cast<int>(kept.size()), size, &config);
  };
  const auto load = [&](web::Weight weight) {
    const Face face = face_of(site_, weight);
    ImFont* font = add(face.letters, kInterfaceBox, {});
    if (font == nullptr) return atlas.AddFontDefault();
    ImFontConfig merged;
    merged.MergeMode = true;
    merged.FontNo = kChineseFace;
    add(face.ideographs, kIdeographBox, merged);
    return font;
  };
  fonts_.regular = load(web::Weight::Regular);
  fonts_.strong = load(web::Weight::Strong);
}

void Host::follow(const std::string& link) { explorer_.push(web::FollowLink{link}); }

void Host::press(const KeyPress& press) { explorer_.press(press.key, press.modifiers); }

void Host::drop(const std::vector<std::string>& paths) {
  web::FilesDropped batch;
  for (const std::string& path : paths) {
    Result<ByteBuffer> bytes = files_.read_all(path);
    if (!bytes.ok() && !batch.refused) batch.refused = bytes.error();
    if (bytes.ok()) batch.files.push_back({native::base_name(path), std::move(bytes).value()});
  }
  explorer_.push(std::move(batch));
}

bool Host::step() {
  const bool busy = explorer_.logic() == web::Activity::Busy;
  const web::Effects effects = explorer_.take_effects();
  carry_out(effects);
  return busy || !effects.loads.empty() || !effects.images.empty();
}

void Host::draw() {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  explorer_.ui({fonts_, {0, 0, size.x, size.y}, web::TextEntry::Drawn, 0});
  field_ = ImGui::GetIO().WantTextInput;
  const web::MirrorNode* field = wanted_field_.empty() ? nullptr : explorer_.mirror().find(wanted_field_);
  if (field == nullptr || field->target == 0) return;
  ImGui::ActivateItemByID(field->target);
  wanted_field_.clear();
}

web::Color Host::background() const { return web::palette(explorer_.theme()).background; }

void Host::run() {
  for (int frames_left = kSettleFrames; open_;) {
    SDL_Event event;
    // Nothing is drawn while nothing happens.
    if (frames_left <= 0 && SDL_WaitEvent(&event) != 0) {
      handle(event);
      frames_left = kSettleFrames;
    }
    while (SDL_PollEvent(&event) != 0) {
      handle(event);
      frames_left = kSettleFrames;
    }
    if (step()) frames_left = kSettleFrames;
    window_.show([this] { draw(); }, background());
    --frames_left;
  }
}

Picture Host::settle(WindowSize size, float scale) {
  Picture last;
  int quiet = 0;
  for (int i = 0; i < kMostFrames && quiet < kSettleFrames; ++i) {
    quiet = step() ? 0 : quiet + 1;
    last = window_.capture(size, scale, [this] { draw(); }, background());
  }
  return last;
}

void Host::handle(const SDL_Event& event) {
  window_.take(event);
  switch (event.type) {
    case SDL_QUIT: open_ = false; return;
    case SDL_DROPFILE: {
      const std::string path = event.drop.file;
      SDL_free(event.drop.file);
      Result<ByteBuffer> bytes = files_.read_all(path);
      if (bytes.ok()) dropped_.push_back({native::base_name(path), std::move(bytes).value()});
      return;
    }
    case SDL_DROPCOMPLETE: explorer_.push(web::FilesDropped{std::exchange(dropped_, {})}); return;
    case SDL_KEYDOWN:
      if ((event.key.keysym.mod & KMOD_ALT) != 0 && event.key.keysym.sym == SDLK_LEFT) return go(-1);
      if ((event.key.keysym.mod & KMOD_ALT) != 0 && event.key.keysym.sym == SDLK_RIGHT) return go(1);
      break;
    default: break;
  }
  const auto pressed = key_press_of(event);
  if (!pressed) return;
  // Keys belong to the text that is edited, but for those that move in the list under it.
  const bool in_list = explorer_.state().palette.open && pressed->key.size() > 1;
  if (field_ && !in_list && !pressed->modifiers.control) return;
  press(*pressed);
}

/// Backwards or forwards through the links that were shown.
void Host::go(int entries) {
  const auto wanted = static_cast<std::ptrdiff_t>(place_) + entries;
  if (wanted < 0 || wanted >= std::ssize(history_)) return;
  place_ = static_cast<std::size_t>(wanted);
  follow(history_[place_]);
}

void Host::note_link(const web::LinkChange& change) {
  if (!history_.empty() && history_[place_] == change.fragment) return;
  if (change.mode == web::HistoryMode::Push || history_.empty()) {
    if (!history_.empty()) history_.resize(++place_);
    history_.push_back(change.fragment);
  } else {
    history_[place_] = change.fragment;
  }
}

void Host::carry_out(const web::Effects& effects) {
  for (const web::LoadRequest& request : effects.loads) {
    Result<ByteBuffer> bytes =
        text::is_relative_path(request.url)
            ? files_.read_all(site_ + "/" + request.url)
            : Result<ByteBuffer>(make_error(Code::UnreadableFile, "not in the site", request.url));
    constexpr int kNotFound = 404;
    if (!bytes.ok()) {
      explorer_.push(web::FileMissing{web::load_key(request), kNotFound});
      continue;
    }
    const bool part = request.part && request.part->end <= bytes.value().size();
    explorer_.push(web::FileArrived{
        web::load_key(request),
        part ? bytes.value().substr(request.part->begin, request.part->end - request.part->begin) : bytes.value()});
  }
  // No decoder of pictures is linked: the panel says what belongs there.
  for (const web::LoadRequest& request : effects.images) explorer_.push(web::FileMissing{request.url, 0});
  // Nor one of clips: the still and the timeline's words stay.
  for (const web::MediaRequest& request : effects.media) {
    if (const auto* open = std::get_if<web::OpenClip>(&request))
      explorer_.push(web::MovePlayer{web::ClipRefused{open->url, "the desktop window has no clip player"}});
  }
  // Nothing is kept between two runs.
  for (const web::KeptRequest& request : effects.kept) {
    if (std::holds_alternative<web::ListKept>(request)) explorer_.push(web::KeepRows{web::KeptListed{}});
  }
  if (effects.link) note_link(*effects.link);
  if (effects.clipboard) SDL_SetClipboardText(effects.clipboard->c_str());
  if (effects.copy_text) SDL_SetClipboardText(effects.copy_text->c_str());
  if (effects.history_step != 0) go(effects.history_step);
  for (const web::Download& file : effects.downloads) save(file);
  // No rasteriser is linked: the drawing itself is saved, under its own ending.
  for (const web::PictureDownload& picture : effects.pictures)
    save({picture.name.substr(0, picture.name.rfind('.')) + ".svg", "image/svg+xml", picture.svg});
  if (effects.focus_search) wanted_field_ = "search";
  if (effects.focus_field) wanted_field_ = *effects.focus_field;
}

}  // namespace ego::desktop
