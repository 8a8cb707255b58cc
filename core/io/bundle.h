/// Files that make one log together: members of an archive or files of a folder, told by their names, read when asked for.
/// Source: formats.md sections 3.3 (Inspect), 3.4 (HELM), 3.6 (Every Eval Ever), 3.7 (TeleEgo, EPIC-KITCHENS-100 MIR).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/io/zip_reader.h"

namespace ego::io {

/// What the names of the files say the bundle is.
enum class BundleKind : std::uint8_t {
  Inspect,  ///< `header.json` or `_journal/start.json` of an `.eval` archive
  Helm,  ///< `run_spec.json` and `scenario_state.json` or `display_predictions.json`
  Eee,  ///< `<x>.json` and `<x>_samples.jsonl`
  TeleEgo,  ///< `eval_predictions.json` and `mpt_results.json`, or `realtime_results/`
  Mir,  ///< `sim_mat.npy`, `vis_ids.txt`, `txt_ids.txt`
};

class Bundle {
 public:
  /// @param kind    as found_bundles() told it
  /// @param folder  ends in `/`, or is empty; names are relative to it
  Bundle(BundleKind kind, std::string label, std::string folder)
      : kind_(kind), label_(std::move(label)), folder_(std::move(folder)) {}

  BundleKind kind() const { return kind_; }
  /// The archive or the folder, for messages.
  const std::string& label() const { return label_; }
  /// `file.zip!member` or `folder/member`.
  std::string label_of(std::string_view name) const;
  /// Names in the order of the archive or folder.
  std::span<const std::string> names() const { return names_; }
  /// Names that start with `prefix`, by bytes.
  /// @cost  O(log names + result)
  std::vector<std::string_view> names_below(std::string_view prefix) const;
  bool has(std::string_view name) const { return place_.contains(std::string(name)); }
  /// Unpacked size as the archive states it.
  std::uint64_t size(std::string_view name) const;
  /// A whole file of the bundle.
  /// @error MissingField  no file of that name
  /// @error UnsafeArchive, LimitExceeded
  Result<ByteBuffer> read(std::string_view name) const;
  /// Files of a folder: bytes with their labels. Empty for archives.
  std::span<const NamedBytes* const> files() const { return files_; }

  void set_archive(std::shared_ptr<const ZipArchive> archive);
  /// @param file  must outlive the bundle
  void add_file(const NamedBytes& file);

 private:
  void add_name(std::string_view name);
  void sort_names();

  BundleKind kind_;
  std::string label_;
  std::string folder_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> place_;  ///< name to index in names_ (and entries_, files_)
  std::vector<std::size_t> sorted_;  ///< indices in names_, by the bytes of the names
  std::shared_ptr<const ZipArchive> archive_;
  std::vector<const ZipEntry*> entries_;
  std::vector<const NamedBytes*> files_;
};

/// A bundle seen in a list of names.
struct FoundBundle {
  BundleKind kind = BundleKind::Helm;
  std::string folder;  ///< ends in `/`, or is empty
  std::vector<std::size_t> members;  ///< indices in the list, ascending
};

/// The bundles among these files, in the order of their first member; never Inspect logs, which are archives by nature.
/// @param names  paths with `/`
/// @cost  O(total length of the names)
std::vector<FoundBundle> find_bundles(std::span<const std::string_view> names);

}  // namespace ego::io
