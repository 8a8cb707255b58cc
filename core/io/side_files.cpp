#include "core/io/side_files.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/io/importer.h"
#include "core/text/ascii.h"

namespace ego::io {

bool is_side_file(std::string_view label) {
  constexpr std::array<std::string_view, 2> kNames{"status.json", "config.json"};
  constexpr std::array<std::string_view, 3> kStems{"_score", "_rating", "_acc"};
  constexpr std::array<std::string_view, 4> kEndings{".json", ".csv", ".tsv", ".xlsx"};
  const std::string name = text::ascii_lower(label_file_name(label));
  if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return false;
  const std::string_view stem = std::string_view{name}.substr(0, dot);
  return std::find(kEndings.begin(), kEndings.end(), std::string_view{name}.substr(dot)) != kEndings.end() &&
         std::any_of(kStems.begin(), kStems.end(), [&](std::string_view ending) { return stem.ends_with(ending); });
}

}  // namespace ego::io
