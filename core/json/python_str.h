/// Python's `str()` of a value that `json.loads` returned: what the published scripts search for numbers in.
#pragma once

#include <string>

#include "core/json/value.h"

namespace ego::json {

/// The text `str(value)` gives in CPython 3.11.
///
///   3.0 -> `3.0`, 1e16 -> `1e+16`, null -> `None`, ["a", 1] -> `['a', 1]`
///
/// Texts inside lists and dicts are escaped as by repr(); of the signs that repr() takes as not printable only
/// control and
/// format characters, separators, surrogates and private use are known here, not the unassigned ones.
/// @pre  nesting at most kPythonMaxDepth (python_dialect.h), as parse_python guarantees
std::string python_str(const Value& value);

}  // namespace ego::json
