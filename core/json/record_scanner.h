/// Objects of like shape, one after the other, as the places of their members: no value is built, no key is copied.
///
/// A short cut for files of millions of rows. It takes a part of what the general reader (parse.h) takes and then means the
/// same; what it does not take (repeated keys, escapes in keys, very many different keys, anything broken) it leaves to
/// that reader, which also finds the words for what is wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/parse.h"
#include "core/json/python_scanner.h"
#include "core/json/record.h"

namespace ego::json {

/// Remembers the keys it has met, so that each is compared once with what stood there in an earlier record.
class RecordScanner {
 public:
  /// @param text  UTF-8, smaller than kMostRawBytes; must outlive the scanner's records
  RecordScanner(std::string_view text, Dialect dialect, LeftToReader left_to_reader);

  /// Moves on over the object that begins at the scan's place.
  /// @param tokens  gets one token a member, appended; meaningless (but for its size) after a refusal
  /// @return  the object's shape, valid as long as the scanner; null = left to the general reader, and the scan is over
  const RecordShape* scan(PythonScanner& scan, std::vector<RawToken>& tokens);

  /// The same for a value of any kind that is to be passed over. False = left to the general reader.
  bool skip(PythonScanner& scan);

  /// Values passed over so far, containers included.
  std::uint64_t values() const { return values_; }
  std::string_view text() const { return text_; }

 private:
  /// A key in the place where it was met: behind `parent`, or first in its object.
  struct Node {
    std::string quoted;  ///< the key as written, with its quotes
    std::uint32_t parent = 0;
    std::uint32_t first_child = 0;  ///< keys met behind this one; 0 = none
    std::uint32_t next_sibling = 0;
    std::uint32_t likely_child = 0;  ///< the one met last
    std::uint32_t inner = 0;  ///< root of the objects met inside this member; 0 = none yet
    std::uint32_t depth = 0;
  };
  /// Nodes that stand for "the object begins": of the records themselves, and of what skip() passes over.
  static constexpr std::uint32_t kRecordRoot = 0;
  static constexpr std::uint32_t kSkippedRoot = 1;

  std::uint32_t follow(std::uint32_t node, PythonScanner& scan);
  std::uint32_t search(std::uint32_t node, PythonScanner& scan);
  std::uint32_t add(std::uint32_t node, std::string_view quoted);
  std::uint32_t inner_root(std::uint32_t node);
  /// The node of the object's last key; kNone after a refusal.
  std::uint32_t object(std::uint32_t root, PythonScanner& scan, int depth, std::vector<RawToken>* tokens);
  bool value(std::uint32_t node, PythonScanner& scan, int depth, bool& escaped);
  bool array(std::uint32_t node, PythonScanner& scan, int depth);
  bool scalar(PythonScanner& scan) const;
  const RecordShape* shape_of(std::uint32_t node);

  static constexpr std::uint32_t kNone = 0xffffffff;

  std::string_view text_;
  Dialect dialect_;
  LeftToReader left_to_reader_;
  std::uint64_t values_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::unique_ptr<RecordShape>> shape_of_node_;  ///< shape [nodes] at most
  std::uint32_t shapes_ = 0;
};

}  // namespace ego::json
