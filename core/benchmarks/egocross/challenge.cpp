#include "core/benchmarks/egocross/challenge.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "core/base/quote.h"
#include "core/benchmarks/egocross/close.h"
#include "core/benchmarks/egocross/facts.h"
#include "core/benchmarks/egocross/reply.h"
#include "core/json/writer.h"

namespace ego::egocross {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// An id that is a whole number is written as one, as in the official template.
json::Value id_value(const std::string& id) {
  const bool number = !id.empty() && id.size() <= 9 && id.find_first_not_of("0123456789") == std::string::npos &&
                      (id.size() == 1 || id[0] != '0');
  return number ? json::Value{json::Number{id}} : json::Value{id};
}

/// What was sent, for the list of changes.
std::string sent_text(const Prediction& prediction) {
  if (!prediction.answer) return prediction.response.value_or("");
  const std::string* text = prediction.answer->if_string();
  return text != nullptr ? *text : json::write(*prediction.answer, json::Layout::Compact);
}

/// The letter the careful reader takes from an answer; a reference answer has no part in it.
std::string read_letter(const Question& question, const Prediction& prediction) {
  Question without_key;
  without_key.options = question.options;
  without_key.gold = "A";  // any: only what was read is used
  const Verdict verdict = judge_close(Rule::Lenient, without_key, prediction);
  return verdict.outcome == Outcome::Right || verdict.outcome == Outcome::Wrong ? verdict.answer : std::string{};
}

std::string first_alias(const Question& question) {
  return question.aliases.empty() ? std::string{} : question.aliases[0];
}

bool fields_fit(const Question& question, const Prediction& prediction) {
  const auto fits = [&](std::string_view name, std::string_view wanted) {
    const std::optional<json::Value> stated = prediction.extras.find(name);
    return !stated || *stated == json::Value(wanted);
  };
  return fits("question_id", first_alias(question)) && fits("dataset", question.facets[kDataset]);
}

/// The row's answer in the corrected file, and what was done to it.
std::optional<Change> mend(const Question& question, const Prediction& prediction, bool moved, std::string& answer) {
  const std::string sent = sent_text(prediction);
  answer = read_letter(question, prediction);
  Change change{ChangeKind::Normalised, prediction.id, sent, answer, prediction.row};
  if (answer.empty()) {
    if (sent.empty()) return std::nullopt;
    change.kind = ChangeKind::Emptied;
  } else if (sent != answer) {
    change.kind = clean_letter(sent, question.options.size()) ? ChangeKind::Normalised : ChangeKind::ReadFromReply;
  } else if (moved || !fields_fit(question, prediction)) {
    change.kind = ChangeKind::Moved;
  } else {
    return std::nullopt;
  }
  return change;
}

}  // namespace

std::string six_decimals(double value) { return fmt::format("{:.6f}", value); }

std::vector<std::pair<std::string, std::string>> challenge_output(const QuestionSet& questions, const ScoredRun& run) {
  std::vector<std::pair<std::string, std::string>> lines;
  const auto value_of = [&](std::string_view title) -> std::optional<double> {
    for (std::size_t i = 0; i < questions.columns.size() && i < run.scores.size(); ++i) {
      if (questions.columns[i].title == title) return run.scores[i].value;
    }
    return std::nullopt;
  };
  const std::string overall = six_decimals(value_of("Overall").value_or(0));
  lines.emplace_back("Overall", overall);
  lines.emplace_back("acc", overall);
  for (const std::string_view domain : domain_names()) {
    if (const std::optional<double> value = value_of(domain)) lines.emplace_back(domain, six_decimals(*value));
  }
  const auto with_letter = std::count_if(run.verdicts.begin(), run.verdicts.end(), [](const VerdictView& verdict) {
    return verdict.outcome == Outcome::Right || verdict.outcome == Outcome::Wrong;
  });
  const auto items = static_cast<double>(questions.questions.size());
  lines.emplace_back("coverage", six_decimals(items > 0 ? static_cast<double>(with_letter) / items : 0));
  return lines;
}

std::string_view to_string(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::Normalised: return "normalised";
    case ChangeKind::ReadFromReply: return "read_from_reply";
    case ChangeKind::Emptied: return "emptied";
    case ChangeKind::DuplicateDropped: return "duplicate_dropped";
    case ChangeKind::ConflictDropped: return "conflict_dropped";
    case ChangeKind::UnknownDropped: return "unknown_dropped";
    case ChangeKind::Added: return "added";
    case ChangeKind::Moved: break;
  }
  return "moved";
}

FilledTemplate fill_template(const QuestionSet& questions, const Submission& submission) {
  const std::size_t n = questions.questions.size();
  std::vector<std::size_t> first_row(n, kNone);
  std::vector<bool> moved(n, false);
  std::vector<Change> dropped;
  std::size_t previous = 0;
  for (std::size_t i = 0; i < submission.predictions.size(); ++i) {
    const Prediction& prediction = submission.predictions[i];
    const std::optional<std::uint32_t> place = questions.find(prediction.id);
    if (!place) {
      dropped.push_back({ChangeKind::UnknownDropped, prediction.id, sent_text(prediction), "", prediction.row});
      continue;
    }
    if (first_row[*place] == kNone) {
      first_row[*place] = i;
      moved[*place] = *place < previous;
      previous = *place;
      continue;
    }
    const bool same = sent_text(prediction) == sent_text(submission.predictions[first_row[*place]]);
    dropped.push_back({same ? ChangeKind::DuplicateDropped : ChangeKind::ConflictDropped, prediction.id,
                       sent_text(prediction), "", prediction.row});
  }
  FilledTemplate filled;
  json::Array rows;
  for (std::size_t i = 0; i < n; ++i) {
    const Question& question = questions.questions[i];
    std::string answer;
    if (first_row[i] == kNone) {
      filled.changes.push_back({ChangeKind::Added, question.id.value, "", "", 0});
    } else if (std::optional<Change> change = mend(question, submission.predictions[first_row[i]], moved[i], answer)) {
      filled.changes.push_back(std::move(*change));
    }
    rows.push_back(json::Object{{"id", id_value(question.id.value)},
                                {"question_id", first_alias(question)},
                                {"dataset", question.facets[kDataset]},
                                {"answer", answer}});
  }
  filled.changes.insert(filled.changes.end(), dropped.begin(), dropped.end());
  filled.rows = std::move(rows);
  return filled;
}

std::string write_predictions(const FilledTemplate& filled) {
  // By hand: the canonical writer sorts keys, the template does not.
  std::string out = "[";
  const json::Array* rows = filled.rows.if_array();
  for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
    out += i == 0 ? "\n  {" : ",\n  {";
    std::string_view separator = "\n    ";
    for (const json::Member& member : *(*rows)[i].if_object()) {
      out += separator;
      append_json_string(out, member.first);
      out += ": ";
      out += json::write(member.second, json::Layout::Compact);
      separator = ",\n    ";
    }
    out += "\n  }";
  }
  out += "\n]\n";
  return out;
}

}  // namespace ego::egocross
