/// Files that tests read: fixtures of the repository, and the shared folder of real data and golden cases.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch_test_macros.hpp>

namespace ego::test {

inline std::string bytes_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A file of the repository; tests run in its root.
inline std::string repository_file(const std::string& path) {
  std::string bytes = bytes_of_file(path);
  INFO(path);
  REQUIRE_FALSE(bytes.empty());
  return bytes;
}

/// A file of the shared folder; the test is skipped where there is none.
inline std::string shared_file(const std::string& path) {
  const char* root = std::getenv("EGOSCOPE_SHARED");
  std::string bytes = bytes_of_file(std::string(root == nullptr ? "../shared" : root) + "/" + path);
  if (bytes.empty()) SKIP("no shared folder: set EGOSCOPE_SHARED");
  return bytes;
}

}  // namespace ego::test
