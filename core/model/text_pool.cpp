#include "core/model/text_pool.h"

#include <algorithm>

namespace ego {
namespace {

constexpr std::size_t kFirstSlots = 16;

/// FNV-1a: answers are a letter or a few words.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

}  // namespace

std::size_t TextPool::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash_of(text)) & mask;
  while (slots_[slot] != 0 && texts_[slots_[slot] - 1] != text) slot = (slot + 1) & mask;
  return slot;
}

void TextPool::grow() {
  slots_.assign(std::max(kFirstSlots, 2 * slots_.size()), 0);
  for (std::uint32_t number = 1; number <= texts_.size(); ++number) slots_[slot_of(texts_[number - 1])] = number;
}

std::uint32_t TextPool::number(std::string_view text) {
  if (text.empty()) return 0;
  if (2 * texts_.size() >= slots_.size()) grow();
  const std::size_t slot = slot_of(text);
  if (slots_[slot] == 0) {
    texts_.emplace_back(text);
    slots_[slot] = static_cast<std::uint32_t>(texts_.size());
  }
  return slots_[slot];
}

}  // namespace ego
