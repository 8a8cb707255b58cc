/// Each distinct text once, known by a number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ego {

/// Numbers are given in order of first use from 1; 0 is the empty text.
class TextPool {
 public:
  /// The text's number; a new one if it was not here.
  /// @cost  O(length)
  std::uint32_t number(std::string_view text);
  /// @keeps  the view, until the next call of number()
  std::string_view text(std::uint32_t number) const { return number == 0 ? std::string_view{} : texts_[number - 1]; }
  std::size_t size() const { return texts_.size(); }

 private:
  /// Where the text's number stands in `slots_`, or would.
  std::size_t slot_of(std::string_view text) const;
  void grow();

  std::vector<std::string> texts_;
  std::vector<std::uint32_t> slots_;  ///< open addressing over a power of two; 0 = free
};

}  // namespace ego
