/// Numbers as bytes, the lowest first: the order of ZIP, gzip, NumPy and our own binary files.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/bytes.h"

namespace ego {

/// The number in bytes [at, at + width). @pre width <= 8, at + width <= bytes.size()
inline std::uint64_t little_endian(ByteView bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

template <class Number>
Number little_endian(ByteView bytes, std::size_t at) {
  return static_cast<Number>(little_endian(bytes, at, sizeof(Number)));
}

template <class Number>
void append_little_endian(ByteBuffer& out, Number value) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

}  // namespace ego
