/// Clips that the reader brings: files of a folder, an address to fetch them from, and how they are known to be the right ones.
/// Files stay on the reader's machine; the host keeps them under the names said here.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/media/clip_match.h"
#include "core/model/question.h"
#include "web/state/load.h"

namespace ego::web {

/// A file below the folder that was picked or dropped.
struct OwnFile {
  std::string path;
  std::uint64_t bytes = 0;
};

struct FileHash {
  std::string sha256;  ///< empty = the file could not be read
  std::uint64_t bytes = 0;
};

/// What one request to the address's host showed.
enum class AddressState : std::uint8_t {
  Untested,
  Bad,  ///< no address, or none that names the clip
  Testing,
  Parts,  ///< it answers this page, with a part when asked for one
  Whole,  ///< it answers this page, always with the whole file
  Refused,  ///< it answers with another status
  Blocked,  ///< no answer that this page may read
};

/// The reader's media of one benchmark.
struct OwnMedia {
  std::vector<OwnFile> files;  ///< the batch that came last: videos and subtitles
  std::string prefix;  ///< before a path: what the host knows a file by; another one with each batch
  bool matched = false;  ///< files were held against the questions
  std::vector<std::string> refs;  ///< media references of the questions
  std::vector<std::string> videos;  ///< paths among the files
  media::ClipMatches matches;  ///< refs against videos
  std::map<std::string, FileHash> hashes;  ///< by what the host knows the file by
  std::string hashing;  ///< the one that is being hashed; empty = none
  Load<media::ClipManifest> manifest;
  std::string manifest_label;  ///< file it was read from
  std::string draft;  ///< address as it stands in the field
  std::string address;  ///< address in use; empty = none
  AddressState state = AddressState::Untested;
  int status = 0;  ///< of Refused: HTTP status
  bool recalled = false;  ///< the browser was asked for a kept address
};

/// True for `https://host/...` with at least one of {ref} {name} {stem} {video} and no other field.
bool is_clip_address(std::string_view address);
/// The address of a question's clip: {ref} the media reference, {name} its last part, {stem} that without its ending, {video} the
/// source video; percent-encoded. Empty if the question names no clip.
/// @pre is_clip_address(address)
std::string clip_address(std::string_view address, const Question& question);
/// `host` of `https://host/...`.
std::string_view address_host(std::string_view address);

/// The manifest's entry of a clip, or null.
const media::ManifestFile* manifest_entry(const media::ClipManifest& manifest, std::string_view ref);

/// The subtitle files beside a video: the same path with another ending, then those with a language between (`a.zh.srt`), by name; at
/// most kMostTranscripts.
std::vector<std::string> subtitles_beside(const OwnMedia& own, std::string_view video);

}  // namespace ego::web
