/// One input file made ready for the importers: unpacked, decoded, and told apart as JSON, JSONL or table.
/// Source: formats.md section 1.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/io/bundle.h"
#include "core/io/decode_text.h"
#include "core/json/record_table.h"
#include "core/json/value.h"

namespace ego::io {

enum class Form : std::uint8_t {
  Json,       ///< one JSON document
  JsonLines,  ///< a JSON value on every line
  Table,      ///< CSV, TSV or semicolons, by its first line
  Bundle,     ///< several files that make one log
  Other,      ///< none of these
};

/// What an importer gets.
struct Content {
  std::string label;  ///< file, or `archive.zip!member`
  Form form = Form::Other;
  json::Value document;                     ///< Form::Json; if there is a table, its outline
  std::optional<json::RecordTable> table;   ///< Form::Json: the records, where the document is a plain list of them
  std::vector<std::uint64_t> record_lines;  ///< Form::Json: line of each record, see json::parse_records()
  std::vector<json::Value> head;            ///< Form::JsonLines: the first few rows that are JSON
  std::uint64_t line_feeds = 0;             ///< Form::JsonLines
  char delimiter = ',';                     ///< Form::Table
  std::vector<std::string> header;          ///< Form::Table: cells of the first line
  Diagnostics notes;                        ///< found on the way: W110, W123
  std::shared_ptr<const Bundle> bundle;     ///< Form::Bundle
  bool harness_dialect = false;  ///< Form::Json: holds bare NaN or infinities; only harness importers may take it

  /// False once for_each_record() has only scanned the records: those with secrets are left to the general reader.
  bool may_hold_secrets = true;

  ByteView text() const { return decoded.text(source()); }
  /// The bytes of the member or file, unpacked, as they came.
  ByteView source() const { return is_unpacked ? ByteView{unpacked} : original; }

  ByteView original;  ///< as handed over; must outlive the content
  ByteBuffer unpacked;  ///< owned bytes of an archive member or of a gzip file
  bool is_unpacked = false;
  DecodedText decoded;
};

/// Puts the whole document where only its outline is, for importers that want more than records. Then there is no table.
/// @error LimitExceeded  too large for the memory there is
Status build_document(Content& content);

/// Contents of a file that is no archive (gzip is unpacked first).
/// @error CodeCarryingFormat, NotText, EmptyFile, UnsafeArchive, LimitExceeded, SyntaxError (of a JSON document)
Result<Content> read_content(ByteView bytes, std::string_view label);
/// As above, for bytes the content takes over: members of archives.
Result<Content> read_member(ByteBuffer bytes, std::string_view label);

}  // namespace ego::io
