#include "core/report/schema_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/number_text.h"

namespace ego {

bool is_schema_flag(std::string_view flag) {
  static constexpr std::array<std::string_view, 18> kFlags = {"few_clusters",     "one_cluster",
                                                              "clipped",          "bca_undefined",
                                                              "from_aggregate",   "unpaired",
                                                              "partial_coverage", "profile_drops_rows",
                                                              "impossible_value", "truncation_only",
                                                              "ablation",         "baseline",
                                                              "self_reported",    "contamination_declared",
                                                              "reset_between",    "small_slice",
                                                              "no_timing",        "stateless"};
  return std::find(kFlags.begin(), kFlags.end(), flag) != kFlags.end();
}

bool is_run_mode(std::string_view mode) {
  static constexpr std::array<std::string_view, 6> kModes = {
      "full", "blind", "question-only", "no-options", "options-shuffled", "text-only"};
  return std::find(kModes.begin(), kModes.end(), mode) != kModes.end();
}

std::optional<double> published_fraction(const PublishedCell& cell, const PublishedColumn& column) {
  // "48.07" with the exponent -2 appended is the fraction's decimal text: one rounding instead of two.
  std::string text = cell.value.substr(cell.value.starts_with('+') ? 1 : 0);
  if (column.unit == "percent") {
    text += "e-2";
  } else if (column.unit != "fraction") {
    return std::nullopt;
  }
  return text::plain_number(text);
}

}  // namespace ego
