#include "web/views/basket_view.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/compare/family.h"

namespace ego::web {
namespace {

constexpr std::size_t kLeastRows = 3;
constexpr double kSliceCost = 400'000;  // as in ranking_view.cpp

std::string key_of(const AppState& state) {
  std::string key = std::to_string(state.data_revision) + '\n' + state.query.bench + '\n' + effective_profile(state) +
                    '\n' + state.query.column;
  for (const std::string& row : state.query.basket) key += '\n' + row;
  return key;
}

}  // namespace

void BasketView::update(const AppState& state) {
  const BenchmarkData* data = state.current();
  const bool wanted = data != nullptr && state.query.view == ViewKind::Pair && state.query.basket.size() >= kLeastRows;
  std::string key = wanted ? key_of(state) : std::string();
  const bool waiting = wanted && items_coming(*data);
  if (!seen_.changes_to({std::move(key), waiting})) return;
  ++recomputed_;
  rows_.clear();
  member_.clear();
  batch_.clear();
  family_.reset();
  findings_.reset();
  settled_ = true;
  if (wanted && items_ready(*data)) plan(state);
}

void BasketView::plan(const AppState& state) {
  const BenchmarkData& data = *state.current();
  const QuestionSet& questions = *data.questions.ready();
  if (questions.columns.empty()) return;
  const ProfileId profile(effective_profile(state));
  const Column* named = find_column(questions, state.query.column);
  const Column& column = named != nullptr ? *named : main_column(questions);
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
    if (questions.in_column(questions.questions[i], column)) items.push_back(i);
  }
  std::vector<const ScoredSubmission*> submissions;
  bool all_ran = true;
  for (const std::string& id : state.query.basket) {
    const ScoredSubmission* row = data.find_scored(id);
    const ScoredRun* run = row == nullptr ? nullptr : run_of(*row, profile);
    if (run == nullptr) continue;
    all_ran = all_ran && ran_all(*run, items);
    submissions.push_back(row);
    rows_.push_back({id, row->submission.model.name.empty() ? id : row->submission.model.name});
  }
  if (rows_.size() < kLeastRows) return rows_.clear();
  std::vector<ComparisonBatch::Task> tasks;
  for (std::size_t a = 0; a < submissions.size(); ++a) {
    for (std::size_t b = a + 1; b < submissions.size(); ++b) tasks.push_back({submissions[a], submissions[b], &column});
  }
  batch_.start(questions, profile, std::move(tasks));
  settled_ = false;
  if (!all_ran) return;
  // Members stand in canonical order, the order of ids, whatever the order of the basket.
  std::vector<std::uint32_t> order(rows_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rows_[a].id < rows_[b].id; });
  std::vector<RankMember> members;
  member_.resize(rows_.size());
  for (const std::uint32_t row : order) {
    member_[row] = static_cast<std::uint32_t>(members.size());
    members.push_back({run_of(*submissions[row], profile), 0});
  }
  family_.emplace(questions, std::move(members), items, RankOrder::HigherFirst, RankOptions{});
  if (!family_->testable()) family_.reset();
}

bool BasketView::advance() {
  if (settled_) return false;
  if (batch_.advance()) return true;
  const double slice = family_ ? kSliceCost / std::max(1.0, family_->draw_cost()) : 1;
  if (family_ && family_->advance(static_cast<std::uint32_t>(std::clamp(slice, 1.0, 1e6)))) return true;
  settle();
  return true;
}

void BasketView::settle() {
  settled_ = true;
  if (family_) {
    findings_ = family_->finish();
    family_.reset();
    return;
  }
  std::vector<Comparison*> all;
  for (Comparison& each : batch_.results()) {
    if (each.table.n() > 0) all.push_back(&each);
  }
  adjust(all, Adjustment::Holm, PairOptions{});
}

/// Pairs stand as (0,1), (0,2), ..., (1,2), ...
std::size_t BasketView::place(std::size_t baseline, std::size_t candidate) const {
  return baseline * rows_.size() - baseline * (baseline + 1) / 2 + candidate - baseline - 1;
}

BasketView::Pair BasketView::pair(std::size_t baseline, std::size_t candidate) const {
  Pair out;
  const std::size_t at = place(baseline, candidate);
  if (at < batch_.results().size() && batch_.results()[at].table.n() > 0) out.comparison = &batch_.results()[at];
  if (findings_) {
    const stats::MaxTPair* tested = findings_->find_pair(member_[baseline], member_[candidate]);
    if (tested != nullptr) out.p_family = tested->p_step;
  } else if (settled_ && out.comparison != nullptr) {
    out.p_family = out.comparison->test.p_adjusted;
  }
  return out;
}

std::optional<BasketView::Pair> BasketView::find(std::string_view one, std::string_view other) const {
  const auto place_of = [&](std::string_view id) {
    return static_cast<std::size_t>(
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.id == id; }) - rows_.begin());
  };
  const std::size_t a = place_of(one);
  const std::size_t b = place_of(other);
  if (a >= rows_.size() || b >= rows_.size() || a == b) return std::nullopt;
  return pair(std::min(a, b), std::max(a, b));
}

}  // namespace ego::web
