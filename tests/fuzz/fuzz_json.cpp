// The fast reader and the checker that explains its refusals must agree, and what is written must read back as the same.
#include <cstddef>
#include <cstdint>

#include "core/json/locate_error.h"
#include "core/json/parse.h"
#include "core/json/writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ego;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const json::Dialect dialect : {json::Dialect::Strict, json::Dialect::Harness}) {
    Diagnostics diagnostics;
    const Result<json::Value> value = json::parse(text, "x", dialect, diagnostics);
    if (text.substr(0, 3) != "\xEF\xBB\xBF" && value.ok() == json::find_syntax_problem(text, dialect).has_value())
      __builtin_trap();
    if (!value) continue;
    const std::string written = json::write(value.value(), json::Layout::Indented);
    const Result<json::Value> again = json::parse(written, "x", json::Dialect::Strict, diagnostics);
    if (!again || json::write(again.value(), json::Layout::Indented) != written) __builtin_trap();
  }
  return 0;
}
