/// The wasm border: few functions, fixed widths, ownership said. JS keeps its buffers; what is needed longer is copied here.
/// None of them throws, blocks or draws; ego_frame alone draws.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <malloc.h>

#include <emscripten/emscripten.h>

#include "shell/wasm/host.h"
#include "web/actions/drop_limit.h"
#include "web/state/clip_track.h"

namespace {

ego::wasm::Host* g_host = nullptr;  ///< lives as long as the page
std::vector<ego::NamedBytes> g_dropped;  ///< files of the batch that is being handed over
std::vector<ego::NamedBytes> g_kept;  ///< kept files that are being handed over
std::optional<ego::Error> g_drop_refused;  ///< why that batch is not taken
std::uint32_t g_offers = 0;  ///< batches of clips the reader gave
std::string g_answer;  ///< last text handed out; valid until the next call

const char* answer(std::string text) {
  g_answer = std::move(text);
  return g_answer.c_str();
}

void push(ego::web::Action action) {
  g_host->explorer().push(std::move(action));
  g_host->wake();
}

std::string bytes_of(const std::uint8_t* data, std::uint32_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

extern "C" {

/// Must come first. The typefaces; empty ones leave the library's own.
EMSCRIPTEN_KEEPALIVE void ego_fonts(const std::uint8_t* regular, std::uint32_t regular_size, const std::uint8_t* strong,
                                    std::uint32_t strong_size) {
  g_host = new ego::wasm::Host;
  g_host->set_font(ego::web::Weight::Regular, bytes_of(regular, regular_size));
  g_host->set_font(ego::web::Weight::Strong, bytes_of(strong, strong_size));
}

/// Opens the canvas. @return 0, or 102 (X102) if there is no WebGL 2.
EMSCRIPTEN_KEEPALIVE int ego_start() { return g_host->start() ? 0 : 102; }

/// Instead of ego_start: no canvas, everything is read from the text layer.
EMSCRIPTEN_KEEPALIVE void ego_start_text() { g_host->start_text(); }
/// The page could not do something. @param code  102 = X102; explorer.md section 14
EMSCRIPTEN_KEEPALIVE void ego_host_failed(std::int32_t code) { push(ego::web::HostFailed{code}); }

EMSCRIPTEN_KEEPALIVE void ego_frame() { g_host->frame(); }
EMSCRIPTEN_KEEPALIVE void ego_wake() { g_host->wake(); }

/// Bits: 1 dark, 2 high contrast, 4 Chinese, 8 touch, 16 reduced motion.
EMSCRIPTEN_KEEPALIVE void ego_preferences(std::uint32_t bits) {
  push(ego::web::PreferencesChanged{
      {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0}});
}

/// Where the page is, without fragment: for links in files that leave it.
EMSCRIPTEN_KEEPALIVE void ego_page_url(const char* url) { push(ego::web::PageMoved{url}); }

EMSCRIPTEN_KEEPALIVE void ego_follow_link(const char* fragment) { push(ego::web::FollowLink{fragment}); }

/// A file of the site that was asked for by ego_page_load.
EMSCRIPTEN_KEEPALIVE void ego_file_arrived(const char* url, const std::uint8_t* data, std::uint32_t size) {
  push(ego::web::FileArrived{url, bytes_of(data, size)});
}
EMSCRIPTEN_KEEPALIVE void ego_file_missing(const char* url, std::int32_t status) {
  push(ego::web::FileMissing{url, status});
}

/// A picture that was asked for by ego_page_image. @param rgba  width * height * 4 bytes
EMSCRIPTEN_KEEPALIVE void ego_image_arrived(const char* url, const std::uint8_t* rgba, std::int32_t width,
                                            std::int32_t height) {
  g_host->take_image(url, rgba, width, height);
}

/// One file the reader dropped or picked; ego_drop_done closes the batch.
/// @return where its bytes go, owned here, valid until the next call; null: the batch is larger than a page can take
EMSCRIPTEN_KEEPALIVE char* ego_drop_file(const char* name, double size) {
  if (!g_drop_refused) g_drop_refused = ego::web::refuse_large_batch(g_dropped, name, size);
  if (g_drop_refused) return nullptr;
  g_dropped.push_back({name, std::string(static_cast<std::size_t>(size), '\0')});
  return g_dropped.back().bytes.data();
}
/// That file could not be read after all (a folder, or gone meanwhile): the batch is refused.
EMSCRIPTEN_KEEPALIVE void ego_drop_unreadable(const char* name) {
  g_drop_refused = ego::make_error(ego::Code::UnreadableFile, "could not be read", name, "drop files, not folders");
}
/// @param batch  what the page knows it by while it can keep its files; counts from 1
EMSCRIPTEN_KEEPALIVE void ego_drop_done(std::uint32_t batch) {
  push(ego::web::FilesDropped{std::exchange(g_dropped, {}), std::exchange(g_drop_refused, std::nullopt), batch});
}

// ---- files of dropped rows that stay in the browser

/// What ego_page_kept_list asked for. @param json  list of [key, bytes, about]
EMSCRIPTEN_KEEPALIVE void ego_kept_listed(const char* json) {
  push(ego::web::KeepRows{ego::web::KeptListed{ego::web::read_kept_list(json)}});
}
EMSCRIPTEN_KEEPALIVE void ego_kept_saved(const char* key, double bytes) {
  push(ego::web::KeepRows{ego::web::KeptSaved{key, static_cast<std::uint64_t>(bytes)}});
}
/// The browser could not write or read them. @param reason  its own words
EMSCRIPTEN_KEEPALIVE void ego_kept_refused(const char* key, const char* reason) {
  g_kept.clear();
  push(ego::web::KeepRows{ego::web::KeptRefused{key, reason}});
}
/// One kept file; ego_kept_done closes the batch. @return where its bytes go, owned here, valid until the next call
EMSCRIPTEN_KEEPALIVE char* ego_kept_file(const char* name, double size) {
  g_kept.push_back({name, std::string(static_cast<std::size_t>(size), '\0')});
  return g_kept.back().bytes.data();
}
EMSCRIPTEN_KEEPALIVE void ego_kept_done(const char* key) {
  push(ego::web::KeepRows{ego::web::KeptArrived{key, std::exchange(g_kept, {})}});
}

// ---- the clip player

/// The reader gave a video. @return the name its clip will be asked for by, valid until the next text; empty: no question is open
EMSCRIPTEN_KEEPALIVE const char* ego_clip_given() {
  std::string url = ego::web::given_clip_url(g_host->explorer().state());
  if (!url.empty()) push(ego::web::MovePlayer{ego::web::ClipGiven{url}});
  return answer(std::move(url));
}
/// Several videos, or a folder with videos, were given. @param json  list of [path, bytes]
/// @return what stands before a path in the name the page is asked for that file by, valid until the next text
EMSCRIPTEN_KEEPALIVE const char* ego_clips_offered(const char* json) {
  std::string prefix = "own" + std::to_string(++g_offers) + ":";
  push(ego::web::BringClips{ego::web::ClipsOffered{prefix, ego::web::read_own_files(json)}});
  return answer(std::move(prefix));
}
/// What ego_page_hash asked for. @param sha256  64 digits; empty: the file could not be read
EMSCRIPTEN_KEEPALIVE void ego_clip_hashed(const char* url, const char* sha256, double bytes) {
  push(ego::web::BringClips{ego::web::ClipHashed{url, {sha256, static_cast<std::uint64_t>(bytes)}}});
}
/// What ego_page_try_address asked for. @param status  HTTP status; 0 = no answer that the page may read
EMSCRIPTEN_KEEPALIVE void ego_address_tested(std::int32_t status) {
  push(ego::web::BringClips{ego::web::address_tested(status)});
}
/// The pictures that ego_page_clip_strip asked for: they go into their texture now.
EMSCRIPTEN_KEEPALIVE void ego_clip_strip(std::int32_t width, std::int32_t height) {
  g_host->take_clip_strip(width, height);
}
/// One picture of the contact sheet that ego_page_clip_sheet asked for goes into its texture now. @param made  0: the stream does not give it
EMSCRIPTEN_KEEPALIVE void ego_clip_sheet(std::uint32_t place, std::int32_t made) {
  g_host->take_sheet_picture(place, made != 0 ? ego::web::SheetPicture::Made : ego::web::SheetPicture::Absent);
}
/// More of the waveform that ego_page_clip_waveform asked for. @param lows, highs  shape [count], samples of full scale 127
EMSCRIPTEN_KEEPALIVE void ego_clip_waveform(const std::int8_t* lows, const std::int8_t* highs, std::uint32_t count) {
  std::vector<ego::media::Extremes> buckets;
  for (std::uint32_t i = 0; i < count; ++i) buckets.push_back({lows[i], highs[i]});
  push(ego::web::MovePlayer{ego::web::WaveformGrew{std::move(buckets)}});
}
/// A clip that was asked for by ego_page_clip_open. @param info  JSON of media.js: width, height, pixelAspect, rotation, codec, container, hasAudio
/// @param times  microseconds, shape [frames]  @param keys  frame numbers, shape [key_count]  @param path  DecoderPath
EMSCRIPTEN_KEEPALIVE void ego_clip_opened(const char* url, const char* info, const double* times, std::uint32_t frames,
                                          const std::uint32_t* keys, std::uint32_t key_count, std::int32_t path) {
  push(ego::web::MovePlayer{ego::web::ClipOpened{url,
                                                 ego::web::read_clip_track(info, {times, frames}, {keys, key_count}),
                                                 static_cast<ego::web::DecoderPath>(path)}});
}
EMSCRIPTEN_KEEPALIVE void ego_clip_failed(const char* url, const char* reason) {
  push(ego::web::MovePlayer{ego::web::ClipRefused{url, reason}});
}
/// A frame is ready: the page's picture goes into the clip's texture now.
EMSCRIPTEN_KEEPALIVE void ego_clip_frame(std::uint32_t frame, std::int32_t width, std::int32_t height,
                                         std::int32_t path) {
  g_host->take_clip_frame(frame, width, height, static_cast<ego::web::DecoderPath>(path));
}
EMSCRIPTEN_KEEPALIVE void ego_clip_frame_missing(std::uint32_t frame) {
  push(ego::web::MovePlayer{ego::web::FrameAbsent{frame}});
}
/// Real milliseconds since the last call, at each repaint while a clip plays. Draws only if the frame changes.
EMSCRIPTEN_KEEPALIVE void ego_clip_clock(double millis) { g_host->tick_clip(millis); }
EMSCRIPTEN_KEEPALIVE void ego_clip_hidden() { push(ego::web::MovePlayer{ego::web::PageHidden{}}); }

/// A DOM text field was edited.
EMSCRIPTEN_KEEPALIVE void ego_field_edited(const char* key, const char* text) { push(ego::web::EditField{key, text}); }
/// What ego_page_recall asked for; empty if nothing was kept.
EMSCRIPTEN_KEEPALIVE void ego_recalled(const char* key, const char* text) { push(ego::web::TextRecalled{key, text}); }

/// A click on, or the focus of, an element of the text layer. @param target  MirrorNode::target
EMSCRIPTEN_KEEPALIVE void ego_activate(std::uint32_t target) { g_host->activate(target); }
EMSCRIPTEN_KEEPALIVE void ego_focus(std::uint32_t target) { g_host->focus(target); }

/// Bits: 1 shift, 2 control or command.
EMSCRIPTEN_KEEPALIVE void ego_modifiers(std::uint32_t bits) { g_host->set_modifiers((bits & 1) != 0, (bits & 2) != 0); }

/// A key by its produced character or name (KeyboardEvent.key). @return 1 if the explorer took it
EMSCRIPTEN_KEEPALIVE int ego_key(const char* key, std::uint32_t bits) {
  return g_host->press(key, {(bits & 1) != 0, (bits & 2) != 0}) ? 1 : 0;
}

/// The rows the reader has chosen, tab-separated; empty if there is nothing to copy.
EMSCRIPTEN_KEEPALIVE const char* ego_selection() { return answer(g_host->explorer().selection()); }

/// A long press or the right mouse button at this place, in CSS pixels.
EMSCRIPTEN_KEEPALIVE void ego_menu(float x, float y) { g_host->open_menu(x, y); }

EMSCRIPTEN_KEEPALIVE void ego_context_restored() { g_host->context_restored(); }

// ---- the probe (tests and budgets read it; nothing else does)

EMSCRIPTEN_KEEPALIVE void ego_probe_record(int on) { g_host->record_items(on != 0); }
EMSCRIPTEN_KEEPALIVE const char* ego_probe_items() { return answer(ego::web::probe_json(g_host->items())); }
EMSCRIPTEN_KEEPALIVE const char* ego_probe_state() { return answer(ego::web::state_json(g_host->explorer())); }
/// @param which  0 frames drawn, 1 longest frame in ms, 2 last frame in ms, 3 last mirror update in ms, 4 resets the longest,
///               5 bytes of the heap in use
EMSCRIPTEN_KEEPALIVE double ego_probe_number(std::int32_t which) {
  const ego::wasm::FrameStats& stats = g_host->stats();
  switch (which) {
    case 0: return static_cast<double>(stats.frames);
    case 1: return stats.longest_ms;
    case 2: return stats.last_ms;
    case 3: return stats.mirror_ms;
    case 4: g_host->reset_longest(); return 0;
    case 5: return static_cast<double>(static_cast<std::uint32_t>(mallinfo().uordblks));
    default: return -1;
  }
}

/// The next frame traps, as a failed assertion of the core would.
EMSCRIPTEN_KEEPALIVE void ego_probe_stop() { g_host->stop_next(); }

}  // extern "C"

/// The page drives everything; there is nothing to do at load.
int main() { return 0; }
