/// Reading JSON from outside: RFC 8259, depth <= 256, repeated keys reported, the place of an error told by byte and line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/json/record.h"
#include "core/json/value.h"

namespace ego::json {

inline constexpr int kMaxDepth = 256;
/// A JSONL line longer than this is reported as LimitExceeded and left out; no reply of a model is that long.
inline constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20U;

/// Which spellings beyond RFC 8259 are values.
enum class Dialect : std::uint8_t {
  Strict,  ///< RFC 8259 (lone surrogate escapes are kept as WTF-8, as most writers of logs produce them)
  Harness,  ///< also bare NaN, Infinity, -Infinity: written by the lmms-eval and Inspect tools
};

/// The value of a whole document; a UTF-8 byte order mark is skipped.
///
/// @param label  used in messages only
/// @error SyntaxError    with line, column and what was expected, and the byte offset in the message
/// @error LimitExceeded  deeper than kMaxDepth, more than kMaxValues values, or too large for the memory there is
/// @error NotText        not UTF-8
/// @error EmptyFile      nothing but white space
Result<Value> parse(ByteView document, std::string_view label, Dialect dialect, Diagnostics& diagnostics);

/// A document of more values is LimitExceeded: a value takes several times the room of its text.
inline constexpr std::uint64_t kMaxValues = 20'000'000;

/// As parse(), and the line (from 1) on which each record starts: the items of the root array, else those of the longest
/// array that is a member of the root object, else the members of the root object. Empty for a scalar.
Result<Value> parse_records(ByteView document, std::string_view label, Dialect dialect, Diagnostics& diagnostics,
                            std::vector<std::uint64_t>& record_lines);

/// Calls `row(value, line)` for each line of a JSONL document: LF or CRLF, empty lines skipped, lines split at `\n` only.
/// A broken line becomes a SyntaxError diagnostic and reading goes on with the next.
/// @return number of lines that held a value
std::uint64_t for_each_line(ByteView document, std::string_view label, Dialect dialect, Diagnostics& diagnostics,
                            const std::function<void(Value&&, std::uint64_t line)>& row);

/// True for keys that make a record one for the general reader, see record_scanner.h.
using LeftToReader = bool (*)(std::string_view key);

/// As for_each_line(), for lines that are records of a table: rows of like shape are only scanned. `row(record, line)` gets
/// the line as a Record, which is a built value where the line is odd in some way or no object.
/// @param document  UTF-8
/// @return  number of lines that were not only scanned
std::uint64_t for_each_record_line(ByteView document, std::string_view label, Dialect dialect,
                                   LeftToReader left_to_reader, Diagnostics& diagnostics,
                                   const std::function<void(const Record& record, std::uint64_t line)>& row);

/// Number of line feeds in a text.
std::uint64_t count_line_feeds(ByteView text);

}  // namespace ego::json
