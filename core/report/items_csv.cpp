#include "core/report/items_csv.h"

#include <fmt/format.h>

#include "core/json/writer.h"
#include "core/report/escape.h"

namespace ego {
namespace {

std::string cell(std::string_view text, FormulaGuard guard) {
  return guard == FormulaGuard::Quote ? escape_csv_text(text) : escape_csv(text);
}

}  // namespace

std::string render_items_csv(std::span<const ReportItem> items, FormulaGuard guard) {
  std::string out =
      "id,row,profile,cluster,status,reason,score,answer,gold,rule,span_begin,span_end,input,line,repeat\n";
  for (const ReportItem& item : items) {
    out += cell(item.id.value, guard) + ',' + cell(item.row.value, guard) + ',' + cell(item.profile.value, guard) +
           ',' + cell(item.cluster.value, guard) + ',';
    out += fmt::format("{},{},", to_string(item.outcome), to_string(item.reason));
    if (item.score) out += json::write(json::number(*item.score), json::Layout::Compact);
    out += ',' + cell(item.answer.value_or(""), guard) + ',' + cell(item.gold.value_or(""), guard) + ',' +
           cell(item.rule, guard);
    out += item.span ? fmt::format(",{},{},", item.span->begin, item.span->end) : ",,,";
    if (item.input) out += std::to_string(*item.input);
    out += item.line > 0 ? fmt::format(",{},", item.line) : ",,";
    if (item.repeat) out += std::to_string(*item.repeat);
    out += '\n';
  }
  return out;
}

std::string render_flips_csv(std::span<const Comparison> comparisons, FormulaGuard guard) {
  std::string out = "baseline,candidate,column,profile,id,change\n";
  for (const Comparison& pair : comparisons) {
    const std::string head = cell(pair.baseline.value, guard) + ',' + cell(pair.candidate.value, guard) + ',' +
                             cell(pair.column.value, guard) + ',' + cell(pair.profile.value, guard) + ',';
    const auto add = [&](std::span<const QuestionId> ids, std::string_view change) {
      for (const QuestionId& id : ids) out += head + cell(id.value, guard) + ',' + std::string(change) + '\n';
    };
    add(pair.gained_items, "gained");
    add(pair.lost_items, "lost");
    add(pair.wrong_changed_items, "wrong_changed");
  }
  return out;
}

}  // namespace ego
