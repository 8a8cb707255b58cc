/// `items.csv` and `flips.csv`: one line an answer, one line an item that changed.
/// Source: formats.md section 5.
#pragma once

#include <span>
#include <string>

#include "core/compare/comparison.h"
#include "core/report/render.h"
#include "core/report/report.h"

namespace ego {

/// id,row,profile,cluster,status,reason,score,answer,gold,rule,span_begin,span_end,input,line
std::string render_items_csv(std::span<const ReportItem> items, FormulaGuard guard);

/// baseline,candidate,column,profile,id,change with change `gained`, `lost` or `wrong_changed`
std::string render_flips_csv(std::span<const Comparison> comparisons, FormulaGuard guard);

}  // namespace ego
