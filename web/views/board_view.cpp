#include "web/views/board_view.h"

#include <algorithm>

#include "core/report/build_report.h"

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

BoardQuery board_query(const Board& board, const Query& query) {
  BoardQuery wanted;
  for (const web::SortKey& key : query.sort) {
    const auto column = board.find_column(key.column);
    if (!column && key.column != "model") continue;
    wanted.sort.push_back(
        {column ? static_cast<std::uint32_t>(*column) : kSortByName, key.direction == Direction::Descending});
  }
  wanted.search = query.search;
  for (const FilterGroup& group : query.filters) {
    for (const FieldTest& test : group)
      (test.excludes ? wanted.drop : wanted.keep).emplace_back(test.field, test.value);
  }
  return wanted;
}

}  // namespace

void BoardView::update(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return;
  const std::string source = data->entry.id + '\n' + effective_table(state) + '\n' + effective_profile(state);
  const bool data_changed = seen_revision_ != state.data_revision || seen_source_ != source;
  if (!data_changed && seen_query_ == state.query) return;
  if (data_changed) {
    rebuild(state);
    seen_revision_ = state.data_revision;
    seen_source_ = source;
  }
  seen_query_ = state.query;
  arrange(state);
}

void BoardView::rebuild(const AppState& state) {
  ++rebuilt_;
  board_.reset();
  const BenchmarkData& data = *state.current();
  const ProfileId profile(effective_profile(state));
  const std::string table_id = effective_table(state);
  if (table_id == kScoredTable) {
    if (const Report* report = data.report.ready()) board_ = board_from_report(*report, profile, RowOrigin::Scored);
  } else if (const PublishedBoard* table = find_table(data, table_id)) {
    board_ = published_board(data, *table);
  }
  if (const std::optional<Board> local = local_board(data, profile)) {
    if (board_)
      add_rows(*board_, *local);
    else
      board_ = local;
  }
  lint_count_ = 0;
  if (!board_) return;
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
  extents_.clear();
  decimals_.clear();
  if (!board_) return;
  const BoardQuery query = board_query(*board_, state.query);
  rows_ = arrange_rows(*board_, query);
  sort_column_ = query.sort.empty() ? static_cast<std::uint32_t>(board_->main_column()) : query.sort.front().column;
  const bool natural =
      sort_column_ == kSortByName || board_->columns.empty() || board_->columns[sort_column_].higher_is_better;
  sort_descending_ = query.sort.empty() ? natural : query.sort.front().descending;
  choose_columns(state);

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

void BoardView::choose_columns(const AppState& state) {
  extents_.resize(board_->columns.size());
  decimals_.resize(board_->columns.size());
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
      const std::string& printed = row.cells[index].text;
      if (const std::size_t dot = printed.find('.'); dot != std::string::npos)
        decimals_[index] = std::max(decimals_[index], printed.size() - dot - 1);
      std::optional<Extent>& extent = extents_[index];
      if (!extent) extent = Extent{*value, *value};
      extent->low = std::min(extent->low, *value);
      extent->high = std::max(extent->high, *value);
    }
    if (!is_chosen(column, state.query.columns)) continue;
    choice->shown = true;
    if (groups_.empty() || groups_.back().id != group)
      groups_.push_back({group, static_cast<std::uint32_t>(columns_.size()), 0});
    ++groups_.back().count;
    columns_.push_back(index);
  }
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
