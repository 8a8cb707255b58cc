#include "core/benchmarks/video_mmmu/harness_log.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "core/benchmarks/video_mmmu/facts.h"
#include "core/benchmarks/video_mmmu/judge.h"
#include "core/text/unicode.h"

namespace ego::video_mmmu {
namespace {

constexpr std::string_view kVersions[] = {"videommmu-official", "videommmu-lmms-v1", "videommmu-lmms-v2",
                                          "videommmu-lmms-v3"};
constexpr std::string_view kAsLogged = "as-logged";
constexpr std::string_view kSkippedLabel = "No Answere Found";  // sic; the newer label is not skipped
constexpr std::string_view kNewLabel = "No Answer Found.";
constexpr std::uint64_t kScriptItems = 300;  // fixed in the published script

bool same_as_logged(const ParsedReply& parsed, const json::Value& logged) {
  if (parsed.kind == ParsedReply::Kind::Values) {
    const json::Array* list = logged.if_array();
    return list != nullptr && extract::same_set(parsed.values, values_from_json(*list));
  }
  const std::string* text = logged.if_string();
  return text != nullptr && *text == parsed.text;
}

ParsedReply parsed_by_harness(const json::Value& logged) {
  ParsedReply parsed;
  if (const json::Array* list = logged.if_array()) {
    parsed.kind = ParsedReply::Kind::Values;
    parsed.values = values_from_json(*list);
    return parsed;
  }
  parsed.text = logged.as_id_text().value_or(std::string());
  if (parsed.text == kApiError) {
    parsed.kind = ParsedReply::Kind::NoReply;
    parsed.reason = InvalidReason::Error;
  } else if (parsed.text.empty() || parsed.text == kSkippedLabel || parsed.text == kNewLabel) {
    parsed.reason = InvalidReason::Unparsed;
  } else {
    parsed.kind = ParsedReply::Kind::Letter;
  }
  return parsed;
}

Verdict verdict_as_logged(const ScoringRules& rules, const Question& question, const json::Value& logged) {
  const ParsedReply parsed = parsed_by_harness(logged);
  Verdict verdict;
  verdict.answer = parsed.text;
  verdict.rule = kAsLogged;
  verdict.reason = parsed.reason;
  if (parsed.kind == ParsedReply::Kind::NoReply) {
    verdict.outcome = Outcome::Dropped;
  } else if (parsed.kind == ParsedReply::Kind::NoAnswer) {
    verdict.outcome = Outcome::Invalid;
  } else {
    verdict.outcome = is_right(rules, question, parsed) ? Outcome::Right : Outcome::Wrong;
  }
  return verdict;
}

std::string folded(std::string_view text) { return text::lower(text::trim(text)); }

/// The published script's judgement: gold as text, substring of a parsed text; numbers of a list are never met.
bool script_says_right(const Question& question, const json::Value& logged) {
  const std::optional<std::string> gold = question.gold.as_id_text();
  if (!gold) return false;
  const std::string wanted = folded(*gold);
  if (const json::Array* list = logged.if_array()) {
    return std::any_of(list->begin(), list->end(), [&](const json::Value& item) {
      const std::string* text = item.if_string();
      return text != nullptr && text->find(wanted) != std::string::npos;
    });
  }
  const std::string* text = logged.if_string();
  return text != nullptr && *text != kSkippedLabel && folded(*text).find(wanted) != std::string::npos;
}

std::set<std::string> right_by_script(const QuestionSet& questions, const Submission& submission) {
  std::set<std::string> right;
  for (const Prediction& prediction : submission.predictions) {
    if (!prediction.logged_answer) continue;
    const std::string item(split_id(prediction.id).item);
    const std::optional<std::uint32_t> index = questions.find("adaptation/" + item);
    if (index && script_says_right(questions.questions[*index], *prediction.logged_answer)) right.insert(item);
  }
  return right;
}

std::optional<double> ratio(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

bool is_harness_log(const Submission& submission) {
  return std::any_of(submission.predictions.begin(), submission.predictions.end(),
                     [](const Prediction& prediction) { return prediction.logged_answer.has_value(); });
}

const FingerprintMatch* Fingerprint::best() const {
  if (rows == 0) return nullptr;
  const auto found =
      std::max_element(matches.begin(), matches.end(),
                       [](const FingerprintMatch& a, const FingerprintMatch& b) { return a.match < b.match; });
  return found == matches.end() ? nullptr : &*found;
}

Fingerprint fingerprint(const QuestionSet& questions, const Submission& submission,
                        const std::vector<std::optional<std::uint32_t>>& located) {
  Fingerprint result;
  for (const std::string_view version : kVersions) {
    const ScoringRules& rules = *find_rules(version);
    FingerprintMatch match;
    match.profile = rules.profile;
    result.rows = 0;
    for (std::uint32_t i = 0; i < submission.predictions.size(); ++i) {
      const Prediction& prediction = submission.predictions[i];
      const std::optional<std::uint32_t>& place = located[i];
      if (!prediction.logged_answer || !place) continue;
      const std::string_view reply = prediction.filtered_response ? std::string_view(*prediction.filtered_response)
                                     : prediction.response        ? std::string_view(*prediction.response)
                                                                  : std::string_view();
      ++result.rows;
      const ParsedReply parsed = parse_filtered_reply(rules, questions.questions[*place], reply);
      if (same_as_logged(parsed, *prediction.logged_answer)) {
        ++match.match;
      } else {
        match.differing.push_back(i);
      }
    }
    result.matches.push_back(std::move(match));
  }
  return result;
}

ScoredRun score_as_logged(const QuestionSet& questions, const Submission& submission,
                          const std::vector<std::optional<std::uint32_t>>& located) {
  const ScoringRules& rules = *find_rules(kVersions[0]);
  ScoredRun run;
  run.profile = ProfileId(std::string(kAsLogged));
  for (std::uint32_t i = 0; i < submission.predictions.size(); ++i) {
    const Prediction& prediction = submission.predictions[i];
    const std::optional<std::uint32_t>& place = located[i];
    if (!prediction.logged_answer || !place) continue;
    Verdict verdict = verdict_as_logged(rules, questions.questions[*place], *prediction.logged_answer);
    verdict.question = *place;
    verdict.prediction = i;
    run.verdicts.push_back(verdict);
  }
  return run;
}

LogForm log_form(const Submission& submission) {
  const bool all = std::all_of(submission.predictions.begin(), submission.predictions.end(),
                               [](const Prediction& p) { return p.row_has_doc; });
  return all ? LogForm::WithDoc : LogForm::WithoutDoc;
}

OfficialScriptGain official_script_gain(const QuestionSet& questions, const Submission& before,
                                        const Submission& after) {
  const std::set<std::string> right_before = right_by_script(questions, before);
  const std::set<std::string> right_after = right_by_script(questions, after);
  std::vector<std::string> both;
  std::set_intersection(right_before.begin(), right_before.end(), right_after.begin(), right_after.end(),
                        std::back_inserter(both));
  OfficialScriptGain gain;
  gain.reads_log_form = log_form(before) == LogForm::WithDoc && log_form(after) == LogForm::WithDoc;
  gain.right_before = right_before.size();
  gain.right_after = right_after.size();
  gain.both = both.size();
  gain.gained = gain.right_after - gain.both;
  gain.lost = gain.right_before - gain.both;
  gain.w2r = ratio(gain.gained, kScriptItems - std::min(kScriptItems, gain.right_before));
  gain.r2w = ratio(gain.lost, gain.right_before);
  gain.divides_by_zero = !gain.w2r || !gain.r2w;
  return gain;
}

}  // namespace ego::video_mmmu
