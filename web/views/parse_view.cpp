#include "web/views/parse_view.h"

#include <algorithm>
#include <map>

namespace ego::web {
namespace {

std::string_view reply_of(const ScoredSubmission& row, std::uint32_t question) {
  const auto prediction = row.runs.front().verdicts[question].prediction;
  if (!prediction) return {};
  const std::optional<std::string>& response = row.submission.predictions[*prediction].response;
  return response ? std::string_view(*response) : std::string_view{};
}

/// Index of a profile in the list; its size if it is none of them.
std::size_t place_of(const std::vector<std::string>& profiles, std::string_view id) {
  return static_cast<std::size_t>(std::find(profiles.begin(), profiles.end(), id) - profiles.begin());
}

bool has_rule(const ScoredSubmission& row, std::uint32_t question, std::string_view rule) {
  return std::any_of(row.runs.begin(), row.runs.end(),
                     [&](const ScoredRun& run) { return rule_or_reason(run.verdicts[question]) == rule; });
}

std::uint64_t right_of(const ScoredRun& run, const ColumnId& column) {
  const auto score =
      std::find_if(run.scores.begin(), run.scores.end(), [&](const Score& each) { return each.column == column; });
  return score == run.scores.end() ? 0 : score->k;
}

class EntryFilter {
 public:
  EntryFilter(const Query& query, const QuestionSet& questions, const std::vector<std::string>& profiles)
      : query_(query), questions_(questions), profiles_(profiles) {}

  bool keeps_row(const ScoredSubmission& row) const {
    return std::all_of(query_.filters.begin(), query_.filters.end(), [&](const FilterGroup& group) {
      if (group.empty() || group.front().field != kRowField) return true;
      return std::any_of(group.begin(), group.end(), [&](const FieldTest& test) {
        return (test.value == row.submission.row.value) != test.excludes;
      });
    });
  }

  bool keeps(const ScoredSubmission& row, std::uint32_t question) const {
    const bool tests = std::all_of(query_.filters.begin(), query_.filters.end(), [&](const FilterGroup& group) {
      return std::any_of(group.begin(), group.end(),
                         [&](const FieldTest& test) { return holds(row, question, test) != test.excludes; });
    });
    if (!tests || query_.search.empty()) return tests;
    const Question& asked = questions_.questions[question];
    return contains_words(reply_of(row, question), query_.search) || contains_words(asked.id.value, query_.search) ||
           contains_words(asked.text, query_.search);
  }

 private:
  bool holds(const ScoredSubmission& row, std::uint32_t question, const FieldTest& test) const {
    if (test.field == kRowField) return row.submission.row.value == test.value;
    if (test.field == kRuleField) return has_rule(row, question, test.value);
    if (test.field == kDiffersField) return test.value == "verdict" ? reading_difference(row, question).verdicts : true;
    if (test.field == kPairField) return pair_differs(row, question, test.value);
    const auto value = question_field(questions_, questions_.questions[question], test.field);
    return value && passes_test(*value, test);
  }

  bool pair_differs(const ScoredSubmission& row, std::uint32_t question, std::string_view pair) const {
    const std::size_t bar = std::min(pair.find('|'), pair.size());
    const std::size_t a = place_of(profiles_, pair.substr(0, bar));
    const std::size_t b = place_of(profiles_, bar < pair.size() ? pair.substr(bar + 1) : std::string_view{});
    if (a >= profiles_.size() || b >= profiles_.size()) return false;
    return reads_differently(row.runs[a].verdicts[question], row.runs[b].verdicts[question]);
  }

  const Query& query_;
  const QuestionSet& questions_;
  const std::vector<std::string>& profiles_;
};

bool same_profiles(const ScoredSubmission& row, const std::vector<std::string>& profiles) {
  return std::equal(row.runs.begin(), row.runs.end(), profiles.begin(), profiles.end(),
                    [](const ScoredRun& run, const std::string& id) { return run.profile.value == id; });
}

}  // namespace

std::string_view rule_or_reason(const VerdictView& verdict) {
  return verdict.rule.empty() ? to_string(verdict.reason) : verdict.rule;
}

void ParseView::update(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || state.query.view != ViewKind::Parse) return;
  const std::string source = data->entry.id + '\n' + state.query.column;
  const bool same = seen_revision_ == state.data_revision && seen_source_ == source;
  if (same && seen_filters_ == state.query.filters && seen_search_ == state.query.search) return;
  if (!same) rebuild(state);
  seen_revision_ = state.data_revision;
  seen_source_ = source;
  seen_filters_ = state.query.filters;
  seen_search_ = state.query.search;
  arrange(state);
}

void ParseView::rebuild(const AppState& state) {
  ++recomputed_;
  const BenchmarkData& data = *state.current();
  questions_ = data.questions.ready();
  profiles_.clear();
  labels_.clear();
  rows_.clear();
  differing_.clear();
  if (questions_ == nullptr || !items_ready(data)) return;
  const std::string column = state.query.column.empty() ? "overall" : state.query.column;
  for (const ScoredSubmission* row : data.scored_rows()) {
    if (profiles_.empty()) {
      for (const ScoredRun& run : row->runs) {
        profiles_.push_back(run.profile.value);
        labels_.push_back(profile_label(data, run.profile.value));
      }
    }
    if (!same_profiles(*row, profiles_)) continue;
    const auto found = find_disagreement(*questions_, *row, DisagreementOptions{.replies = 1});
    if (!found) continue;
    const std::string& name = row->submission.model.name;
    ParseRow shown{row, name.empty() ? row->submission.row.value : name, found->items, found->verdict_items, {}};
    const auto cell = std::find_if(found->cells.begin(), found->cells.end(),
                                   [&](const CellByProfile& each) { return each.column.value == column; });
    const CellByProfile* cells = cell != found->cells.end() ? &*cell
                                 : found->cells.empty()     ? nullptr
                                                            : &found->cells.front();
    for (std::size_t p = 0; p < profiles_.size() && cells != nullptr; ++p)
      shown.cells.push_back({cells->values[p], cells->n[p], right_of(row->runs[p], cells->column), found->matrix[0][p],
                             cells->gained[p], cells->lost[p]});
    const auto index = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back(std::move(shown));
    for (std::uint32_t question = 0; question < questions_->questions.size(); ++question) {
      const ReadingDifference difference = reading_difference(*row, question);
      if (difference.answers || difference.verdicts) differing_.push_back({index, question});
    }
  }
}

void ParseView::arrange(const AppState& state) {
  ++arranged_;
  entries_.clear();
  items_.clear();
  rules_.clear();
  matrix_.assign(profiles_.size() * profiles_.size(), 0);
  if (questions_ == nullptr) return;
  const EntryFilter filter(state.query, *questions_, profiles_);
  std::map<std::string_view, std::uint32_t> rules;
  std::vector<std::uint8_t> listed(questions_->questions.size(), 0);
  for (const ParseEntry& entry : differing_) {
    const ScoredSubmission& row = *rows_[entry.row].submission;
    if (!filter.keeps_row(row)) continue;
    std::vector<std::string_view> here;
    for (std::size_t a = 0; a < profiles_.size(); ++a) {
      const VerdictView left = row.runs[a].verdicts[entry.question];
      const std::string_view rule = rule_or_reason(left);
      if (!rule.empty() && std::find(here.begin(), here.end(), rule) == here.end()) here.push_back(rule);
      for (std::size_t b = 0; b < profiles_.size(); ++b)
        matrix_[a * profiles_.size() + b] += reads_differently(left, row.runs[b].verdicts[entry.question]) ? 1 : 0;
    }
    for (const std::string_view rule : here) ++rules[rule];
    if (!filter.keeps(row, entry.question)) continue;
    entries_.push_back(entry);
    listed[entry.question] = 1;
  }
  for (std::uint32_t question = 0; question < listed.size(); ++question) {
    if (listed[question] != 0) items_.push_back(question);
  }
  for (const auto& [rule, count] : rules) {
    const bool chosen = std::any_of(state.query.filters.begin(), state.query.filters.end(), [&](const FilterGroup& g) {
      return std::any_of(g.begin(), g.end(),
                         [&](const FieldTest& test) { return test.field == kRuleField && test.value == rule; });
    });
    rules_.push_back({std::string(rule), count, chosen});
  }
  std::stable_sort(rules_.begin(), rules_.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.rows > b.rows; });
}

std::string_view ParseView::reply(const ParseEntry& entry) const {
  return reply_of(*rows_[entry.row].submission, entry.question);
}

std::string ParseView::key_of(const ParseEntry& entry) const {
  return rows_[entry.row].submission->submission.row.value + '\n' + questions_->questions[entry.question].id.value;
}

}  // namespace ego::web
