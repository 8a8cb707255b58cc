#include "shell/cli/clip_files.h"

#include <set>
#include <utility>

#include "shell/media/stills.h"
#include "shell/native/host_sha256.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {

Result<std::vector<FoundFile>> find_clips(Environment& environment, const std::vector<std::string>& paths) {
  constexpr int kDepth = 8;
  constexpr std::size_t kMostFiles = 100'000;
  const FolderWalk walk{kDepth, kMostFiles, media::is_clip_path};
  std::vector<FoundFile> found;
  for (const std::string& path : paths) {
    if (!environment.files.is_folder(path)) {
      if (!environment.files.exists(path))
        return make_error(Code::UnreadableFile, "no such file or folder", native::base_name(path));
      found.push_back({path, native::base_name(path)});
      continue;
    }
    EGO_TRY([[maybe_unused]] const Ok walked, walk_folder(environment.files, path, walk, found));
  }
  std::set<std::string_view> labels;
  for (const FoundFile& file : found) {
    if (!labels.insert(file.label).second)
      return make_error(Code::AmbiguousFormat, "two files are called so", file.label, "name the folder above both");
  }
  return found;
}

Result<ProbedClip> probe_clip(Environment& environment, const FoundFile& file, Diagnostics& diagnostics) {
  EGO_TRY(const ByteBuffer bytes, environment.files.read_all(file.path));
  ProbedClip probed;
  probed.entry.name = probed.entry.url = file.label;
  probed.entry.bytes = bytes.size();
  probed.entry.sha256 = native::host_sha256_hex(bytes);
  Result<std::unique_ptr<media::Clip>> clip = media::Clip::open(bytes, file.label);
  if (!clip) {
    diagnostics.add(clip.error());
    return probed;
  }
  probed.clip = std::move(clip).value();
  probed.entry.video = media::video_facts(*probed.clip);
  return probed;
}

}  // namespace ego::cli
