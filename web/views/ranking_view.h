/// Rank sets that the page works out itself: where rows were dropped here, where only visible rows are the family, and
/// behind an open tie band. The draws go a slice a step; any change of what is asked for begins anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/board/rank_family.h"
#include "web/state/app_state.h"
#include "web/views/seen_key.h"

namespace ego::web {

class BoardView;

/// Rank sets of one column.
struct ColumnFindings {
  std::uint32_t column = 0;           ///< of the board
  std::vector<std::uint32_t> family;  ///< rows of the board, shape [members]
  RankFindings found;
};

class RankingView {
 public:
  /// Takes up what the board wants; does nothing if that has not changed.
  void update(const AppState& state, const BoardView& board);
  /// Goes on for one slice of at most a few milliseconds. @return false if there was nothing to do
  bool advance();

  /// True while rank sets are wanted and not all here.
  bool computing() const { return seen_.waiting || next_ < jobs_.size(); }
  /// Share of the draws that are counted, in [0, 1].
  double share() const;
  /// Finished columns, the one the rows are ranked by first.
  const std::vector<ColumnFindings>& columns() const { return done_; }
  const ColumnFindings* find(std::uint32_t column) const;
  /// Goes up whenever columns() changes.
  std::uint64_t revision() const { return revision_; }

 private:
  struct Job {
    std::uint32_t column = 0;
    std::uint32_t question_column = 0;
    std::vector<std::uint32_t> family;
    std::vector<RankMember> members;
    RankOrder order = RankOrder::HigherFirst;
  };
  void plan(const AppState& state, const BoardView& board);

  const QuestionSet* questions_ = nullptr;
  std::vector<std::vector<std::uint32_t>> items_;  ///< of each planned job's column
  std::vector<Job> jobs_;
  std::size_t next_ = 0;
  std::optional<RankFamily> current_;
  std::vector<ColumnFindings> done_;
  std::uint64_t revision_ = 1;
  SeenKey seen_;
};

}  // namespace ego::web
