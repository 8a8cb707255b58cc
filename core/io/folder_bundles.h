/// Logs of several files among what was handed over: told before any of the files is read for itself.
/// Source: formats.md section 3.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/io/content.h"

namespace ego::io {

/// Which of the files belong to a log of several.
class FolderBundles {
 public:
  /// The log whose first file is files[index]; null if there is none.
  Content* starting_at(std::size_t index);
  /// True if files[index] belongs to a log.
  bool holds(std::size_t index) const { return index < held_.size() && held_[index]; }

 private:
  friend FolderBundles folder_bundles(std::span<const NamedBytes> files);
  std::map<std::size_t, Content> contents_;  ///< by the index of the first file
  std::vector<bool> held_;
};

/// @param files  must outlive the result
FolderBundles folder_bundles(std::span<const NamedBytes> files);

/// The logs in an archive: an Inspect log, or folders of the other kinds. Empty if it holds none.
/// @param archive  must outlive the result
/// @error UnsafeArchive, LimitExceeded
Result<std::vector<Content>> archive_bundles(const NamedBytes& archive);

}  // namespace ego::io
