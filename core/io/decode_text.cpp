#include "core/io/decode_text.h"

#include <algorithm>
#include <string>
#include <utility>

#include <simdjson.h>

#include "core/base/utf8.h"

namespace ego::io {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";

Error not_text(std::string_view label, std::size_t offset, std::string_view what, std::string suggestion) {
  std::string message = "byte " + std::to_string(offset) + ": ";
  message += what;
  return make_error(Code::NotText, std::move(message), std::string(label), std::move(suggestion));
}

/// True if every byte above ASCII is part of a pair or group of four as GB18030 writes them.
bool looks_like_gb18030(ByteView bytes) {
  constexpr std::size_t kSample = 1 << 16;
  bytes = bytes.substr(0, kSample);
  std::size_t groups = 0;
  for (std::size_t i = 0; i + 1 < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    if (lead == 0x80 || lead == 0xFF) return false;
    if (second >= 0x30 && second <= 0x39) {
      i += 4;
    } else if (second >= 0x40 && second != 0x7F && second != 0xFF) {
      i += 2;
    } else {
      return false;
    }
    ++groups;
  }
  return groups > 0;
}

/// Appends one UTF-16 text as UTF-8. The offset of a unit that is half a pair, or nothing.
class Utf16Reader {
 public:
  Utf16Reader(ByteView bytes, bool little) : bytes_(bytes), little_(little) {}

  /// Byte offset of the first problem; nothing if all went well.
  std::optional<std::size_t> convert(std::string& out) const {
    for (std::size_t at = 2; at < bytes_.size(); at += 2) {
      if (at + 1 >= bytes_.size()) return at;
      char32_t unit = unit_at(at);
      if (unit >= 0xDC00 && unit < 0xE000) return at;
      if (unit >= 0xD800 && unit < 0xDC00) {
        const char32_t low = at + 3 < bytes_.size() ? unit_at(at + 2) : 0;
        if (low < 0xDC00 || low >= 0xE000) return at;
        unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
      append_utf8(out, unit);
    }
    return std::nullopt;
  }

 private:
  char32_t unit_at(std::size_t at) const {
    const auto first = static_cast<unsigned char>(bytes_[at]);
    const auto second = static_cast<unsigned char>(bytes_[at + 1]);
    return static_cast<char32_t>(little_ ? second << 8U | first : first << 8U | second);
  }

  ByteView bytes_;
  bool little_;
};

}  // namespace

Result<DecodedText> decode_text(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  DecodedText decoded;
  const bool little = bytes.starts_with(kUtf16LittleMark);
  if (little || bytes.starts_with(kUtf16BigMark)) {
    decoded.was_converted = true;
    decoded.converted.reserve(bytes.size());
    if (const auto problem = Utf16Reader(bytes, little).convert(decoded.converted)) {
      return not_text(label, *problem, "not UTF-16, though the file begins with its mark", "save the file as UTF-8");
    }
    diagnostics.add(make_error(Code::ConvertedEncoding, little ? "converted from UTF-16LE" : "converted from UTF-16BE",
                               std::string(label)));
    return decoded;
  }
  if (bytes.starts_with(kUtf8Mark)) decoded.skipped = kUtf8Mark.size();
  if (!simdjson::validate_utf8(bytes.data(), bytes.size())) {
    const std::size_t offset = first_invalid_utf8(bytes).value_or(0);
    const bool chinese = looks_like_gb18030(bytes);
    return not_text(label, offset, chinese ? "not UTF-8; it looks like GB18030" : "not UTF-8",
                    chinese ? "convert it: iconv -f GB18030 -t UTF-8" : "save the file as UTF-8");
  }
  return decoded;
}

}  // namespace ego::io
