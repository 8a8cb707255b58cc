#include "web/state/clip_track.h"

#include <algorithm>
#include <cmath>

#include "core/json/parse.h"
#include "core/text/relative_path.h"

namespace ego::web {
namespace {

constexpr int kQuarterTurn = 90;
constexpr int kFullTurn = 360;

int whole_number(const json::Value& value, std::string_view name) {
  constexpr std::int64_t kMost = 1 << 16;
  const json::Value* member = value.find(name);
  return static_cast<int>(std::clamp<std::int64_t>(member == nullptr ? 0 : member->as_int().value_or(0), 0, kMost));
}

}  // namespace

ClipTrack read_clip_track(std::string_view json, std::span<const double> times, std::span<const std::uint32_t> keys) {
  ClipTrack track;
  Diagnostics diagnostics;
  if (const Result<json::Value> parsed = json::parse(json, "clip", json::Dialect::Strict, diagnostics); parsed.ok()) {
    const json::Value& value = parsed.value();
    track.width = whole_number(value, "width");
    track.height = whole_number(value, "height");
    track.rotation = whole_number(value, "rotation") / kQuarterTurn * kQuarterTurn % kFullTurn;
    track.codec = value.text_or_empty("codec");
    track.container = value.text_or_empty("container");
    if (const json::Value* aspect = value.find("pixelAspect")) track.pixel_aspect = aspect->as_double().value_or(1);
    if (const json::Value* audio = value.find("hasAudio"))
      track.has_audio = audio->if_bool() != nullptr && *audio->if_bool();
  }
  if (!(track.pixel_aspect > 0)) track.pixel_aspect = 1;
  track.times.reserve(times.size());
  for (const double time : times) {
    const std::int64_t least = track.times.empty() ? 0 : track.times.back() + 1;
    track.times.push_back(std::max<std::int64_t>(std::llround(time), least));
  }
  for (const std::uint32_t key : keys)
    if (key < track.frames()) track.keys.push_back(key);
  return track;
}

std::vector<OwnFile> read_own_files(std::string_view json) {
  std::vector<OwnFile> files;
  Diagnostics diagnostics;
  const Result<json::Value> parsed = json::parse(json, "files", json::Dialect::Strict, diagnostics);
  const json::Array* list = parsed.ok() ? parsed.value().if_array() : nullptr;
  if (list == nullptr) return files;
  for (const json::Value& entry : *list) {
    const json::Array* pair = entry.if_array();
    if (pair == nullptr || pair->size() != 2) continue;
    const std::string* path = (*pair)[0].if_string();
    const std::int64_t bytes = (*pair)[1].as_int().value_or(-1);
    if (path == nullptr || bytes < 0 || !text::is_relative_path(*path)) continue;
    files.push_back({*path, static_cast<std::uint64_t>(bytes)});
  }
  return files;
}

}  // namespace ego::web
