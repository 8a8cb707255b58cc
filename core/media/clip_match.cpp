#include "core/media/clip_match.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/text/ascii.h"
#include "core/text/relative_path.h"

namespace ego::media {
namespace {

using Places = std::vector<std::size_t>;
using ByText = std::map<std::string, Places, std::less<>>;

/// What of a reference can be a path: an address becomes its last part, `watch?v=ID` becomes ID.
std::string_view path_of(std::string_view clip) {
  if (clip.find("://") == std::string_view::npos) return clip;
  constexpr std::string_view kVideo = "v=";
  const std::size_t query = std::min(clip.find('?'), clip.size());
  std::string_view rest = clip.substr(query);
  while (!rest.empty()) {
    rest.remove_prefix(1);  // `?` or `&`
    const std::string_view field = rest.substr(0, rest.find_first_of("&#"));
    if (field.starts_with(kVideo)) return field.substr(kVideo.size());
    rest.remove_prefix(std::min(field.size(), rest.size()));
    if (rest.starts_with('#')) break;
  }
  return text::file_name(clip.substr(0, std::min(query, clip.find('#'))));
}

bool ends_with_path(std::string_view longer, std::string_view end) {
  return longer == end ||
         (longer.size() > end.size() && longer.ends_with(end) && longer[longer.size() - end.size() - 1] == '/');
}

/// One kind of likeness: files by a text of theirs, and what of a pair must hold besides.
struct Likeness {
  MatchedBy by;
  std::string (*text)(std::string_view path);
  bool (*fits)(std::string_view clip, std::string_view file);
};

std::string exact_name(std::string_view path) { return std::string(text::file_name(path)); }
std::string folded_name(std::string_view path) { return text::ascii_lower(text::file_name(path)); }
std::string folded_stem(std::string_view path) { return text::ascii_lower(text::file_stem(path)); }

constexpr std::array<Likeness, 3> kLikenesses{{
    {MatchedBy::Path, exact_name,
     [](std::string_view clip, std::string_view file) {
       return clip.find('/') != std::string_view::npos && (ends_with_path(clip, file) || ends_with_path(file, clip));
     }},
    {MatchedBy::Name, folded_name, [](std::string_view, std::string_view) { return true; }},
    {MatchedBy::Stem, folded_stem, [](std::string_view, std::string_view) { return true; }},
}};

class Matcher {
 public:
  Matcher(std::span<const std::string> clips, std::span<const std::string> files)
      : clips_(clips), files_(files), taken_(files.size()), done_(clips.size()) {}

  ClipMatches run() {
    for (const Likeness& likeness : kLikenesses) pass(likeness);
    for (std::size_t clip = 0; clip < clips_.size(); ++clip)
      if (!done_[clip]) matches_.missing.push_back(clip);
    for (const UnclearClip& unclear : matches_.unclear)
      for (const std::size_t file : unclear.files) taken_[file] = 1;
    for (std::size_t file = 0; file < files_.size(); ++file)
      if (!taken_[file]) matches_.surplus.push_back(file);
    std::sort(matches_.found.begin(), matches_.found.end(),
              [](const ClipMatch& a, const ClipMatch& b) { return a.clip < b.clip; });
    return std::move(matches_);
  }

 private:
  void pass(const Likeness& likeness) {
    ByText by_text;
    for (std::size_t file = 0; file < files_.size(); ++file)
      if (!taken_[file] && text::is_relative_path(files_[file])) by_text[likeness.text(files_[file])].push_back(file);
    for (std::size_t clip = 0; clip < clips_.size(); ++clip) {
      if (done_[clip]) continue;
      const std::string_view path = path_of(clips_[clip]);
      const auto like = by_text.find(likeness.text(path));
      if (path.empty() || like == by_text.end()) continue;
      Places fitting;
      for (const std::size_t file : like->second)
        if (!taken_[file] && likeness.fits(path, files_[file])) fitting.push_back(file);
      settle(clip, path, fitting, likeness.by);
    }
  }

  void settle(std::size_t clip, std::string_view path, Places& fitting, MatchedBy by) {
    if (fitting.empty()) return;
    done_[clip] = 1;
    const auto same =
        std::find_if(fitting.begin(), fitting.end(), [&](std::size_t file) { return files_[file] == path; });
    if (same != fitting.end()) fitting = {*same};
    if (fitting.size() == 1) {
      taken_[fitting.front()] = 1;
      matches_.found.push_back({clip, fitting.front(), by});
    } else {
      matches_.unclear.push_back({clip, fitting});
    }
  }

  std::span<const std::string> clips_;
  std::span<const std::string> files_;
  std::vector<char> taken_;
  std::vector<char> done_;
  ClipMatches matches_;
};

}  // namespace

ClipMatches match_clips(std::span<const std::string> clips, std::span<const std::string> files) {
  return Matcher(clips, files).run();
}

std::string_view to_string(ClipState state) {
  switch (state) {
    case ClipState::Good: return "ok";
    case ClipState::Missing: return "missing";
    case ClipState::OtherVersion: return "other-version";
    case ClipState::NoHash: return "no-hash";
    case ClipState::Unknown: return "unknown";
  }
  return "unknown";
}

ClipState check_clip(const ManifestFile& wanted, std::uint64_t bytes, std::string_view sha256) {
  if (wanted.bytes && *wanted.bytes != bytes) return ClipState::OtherVersion;
  if (wanted.sha256.empty()) return ClipState::NoHash;
  return wanted.sha256 == sha256 ? ClipState::Good : ClipState::OtherVersion;
}

}  // namespace ego::media
