/// Numbers that rows have beside their answers, as the importers keep them.
#pragma once

#include <optional>

#include "core/model/submission.h"
#include "web/state/pair_axes.h"
#include "web/text/text.h"

namespace ego::web {

/// Nothing where the row has no such number. The length of a reply is always known, in code points; that of a reply that is not in this
/// page yet is not.
std::optional<double> item_number(const Prediction& prediction, ItemNumber number);

/// What the number is called, with its unit.
Text item_number_title(ItemNumber number);

/// For people: seconds and confidences to two decimals, counts whole.
std::string item_number_text(ItemNumber number, double value);

}  // namespace ego::web
