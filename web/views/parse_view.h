/// Where profiles read replies differently: a table of rows and profiles, a matrix of profiles, the replies.
/// Source: explorer.md 2.5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/parser_disagreement.h"
#include "web/state/app_state.h"
#include "web/views/items_view.h"

namespace ego::web {

/// Fields of Query::filters that this view has beside the facets.
inline constexpr std::string_view kRowField = "row";
inline constexpr std::string_view kRuleField = "rule";       ///< a rule that read an answer, or why none was read
inline constexpr std::string_view kDiffersField = "differs"; ///< `verdict`: only where right and wrong differ
inline constexpr std::string_view kPairField = "pair";  ///< `first|second`: only where these two profiles differ

/// One row and one profile of the table.
struct ProfileCell {
  std::optional<double> value;  ///< fraction; nothing = empty cell
  std::uint64_t n = 0;
  std::uint64_t k = 0;  ///< right answers: what is shown where the profile has no value, as for a part of the tracks
  std::uint64_t differs = 0;  ///< answers read differently from the first profile
  std::uint64_t gained = 0;  ///< right here, not under the first profile
  std::uint64_t lost = 0;
};

struct ParseRow {
  const ScoredSubmission* submission = nullptr;
  std::string name;
  std::uint64_t items = 0;  ///< replies whose answers differ between any profiles
  std::uint64_t verdict_items = 0;  ///< replies whose right and wrong differ
  std::vector<ProfileCell> cells;  ///< shape [profiles]
};

/// One reply of the list.
struct ParseEntry {
  std::uint32_t row = 0;  ///< index in rows()
  std::uint32_t question = 0;
};

class ParseView {
 public:
  void update(const AppState& state);

  const QuestionSet* questions() const { return questions_; }
  /// Profiles the rows were scored under; the first is what the others are held against.
  const std::vector<std::string>& profiles() const { return profiles_; }
  /// The same with their versions, for people.
  const std::vector<std::string>& labels() const { return labels_; }
  const std::vector<ParseRow>& rows() const { return rows_; }
  /// Replies of all chosen rows that two profiles read differently; shape [profiles, profiles].
  std::uint64_t differing(std::size_t a, std::size_t b) const { return matrix_[a * profiles_.size() + b]; }
  /// Rules and reasons among the replies that differ, most frequent first.
  const std::vector<FacetValue>& rules() const { return rules_; }
  /// Replies that differ and pass the filters: rows in board order, questions in benchmark order.
  const std::vector<ParseEntry>& entries() const { return entries_; }
  /// Their questions, each once, benchmark order.
  const std::vector<std::uint32_t>& items() const { return items_; }
  VerdictView verdict(const ParseEntry& entry, std::size_t profile) const {
    return rows_[entry.row].submission->runs[profile].verdicts[entry.question];
  }
  /// The reply as it was sent; empty if there is none.
  std::string_view reply(const ParseEntry& entry) const;
  /// True if that is the reply being tried, as it was sent.
  bool is(const ParseEntry& entry, const Trial& trial) const {
    return rows_[entry.row].submission->submission.row.value == trial.row &&
           questions_->questions[entry.question].id.value == trial.question;
  }
  /// Names the entry among all: row and question id.
  std::string key_of(const ParseEntry& entry) const;

  int recomputed() const { return recomputed_; }
  int arranged() const { return arranged_; }

 private:
  void rebuild(const AppState& state);
  void arrange(const AppState& state);

  const QuestionSet* questions_ = nullptr;
  std::vector<std::string> profiles_;
  std::vector<std::string> labels_;
  std::vector<ParseRow> rows_;
  std::vector<ParseEntry> differing_;  ///< before the filters
  std::vector<std::uint64_t> matrix_;
  std::vector<FacetValue> rules_;
  std::vector<ParseEntry> entries_;
  std::vector<std::uint32_t> items_;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  std::vector<FilterGroup> seen_filters_;
  std::string seen_search_;
  int recomputed_ = 0;
  int arranged_ = 0;
};

/// What read the answer, or why none was read: a rule's name, else `empty`, `unparsed`, ...
std::string_view rule_or_reason(const VerdictView& verdict);

/// The reply that is tried, under every profile of the benchmark.
class TrialView {
 public:
  void update(const AppState& state);

  /// shape [profiles of the benchmark]; empty where the page cannot score
  const std::vector<ProfileReading>& readings() const { return readings_; }
  int recomputed() const { return recomputed_; }

 private:
  std::vector<ProfileReading> readings_;
  Trial seen_trial_;
  std::string seen_bench_;
  std::uint64_t seen_revision_ = 0;
  int recomputed_ = 0;
};

/// A trial filled from a question of the set and, if it has one, the row's reply.
Trial make_trial(const BenchmarkData& data, std::string_view row, std::uint32_t question);

}  // namespace ego::web
