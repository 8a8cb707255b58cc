#include "core/io/bundle.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "core/io/importer.h"

namespace ego::io {
namespace {

constexpr std::string_view kSamplesEnding = "_samples.jsonl";
constexpr std::array<std::string_view, 8> kHelmFiles{
    "run_spec.json", "scenario.json",           "scenario_state.json",      "instances.json",
    "stats.json",    "per_instance_stats.json", "display_predictions.json", "display_requests.json"};
constexpr std::array<std::string_view, 4> kTeleEgoFiles{"eval_predictions.json", "mpt_results.json", "config.json",
                                                        "skip_statistics.json"};
constexpr std::array<std::string_view, 3> kMirFiles{"sim_mat.npy", "vis_ids.txt", "txt_ids.txt"};
constexpr std::string_view kRealtimeFolder = "realtime_results/";

/// `a/b/` of `a/b/c.json`.
std::string_view folder_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash + 1);
}

/// The files of one folder by their names in it.
using Folder = std::map<std::string_view, std::size_t>;

std::vector<std::size_t> members_of(const Folder& folder, std::span<const std::string_view> wanted) {
  std::vector<std::size_t> members;
  for (const std::string_view name : wanted) {
    if (const auto found = folder.find(name); found != folder.end()) members.push_back(found->second);
  }
  std::sort(members.begin(), members.end());
  return members;
}

class Finder {
 public:
  explicit Finder(std::span<const std::string_view> names) : names_(names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string_view folder = folder_of(names[i]);
      folders_[std::string(folder)][names[i].substr(folder.size())] = i;
    }
  }

  std::vector<FoundBundle> find() {
    std::vector<std::string> parents;  // folders that hold nothing but the records of a cut run
    for (const auto& [name, folder] : folders_) {
      if (!name.ends_with(kRealtimeFolder)) continue;
      parents.push_back(name.substr(0, name.size() - kRealtimeFolder.size()));
    }
    for (const std::string& parent : parents) folders_.try_emplace(parent);
    for (const auto& [name, folder] : folders_) look_at(name, folder);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const FoundBundle& a, const FoundBundle& b) { return first(a) < first(b); });
    return std::move(found_);
  }

 private:
  static std::size_t first(const FoundBundle& bundle) { return bundle.members.empty() ? 0 : bundle.members.front(); }

  void add(BundleKind kind, std::string_view folder, std::vector<std::size_t> members) {
    found_.push_back({kind, std::string(folder), std::move(members)});
  }

  void look_at(std::string_view name, const Folder& folder) {
    const auto has = [&](std::string_view file) { return folder.contains(file); };
    if (has("run_spec.json") && (has("scenario_state.json") || has("display_predictions.json"))) {
      add(BundleKind::Helm, name, members_of(folder, kHelmFiles));
    }
    if (has("sim_mat.npy") && has("vis_ids.txt") && has("txt_ids.txt")) {
      add(BundleKind::Mir, name, members_of(folder, kMirFiles));
    }
    look_for_teleego(name, folder);
    look_for_eee(name, folder);
  }

  void look_for_teleego(std::string_view name, const Folder& folder) {
    const auto partial = folders_.find(std::string(name) + std::string(kRealtimeFolder));
    const bool whole = folder.contains("eval_predictions.json") && folder.contains("mpt_results.json");
    if (!whole && partial == folders_.end()) return;
    std::vector<std::size_t> members = members_of(folder, kTeleEgoFiles);
    if (partial != folders_.end()) {
      for (const auto& [file, index] : partial->second) members.push_back(index);
      std::sort(members.begin(), members.end());
    }
    add(BundleKind::TeleEgo, name, std::move(members));
  }

  void look_for_eee(std::string_view name, const Folder& folder) {
    for (const auto& [file, index] : folder) {
      if (!file.ends_with(kSamplesEnding)) continue;
      const std::string stem(file.substr(0, file.size() - kSamplesEnding.size()));
      const auto aggregate = folder.find(stem + ".json");
      if (aggregate == folder.end()) continue;
      add(BundleKind::Eee, name, {std::min(index, aggregate->second), std::max(index, aggregate->second)});
    }
  }

  std::span<const std::string_view> names_;
  std::map<std::string, Folder, std::less<>> folders_;
  std::vector<FoundBundle> found_;
};

}  // namespace

std::string Bundle::label_of(std::string_view name) const {
  std::string label = label_;
  if (archive_) {
    label += '!';
    label += folder_;
  } else if (!label.empty()) {
    label += '/';
  }
  return label += name;
}

std::uint64_t Bundle::size(std::string_view name) const {
  const auto place = place_.find(std::string(name));
  if (place == place_.end()) return 0;
  return archive_ ? entries_[place->second]->size : files_[place->second]->bytes.size();
}

Result<ByteBuffer> Bundle::read(std::string_view name) const {
  const auto place = place_.find(std::string(name));
  if (place == place_.end()) { return make_error(Code::MissingField, "the log has no " + std::string(name), label_); }
  if (archive_) return archive_->read(*entries_[place->second]);
  return files_[place->second]->bytes;
}

void Bundle::add_name(std::string_view name) {
  place_.insert_or_assign(std::string(name), names_.size());
  names_.emplace_back(name);
}

void Bundle::sort_names() {
  sorted_.resize(names_.size());
  std::iota(sorted_.begin(), sorted_.end(), std::size_t{0});
  std::sort(sorted_.begin(), sorted_.end(), [&](std::size_t a, std::size_t b) { return names_[a] < names_[b]; });
}

std::vector<std::string_view> Bundle::names_below(std::string_view prefix) const {
  std::vector<std::string_view> below;
  auto at = std::lower_bound(sorted_.begin(), sorted_.end(), prefix,
                             [&](std::size_t index, std::string_view wanted) { return names_[index] < wanted; });
  for (; at != sorted_.end() && std::string_view(names_[*at]).starts_with(prefix); ++at)
    below.emplace_back(names_[*at]);
  return below;
}

void Bundle::set_archive(std::shared_ptr<const ZipArchive> archive) {
  archive_ = std::move(archive);
  for (const ZipEntry& entry : archive_->entries()) {
    const std::string_view name = entry.name;
    if (!name.starts_with(folder_)) continue;
    add_name(name.substr(folder_.size()));
    entries_.push_back(&entry);
  }
  sort_names();
}

void Bundle::add_file(const NamedBytes& file) {
  const std::string_view name = file.label;
  add_name(name.starts_with(folder_) ? name.substr(folder_.size()) : name);
  files_.push_back(&file);
  sort_names();
}

std::vector<FoundBundle> find_bundles(std::span<const std::string_view> names) { return Finder(names).find(); }

}  // namespace ego::io
