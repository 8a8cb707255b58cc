/// Clips on disk, read one after another: paths below the folders that were named, bytes, hash, and what the player's own code finds in them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/media/clip_manifest.h"
#include "shell/cli/environment.h"
#include "shell/cli/folder_walk.h"
#include "shell/media/clip.h"

namespace ego::cli {

/// The video files that were named, and those in the folders that were; labels are paths below their folder.
/// @error UnreadableFile, LimitExceeded
/// @error AmbiguousFormat  two files have one label
Result<std::vector<FoundFile>> find_clips(Environment& environment, const std::vector<std::string>& paths);

/// A file, hashed and taken apart.
struct ProbedClip {
  media::ManifestFile entry;  ///< name and url are the label; without video facts if it is no clip that is known
  std::unique_ptr<media::Clip> clip;  ///< null then
};

/// Reported: UnknownFormat, UnreadableFile where no video can be taken out of it.
/// @error UnreadableFile, LimitExceeded  the file cannot be read
Result<ProbedClip> probe_clip(Environment& environment, const FoundFile& file, Diagnostics& diagnostics);

}  // namespace ego::cli
