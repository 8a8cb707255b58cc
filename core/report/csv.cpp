#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "core/json/writer.h"
#include "core/report/escape.h"
#include "core/report/render.h"

namespace ego {
namespace {

constexpr std::string_view kBoardHeader =
    "row,model,profile,column,value,lo,hi,n,right,wrong,invalid,missing,rank,rank_lo,rank_hi,flags\n";
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

void append_line(std::string& out, const Board& board, const BoardRow& row, std::size_t column, FormulaGuard guard) {
  const BoardCell& cell = row.cells[column];
  const std::string profile = board.profile.value.empty() ? "published:" + board.id : board.profile.value;
  out += field(row.id.value, guard) + ',' + field(row.name, guard) + ',' + field(profile, guard) + ',' +
         field(board.columns[column].id.value, guard) + ',';
  if (cell.value) out += json::number_text(*cell.value);
  out += cell.interval
             ? fmt::format(",{},{},", json::number_text(cell.interval->lo), json::number_text(cell.interval->hi))
             : ",,,";
  if (cell.has_counts || cell.n > 0) out += fmt::format("{}", cell.n);
  if (cell.has_counts) {
    out +=
        fmt::format(",{},{},{},{},", cell.counts.right, cell.counts.wrong, cell.counts.invalid(), cell.counts.missing);
  } else {
    out += ",,,,,";
  }
  if (cell.rank) out += fmt::format("{}", *cell.rank);
  out += cell.rank_set ? fmt::format(",{},{},", cell.rank_set->lo, cell.rank_set->hi) : ",,,";
  out += field(joined(cell.flags), guard) + '\n';
}

void append_board(std::string& out, const Board& board, FormulaGuard guard) {
  for (const BoardRow& row : board.rows) {
    for (std::size_t column = 0; column < board.columns.size(); ++column) append_line(out, board, row, column, guard);
  }
}

}  // namespace

std::string render_csv(std::span<const Board> boards, FormulaGuard guard) {
  std::string out{kBoardHeader};
  for (const Board& board : boards) append_board(out, board, guard);
  return out;
}

std::string render_csv(const Report& report, FormulaGuard guard) {
  std::string out{kBoardHeader};
  for (const std::string& profile : report.settings.profiles) {
    append_board(out, board_from_report(report, ProfileId{profile}, RowOrigin::Scored), guard);
  }
  return out;
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
