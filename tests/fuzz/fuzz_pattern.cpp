// An expression and a text: no crash, and the two ways to look for it agree.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text/pattern.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\0');
  if (cut == std::string_view::npos) return 0;
  auto pattern = ego::text::Pattern::compile(bytes.substr(0, cut), ego::text::LetterCase::Smart);
  const auto* compiled = std::get_if<ego::text::Pattern>(&pattern);
  if (compiled == nullptr) return 0;
  const std::string_view text = bytes.substr(cut + 1);
  ego::text::PatternSearch search(*compiled);
  if (search.found_in(text) != compiled->find(text).has_value()) std::abort();
  return 0;
}
