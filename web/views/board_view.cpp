#include "web/views/board_view.h"

#include <algorithm>

#include "core/board/column_ranking.h"
#include "core/board/row_filter.h"
#include "core/report/build_report.h"
#include "web/state/board_items.h"

namespace ego::web {
namespace {

const PublishedBoard* find_table(const BenchmarkData& data, std::string_view id) {
  const PublishedSet* set = data.published.ready();
  if (set == nullptr || set->boards.empty()) return nullptr;
  const auto found =
      std::find_if(set->boards.begin(), set->boards.end(), [&](const PublishedBoard& b) { return b.id == id; });
  return found == set->boards.end() ? &set->boards.front() : &*found;
}

std::optional<Board> published_board(const BenchmarkData& data, const PublishedBoard& table) {
  PublishedSet one = *data.published.ready();
  one.boards = {table};
  std::vector<Board> boards = boards_from_published(one);
  if (boards.empty()) return std::nullopt;
  return std::move(boards.front());
}

/// Rows scored in this page, as a board of the same profile.
std::optional<Board> local_board(const BenchmarkData& data, const ProfileId& profile) {
  const QuestionSet* questions = data.questions.ready();
  if (data.local_rows.empty() || questions == nullptr || data.benchmark == nullptr) return std::nullopt;
  const Report report = build_report(*data.benchmark, *questions, data.local_rows, Diagnostics{}, BuildOptions{});
  return board_from_report(report, profile, RowOrigin::Local);
}

std::string group_of(const BoardColumn& column) { return column.group.empty() ? std::string("other") : column.group; }

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// True if the reader's list shows the column: named itself, or the site's default, unless its group is hidden.
bool is_chosen(const BoardColumn& column, const std::vector<std::string>& choice) {
  if (contains(choice, "-" + group_of(column))) return false;
  const bool names_columns =
      std::any_of(choice.begin(), choice.end(), [](const std::string& c) { return !c.starts_with('-'); });
  return names_columns ? contains(choice, column.id.value) : column.shown_by_default;
}

SortMeasure measure_of(SortBasis basis) {
  switch (basis) {
    case SortBasis::Value: return SortMeasure::Value;
    case SortBasis::LowerBound: return SortMeasure::LowerBound;
    case SortBasis::RankSet: return SortMeasure::RankSet;
  }
  return SortMeasure::Value;
}

BoardQuery board_query(const Board& board, const AppState& state) {
  const Query& query = state.query;
  BoardQuery wanted;
  for (const web::SortKey& key : query.sort) {
    const auto column = board.find_column(key.column);
    if (!column && key.column != kModelColumn) continue;
    wanted.sort.push_back({column ? static_cast<std::uint32_t>(*column) : kSortByName,
                           key.direction == Direction::Descending, measure_of(key.basis)});
  }
  wanted.search = query.search;
  for (const FilterGroup& group : board_filters(state).rows) {
    for (const FieldTest& test : group)
      (test.excludes ? wanted.drop : wanted.keep).emplace_back(test.field, test.value);
  }
  return wanted;
}

bool is_ranked(const BoardRow& row) { return row.kind == RowKind::Model && row.origin != RowOrigin::Published; }

}  // namespace

void BoardView::update(const AppState& state, const RankingView& rankings, const ItemsView& items) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return;
  const std::string source = data->entry.id + '\n' + effective_table(state) + '\n' + effective_profile(state);
  const bool data_changed = seen_revision_ != state.data_revision || seen_source_ != source;
  const bool found_more = seen_findings_ != rankings.revision();
  if (!data_changed && !found_more && seen_query_ == state.query) return;
  const bool items_changed = data_changed || board_filters(state).items != item_filters_;
  if (items_changed) {
    rebuild(state);
    narrow(state, items);
    seen_revision_ = state.data_revision;
    seen_source_ = source;
  }
  seen_query_ = state.query;
  seen_findings_ = rankings.revision();
  arrange(state);
  if (!board_) return;
  const bool had_own = own_family_ && !items_changed;
  choose_family(state);
  if (!own_family_ && had_own) {
    rebuild(state);  // the report's rank sets again
    choose_family(state);
  }
  if (own_family_ && (items_changed || found_more || !had_own)) take_findings(rankings);
  if (sort_measure_ == SortMeasure::RankSet) sort_rows(state);
  place_brackets();
}

/// The family is what the reader asked for; the report's own where that is the same rows.
void BoardView::choose_family(const AppState& state) {
  family_rows_.clear();
  for (std::uint32_t row = 0; row < board_->rows.size(); ++row) {
    if (is_ranked(board_->rows[row])) family_rows_.push_back(row);
  }
  const std::size_t all = family_rows_.size();
  if (state.query.family == Family::Visible) {
    std::erase_if(family_rows_,
                  [&](std::uint32_t row) { return std::find(rows_.begin(), rows_.end(), row) == rows_.end(); });
  }
  own_family_ = all > 0 && (local_rows_ || family_rows_.size() != all || counted_.items > 0);
}

void BoardView::take_findings(const RankingView& rankings) {
  clear_rankings(*board_);
  for (const ColumnFindings& each : rankings.columns()) {
    // Findings of a board that had more rows may still be on their way out.
    const bool fits = std::all_of(each.family.begin(), each.family.end(),
                                  [&](std::uint32_t row) { return row < board_->rows.size(); });
    if (fits && each.column < board_->columns.size())
      set_ranking(*board_, each.column, each.family, each.found, RankOptions{}.alpha);
  }
}

void BoardView::place_brackets() {
  brackets_.clear();
  lanes_ = 0;
  longest_rank_.clear();
  for (const BoardRow& row : board_->rows) {
    if (ranked_column_ >= row.cells.size()) continue;
    std::string rank = rank_words(row.cells[ranked_column_]);
    if (rank.size() > longest_rank_.size()) longest_rank_ = std::move(rank);
  }
  if (ranking() == nullptr || sort_column_ == kSortByName) return;
  brackets_ = band_brackets(*ranking(), rows_);
  for (const BandBracket& bracket : brackets_) lanes_ = std::max(lanes_, bracket.lane + 1);
}

const ColumnRanking* BoardView::ranking() const {
  if (!board_ || ranked_column_ >= board_->columns.size()) return nullptr;
  const std::optional<ColumnRanking>& found = board_->columns[ranked_column_].ranking;
  return found ? &*found : nullptr;
}

bool BoardView::wants_findings(const AppState& state) const {
  if (!board_ || board_->columns.empty() || family_rows_.empty()) return false;
  // A drop alone asks the site for nothing: the answers of other rows come when the reader wants them.
  const bool answers = state.rank_dropped || state.query.family == Family::Visible || items_ready(*state.current());
  return (own_family_ && answers) || state.side == BoardSide::Band;
}

void BoardView::keep_board(std::optional<Board> board) {
  if (board) board_ = std::make_unique<Board>(std::move(*board));
}

void BoardView::rebuild(const AppState& state) {
  ++rebuilt_;
  board_.reset();
  const BenchmarkData& data = *state.current();
  const ProfileId profile(effective_profile(state));
  const std::string table_id = effective_table(state);
  if (table_id == kScoredTable) {
    if (const Report* report = data.report.ready()) keep_board(board_from_report(*report, profile, RowOrigin::Scored));
  } else if (const PublishedBoard* table = find_table(data, table_id)) {
    keep_board(published_board(data, *table));
  }
  local_rows_ = false;
  if (std::optional<Board> local = local_board(data, profile)) {
    local_rows_ = true;
    if (board_)
      add_rows(*board_, *local);
    else
      keep_board(std::move(local));
    clear_rankings(*board_);
  }
  lint_count_ = 0;
  axes_.clear();
  dates_ = {};
  if (!board_) return;
  dates_ = board_dates(*board_);
  for (std::size_t column = 0; column < board_->columns.size(); ++column) axes_.push_back(column_axis(*board_, column));
  for (const BoardRow& row : board_->rows) {
    for (const BoardCell& cell : row.cells) lint_count_ += cell.lint.empty() ? 0U : 1U;
  }
}

void BoardView::arrange(const AppState& state) {
  ++recomputed_;
  rows_.clear();
  columns_.clear();
  groups_.clear();
  group_choices_.clear();
  kinds_.clear();
  facets_.clear();
  decimals_.clear();
  marks_.clear();
  search_fault_.reset();
  if (!board_) return;
  sort_rows(state);
  choose_columns(state);
  collect_facets(state);
  if (!state.query.search.empty()) search_fault_ = RowFilter(state.query.search, *board_).fault();
  const BoardQuery query = board_query(*board_, state);
  for (const BoardRow& row : board_->rows) {
    const std::string kind(to_string(row.kind));
    const auto known = std::find_if(kinds_.begin(), kinds_.end(), [&](const FacetValue& v) { return v.value == kind; });
    if (known != kinds_.end())
      ++known->rows;
    else
      kinds_.push_back({kind, 1,
                        std::find(query.keep.begin(), query.keep.end(),
                                  std::pair<std::string, std::string>("kind", kind)) != query.keep.end()});
  }
}

void BoardView::sort_rows(const AppState& state) {
  const BoardQuery query = board_query(*board_, state);
  rows_ = arrange_rows(*board_, query);
  later_rows_ = static_cast<std::uint32_t>(
      std::erase_if(rows_, [&](std::uint32_t row) { return came_later(board_->rows[row], state.query.date); }));
  const auto main = static_cast<std::uint32_t>(board_->main_column());
  sort_column_ = query.sort.empty() ? main : query.sort.front().column;
  ranked_column_ = sort_column_ == kSortByName ? main : sort_column_;
  sort_measure_ = query.sort.empty() ? SortMeasure::Value : query.sort.front().by;
  const bool natural =
      sort_column_ == kSortByName || board_->columns.empty() || board_->columns[sort_column_].higher_is_better;
  sort_descending_ = query.sort.empty() ? natural : query.sort.front().descending;
}

/// Facts with few values: what a menu can offer.
void BoardView::collect_facets(const AppState& state) {
  constexpr std::size_t kMostValues = 12;
  std::vector<std::string> fields{"weights", "origin", "organization"};
  for (const BoardRow& row : board_->rows) {
    for (const auto& [name, value] : row.facts) {
      if (std::find(fields.begin(), fields.end(), name) == fields.end()) fields.push_back(name);
    }
  }
  for (std::string& field : fields) {
    RowFacet facet{std::move(field), {}};
    for (const BoardRow& row : board_->rows) {
      const std::string_view fact = row_fact(row, facet.field);
      if (fact.empty()) continue;
      const auto known = std::find_if(facet.values.begin(), facet.values.end(),
                                      [&](const FacetValue& value) { return value.value == fact; });
      if (known != facet.values.end())
        ++known->rows;
      else
        facet.values.push_back({std::string(fact), 1, false});
    }
    if (facet.values.size() < 2 || facet.values.size() > kMostValues) continue;
    for (FacetValue& value : facet.values) {
      for (const FilterGroup& group : state.query.filters) {
        value.chosen = value.chosen || std::any_of(group.begin(), group.end(), [&](const FieldTest& test) {
                         return test.field == facet.field && test.value == value.value && !test.excludes;
                       });
      }
    }
    facets_.push_back(std::move(facet));
  }
}

void BoardView::choose_columns(const AppState& state) {
  decimals_.resize(board_->columns.size());
  marks_.resize(board_->columns.size());
  for (std::uint32_t index = 0; index < board_->columns.size(); ++index) {
    const BoardColumn& column = board_->columns[index];
    const std::string group = group_of(column);
    auto choice =
        std::find_if(group_choices_.begin(), group_choices_.end(), [&](const GroupChoice& g) { return g.id == group; });
    if (choice == group_choices_.end())
      choice = group_choices_.insert(group_choices_.end(), GroupChoice{group, 0, false});
    ++choice->columns;
    for (const BoardRow& row : board_->rows) {
      const std::optional<double>& value = row.cells[index].value;
      if (!value) continue;
      marks_[index].flag = marks_[index].flag || !flag_mark(row.cells[index]).empty();
      marks_[index].lint = marks_[index].lint || !row.cells[index].lint.empty();
      const std::string& printed = row.cells[index].text;
      if (const std::size_t dot = printed.find('.'); dot != std::string::npos)
        decimals_[index] = std::max(decimals_[index], printed.size() - dot - 1);
    }
    if (!is_chosen(column, state.query.columns)) continue;
    choice->shown = true;
    if (groups_.empty() || groups_.back().id != group)
      groups_.push_back({group, static_cast<std::uint32_t>(columns_.size()), 0});
    ++groups_.back().count;
    columns_.push_back(index);
  }
}

std::string rank_words(const BoardCell& cell) {
  if (cell.rank_set) {
    const std::string best = std::to_string(cell.rank_set->lo);
    return cell.rank_set->lo == cell.rank_set->hi ? best : best + "\u2013" + std::to_string(cell.rank_set->hi);
  }
  if (!cell.rank) return {};
  return std::to_string(*cell.rank) + (cell.tied ? "=" : "");
}

std::string_view flag_mark(const BoardCell& cell) {
  const auto has = [&](std::string_view flag) {
    return std::find(cell.flags.begin(), cell.flags.end(), flag) != cell.flags.end();
  };
  if (has("few_clusters") || has("one_cluster")) return "\u2020";
  if (has("from_aggregate")) return "\u2021";
  const bool other = std::any_of(cell.flags.begin(), cell.flags.end(), [](const std::string& flag) {
    return flag != "ablation" && flag != "baseline" && flag != "clipped";
  });
  return other ? "*" : "";
}

std::vector<std::string> toggle_group(const BoardView& view, const std::vector<std::string>& columns,
                                      std::string_view group) {
  std::vector<std::string> out = columns;
  const std::string hide = "-" + std::string(group);
  const auto choice = std::find_if(view.group_choices().begin(), view.group_choices().end(),
                                   [&](const GroupChoice& g) { return g.id == group; });
  if (choice == view.group_choices().end() || view.board() == nullptr) return out;
  if (choice->shown) {
    out.push_back(hide);
    return out;
  }
  if (std::erase(out, hide) > 0) return out;
  // The group is hidden by the site's default: from here on the list names every shown column, in the board's order.
  std::vector<std::string> named;
  const Board& board = *view.board();
  for (std::uint32_t index = 0; index < board.columns.size(); ++index) {
    const bool shown = std::find(view.columns().begin(), view.columns().end(), index) != view.columns().end();
    if (shown || group_of(board.columns[index]) == group) named.push_back(board.columns[index].id.value);
  }
  std::copy_if(out.begin(), out.end(), std::back_inserter(named),
               [](const std::string& c) { return c.starts_with('-'); });
  return named;
}

}  // namespace ego::web
