/// The report: everything a scoring run found, as plain values. Written, read back and rendered by the files beside this one.
/// Source: formats.md section 4 and schema/report.schema.json; member names are those of the schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/base/diagnostics.h"
#include "core/base/id.h"
#include "core/benchmarks/claims.h"
#include "core/compare/comparison.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"
#include "core/stats/ranks.h"

namespace ego {

/// Which benchmark data the numbers are about.
struct ReportBenchmark {
  BenchmarkId id;
  std::string title;
  std::string revision;
  std::string split;  ///< empty if the set has none
  std::uint64_t n_items = 0;
  std::string items_sha256;  ///< 64 lower-case hexadecimal digits
  std::string license;  ///< empty if not stated
  std::string url;  ///< empty if not stated
};

/// Settings that change numbers; fixed seeds and levels are written so that a reader need not guess them.
struct ReportSettings {
  double level = 0.95;  ///< of intervals
  double alpha = 0.05;  ///< of tests
  std::uint64_t seed = 0x65676F73636F7065;  ///< of resampling (ASCII "egoscope"): statistics.md 5.1
  std::uint64_t draws = 9999;
  std::string se = "cr1";  ///< convention of standard errors
  std::string cluster = "video";  ///< what questions share
  std::vector<std::string> profiles;  ///< ids in the order asked for
  bool lenient = false;
};

/// A file that went in and the part it played.
struct ReportInput {
  InputInfo info;
  std::string role = "predictions";  ///< `predictions`, `annotations`, `results`, ...
};

/// A board column with its denominator.
struct ReportColumn {
  Column column;
  std::string unit = "fraction";  ///< `fraction`, `seconds`, `points`, `count`
  std::uint64_t n = 0;  ///< questions of the column
  bool absent = false;  ///< no question by construction: cells are empty, never 0
};

/// The value somebody printed, kept as text so that no digit is lost.
struct PublishedValue {
  std::string value;  ///< e.g. `48.07`
  std::string source;  ///< URL or citation; empty if unknown
  std::string date;  ///< empty if unknown
};

/// The interval of a score as the report states it.
struct ReportInterval {
  double lo = 0;
  double hi = 1;
  double level = 0.95;
  std::string method;  ///< name of the schema, e.g. `wilson_cluster`
  std::optional<double> n_eff;
  std::optional<double> critical;
  friend bool operator==(const ReportInterval&, const ReportInterval&) = default;
};

/// A standard error and its convention.
struct ReportStandardError {
  double value = 0;
  std::string convention;  ///< `cr1`, `cr0`, `miller`, `iid`, `reported`
  friend bool operator==(const ReportStandardError&, const ReportStandardError&) = default;
};

/// Ranks a row can have at the level of the family; both ends from 1.
struct ReportRankSet {
  std::uint32_t lo = 1;
  std::uint32_t hi = 1;
  friend bool operator==(const ReportRankSet&, const ReportRankSet&) = default;
};

/// One column of one row under one profile, with its place on the board.
struct ReportScore {
  Score score;
  std::string profile_version;
  std::optional<std::uint32_t> rank;  ///< 1 = best; nothing for ablations, baselines, humans and empty cells
  bool tied = false;  ///< another row has the same rank
  std::optional<PublishedValue> published;
  std::optional<ReportInterval> interval;  ///< nothing if there is none
  std::optional<ReportStandardError> standard_error;
  std::optional<ReportRankSet> rank_set;  ///< nothing if the row does not rank
  std::optional<stats::RankProbability>
      rank_probability;  ///< of the bootstrap; descriptive, says nothing of separability
  std::optional<std::uint64_t> clusters;  ///< clusters among the items; nothing if not known
  std::string cluster_key;  ///< what they share, e.g. `video`; empty if not known
  std::optional<double> deff;  ///< design effect of the clusters
  std::optional<double> chance;  ///< expected value of guessing
  std::optional<double> chance_corrected;  ///< mean of (s - g) / (1 - g), not clipped
};

/// Where a row's numbers come from.
struct ReportSource {
  std::string url;
  std::string text;
  std::string relationship;  ///< `first_party`, `third_party`, ...; empty if unknown
};

/// One board row: a submission or a typed-in result.
struct ReportRow {
  RowId id;
  ModelInfo model;
  RunInfo run;
  std::string kind = "scored";  ///< `scored`, `aggregate`, `baseline`, `human`
  std::vector<std::uint32_t> inputs;  ///< indices in Report::inputs
  std::string submitted;  ///< `YYYY-MM-DD`; empty if unknown
  std::uint32_t repeats = 1;  ///< most runs of one item that a score averages
  ReportSource source;
  std::vector<ReportScore> scores;  ///< profile by profile, columns in Report::columns order
  std::vector<std::string> flags;  ///< names of the schema, e.g. `ablation`
};

/// One answer of one row under one profile.
struct ReportItem {
  QuestionId id;
  RowId row;
  ProfileId profile;
  VideoId cluster;
  Outcome outcome = Outcome::Missing;
  InvalidReason reason = InvalidReason::None;
  std::optional<double> score;  ///< in [0, 1]; nothing if the item is in no denominator
  std::optional<std::string> answer;  ///< what was read
  std::optional<std::string> gold;  ///< only if public or asked for
  std::string rule;
  std::optional<Span> span;  ///< bytes of the raw reply
  std::optional<std::uint64_t> repeat;  ///< which run of the item, from 0; nothing unless the score averages several
  std::optional<std::string> response;  ///< only with ReplyText::Included
  std::optional<std::uint32_t> input;  ///< index in Report::inputs
  std::uint64_t line = 0;  ///< line in that input; 0 = unknown
};

/// Where the items went when they are not in the report itself.
struct ItemsFile {
  std::string path;  ///< relative, beside the report
  std::string sha256;
  std::uint64_t rows = 0;
};

/// A row that is significantly better than another at the level of the family.
struct SeparablePair {
  RowId better;
  RowId worse;
  double p = 1;  ///< adjusted for the family
  double t = 0;  ///< statistic of the pair
};

/// What the rows of one column under one profile can be told apart by.
struct ReportBoard {
  ColumnId column;
  ProfileId profile;
  std::vector<RowId> order;  ///< ranked rows, best first
  std::string method = "max_t_stepdown";  ///< `max_t_stepdown` or `none`
  std::vector<RowId> family;  ///< rows tested together: the same items under the same profile
  std::uint64_t pairs = 0;  ///< of the family
  double alpha = 0.05;
  std::uint64_t draws = 0;
  std::vector<std::vector<RowId>> bands;  ///< runs of neighbours that cannot be told apart, in order; may overlap
  std::vector<RowId> leaders;  ///< rows that may be the best
  std::optional<double> mde80;  ///< median over neighbours: smaller differences cannot be seen here
  std::vector<SeparablePair> separable;
};

enum class GateVerdict : std::uint8_t { Pass, Fail, Inconclusive, Invalid };
/// `pass`, `fail`, `inconclusive`, `invalid`.
std::string_view to_string(GateVerdict verdict);

/// Which lost items of its comparison a rule is about.
enum class LostItems : std::uint8_t {
  All,
  Named,  ///< those the policy names alone
};

/// What became of one rule of a gate policy.
struct GateRuleResult {
  std::string name;
  GateVerdict verdict = GateVerdict::Pass;
  std::string reason;  ///< one sentence with the numbers
  std::optional<std::uint64_t> comparison;  ///< index in Report::comparisons
  bool tests = true;  ///< asks for a verdict on the difference; not part of the report file
  LostItems about = LostItems::All;  ///< not part of the report file
  std::vector<QuestionId> lost_named = {};  ///< items of `never_lose` that were lost; not part of the report file
};

struct ReportGate {
  int exit_code = 0;  ///< 0 pass, 1 fail, 2 inconclusive, 3 invalid
  GateVerdict verdict = GateVerdict::Pass;
  std::string policy_sha256;
  std::vector<GateRuleResult> rules;  ///< in the policy's order
};

/// Diagnostics as the report keeps them: complete counts and a list that may be cut.
struct ReportDiagnostics {
  std::uint64_t errors = 0, warnings = 0, infos = 0;
  std::vector<std::pair<Code, std::uint64_t>> by_code;  ///< ascending by code
  std::vector<Diagnostic> list;
  bool cut = false;
};

struct Report {
  std::string generator_version;  ///< of egoscope, e.g. `0.1.0`
  std::string generator_commit;  ///< empty if unknown
  std::string stamp;  ///< RFC 3339 time; empty unless asked for
  ReportBenchmark benchmark;
  ReportSettings settings;
  std::vector<ReportInput> inputs;
  std::vector<ReportColumn> columns;
  std::vector<ReportRow> rows;  ///< by id
  std::vector<ReportBoard> boards;
  std::vector<Comparison> comparisons;
  std::vector<StageFlow> flows;
  std::optional<ReportGate> gate;
  Analysis analysis;  ///< gains, agreement, items, slices, ...: what was asked for
  std::vector<ClaimCheck> claims;  ///< scores that the inputs claim, beside the recomputed ones
  std::optional<ItemsFile> items_file;
  std::vector<ReportItem> items;  ///< empty unless embedded
  ReportDiagnostics diagnostics;

  /// `demo-strict 1.0`: a profile with the version its scores were made by; the id alone if no row has scores under it.
  std::string profile_label(const ProfileId& profile) const;
  /// Index of the row with this id; nothing if there is none.
  std::optional<std::size_t> find_row(const RowId& id) const;
  /// Index of the column with this id; nothing if there is none.
  std::optional<std::size_t> find_column(const ColumnId& id) const;
  /// The score of a row; null if the row has none for this column and profile.
  const ReportScore* find_score(std::size_t row, const ColumnId& column, const ProfileId& profile) const;
};

}  // namespace ego
