/// What `egoscope clips` makes beside the manifest: posters and strips by its own decoder, proxies by the reader's ffmpeg.
#pragma once

#include <string>

#include "core/base/result.h"
#include "shell/cli/clip_files.h"

namespace ego::cli {

/// Folders to write into; empty = not wanted.
struct ClipOutputs {
  std::string posters;
  std::string strips;
  std::string proxies;
  std::string ffmpeg;  ///< the program, found already; only for proxies
};

/// Where the player's ffmpeg lies.
/// @error UnreadableFile  not there, with what to install
Result<std::string> find_ffmpeg(const std::string& name);

/// Writes what is wanted of one clip, each file whole or not at all, under its label with another ending.
/// @error any  the first that went wrong; what was written before stays
Status write_clip_outputs(Environment& environment, const ClipOutputs& outputs, const FoundFile& file,
                          const ProbedClip& probed);

}  // namespace ego::cli
