#include "core/benchmarks/video_mmmu/golden_found.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/benchmarks/video_mmmu/facts.h"
#include "core/benchmarks/video_mmmu/harness_log.h"
#include "core/benchmarks/video_mmmu/knowledge_gain.h"
#include "core/benchmarks/video_mmmu/profiles.h"
#include "core/benchmarks/video_mmmu/track_score.h"
#include "core/benchmarks/video_mmmu/tracks.h"
#include "core/benchmarks/video_mmmu/video_mmmu.h"
#include "core/json/writer.h"
#include "core/score/evaluate.h"

namespace ego::video_mmmu {
namespace {

using json::Object;
using json::Value;

Value count(std::uint64_t number) { return json::number(number); }
Value fraction(std::optional<double> value) { return value ? json::number(*value) : Value(); }
Value percent(std::optional<double> value) { return value ? json::number(*value * 100) : Value(); }

Value counts_of(const Counts& counts) {
  return Object{
      {"right", count(counts.right)},
      {"wrong", count(counts.wrong)},
      {"invalid", count(counts.invalid())},
      {"dropped", count(counts.dropped)},
      {"missing", count(counts.missing)},
      {"invalid_by",
       Object{{"unparsed", count(counts.unparsed)}, {"empty", count(counts.empty)}, {"error", count(counts.error)}}}};
}

Value parts_of(Aggregation aggregation, const std::vector<PartScore>& parts) {
  Object found;
  for (const PartScore& part : parts) {
    Object cell{{"num", count(part.n)}, {"acc", fraction(part.accuracy)}};
    if (aggregation == Aggregation::FixedItems) cell.emplace_back("correct", count(part.right));
    found.emplace_back(std::string(part.name), std::move(cell));
  }
  return found;
}

Value track_of_case(Aggregation aggregation, const TrackScore& track) {
  if (aggregation == Aggregation::HitsOverTotal) {
    return Object{{"counts", counts_of(track.counts)},
                  {"total", count(track.n)},
                  {"hit", count(track.right)},
                  {"acc", percent(track.accuracy)}};
  }
  return Object{{"counts", counts_of(track.counts)},
                {"n", count(track.n)},
                {"correct", count(track.right)},
                {"acc", fraction(track.accuracy)},
                {"disciplines", parts_of(aggregation, track.disciplines)},
                {"subjects", parts_of(aggregation, track.subjects)}};
}

const Score* find_score(const ScoredRun& run, std::string_view column) {
  const auto found = std::find_if(run.scores.begin(), run.scores.end(),
                                  [&](const Score& score) { return score.column.value == column; });
  return found == run.scores.end() ? nullptr : &*found;
}

std::optional<double> micro(const Score& score) {
  if (score.n == 0) return std::nullopt;
  return static_cast<double>(score.k) / static_cast<double>(score.n);
}

/// Everything expected of one profile: from the board's scores where they hold it, else from the track scores.
Value profile_of(const GoldenCase& c, const ScoredRun& run) {
  const Aggregation aggregation = find_rules(run.profile.value)->aggregation;
  Object tracks;
  Object board;
  for (const TrackScore& track : score_tracks(*find_rules(run.profile.value), c.questions, run.verdicts)) {
    const std::string name(track_name(track.track));
    tracks.emplace_back(name, track_of_case(aggregation, track));
    const Score* score = find_score(run, track_key(track.track));
    board.emplace_back(name, score == nullptr ? Value() : percent(micro(*score)));
  }
  Object found{{"tracks", std::move(tracks)}, {"board_pct", std::move(board)}};
  const Score* overall = find_score(run, "overall");
  if (overall == nullptr) return found;
  found.emplace_back("board_overall_pct", percent(overall->value));
  found.emplace_back(
      "micro", Object{{"n", count(overall->n)}, {"correct", count(overall->k)}, {"acc", fraction(micro(*overall))}});
  if (aggregation == Aggregation::HitsOverTotal) {
    found.emplace_back(
        "Overall", Object{{"total", count(overall->n)}, {"hit", count(overall->k)}, {"acc", percent(micro(*overall))}});
  }
  return found;
}

const ScoredRun* find_run(const ScoredSubmission& row, std::string_view profile) {
  const auto found = std::find_if(row.runs.begin(), row.runs.end(),
                                  [&](const ScoredRun& run) { return run.profile.value == profile; });
  return found == row.runs.end() ? nullptr : &*found;
}

Value profiles_of(const GoldenCase& c) {
  Object found;
  for (const ScoredRun& run : c.rows.front().runs) found.emplace_back(run.profile.value, profile_of(c, run));
  return found;
}

/// Items right under both, one or none of two profiles, over items with a row.
Value diff_of(const GoldenCase& c, std::string_view pair) {
  const std::size_t bar = pair.find('|');
  const ScoredRun* first = find_run(c.rows.front(), pair.substr(0, bar));
  const ScoredRun* second = bar == std::string_view::npos ? nullptr : find_run(c.rows.front(), pair.substr(bar + 1));
  if (first == nullptr || second == nullptr) return {};
  std::uint64_t both = 0;
  std::uint64_t only_first = 0;
  std::uint64_t only_second = 0;
  std::uint64_t neither = 0;
  for (std::size_t i = 0; i < c.questions.questions.size(); ++i) {
    if (!first->verdicts[i].prediction) continue;
    const bool a = first->verdicts[i].outcome == Outcome::Right;
    const bool b = second->verdicts[i].outcome == Outcome::Right;
    ++(a ? (b ? both : only_first) : (b ? only_second : neither));
  }
  return Object{{"both_right", count(both)},
                {"only_first", count(only_first)},
                {"only_second", count(only_second)},
                {"neither", count(neither)}};
}

Value diffs_of(const GoldenCase& c, const Value& wanted) {
  Object found;
  for (const json::Member& pair : *wanted.if_object()) found.emplace_back(pair.first, diff_of(c, pair.first));
  return found;
}

/// Over all files of the case.
Value fingerprint_of(const GoldenCase& c) {
  std::uint64_t rows = 0;
  std::array<std::uint64_t, 4> match{};
  std::array<std::string_view, 4> names;
  for (const ScoredSubmission& row : c.rows) {
    const Fingerprint found = fingerprint(c.questions, row.submission, locate_all(c.questions, row.submission));
    rows += found.rows;
    for (std::size_t i = 0; i < std::min(match.size(), found.matches.size()); ++i) {
      match[i] += found.matches[i].match;
      names[i] = found.matches[i].profile;
    }
  }
  Object found;
  for (std::size_t i = 0; i < match.size(); ++i) {
    found.emplace_back(std::string(names[i]), Object{{"match", count(match[i])}, {"of", count(rows)}});
  }
  return found;
}

Value as_logged_of(const GoldenCase& c) {
  const ScoringRules& rules = *find_rules("videommmu-official");
  Object found;
  for (const ScoredSubmission& row : c.rows) {
    const ScoredRun run = score_as_logged(c.questions, row.submission, locate_all(c.questions, row.submission));
    for (const TrackScore& track : score_tracks(rules, c.questions, run.verdicts)) {
      const bool baseline = row.submission.run.mode == kQuestionOnlyMode;
      found.emplace_back(
          baseline ? std::string("question_only") : std::string(track_name(track.track)),
          Object{{"n", count(track.n)}, {"correct", count(track.right)}, {"acc", fraction(track.accuracy)}});
    }
  }
  return found;
}

Value side_of(const GoldenCase& c, const ScoredRun& run) {
  const std::vector<TrackScore> tracks = score_tracks(*find_rules(run.profile.value), c.questions, run.verdicts);
  if (tracks.size() != 1) return {};
  return Object{{"correct", count(tracks.front().right)},
                {"n", count(tracks.front().n)},
                {"acc_pct", percent(tracks.front().fraction())},
                {"counts", counts_of(tracks.front().counts)}};
}

Value gains_of(const GoldenCase& c) {
  Object found;
  if (c.rows.size() != 2) return found;
  const ScoredSubmission& before = c.rows.front();
  const ScoredSubmission& after = c.rows.back();
  for (std::size_t i = 0; i < after.runs.size(); ++i) {
    const KnowledgeGain gain =
        knowledge_gain(c.questions, before.submission.row, before.runs[i], after.submission.row, after.runs[i]);
    const GainTable& table = gain.table;
    found.emplace_back(gain.profile.value, Object{{"pre", side_of(c, before.runs[i])},
                                                  {"post", side_of(c, after.runs[i])},
                                                  {"delta_knowledge_pct", percent(gain.delta)},
                                                  {"paper", Object{{"pre_right", count(table.right_before())},
                                                                   {"post_right", count(table.right_after())},
                                                                   {"both_right", count(table.both)},
                                                                   {"w2r_n", count(table.gained)},
                                                                   {"r2w_n", count(table.lost)},
                                                                   {"neither", count(table.neither)},
                                                                   {"w2r_rate_pct", percent(gain.w2r)},
                                                                   {"r2w_rate_pct", percent(gain.r2w)}}}});
  }
  return found;
}

Value official_script_of(const GoldenCase& c) {
  if (c.rows.size() != 2) return {};
  const OfficialScriptGain gain =
      official_script_gain(c.questions, c.rows.front().submission, c.rows.back().submission);
  return Object{{"reads_log_form", Value(gain.reads_log_form)},
                {"upstream_error", gain.reads_log_form && !gain.divides_by_zero ? Value() : Value("stops")},
                {"pre_correct_ids", count(gain.right_before)},
                {"post_correct_ids", count(gain.right_after)},
                {"both_right", count(gain.both)},
                {"w2r_n", count(gain.gained)},
                {"r2w_n", count(gain.lost)},
                {"w2r_rate_pct", percent(gain.w2r)},
                {"r2w_rate_pct", percent(gain.r2w)}};
}

Value lint_of(const GoldenCase& c) {
  Diagnostics diagnostics;
  const Submission& submission = c.rows.front().submission;
  const Alignment alignment = align_predictions(video_mmmu_benchmark(), c.questions, submission, diagnostics);
  Object missing;
  for (const TrackScore& track :
       score_tracks(*find_rules("videommmu-strict"), c.questions, c.rows.front().runs.back().verdicts)) {
    missing.emplace_back(std::string(track_name(track.track)), count(track.counts.missing));
  }
  return Object{{"rows", count(submission.predictions.size())},
                {"unknown_rows", count(alignment.unknown)},
                {"duplicate_rows", count(alignment.repeated)},
                {"missing", std::move(missing)}};
}

}  // namespace

Result<std::optional<Value>> found_for(const GoldenCase& c, const std::string& name, const Value& wanted) {
  using Found = std::optional<Value>;
  constexpr std::array<std::string_view, 4> kDescriptions{"case", "title", "seed", "files"};
  if (std::find(kDescriptions.begin(), kDescriptions.end(), name) != kDescriptions.end()) return Found{};
  if (name == "profiles") return Found{profiles_of(c)};
  if (name == "diff" && wanted.is_object()) return Found{diffs_of(c, wanted)};
  if (name == "fingerprint") return Found{fingerprint_of(c)};
  if (name == "as_logged") return Found{as_logged_of(c)};
  if (name == "delta") return Found{gains_of(c)};
  if (name == "official_script") return Found{official_script_of(c)};
  if (name == "lint") return Found{lint_of(c)};
  return make_error(Code::UnknownName, fmt::format("expected.json has a member `{}` that nothing is known of", name));
}

}  // namespace ego::video_mmmu
