#include "core/site/croissant.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/sha256.h"
#include "core/media/clip_manifest.h"

namespace ego::site {

ByteBuffer write_croissant(const BenchmarkPart& part) {
  if (part.questions == nullptr || part.benchmark == nullptr) return {};
  std::map<std::string_view, const NamedBytes*> bundled;
  for (const NamedBytes& media : part.media) bundled.emplace(media.label, &media);
  std::map<std::string, media::ManifestFile> clips;
  for (const Question& question : part.questions->questions) {
    const std::string& ref = question.media.ref;
    if (ref.empty() || clips.contains(ref)) continue;
    media::ManifestFile file;
    file.name = file.url = ref;
    if (const auto there = bundled.find(ref); there != bundled.end()) {
      file.bytes = there->second->bytes.size();
      file.sha256 = sha256_hex(there->second->bytes);
    }
    clips.emplace(ref, std::move(file));
  }
  if (clips.empty()) return {};
  const BenchmarkInfo& info = part.benchmark->info();
  media::ClipManifest manifest;
  manifest.name = info.id.value + "-media";
  manifest.description = "Clips that the questions of " + info.title + " are about; start and end in seconds";
  manifest.url = info.url;
  manifest.license = info.license;
  manifest.version = part.questions->revision;
  for (auto& [ref, file] : clips) manifest.files.push_back(std::move(file));
  return media::write_clip_manifest(manifest, part.questions->questions);
}

}  // namespace ego::site
