/// A JSON document whose bulk is one list of records, read without building the records.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/json/record.h"
#include "core/json/record_scanner.h"
#include "core/json/value.h"

namespace ego::json {

/// The records of a document: the items of the root list, or of the only list with anything in it among the root's members.
class RecordTable {
 public:
  /// Records of the list that outline() holds.
  static constexpr std::size_t kOutlineRecords = 3;

  /// The table of a whole document of Dialect::Strict; nothing where it has no such list, where some item is no object, or
  /// where anything is wrong with it: those documents are for parse_records().
  /// @param text  UTF-8 without a mark; must outlive the table
  static std::optional<RecordTable> read(std::string_view text, LeftToReader left_to_reader);

  std::size_t size() const { return rows_.size(); }
  Record record(std::size_t index) const {
    const Row& row = rows_[index];
    return {*row.shape, scanner_.text(), tokens_.data() + row.first};
  }
  /// Byte where the record begins.
  std::size_t offset(std::size_t index) const { return rows_[index].begin; }
  /// The document with the list cut to its first records.
  const Value& outline() const { return outline_; }

 private:
  struct Row {
    const RecordShape* shape = nullptr;
    std::uint32_t first = 0;  ///< of its tokens
    std::uint32_t begin = 0;
  };

  RecordTable(std::string_view text, LeftToReader left_to_reader) : scanner_(text, Dialect::Strict, left_to_reader) {}
  bool read_root(PythonScanner& scan);
  bool read_member(PythonScanner& scan, Object& members);
  bool read_list(PythonScanner& scan, Value& cut);

  RecordScanner scanner_;
  std::vector<RawToken> tokens_;
  std::vector<Row> rows_;
  Value outline_;
};

}  // namespace ego::json
