/// Similarities of videos and captions: what a retrieval benchmark is answered with.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ego {

/// Rows are videos, columns captions.
struct RetrievalMatrix {
  std::vector<std::string> videos;    ///< shape [rows]: ids in the order of the rows
  std::vector<std::string> captions;  ///< shape [columns]
  std::vector<double> values;  ///< shape [rows, columns], row after row; finite. float32 as the double of equal value
  bool single_precision = false;  ///< as stored: ties are those of float32

  double at(std::size_t row, std::size_t column) const { return values[row * captions.size() + column]; }
};

}  // namespace ego
