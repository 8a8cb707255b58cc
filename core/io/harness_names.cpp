#include "core/io/harness_names.h"

#include <algorithm>

#include "core/io/importer.h"

namespace ego::io {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `20250301_120000` or `2025-03-01T12-00-00.123`: digits first, then only what dates are written with.
bool is_date(std::string_view text) {
  return text.size() >= 8 && std::all_of(text.begin(), text.begin() + 4, is_digit) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || c == '_' || c == '-' || c == 'T' || c == '.' || c == ':'; });
}

std::string_view without_ending(std::string_view name) {
  for (const std::string_view ending : {".gz", ".jsonl", ".json"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return name;
}

}  // namespace

std::string task_of_label(std::string_view label) {
  std::string_view name = without_ending(label_file_name(label));
  constexpr std::string_view kMark = "samples_";
  const std::size_t mark = name.find(kMark);
  if (mark == std::string_view::npos) return {};
  name.remove_prefix(mark + kMark.size());
  // lm-evaluation-harness puts the date behind the task.
  for (std::size_t at = name.find('_'); at != std::string_view::npos; at = name.find('_', at + 1)) {
    if (is_date(name.substr(at + 1))) return std::string(name.substr(0, at));
  }
  return std::string(name);
}

std::string date_of_label(std::string_view label) {
  const std::string_view name = without_ending(label_file_name(label));
  for (const std::string_view mark : {"_samples_", "_results"}) {
    const std::size_t at = name.find(mark);
    if (at != std::string_view::npos && is_date(name.substr(0, at))) return std::string(name.substr(0, at));
  }
  for (std::size_t at = name.find('_'); at != std::string_view::npos; at = name.find('_', at + 1)) {
    if (is_date(name.substr(at + 1))) return std::string(name.substr(at + 1));
  }
  return {};
}

std::string track_of_task(std::string_view task, std::string_view benchmark) {
  std::string prefix(benchmark);
  std::replace(prefix.begin(), prefix.end(), '-', '_');
  prefix += '_';
  return task.starts_with(prefix) ? std::string(task.substr(prefix.size())) : std::string{};
}

std::string model_of_label(std::string_view label) {
  const std::size_t end = label.find_last_of("/!");
  if (end == std::string_view::npos || label[end] == '!') return {};
  const std::string_view folder = label_file_name(label.substr(0, end));
  if (folder.empty() || folder == "." || folder == "..") return {};
  std::string model(folder);
  // The harness writes `__` for characters that file names must not hold; in model ids that is the first slash.
  if (const std::size_t slash = model.find("__"); slash != std::string::npos) model.replace(slash, 2, "/");
  return model;
}

}  // namespace ego::io
