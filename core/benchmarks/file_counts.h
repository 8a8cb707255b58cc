/// Rows counted file by file: a run of several logs is told of each what is true of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/submission.h"

namespace ego {

/// How many of a file's rows something holds for.
struct FileCount {
  std::string_view label;
  std::uint64_t rows = 0;
  std::uint64_t count = 0;
};

/// Files with such rows, in the order of the submission's inputs. A submission that names no files is one without a label.
/// @param holds  `bool(std::size_t row)`
/// @keeps  views of the submission's labels
template <class Holds>
std::vector<FileCount> count_by_file(const Submission& submission, Holds holds) {
  std::vector<FileCount> files(std::max<std::size_t>(submission.inputs.size(), 1));
  for (std::size_t i = 0; i < files.size(); ++i)
    files[i].label = input_label(submission, static_cast<std::uint32_t>(i));
  for (std::size_t i = 0; i < submission.predictions.size(); ++i) {
    FileCount& file = files[std::min<std::size_t>(submission.predictions[i].input, files.size() - 1)];
    ++file.rows;
    if (holds(i)) ++file.count;
  }
  std::erase_if(files, [](const FileCount& file) { return file.count == 0; });
  return files;
}

}  // namespace ego
