#include "core/report/report.h"

#include <algorithm>

namespace ego {

std::optional<std::size_t> Report::find_row(const RowId& id) const {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const ReportRow& row) { return row.id == id; });
  if (found == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

std::optional<std::size_t> Report::find_column(const ColumnId& id) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const ReportColumn& c) { return c.column.id == id; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

const ReportScore* Report::find_score(std::size_t row, const ColumnId& column, const ProfileId& profile) const {
  const auto& scores = rows[row].scores;
  const auto found = std::find_if(scores.begin(), scores.end(), [&](const ReportScore& s) {
    return s.score.profile == profile && s.score.column == column;
  });
  return found == scores.end() ? nullptr : &*found;
}

std::string Report::profile_label(const ProfileId& profile) const {
  for (const ReportRow& row : rows) {
    for (const ReportScore& score : row.scores) {
      if (score.score.profile == profile && !score.profile_version.empty())
        return profile.value + " " + score.profile_version;
    }
  }
  return profile.value;
}

std::string_view to_string(GateVerdict verdict) {
  switch (verdict) {
    case GateVerdict::Pass: return "pass";
    case GateVerdict::Fail: return "fail";
    case GateVerdict::Inconclusive: return "inconclusive";
    case GateVerdict::Invalid: return "invalid";
  }
  return "invalid";
}

}  // namespace ego
