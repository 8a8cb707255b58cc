#include "core/benchmarks/egocross/clean_reply.h"

#include "core/json/python_scanner.h"

namespace ego::egocross {
namespace {

/// Steps over the inner JSON text. One inner character is one byte of the outer string, or an escape of it.
class InnerScanner {
 public:
  explicit InnerScanner(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  const char* at() const { return at_; }

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  /// Blanks, and line feeds and tabs as the escapes they have to be.
  void skip_space() {
    for (;;) {
      if (at_ != end_ && *at_ == ' ') {
        ++at_;
      } else if (end_ - at_ >= 2 && at_[0] == '\\' && (at_[1] == 'n' || at_[1] == 't' || at_[1] == 'r')) {
        at_ += 2;
      } else {
        return;
      }
    }
  }

  /// An inner string without inner escapes.
  /// @param plain  set to false if an outer escape stands in it: its bytes are then not its text
  bool string(std::string_view& text, bool& plain) {
    if (!escaped_quote()) return false;
    const char* const begin = at_;
    for (;;) {
      json::skip_plain(at_, end_);
      const char* const stop = at_;
      if (escaped_quote()) {
        text = {begin, static_cast<std::size_t>(stop - begin)};
        return true;
      }
      if (!unicode_escape()) return false;
      plain = false;
    }
  }

 private:
  bool escaped_quote() {
    if (end_ - at_ < 2 || at_[0] != '\\' || at_[1] != '"') return false;
    at_ += 2;
    return true;
  }

  /// `\uXXXX` of a character that stands for itself in the inner string as well.
  bool unicode_escape() {
    constexpr std::ptrdiff_t kLength = 6;
    if (end_ - at_ < kLength || at_[0] != '\\' || at_[1] != 'u') return false;
    int unit = 0;
    for (int i = 2; i < kLength; ++i) {
      const int digit = json::hex_digit(at_[i]);
      if (digit < 0) return false;
      unit = unit * 16 + digit;
    }
    if (unit < 0x20 || unit == '"' || unit == '\\') return false;
    at_ += kLength;
    return true;
  }

  const char* at_;
  const char* end_;
};

}  // namespace

std::optional<CleanReply> read_clean_reply(std::string_view text) {
  InnerScanner scan(text);
  CleanReply reply;
  if (!scan.take('"')) return std::nullopt;
  scan.skip_space();
  if (!scan.take('{')) return std::nullopt;
  do {
    std::string_view key;
    std::string_view value;
    bool key_plain = true;
    bool value_plain = true;
    scan.skip_space();
    if (!scan.string(key, key_plain) || !key_plain) return std::nullopt;
    scan.skip_space();
    if (!scan.take(':')) return std::nullopt;
    scan.skip_space();
    if (!scan.string(value, value_plain)) return std::nullopt;
    if (key == "prediction") {
      if (!value_plain) return std::nullopt;
      reply.prediction = value;
    }
    scan.skip_space();
  } while (scan.take(','));
  if (!scan.take('}')) return std::nullopt;
  scan.skip_space();
  if (!scan.take('"')) return std::nullopt;
  reply.end = scan.at();
  return reply;
}

}  // namespace ego::egocross
