#include "web/views/flow_view.h"

#include <algorithm>
#include <map>

#include "core/board/board.h"
#include "core/compare/stage_order.h"

namespace ego::web {
namespace {

constexpr double kLevel = 0.95;
constexpr char kNoItems = '.';

const Column* find_column(const QuestionSet& questions, std::string_view id) {
  const auto found = std::find_if(questions.columns.begin(), questions.columns.end(),
                                  [&](const Column& c) { return c.id.value == id; });
  return found == questions.columns.end() ? nullptr : &*found;
}

/// The cell of a row that has no items here: from the report, else from a published table. Nothing if no board has the row.
struct PublishedStage {
  std::string name;
  std::string setting;
  BoardCell cell;
};
std::optional<PublishedStage> find_published(const AppState& state, const std::string& row, const std::string& column) {
  const BenchmarkData& data = *state.current();
  std::vector<Board> boards;
  if (const Report* report = data.report.ready())
    boards.push_back(board_from_report(*report, ProfileId(effective_profile(state)), RowOrigin::Scored));
  if (const PublishedSet* set = data.published.ready()) {
    for (Board& board : boards_from_published(*set)) boards.push_back(std::move(board));
  }
  const std::string shown = effective_table(state);
  std::stable_partition(boards.begin(), boards.end(), [&](const Board& board) { return board.id == shown; });
  for (const Board& board : boards) {
    const auto index = board.find_row(row);
    if (!index || board.columns.empty()) continue;
    const BoardRow& found = board.rows[*index];
    return PublishedStage{found.name, found.setting,
                          found.cells[board.find_column(column).value_or(board.main_column())]};
  }
  return std::nullopt;
}

std::size_t place_of(char letter) { return kFlowLetters.find(letter); }

}  // namespace

void FlowView::update(const AppState& state, const ItemsView& items) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || state.query.view != ViewKind::Flow) return;
  std::string source =
      data->entry.id + '\n' + effective_profile(state) + '\n' + effective_table(state) + '\n' + state.query.column;
  for (const std::string& target : state.query.targets) source += '\n' + target;
  for (const std::string& column : state.query.columns) source += '\t' + column;
  const bool same = seen_revision_ == state.data_revision && seen_source_ == source &&
                    seen_filters_ == state.query.filters && seen_search_ == state.query.search;
  if (same && seen_pattern_ == state.query.pattern && seen_sort_ == state.query.sort) return;
  if (!same) rebuild(state, items);
  seen_revision_ = state.data_revision;
  seen_source_ = std::move(source);
  seen_filters_ = state.query.filters;
  seen_search_ = state.query.search;
  seen_pattern_ = state.query.pattern;
  seen_sort_ = state.query.sort;
  arrange(state);
}

void FlowView::rebuild(const AppState& state, const ItemsView& items) {
  ++recomputed_;
  const BenchmarkData& data = *state.current();
  questions_ = data.questions.ready();
  presets_ = flow_presets(state);
  choices_ = stage_choices(state);
  stages_.clear();
  place_.clear();
  followed_stages_.clear();
  rows_.clear();
  unknown_.clear();
  gain_.reset();
  steps_.clear();
  family_ = 0;
  followed_ = {};
  if (!data.entry.registry_url.empty() && !items_ready(data)) return;
  const bool by_column = has_stage_columns(state.query);
  const std::string column = state.query.column.empty() ? "overall" : state.query.column;
  for (std::size_t i = 0; i < state.query.targets.size(); ++i)
    add_stage(state, state.query.targets[i], by_column ? state.query.columns[i] : column);
  for (FlowStage& stage : stages_) stage.by_column = by_column;
  if (questions_ != nullptr) {
    std::vector<std::uint8_t> keep(questions_->questions.size(), 0);
    for (const std::uint32_t index : items.items()) keep[index] = 1;
    followed_ = stage_items(*questions_, followed_stages_, keep);
  }
  count_patterns();
  lay_bands();
  if (questions_ == nullptr || followed_.size() == 0) return;
  steps_.resize(stages_.size() < 2 ? 0 : stages_.size() - 1);
  // Neighbours in the link, not among the stages with items: what lies between two of those may have changed both ways.
  std::vector<Comparison> found = compare_stages(*questions_, followed_stages_, followed_, PairOptions{});
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (place_[i + 1] == place_[i] + 1) steps_[place_[i]] = std::move(found[i]);
  }
  family_ = found.size();
  if (data.benchmark != nullptr && stages_.size() == 2)
    gain_ = find_gain(*data.benchmark, *questions_, followed_stages_, followed_);
}

void FlowView::add_stage(const AppState& state, const std::string& row, const std::string& column) {
  const BenchmarkData& data = *state.current();
  const ScoredSubmission* scored = data.find_scored(row);
  const ScoredRun* run = scored == nullptr ? nullptr : find_run(*scored, effective_profile(state));
  FlowStage stage;
  stage.row = row;
  if (run != nullptr && questions_ != nullptr && !questions_->columns.empty()) {
    const ModelInfo& model = scored->submission.model;
    stage.column = find_column(*questions_, column);
    if (stage.column == nullptr) stage.column = &questions_->columns.front();
    stage.has_items = true;
    stage.name = model.name.empty() ? row : model.name;
    stage.label = stage_label(model, scored->submission.row);
    if (model.stage.empty() && scored->submission.run.mode != "full") stage.label = scored->submission.run.mode;
    place_.push_back(stages_.size());
    followed_stages_.push_back({scored, run, stage.column});
    rows_.push_back({scored, run, stage.label, false});
  } else if (std::optional<PublishedStage> published = find_published(state, row, column)) {
    stage.name = published->name;
    stage.label = published->setting.empty() ? published->name : published->setting;
    stage.value = published->cell.value;
    stage.printed = published->cell.text;
    stage.n = published->cell.n;
    if (const auto& interval = published->cell.interval) stage.interval = stats::Bounds{interval->lo, interval->hi};
    if (questions_ != nullptr) stage.column = find_column(*questions_, column);
  } else {
    unknown_.push_back(row);
    return;
  }
  stages_.push_back(std::move(stage));
}

void FlowView::count_patterns() {
  patterns_.clear();
  item_patterns_.clear();
  groups_ = {};
  std::map<std::string, std::uint32_t> counts;
  for (std::size_t i = 0; i < followed_.size(); ++i) {
    std::string pattern(stages_.size(), kNoItems);
    for (std::size_t s = 0; s < place_.size(); ++s) pattern[place_[s]] = followed_.pattern(i)[s];
    ++counts[pattern];
    item_patterns_.push_back(std::move(pattern));
  }
  for (const auto& [pattern, count] : counts) {
    patterns_.push_back({pattern, count, {}, {}});
    for (const StageGroup group : kStageGroups)
      groups_[static_cast<std::size_t>(group)] += is_in(group, pattern) ? count : 0;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (pattern[s] != kNoItems) stages_[s].counts[place_of(pattern[s])] += count;
    }
  }
  std::stable_sort(patterns_.begin(), patterns_.end(),
                   [](const FlowPattern& a, const FlowPattern& b) { return a.count > b.count; });
  stats::CriticalValues critical(kLevel);
  std::vector<std::uint32_t> clusters;
  for (std::size_t i = 0; i < followed_.size(); ++i)
    clusters.push_back(questions_->questions[followed_.listed(i)].cluster);
  const stats::Clusters numbered = stats::number_clusters(clusters);
  for (std::size_t s = 0; s < place_.size(); ++s) {
    std::vector<double> scores;
    for (std::size_t i = 0; i < followed_.size(); ++i) scores.push_back(followed_.pattern(i)[s] == 'R' ? 1 : 0);
    FlowStage& stage = stages_[place_[s]];
    stage.n = scores.size();
    if (scores.empty()) continue;
    stage.value = static_cast<double>(stage.counts[0]) / static_cast<double>(stage.n);
    stage.interval = stats::score_interval(scores, numbered, critical).bounds;
  }
}

void FlowView::lay_bands() {
  links_.clear();
  for (FlowPattern& pattern : patterns_) {
    pattern.leaving.assign(stages_.size(), 0);
    pattern.arriving.assign(stages_.size(), 0);
  }
  // Bands leave a node in the order of where they go and arrive in the order of where they come from, so that those of one
  // link lie together at both ends.
  const auto stack = [&](std::size_t stage, std::size_t other, std::vector<std::uint32_t> FlowPattern::* offsets) {
    std::vector<std::size_t> order(patterns_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const std::string& left = patterns_[a].pattern;
      const std::string& right = patterns_[b].pattern;
      const auto key = [&](const std::string& p) { return std::pair(place_of(p[stage]), place_of(p[other])); };
      return std::pair(key(left), left) < std::pair(key(right), right);
    });
    std::array<std::uint32_t, kFlowLetters.size()> above{};
    for (const std::size_t i : order) {
      std::uint32_t& used = above[place_of(patterns_[i].pattern[stage])];
      (patterns_[i].*offsets)[stage] = used;
      used += patterns_[i].count;
    }
  };
  for (std::size_t s = 0; s + 1 < stages_.size(); ++s) {
    if (!stages_[s].has_items || !stages_[s + 1].has_items) continue;
    stack(s, s + 1, &FlowPattern::leaving);
    stack(s + 1, s, &FlowPattern::arriving);
    for (std::size_t from = 0; from < kFlowLetters.size(); ++from) {
      for (std::size_t to = 0; to < kFlowLetters.size(); ++to) {
        FlowLink link{s, from, to, 0, 0, 0};
        for (const FlowPattern& pattern : patterns_) {
          if (place_of(pattern.pattern[s]) != from || place_of(pattern.pattern[s + 1]) != to) continue;
          link.leaving = link.count == 0 ? pattern.leaving[s] : std::min(link.leaving, pattern.leaving[s]);
          link.arriving = link.count == 0 ? pattern.arriving[s + 1] : std::min(link.arriving, pattern.arriving[s + 1]);
          link.count += pattern.count;
        }
        if (link.count > 0) links_.push_back(link);
      }
    }
  }
}

void FlowView::arrange(const AppState& state) {
  ++arranged_;
  items_.clear();
  questions_of_.clear();
  for (std::size_t i = 0; i < followed_.size(); ++i) {
    if (!matches(item_patterns_[i], state.query.pattern)) continue;
    items_.push_back(followed_.listed(i));
    for (std::size_t s = 0; s < followed_.stages; ++s) questions_of_.push_back(followed_.question(i, s));
  }
  sorted_.resize(patterns_.size());
  for (std::uint32_t i = 0; i < sorted_.size(); ++i) sorted_[i] = i;
  const SortKey key =
      state.query.sort.empty() ? SortKey{std::string(kItemsColumn), Direction::Descending} : state.query.sort.front();
  const bool by_pattern = key.column == kPatternColumn;
  std::stable_sort(sorted_.begin(), sorted_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const FlowPattern& left = patterns_[key.direction == Direction::Descending ? b : a];
    const FlowPattern& right = patterns_[key.direction == Direction::Descending ? a : b];
    return by_pattern ? left.pattern < right.pattern : left.count < right.count;
  });
}

std::vector<std::uint32_t> FlowView::examples(std::string_view pattern, std::size_t most) const {
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < followed_.size() && found.size() < most; ++i) {
    if (item_patterns_[i] == pattern) found.push_back(followed_.listed(i));
  }
  return found;
}

}  // namespace ego::web
