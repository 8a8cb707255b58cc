#include "web/views/analysis_view.h"

#include <algorithm>

#include <fmt/format.h>

#include "web/views/analysis_charts.h"
#include "web/views/chart_view.h"

namespace ego::web {

void AnalysisView::update(const AppState& state, const ItemsView& shown) {
  if (state.query.view != ViewKind::Analysis || is_board_chart(effective_chart(state))) return;
  const std::string source = scored_source(state);
  const bool same_data = seen_revision_ == state.data_revision && seen_source_ == source;
  if (same_data && seen_items_ == shown.recomputed()) return;
  const std::optional<ScoredRows> rows = scored_rows(state);
  ready_ = rows.has_value();
  if (!rows) return;
  ++recomputed_;
  if (!same_data) {
    AnalysisRequest request;
    request.kinds = {AnalysisKind::Items, AnalysisKind::Positions};
    request.column = rows->column->id;
    request.draws = 0;
    analysis_ = analyze(*rows->benchmark, *rows->questions, *rows->profile, rows->rows, request);
    voters_ = Voters::Models;
    if (analysis_.items.empty() || analysis_.items.front().items.empty()) {
      // Where nothing but baselines and ablations ran, they are all there is to learn from; the note says so.
      voters_ = Voters::AllRows;
      analysis_.items = {analyze_item_table(*rows->questions,
                                            answer_table(*rows->questions, *rows->column, *rows->profile, rows->rows))};
    }
  }
  seen_revision_ = state.data_revision;
  seen_source_ = source;
  seen_items_ = shown.recomputed();

  const Tongue tongue = shown_tongue(state);
  items_ = positions_ = {};
  item_table_ = position_table_ = {};
  suspicious_ = 0;
  arranged_.clear();
  questions_.clear();
  if (!analysis_.items.empty()) {
    const ItemTable& items = analysis_.items.front();
    arranged_ = arrange_items(items, shown.items());
    for (const AnalyzedItem* item : arranged_) questions_.push_back(item->question);
    suspicious_ = static_cast<std::uint32_t>(std::count_if(
        arranged_.begin(), arranged_.end(), [](const auto* item) { return item->suspicion != ItemSuspicion::None; }));
    items_ = difficulty_chart(arranged_, items.rows.size(), tongue);
    item_table_ = difficulty_table(arranged_, items, *rows->questions, tongue);
    if (voters_ == Voters::AllRows) item_table_.notes.push_back(text(Text::ItemsAllRows, tongue));
  }
  if (!analysis_.positions.empty()) {
    positions_ = position_chart(analysis_.positions.front(), *rows, tongue);
    position_table_ = position_table(analysis_.positions.front(), *rows, tongue);
  }
}

std::string votes_text(const AnalyzedItem& item) {
  std::string text;
  for (const AnswerVotes& vote : item.votes)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", answer_name(vote.answer), vote.rows);
  return text;
}

std::string issue_text(const AppState& state, const AnalysisView& view) {
  const BenchmarkData* data = state.current();
  const QuestionSet* questions = data == nullptr ? nullptr : data->questions.ready();
  if (questions == nullptr || view.analysis().items.empty()) return {};
  const ItemTable& about = view.analysis().items.front();
  std::string text = fmt::format(
      "## {}: items that may need a look\n\nRevision {}, scored by `{}` over {} rows. Flags are suspicions, the votes "
      "decide: "
      "`KEY?` = the strongest rows agree on another option; `NEG` = stronger rows get it wrong (q <= 0.05); `DEAD` = "
      "nobody "
      "is right; `FREE` = everybody is.\n\n| item | flag | right | r | votes |\n|---|---|---:|---:|---|\n",
      data->entry.title, questions->revision.empty() ? "unknown" : questions->revision,
      profile_label(*data, about.profile.value), about.rows.size());
  for (const AnalyzedItem* item : view.arranged()) {
    if (item->suspicion == ItemSuspicion::None) continue;
    text += fmt::format("| {} | {} | {}/{} | {} | {} |\n", item->id.value, to_string(item->suspicion), item->right,
                        about.rows.size(),
                        item->statistics.r_rest ? fmt::format("{:.2f}", *item->statistics.r_rest) : std::string("-"),
                        votes_text(*item));
  }
  return text;
}

}  // namespace ego::web
