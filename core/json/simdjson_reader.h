/// The one place that talks to simdjson: bytes of one JSON document to a Value, without a word on why it failed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "core/json/parse.h"
#include "core/json/value.h"

namespace ego::json {

/// A key that stands twice in one object.
struct RepeatedKey {
  std::string key;
  std::size_t offset = 0;  ///< byte where the object's last key stands
};

/// Reads documents one after the other, keeping its buffers.
class SimdjsonReader {
 public:
  explicit SimdjsonReader(Dialect dialect) : dialect_(dialect) {}

  /// What a text was refused for, if it is not for its grammar or depth.
  enum class Limit : std::uint8_t { None, Memory, Values };

  /// Fills `out`. False if the text is not one JSON value of the dialect, is too deep, or a limit was met.
  bool read(std::string_view text, Value& out);

  Limit limit() const { return limit_; }
  /// Keys that were repeated in the document just read; at most kKeptRepeats.
  const std::vector<RepeatedKey>& repeated_keys() const { return repeated_; }
  /// Byte offsets of the records, see parse_records().
  const std::vector<std::size_t>& record_offsets() const { return records_; }
  /// Gathers record_offsets() from the next read on.
  void keep_record_offsets() { keep_records_ = true; }

  static constexpr std::size_t kKeptRepeats = 100;

 private:
  bool read_root(Value& out);
  bool value(simdjson::ondemand::value source, Value& out, int depth);
  bool array(simdjson::ondemand::array source, Value& out, int depth);
  bool object(simdjson::ondemand::object source, Value& out, int depth);
  bool scalar(std::string_view token, Value& out);
  bool string(std::string_view token, std::string& out);
  void note_repeats(const Object& members, std::size_t offset);
  std::size_t offset_of(std::string_view token) const {
    return static_cast<std::size_t>(token.data() - padded_.data());
  }

  Dialect dialect_;
  simdjson::ondemand::parser parser_;
  std::string_view text_;    ///< the document as it came
  std::string padded_;       ///< its copy with room behind it; bare NaN and infinities masked as numbers
  std::string unescaped_;    ///< room for one string with escapes
  std::vector<RepeatedKey> repeated_;
  std::vector<std::size_t> records_;
  std::vector<std::size_t> candidate_;  ///< offsets of the items of the root member just read
  std::uint64_t values_ = 0;
  bool keep_records_ = false;
  Limit limit_ = Limit::None;
};

}  // namespace ego::json
