#include "core/io/folder_bundles.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/io/bundle.h"
#include "core/io/zip_reader.h"

namespace ego::io {
namespace {

constexpr std::string_view kInspectHeader = "header.json";
constexpr std::string_view kInspectJournal = "_journal/start.json";

Content content_of(std::shared_ptr<const Bundle> bundle) {
  Content content;
  content.form = Form::Bundle;
  content.label = bundle->label();
  content.bundle = std::move(bundle);
  return content;
}

/// `runs/p1` of `runs/p1/`; the first file's name where files were given one by one.
std::string label_of_folder(const FoundBundle& found, std::span<const NamedBytes> files) {
  if (found.folder.empty()) return files[found.members.front()].label;
  return found.folder.substr(0, found.folder.size() - 1);
}

}  // namespace

Content* FolderBundles::starting_at(std::size_t index) {
  const auto found = contents_.find(index);
  return found == contents_.end() ? nullptr : &found->second;
}

FolderBundles folder_bundles(std::span<const NamedBytes> files) {
  std::vector<std::string_view> names;
  names.reserve(files.size());
  for (const NamedBytes& file : files) names.emplace_back(file.label);
  FolderBundles bundles;
  bundles.held_.resize(files.size());
  for (const FoundBundle& found : find_bundles(names)) {
    auto bundle = std::make_shared<Bundle>(found.kind, label_of_folder(found, files), found.folder);
    for (const std::size_t member : found.members) {
      bundle->add_file(files[member]);
      bundles.held_[member] = true;
    }
    bundles.contents_.emplace(found.members.front(), content_of(std::move(bundle)));
  }
  return bundles;
}

Result<std::vector<Content>> archive_bundles(const NamedBytes& archive) {
  Result<ZipArchive> opened = ZipArchive::open(archive.bytes, archive.label);
  if (!opened) return opened.error();
  const auto shared = std::make_shared<const ZipArchive>(std::move(opened).value());
  std::vector<FoundBundle> found;
  if (shared->find(kInspectHeader) != nullptr || shared->find(kInspectJournal) != nullptr) {
    found.push_back({BundleKind::Inspect, {}, {}});
  } else {
    std::vector<std::string_view> names;
    for (const ZipEntry& entry : shared->entries()) names.emplace_back(entry.name);
    found = find_bundles(names);
  }
  std::vector<Content> contents;
  for (const FoundBundle& one : found) {
    auto bundle = std::make_shared<Bundle>(one.kind, archive.label, one.folder);
    bundle->set_archive(shared);
    contents.push_back(content_of(std::move(bundle)));
    contents.back().original = archive.bytes;
  }
  return contents;
}

}  // namespace ego::io
