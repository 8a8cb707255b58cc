#include "web/actions/fuzzy.h"

#include <algorithm>
#include <string>

namespace ego::web {
namespace {

constexpr int kWordStart = 100;
constexpr int kInside = 60;
constexpr int kLetters = 30;

std::string folded(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

/// Letters of `word` in order, with anything between them: the fewer other letters the better.
std::optional<int> letters_score(std::string_view title, std::string_view word) {
  std::size_t at = 0;
  std::size_t first = std::string_view::npos;
  for (const char c : word) {
    at = title.find(c, at);
    if (at == std::string_view::npos) return std::nullopt;
    first = std::min(first, at);
    ++at;
  }
  const auto between = static_cast<int>(at - first - word.size());
  return std::max(1, kLetters - between);
}

std::optional<int> word_score(std::string_view title, std::string_view word) {
  bool inside = false;
  for (std::size_t at = title.find(word); at != std::string_view::npos; at = title.find(word, at + 1)) {
    if (at == 0 || !is_word(title[at - 1])) return kWordStart;
    inside = true;
  }
  if (inside) return kInside;
  // Bytes of one ideograph may stand in another: only whole letters are looked for one by one.
  return is_ascii(word) ? letters_score(title, word) : std::nullopt;
}

}  // namespace

std::optional<int> fuzzy_score(std::string_view title, std::string_view typed) {
  const std::string text = folded(title);
  const std::string wanted = folded(typed);
  int sum = 0;
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t end = std::min(wanted.find(' ', at), wanted.size());
    if (end > at) {
      const auto score = word_score(text, std::string_view(wanted).substr(at, end - at));
      if (!score) return std::nullopt;
      sum += *score;
    }
    at = end + 1;
  }
  return sum;
}

}  // namespace ego::web
