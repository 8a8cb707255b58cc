/// Real data and golden rows for unit tests: read from the folder beside the repository, never copied into it.
#pragma once

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "core/json/python_dialect.h"
#include "shell/native/posix_file_source.h"

namespace shared_files {

/// `../shared` from the repository's root, where tests run, unless EGOSCOPE_SHARED says otherwise.
inline std::string root() {
  const char* root = std::getenv("EGOSCOPE_SHARED");
  return root == nullptr ? "../shared" : root;
}

/// The bytes of a file below root(); empty if there is none, which no test takes for good.
inline std::string bytes(const std::string& path) {
  ego::native::PosixFileSource source;
  ego::Result<ego::ByteBuffer> read = source.read_all(root() + "/" + path);
  return read.ok() ? std::move(read).value() : std::string{};
}

/// The rows of a JSONL file below root().
inline std::vector<ego::json::Value> rows(const std::string& path) {
  std::vector<ego::json::Value> values;
  const std::string text = bytes(path);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (auto value = ego::json::parse_python(std::string_view(text).substr(at, end - at)))
      values.push_back(std::move(*value));
    at = end + 1;
  }
  return values;
}

}  // namespace shared_files
