/// NPY files of two dimensions: float32 or float64, little-endian, C order. Objects are refused before (code_carrying.h).
/// Source: numpy.lib.format, versions 1.0 and 2.0.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

struct NpyMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  bool single_precision = false;
  std::vector<double> values;  ///< shape [rows, columns]
};

/// Numbers of one matrix at most: the largest benchmark has 37 million.
inline constexpr std::size_t kMaxMatrixValues = 60'000'000;

bool is_npy(ByteView bytes);

/// @error SyntaxError    no NPY header, another order, type or dimension, or cut data
/// @error CodeCarryingFormat  an array of objects
/// @error LimitExceeded  more than kMaxMatrixValues numbers
Result<NpyMatrix> read_npy(ByteView bytes, std::string_view label);

}  // namespace ego::io
