#include "web/state/own_media.h"

#include <algorithm>
#include <array>

#include "core/text/relative_path.h"
#include "web/permalink/percent.h"
#include "web/state/player.h"

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

std::vector<std::string> subtitles_beside(const OwnMedia& own, std::string_view video) {
  const std::string stem(video.substr(0, video.rfind('.')));
  std::vector<std::string> found;
  for (const std::string_view ending : {".vtt", ".srt"}) {
    const auto is_it = [&](const OwnFile& file) { return file.path == stem + std::string(ending); };
    if (found.empty() && std::any_of(own.files.begin(), own.files.end(), is_it))
      found.push_back(stem + std::string(ending));
  }
  std::vector<std::string> with_language;
  for (const OwnFile& file : own.files) {
    constexpr std::size_t kMostTag = 12;  // `.zh-Hans.srt`, and no other clip's name that begins alike
    const std::string_view rest = std::string_view(file.path).substr(std::min(stem.size(), file.path.size()));
    const bool has_ending = rest.ends_with(".vtt") || rest.ends_with(".srt");
    const bool has_tag = has_ending && rest.starts_with('.') && rest.size() > 5 && rest.size() <= kMostTag;
    if (has_tag && file.path.starts_with(stem)) with_language.push_back(file.path);
  }
  std::sort(with_language.begin(), with_language.end());
  found.insert(found.end(), with_language.begin(), with_language.end());
  if (found.size() > kMostTranscripts) found.resize(kMostTranscripts);
  return found;
}

}  // namespace ego::web
