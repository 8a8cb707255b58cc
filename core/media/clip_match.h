/// Which of the files a reader has are the clips that questions name: by path, then by name, never by guessing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/media/clip_manifest.h"

namespace ego::media {

/// What a clip and a file have in common; the first that holds decides.
enum class MatchedBy : std::uint8_t {
  Path,  ///< one path ends with the other: the folder was picked higher or deeper
  Name,  ///< file name, whatever the case
  Stem,  ///< file name without its ending: a proxy, another container, an address that names the clip
};

struct ClipMatch {
  std::size_t clip = 0;
  std::size_t file = 0;
  MatchedBy by = MatchedBy::Path;
  friend bool operator==(const ClipMatch&, const ClipMatch&) = default;
};

/// Several files fit as well: none is taken.
struct UnclearClip {
  std::size_t clip = 0;
  std::vector<std::size_t> files;
};

struct ClipMatches {
  std::vector<ClipMatch> found;  ///< by clip; a file may serve one clip only
  std::vector<UnclearClip> unclear;
  std::vector<std::size_t> missing;  ///< clips
  std::vector<std::size_t> surplus;  ///< files that fit no clip, not even unclearly
};

/// @param clips  media references: paths, bare names, or addresses (the last part, or the value of `v=`)
/// @param files  paths below the folder that was picked; those that are no plain relative paths match nothing
/// @cost  O((clips + files) log files), and every pair of one name
ClipMatches match_clips(std::span<const std::string> clips, std::span<const std::string> files);

/// What a check says of a file of a manifest.
enum class ClipState : std::uint8_t {
  Good,  ///< the hash is the stated one
  Missing,
  OtherVersion,  ///< another hash or size: another version of this clip
  NoHash,  ///< there, but the manifest states no hash
  Unknown,  ///< a file that the manifest does not name
};
/// `ok`, `missing`, `other-version`, `no-hash`, `unknown`: stable.
std::string_view to_string(ClipState state);

/// A file held against its manifest entry. @param sha256  of the file, 64 lower-case digits
ClipState check_clip(const ManifestFile& wanted, std::uint64_t bytes, std::string_view sha256);

}  // namespace ego::media
