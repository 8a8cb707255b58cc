/// The records of a file as JSON objects, one after the other, whatever the file's form.
#pragma once

#include <cstdint>
#include <functional>

#include "core/io/content.h"
#include "core/json/parse.h"
#include "core/json/record.h"
#include "core/json/value.h"

namespace ego::io {

/// Where a record stands.
struct RowPlace {
  std::uint64_t row = 0;   ///< data record from 1
  std::uint64_t line = 0;  ///< line in the file from 1
};

using RowVisitor = std::function<void(json::Value& row, RowPlace place)>;

/// The list of records in a JSON document: the root if it is a list, else the longest list among the root's members; null
/// if there is none.
json::Array* records_of(json::Value& document);
const json::Array* records_of(const json::Value& document);

/// Calls `visit` for each record: items of a JSON list, lines of JSONL, lines of a table (an object of header name to
/// cell text). The visitor may take strings out of the row. Records that are no objects are E013, broken ones E004, and are left out.
/// @param skip_first  JSONL only: the first value is a header and no record
/// @return  nothing, or the error that ended reading early (an unreadable table)
enum class FirstLine : std::uint8_t { Record, Header };
Status for_each_row(Content& content, json::Dialect dialect, FirstLine first_line, Diagnostics& diagnostics,
                    const RowVisitor& visit);

/// Calls `visit` for each record as for_each_row() does, with rows of like shape only scanned where that is possible.
using RecordVisitor = std::function<void(const json::Record& record, RowPlace place)>;
Status for_each_record(Content& content, json::Dialect dialect, Diagnostics& diagnostics, const RecordVisitor& visit);

/// How many predictions to make room for: never more than a small part of the file's own size asks for.
std::size_t expected_rows(const Content& content);

/// Refuses a content of more than kMaxRows records (JSONL: lines) before any of them is read.
/// @error LimitExceeded
Status check_row_count(const Content& content);

/// The first record, for signatures: of JSON the first object of the list, of JSONL the first row; null if there is none,
/// and for tables.
const json::Value* first_row(const Content& content);

}  // namespace ego::io
