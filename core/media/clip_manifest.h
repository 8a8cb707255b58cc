/// Which media files a benchmark needs, as Croissant 1.1 FileObjects: written by the site and by `egoscope clips`, read where a reader brings
/// files of their own. Lists as `sha256sum` prints them are read too.
/// Source: formats.md sections 5 and 6 (`media.json`); mlcommons Croissant format specification 1.1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/media/video_facts.h"
#include "core/model/question.h"

namespace ego::media {

/// One file of a manifest.
struct ManifestFile {
  std::string name;  ///< `@id`: the media reference of questions, else the path
  std::string url;  ///< `contentUrl`: a path below the manifest's folder, or an address
  std::optional<std::uint64_t> bytes;  ///< nothing = not said
  std::string sha256;  ///< 64 lower-case digits; empty = not said
  std::optional<VideoFacts> video;  ///< only written
};

struct ClipManifest {
  std::string name;
  std::string description;
  std::string url;
  std::string license;
  std::string version;
  std::vector<ManifestFile> files;
};

/// JSON-LD, keys sorted. With questions also a RecordSet of the items: id, clip, start and end in seconds.
ByteBuffer write_clip_manifest(const ClipManifest& manifest, const std::vector<Question>& questions);

/// The media files of a Croissant description, or of lines `<64 digits>  <path>`. Other FileObjects (tables, archives) are left out.
/// Only name, url, bytes and sha256 are read.
///
/// @error SyntaxError, NotText, EmptyFile
/// @error UnknownFormat  neither of the two, or no media file in it
/// Reported: UnsafeArchive for a path that leads out of its folder (the file is left out); SyntaxError for a bad sum
Result<ClipManifest> read_clip_manifest(ByteView bytes, std::string_view label, Diagnostics& diagnostics);

/// Where a manifest's file lies below a folder: its contentUrl if that is a path, else its name, else the address's last part.
std::string local_path(const ManifestFile& file);

/// `video/mp4` by the file name's ending; empty for one that is not known here.
std::string_view media_type(std::string_view path);
/// True for the endings of video files that the player takes apart.
bool is_clip_path(std::string_view path);

}  // namespace ego::media
