#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/json/writer.h"
#include "core/report/board_records.h"
#include "core/report/escape.h"
#include "core/report/render.h"

namespace ego {
namespace {

constexpr std::string_view kPairHeader =
    "baseline,candidate,column,profile,n,clusters,both_right,lost,gained,both_wrong,wrong_changed,format_flips,"
    "difference,lo,"
    "hi,interval,mde80,p,p_mid,test,p_adjusted,adjustment,mcnemar_exact,mcnemar_mid,verdict,flags\n";

std::string field(std::string_view text, FormulaGuard guard) {
  return guard == FormulaGuard::Quote ? escape_csv_text(text) : escape_csv(text);
}

std::string optional_text(const std::optional<double>& value) {
  return value ? json::number_text(*value) : std::string();
}

std::string joined(const std::vector<std::string>& flags) {
  std::string text;
  for (const std::string& flag : flags) {
    if (!text.empty()) text += ' ';
    text += flag;
  }
  return text;
}

std::string csv_of(std::span<const Board> boards, FormulaGuard guard) {
  std::string out;
  for (const std::string_view name : board_record_names()) {
    if (!out.empty()) out += ',';
    out += name;
  }
  out += '\n';
  for (const BoardRecord& record : board_records(boards)) {
    for (std::size_t i = 0; i < record.size(); ++i) {
      out += i == 0 ? "" : ",";
      out += record[i].number ? record[i].text : field(record[i].text, guard);
    }
    out += '\n';
  }
  return out;
}

}  // namespace

std::string render_csv(std::span<const Board> boards, FormulaGuard guard) { return csv_of(boards, guard); }

std::string render_csv(const Report& report, FormulaGuard guard) {
  std::vector<Board> boards;
  for (const std::string& profile : report.settings.profiles)
    boards.push_back(board_from_report(report, ProfileId{profile}, RowOrigin::Scored));
  return csv_of(boards, guard);
}

std::string render_csv(std::span<const Comparison> comparisons) {
  std::string out{kPairHeader};
  for (const Comparison& pair : comparisons) {
    const PairTable& table = pair.table;
    out += escape_csv_text(pair.baseline.value) + ',' + escape_csv_text(pair.candidate.value) + ',' +
           escape_csv_text(pair.column.value) + ',' + escape_csv_text(pair.profile.value);
    out += fmt::format(",{},{},{},{},{},{},{},{},{},", table.n(), pair.clusters, table.both_right, table.lost,
                       table.gained, table.both_wrong, table.wrong_changed, table.format_flips,
                       json::number_text(pair.difference));
    out += pair.interval ? fmt::format("{},{},{}", json::number_text(pair.interval->lo),
                                       json::number_text(pair.interval->hi), pair.interval->method)
                         : std::string(",,");
    out +=
        ',' + optional_text(pair.mde80) + ',' + json::number_text(pair.test.p) + ',' + optional_text(pair.test.p_mid);
    out += ',' + pair.test.name + ' ' + pair.test.method + ',' + optional_text(pair.test.p_adjusted) + ',' +
           pair.test.adjustment;
    const auto exact = std::find_if(pair.also.begin(), pair.also.end(),
                                    [](const PairTest& test) { return test.name == "mcnemar_exact"; });
    out += exact == pair.also.end() ? std::string(",,")
                                    : ',' + json::number_text(exact->p) + ',' + optional_text(exact->p_mid);
    out += fmt::format(",{},{}\n", to_string(pair.verdict), joined(pair.flags));
  }
  return out;
}

}  // namespace ego
