#include "core/report/parser_disagreement.h"

#include <algorithm>
#include <utility>

#include "core/json/writer.h"

namespace ego {
namespace {

bool is_right(const VerdictView& verdict) { return verdict.outcome == Outcome::Right; }

/// Dropped and unscorable items are in no denominator: they are not wrong either.
bool counts(const VerdictView& verdict) {
  return verdict.outcome != Outcome::NotSubmitted && verdict.outcome != Outcome::Unscorable;
}

class Finder {
 public:
  Finder(const QuestionSet& questions, const ScoredSubmission& scored, const DisagreementOptions& options)
      : questions_(questions), scored_(scored), options_(options) {}

  ParserDisagreement find() {
    out_.row = scored_.submission.row;
    for (const ScoredRun& run : scored_.runs) out_.profiles.push_back(run.profile);
    if (options_.versions.size() == out_.profiles.size()) out_.versions = options_.versions;
    out_.matrix.assign(out_.profiles.size(), std::vector<std::uint64_t>(out_.profiles.size(), 0));
    std::vector<ReplyReadings> only_answers;
    for (std::uint32_t question = 0; question < questions_.questions.size(); ++question) {
      ReplyReadings readings = compare(question);
      if (!readings.answers_differ && !readings.verdicts_differ) continue;
      out_.items += readings.answers_differ ? 1 : 0;
      out_.verdict_items += readings.verdicts_differ ? 1 : 0;
      std::vector<ReplyReadings>& list = readings.verdicts_differ ? out_.replies : only_answers;
      if (options_.replies == 0 || list.size() < options_.replies) list.push_back(std::move(readings));
    }
    for (ReplyReadings& readings : only_answers) {
      if (options_.replies != 0 && out_.replies.size() >= options_.replies) break;
      out_.replies.push_back(std::move(readings));
    }
    find_cells();
    return std::move(out_);
  }

 private:
  ReplyReadings compare(std::uint32_t question) {
    const auto verdict = [&](std::size_t run) { return scored_.runs[run].verdicts[question]; };
    ReplyReadings out;
    out.id = questions_.questions[question].id;
    const ReadingDifference difference = reading_difference(scored_, question);
    out.answers_differ = difference.answers;
    out.verdicts_differ = difference.verdicts;
    if (!out.answers_differ && !out.verdicts_differ) return out;
    for (std::size_t a = 0; a < scored_.runs.size(); ++a) {
      for (std::size_t b = a + 1; b < scored_.runs.size(); ++b) {
        if (!reads_differently(verdict(a), verdict(b))) continue;
        ++out_.matrix[a][b];
        ++out_.matrix[b][a];
      }
    }
    for (std::size_t run = 0; run < scored_.runs.size(); ++run) out.readings.push_back(reading_of(verdict(run)));
    const auto prediction = verdict(0).prediction;
    if (prediction && *prediction < scored_.submission.predictions.size()) {
      out.response = scored_.submission.predictions[*prediction].response;
    }
    return out;
  }

  void find_cells() {
    for (const Column& column : questions_.columns) {
      CellByProfile cell;
      cell.column = column.id;
      cell.gained.assign(scored_.runs.size(), 0);
      cell.lost.assign(scored_.runs.size(), 0);
      for (const ScoredRun& run : scored_.runs) {
        const auto score = std::find_if(run.scores.begin(), run.scores.end(),
                                        [&](const Score& each) { return each.column == column.id; });
        cell.values.push_back(score == run.scores.end() ? std::nullopt : score->value);
        cell.n.push_back(score == run.scores.end() ? 0 : score->n);
        cell.counts.push_back(score == run.scores.end() ? Counts{} : score->counts);
      }
      for (std::uint32_t question = 0; question < questions_.questions.size(); ++question) {
        if (questions_.in_column(questions_.questions[question], column)) count_flips(question, cell);
      }
      out_.cells.push_back(std::move(cell));
    }
  }

  void count_flips(std::uint32_t question, CellByProfile& cell) const {
    const bool base = is_right(scored_.runs[0].verdicts[question]);
    for (std::size_t run = 1; run < scored_.runs.size(); ++run) {
      const bool here = is_right(scored_.runs[run].verdicts[question]);
      cell.gained[run] += here && !base ? 1 : 0;
      cell.lost[run] += base && !here ? 1 : 0;
    }
  }

  const QuestionSet& questions_;
  const ScoredSubmission& scored_;
  const DisagreementOptions& options_;
  ParserDisagreement out_;
};

json::Value reading_json(const ProfileReading& reading, const ProfileId& profile) {
  json::Object out{{"profile", profile.value},
                   {"status", to_string(reading.outcome)},
                   {"answer", reading.answer ? json::Value(*reading.answer) : json::Value{}},
                   {"rule", reading.rule}};
  if (reading.reason != InvalidReason::None) out.emplace_back("reason", to_string(reading.reason));
  if (reading.span) {
    out.emplace_back("span", json::Array{json::number(std::uint64_t{reading.span->begin}),
                                         json::number(std::uint64_t{reading.span->end})});
  }
  return out;
}

json::Array numbers(const std::vector<std::uint64_t>& list) {
  json::Array out;
  for (const std::uint64_t number : list) out.push_back(json::number(number));
  return out;
}

json::Value cell_json(const CellByProfile& cell) {
  json::Array values;
  for (const auto& value : cell.values) values.push_back(value ? json::number(*value) : json::Value{});
  std::vector<std::uint64_t> right, wrong, invalid;
  for (const Counts& counts : cell.counts) {
    right.push_back(counts.right);
    wrong.push_back(counts.wrong);
    invalid.push_back(counts.invalid());
  }
  return json::Object{{"column", cell.column.value},    {"values", std::move(values)}, {"n", numbers(cell.n)},
                      {"right", numbers(right)},        {"wrong", numbers(wrong)},     {"invalid", numbers(invalid)},
                      {"gained", numbers(cell.gained)}, {"lost", numbers(cell.lost)}};
}

}  // namespace

ProfileReading reading_of(const VerdictView& verdict) {
  ProfileReading reading;
  reading.outcome = verdict.outcome;
  reading.reason = verdict.reason;
  if (!verdict.answer.empty()) reading.answer = std::string(verdict.answer);
  reading.rule = verdict.rule;
  reading.span = verdict.span;
  return reading;
}

bool reads_differently(const VerdictView& one, const VerdictView& other) {
  const std::string_view left = one.answer;
  const std::string_view right = other.answer;
  return left != right;
}

ReadingDifference reading_difference(const ScoredSubmission& scored, std::uint32_t question) {
  ReadingDifference difference;
  if (scored.runs.empty() || !counts(scored.runs.front().verdicts[question])) return difference;
  const VerdictView first = scored.runs.front().verdicts[question];
  for (const ScoredRun& run : scored.runs) {
    const VerdictView verdict = run.verdicts[question];
    difference.answers = difference.answers || reads_differently(verdict, first);
    difference.verdicts = difference.verdicts || is_right(verdict) != is_right(first);
  }
  return difference;
}

std::optional<ParserDisagreement> find_disagreement(const QuestionSet& questions, const ScoredSubmission& scored,
                                                    const DisagreementOptions& options) {
  if (scored.runs.size() < 2) return std::nullopt;
  for (const ScoredRun& run : scored.runs) {
    if (run.verdicts.size() < questions.questions.size()) return std::nullopt;
  }
  return Finder(questions, scored, options).find();
}

std::string write_json(std::span<const ParserDisagreement> rows) {
  json::Array out;
  for (const ParserDisagreement& row : rows) {
    json::Array profiles;
    for (const ProfileId& profile : row.profiles) profiles.emplace_back(profile.value);
    json::Array versions;
    for (const std::string& version : row.versions) versions.emplace_back(version);
    json::Array matrix;
    for (const auto& line : row.matrix) matrix.emplace_back(numbers(line));
    json::Array cells;
    for (const CellByProfile& cell : row.cells) cells.push_back(cell_json(cell));
    json::Array replies;
    for (const ReplyReadings& reply : row.replies) {
      json::Array readings;
      for (std::size_t i = 0; i < reply.readings.size(); ++i)
        readings.push_back(reading_json(reply.readings[i], row.profiles[i]));
      json::Object one{
          {"id", reply.id.value}, {"readings", std::move(readings)}, {"verdicts_differ", reply.verdicts_differ}};
      if (reply.response) one.emplace_back("response", *reply.response);
      replies.emplace_back(std::move(one));
    }
    out.emplace_back(json::Object{{"row", row.row.value},
                                  {"profiles", std::move(profiles)},
                                  {"versions", std::move(versions)},
                                  {"items", json::number(row.items)},
                                  {"verdict_items", json::number(row.verdict_items)},
                                  {"matrix", std::move(matrix)},
                                  {"cells", std::move(cells)},
                                  {"replies", std::move(replies)}});
  }
  return json::write(out, json::Layout::Indented);
}

}  // namespace ego
