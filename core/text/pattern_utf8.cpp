// Ranges of code points as sequences of byte ranges of UTF-8.
#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/text/pattern_compile.h"

namespace ego::text {
namespace {

constexpr char32_t kLast = 0x10FFFF;
constexpr char32_t kAscii = 0x7F;
constexpr std::array<char32_t, 4> kLastOfLength{kAscii, 0x7FF, 0xFFFF, kLast};

void sort_and_join(CodePointRanges& ranges) {
  std::sort(ranges.begin(), ranges.end());
  CodePointRanges joined;
  for (const auto& range : ranges) {
    if (!joined.empty() && range.first <= joined.back().second + 1)
      joined.back().second = std::max(joined.back().second, range.second);
    else
      joined.push_back(range);
  }
  ranges = std::move(joined);
}

std::uint32_t add_bytes(PatternTree& tree, unsigned first, unsigned last) {
  PatternNode node{.kind = PatternNode::Kind::Bytes};
  for (unsigned byte = first; byte <= last; ++byte) node.bytes.set(byte);
  return tree.add(std::move(node));
}

/// Splits [low, high] until every byte position has one range of its own, and adds a sequence for each part.
/// @pre both are of one encoded length
void add_sequences(PatternTree& tree, char32_t low, char32_t high, std::vector<std::uint32_t>& choices) {
  constexpr unsigned kContinuationBits = 6;
  for (unsigned tail = 1; tail < 4; ++tail) {
    const char32_t mask = (char32_t{1} << (kContinuationBits * tail)) - 1;
    if ((low & ~mask) == (high & ~mask)) break;  // the leading bytes agree: positions behind them range freely
    if ((low & mask) != 0) {
      add_sequences(tree, low, low | mask, choices);
      return add_sequences(tree, (low | mask) + 1, high, choices);
    }
    if ((high & mask) != mask) {
      add_sequences(tree, low, (high & ~mask) - 1, choices);
      return add_sequences(tree, high & ~mask, high, choices);
    }
  }
  std::array<char, 4> first{};
  std::array<char, 4> last{};
  const auto length = static_cast<std::size_t>(encode_utf8(low, first.data()) - first.data());
  encode_utf8(high, last.data());
  PatternNode sequence{.kind = PatternNode::Kind::Sequence};
  for (std::size_t i = 0; i < length; ++i)
    sequence.children.push_back(
        add_bytes(tree, static_cast<unsigned char>(first[i]), static_cast<unsigned char>(last[i])));
  choices.push_back(tree.add(std::move(sequence)));
}

}  // namespace

CodePointRanges complement(CodePointRanges ranges) {
  sort_and_join(ranges);
  CodePointRanges outside;
  char32_t next = 0;
  for (const auto& [first, last] : ranges) {
    if (first > next) outside.emplace_back(next, first - 1);
    next = last + 1;
  }
  if (next <= kLast) outside.emplace_back(next, kLast);
  return outside;
}

std::uint32_t add_code_points(PatternTree& tree, CodePointRanges ranges) {
  sort_and_join(ranges);
  PatternNode choice{.kind = PatternNode::Kind::Choice};
  PatternNode ascii{.kind = PatternNode::Kind::Bytes};
  for (const auto& [first, last] : ranges) {
    for (char32_t c = first; c <= std::min(last, kAscii); ++c) ascii.bytes.set(c);
  }
  if (ascii.bytes.any() || ranges.empty()) choice.children.push_back(tree.add(std::move(ascii)));
  for (const auto& [first, last] : ranges) {
    char32_t low = std::max<char32_t>(first, kAscii + 1);
    for (std::size_t length = 1; length < kLastOfLength.size() && low <= last; ++length) {
      if (low > kLastOfLength[length]) continue;
      const char32_t high = std::min(last, kLastOfLength[length]);
      add_sequences(tree, low, high, choice.children);
      low = high + 1;
    }
  }
  return choice.children.size() == 1 ? choice.children.front() : tree.add(std::move(choice));
}

}  // namespace ego::text
