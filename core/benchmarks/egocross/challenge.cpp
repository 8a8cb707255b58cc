#include "core/benchmarks/egocross/challenge.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "core/base/quote.h"
#include "core/benchmarks/egocross/close.h"
#include "core/benchmarks/egocross/facts.h"
#include "core/benchmarks/egocross/reply.h"
#include "core/json/writer.h"
#include "core/text/unicode.h"

namespace ego::egocross {
namespace {

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
  if (const std::string* text = prediction.answer && !prediction.response ? prediction.answer->if_string() : nullptr) {
    const char wide = text::full_width_letter(*text).value_or('\0');
    if (is_option_letter(wide, question.options.size())) return std::string(1, wide);
  }
  const Verdict verdict = judge_close(Rule::Lenient, without_key, prediction);
  return verdict.outcome == Outcome::Right || verdict.outcome == Outcome::Wrong ? verdict.answer : std::string{};
}

std::string first_alias(const Question& question) {
  return question.aliases.empty() ? std::string{} : question.aliases[0];
}

/// The rows of a submission on their way into the template.
class Filler {
 public:
  Filler(const QuestionSet& questions, const Submission& submission, const Alignment& alignment)
      : questions_(questions), submission_(submission), alignment_(alignment) {}

  FilledTemplate run() {
    used_.assign(submission_.predictions.size(), false);
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < questions_.questions.size(); ++i) {
      const std::span<const std::uint32_t> rows = alignment_.rows_of(i);
      for (const std::uint32_t row : rows) used_[row] = true;
      if (rows.empty()) {
        note(ChangeKind::Added, {}, "", {}, {}).id = questions_.questions[i].id.value;
        write_row(questions_.questions[i], {});
        continue;
      }
      if (rows.front() < last) ++filled_.reordered;
      last = std::max(last, rows.front());
      fill(questions_.questions[i], rows);
    }
    filled_.changes.insert(filled_.changes.end(), dropped_.begin(), dropped_.end());
    drop_unknown();
    filled_.rows = std::move(rows_);
    return std::move(filled_);
  }

 private:
  void fill(const Question& question, std::span<const std::uint32_t> rows) {
    const Prediction& first = submission_.predictions[rows.front()];
    const std::string answer = mend(question, first);
    for (const std::uint32_t row : rows.subspan(1)) {
      const Prediction& again = submission_.predictions[row];
      const bool same =
          sent_text(again) == sent_text(first) || (!answer.empty() && read_letter(question, again) == answer);
      if (!same && repeat_of(again) == repeat_of(first)) {
        mend(question, again);
        continue;
      }
      dropped_.push_back(
          {same ? ChangeKind::DuplicateDropped : ChangeKind::RepeatDropped, again.id, sent_text(again), "", again.row});
    }
  }

  /// Writes the row with the letter that was read from it, and notes what was done to it.
  std::string mend(const Question& question, const Prediction& prediction) {
    const bool named = prediction.id == question.id.value || std::find(question.aliases.begin(), question.aliases.end(),
                                                                       prediction.id) != question.aliases.end();
    if (!named) note(ChangeKind::Respelled, prediction, "id", prediction.id, question.id.value);
    correct(prediction, "question_id", first_alias(question));
    correct(prediction, "dataset", question.facets[kDataset]);
    const std::string sent = sent_text(prediction);
    std::string answer = read_letter(question, prediction);
    if (answer.empty() && !sent.empty()) {
      note(ChangeKind::Emptied, prediction, "answer", sent, "");
    } else if (sent != answer) {
      const bool clean = clean_letter(sent, question.options.size()) || text::full_width_letter(sent);
      note(clean ? ChangeKind::Normalised : ChangeKind::ReadFromReply, prediction, "answer", sent, answer);
    }
    write_row(question, answer);
    return answer;
  }

  void correct(const Prediction& prediction, std::string_view field, const std::string& wanted) {
    const std::optional<json::Value> stated = prediction.extras.find(field);
    if (!stated || *stated == json::Value(wanted)) return;
    note(ChangeKind::Corrected, prediction, field,
         stated->as_id_text().value_or(json::write(*stated, json::Layout::Compact)), wanted);
  }

  Change& note(ChangeKind kind, const Prediction& prediction, std::string_view field, std::string before,
               std::string after) {
    filled_.changes.push_back({kind, prediction.id, std::move(before), std::move(after), prediction.row, field});
    return filled_.changes.back();
  }

  void write_row(const Question& question, std::string answer) {
    rows_.push_back(json::Object{{"id", id_value(question.id.value)},
                                 {"question_id", first_alias(question)},
                                 {"dataset", question.facets[kDataset]},
                                 {"answer", std::move(answer)}});
  }

  void drop_unknown() {
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (used_[i]) continue;
      const Prediction& unknown = submission_.predictions[i];
      note(ChangeKind::UnknownDropped, unknown, "answer", sent_text(unknown), "");
    }
  }

  const QuestionSet& questions_;
  const Submission& submission_;
  const Alignment& alignment_;
  FilledTemplate filled_;
  json::Array rows_;
  std::vector<Change> dropped_;
  std::vector<bool> used_;  ///< shape [predictions]
};

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
    case ChangeKind::RepeatDropped: return "repeat_dropped";
    case ChangeKind::UnknownDropped: return "unknown_dropped";
    case ChangeKind::Added: return "added";
    case ChangeKind::Respelled: return "respelled";
    case ChangeKind::Corrected: break;
  }
  return "corrected";
}

FilledTemplate fill_template(const QuestionSet& questions, const Submission& submission, const Alignment& alignment) {
  return Filler(questions, submission, alignment).run();
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
