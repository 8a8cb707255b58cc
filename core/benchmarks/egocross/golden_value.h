/// When a value found equals one that a golden file expects.
/// Source: golden/egocross/README.md.
#pragma once

#include "core/json/value.h"

namespace ego::egocross {

/// Numbers agree within 1e-9 relative; `"@nan"`, `"@inf"`, `"@-inf"` stand for numbers; objects need the same keys in
/// any order.
bool golden_equal(const json::Value& expected, const json::Value& found);

}  // namespace ego::egocross
