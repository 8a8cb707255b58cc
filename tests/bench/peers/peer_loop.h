/// What the benches that read files share: files whole, a bare simdjson parse of them, and one repetition a word of input.
#pragma once

#include <cstdint>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <simdjson.h>

#include "core/base/bytes.h"
#include "shell/native/host_sha256.h"

namespace bench {

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The file with its base name as label.
inline ego::NamedBytes read_named(const std::string& path) {
  return {path.substr(path.find_last_of('/') + 1), read_file(path)};
}

/// Bare parsing: the rows that a DOM parse of the bytes finds; nothing is read out of them.
class BareParser {
 public:
  explicit BareParser(const std::vector<ego::NamedBytes>& files) {
    for (const ego::NamedBytes& file : files) padded_.emplace_back(file.bytes);
  }

  std::uint64_t rows() {
    std::uint64_t rows = 0;
    for (const simdjson::padded_string& bytes : padded_) rows += rows_of(bytes);
    return rows;
  }

 private:
  std::uint64_t rows_of(const simdjson::padded_string& bytes) {
    constexpr std::size_t kBatchBytes = 1 << 20;
    const std::string_view text(bytes);
    if (text.starts_with('[') || text.find('\n') == std::string_view::npos) {
      simdjson::dom::element document;
      if (parser_.parse(bytes).get(document) != simdjson::SUCCESS) return 0;
      simdjson::dom::element list;
      if (document["results"].get(list) != simdjson::SUCCESS) list = document;
      simdjson::dom::array array;
      return list.get(array) == simdjson::SUCCESS ? array.size() : 0;
    }
    std::uint64_t rows = 0;
    simdjson::dom::document_stream lines;
    if (parser_.parse_many(bytes, kBatchBytes).get(lines) != simdjson::SUCCESS) return 0;
    for (auto line : lines) rows += line.error() == simdjson::SUCCESS ? 1 : 0;
    return rows;
  }

  simdjson::dom::parser parser_;
  std::vector<simdjson::padded_string> padded_;
};

/// Bytes hashed: the report's provenance, which is neither parsing nor scoring and is timed apart.
inline std::uint64_t digest(const std::vector<ego::NamedBytes>& files) {
  std::uint64_t bytes = 0;
  for (const ego::NamedBytes& file : files)
    bytes += ego::native::host_sha256_hex(file.bytes).empty() ? 0 : file.bytes.size();
  return bytes;
}

/// Reads one word a line from standard input and does that peer's repetition. Prints `<seconds> <checksum>` a line; seconds
/// are CPU time of this process (one thread), so that other work on the machine does not count.
inline int answer_words(const std::map<std::string, std::function<std::uint64_t()>>& peers) {
  for (std::string word; std::getline(std::cin, word);) {
    const auto peer = peers.find(word);
    if (peer == peers.end()) return 4;
    const std::clock_t begin = std::clock();
    const std::uint64_t sum = peer->second();
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::cout << seconds << " " << sum << std::endl;
  }
  return 0;
}

}  // namespace bench
