#include "core/interchange/export_file.h"

#include <algorithm>
#include <array>

#include "core/text/ascii.h"

namespace ego::interchange {
namespace {

/// Names that Windows keeps for devices, with any ending.
bool is_reserved(std::string_view name) {
  constexpr std::array<std::string_view, 22> kDevices{"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4",
                                                      "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
                                                      "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
  const std::string stem = text::ascii_lower(name.substr(0, name.find('.')));
  return std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end();
}

}  // namespace

std::string safe_path_part(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool bad = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
                     std::string_view("<>:\"\\|?*/").find(c) != std::string_view::npos;
    out += bad ? '_' : c;
  }
  // `.` and `..` lead elsewhere; a dot or space at the end is dropped by some systems.
  while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.pop_back();
  if (out.empty() || is_reserved(out)) out.insert(out.begin(), '_');
  return out;
}

}  // namespace ego::interchange
