#include "web/state/own_media.h"

#include <algorithm>
#include <array>

#include "core/text/relative_path.h"
#include "web/permalink/percent.h"

namespace ego::web {
namespace {

constexpr std::string_view kScheme = "https://";
constexpr std::array<std::string_view, 4> kFields{"ref", "name", "stem", "video"};

/// Calls `text` for what stands between fields and `field` for each field's name. @return false: a brace without its partner
template <class OnText, class OnField>
bool walk(std::string_view address, OnText text, OnField field) {
  while (!address.empty()) {
    const std::size_t open = std::min(address.find('{'), address.size());
    text(address.substr(0, open));
    if (open == address.size()) return true;
    const std::size_t close = address.find('}', open);
    if (close == std::string_view::npos) return false;
    field(address.substr(open + 1, close - open - 1));
    address.remove_prefix(close + 1);
  }
  return true;
}

/// Percent-encoded, slashes kept.
std::string encoded_path(std::string_view path) {
  std::string out;
  while (true) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    out += percent_encode(path.substr(0, slash), LinkPart::Target);
    if (slash == path.size()) return out;
    out += '/';
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

bool is_clip_address(std::string_view address) {
  if (!address.starts_with(kScheme) || address_host(address).empty()) return false;
  if (address_host(address).find_first_of("{}@") != std::string_view::npos) return false;
  const bool plain = std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  std::size_t known = 0;
  std::size_t fields = 0;
  const bool paired = walk(
      address, [](std::string_view) {},
      [&](std::string_view name) {
        ++fields;
        known += std::find(kFields.begin(), kFields.end(), name) != kFields.end() ? 1 : 0;
      });
  return plain && paired && fields > 0 && known == fields;
}

std::string clip_address(std::string_view address, const Question& question) {
  if (question.media.ref.empty()) return {};
  const std::string& ref = question.media.ref;
  std::string out;
  walk(
      address, [&](std::string_view text) { out += text; },
      [&](std::string_view name) {
        if (name == "ref") out += encoded_path(ref);
        if (name == "name") out += percent_encode(text::file_name(ref), LinkPart::Target);
        if (name == "stem") out += percent_encode(text::file_stem(ref), LinkPart::Target);
        if (name == "video") out += percent_encode(question.video.value, LinkPart::Target);
      });
  return out;
}

std::string_view address_host(std::string_view address) {
  if (!address.starts_with(kScheme)) return {};
  address.remove_prefix(kScheme.size());
  return address.substr(0, address.find('/'));
}

const media::ManifestFile* manifest_entry(const media::ClipManifest& manifest, std::string_view ref) {
  for (const media::ManifestFile& file : manifest.files)
    if (file.name == ref || file.url == ref) return &file;
  for (const media::ManifestFile& file : manifest.files)
    if (text::file_name(media::local_path(file)) == text::file_name(ref)) return &file;
  return nullptr;
}

std::string subtitles_beside(const OwnMedia& own, std::string_view video) {
  const std::string_view stem = video.substr(0, video.rfind('.'));
  for (const std::string_view ending : {".vtt", ".srt"}) {
    const std::string wanted = std::string(stem) + std::string(ending);
    for (const OwnFile& file : own.files)
      if (file.path == wanted) return wanted;
  }
  return {};
}

}  // namespace ego::web
