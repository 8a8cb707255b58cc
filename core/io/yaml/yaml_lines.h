/// YAML text as lines with their indentation, and the scalars and flow collections within one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/json/value.h"

namespace ego::io::yaml {

/// A line that is neither blank nor a comment.
struct Line {
  std::size_t indent = 0;  ///< leading spaces
  std::string_view text;   ///< without indentation, trailing comment and white space
  std::uint64_t number = 0;  ///< from 1
  std::string_view whole;  ///< as it stands, for literal blocks
};

/// Lines of the first document; all lines, blank ones too, for literal blocks.
struct Lines {
  std::vector<Line> content;
  std::vector<std::string_view> all;  ///< all[n - 1] is line n
  std::uint64_t tab_line = 0;  ///< first line that is indented by a tab; 0 = none
};

Lines split_lines(ByteView text);

/// Where a `key:` ends in a line: the position of the colon; nothing if the line is no entry of a map.
std::optional<std::size_t> key_end(std::string_view text);

/// What a plain scalar means: null, boolean, number as written, or the text.
json::Value plain_scalar(std::string_view text);

/// Why something could not be read; empty = it could.
struct FlowResult {
  json::Value value;
  std::size_t used = 0;  ///< bytes of the text
  std::string problem;
};

/// A quoted text or a flow list or map at the start of `text`.
FlowResult read_flow(std::string_view text, int depth);

inline constexpr int kMaxDepth = 64;

}  // namespace ego::io::yaml
