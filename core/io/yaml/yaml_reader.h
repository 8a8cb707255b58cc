/// A small reader of YAML as people write it by hand: block and flow lists and maps, plain and quoted texts, literal blocks.
/// Anchors, aliases, tags and complex keys are refused, so that a document is no larger than its text.
/// Source: YAML 1.2, the part that Hugging Face result files use.
#pragma once

#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/json/value.h"

namespace ego::io {

/// The first document as a JSON value. Plain `null`, `~`, `true`, `false` and numbers are what they look like; dates are texts.
///
///   parse_yaml("- a: 1\n  b: [x, 'y']\n") == [{"a": 1, "b": ["x", "y"]}]
///
/// @error SyntaxError    with the line; also anchors, aliases, tags, tabs as indentation
/// @error LimitExceeded  nested deeper than 64
Result<json::Value> parse_yaml(ByteView text, std::string_view label);

}  // namespace ego::io
