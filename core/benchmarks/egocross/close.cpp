#include "core/benchmarks/egocross/close.h"

#include <algorithm>

#include "core/benchmarks/egocross/reply.h"
#include "core/extract/choice_v3.h"
#include "core/extract/precut.h"
#include "core/json/writer.h"
#include "core/text/ascii.h"
#include "core/text/unicode.h"

namespace ego::egocross {
namespace {

/// Letters that extractor v3 may give; four where the options are unknown.
int choices_of(const Question& question) {
  constexpr std::size_t kMost = 26;
  return question.options.empty() ? 4 : static_cast<int>(std::min(question.options.size(), kMost));
}

Verdict unscorable(InvalidReason reason) {
  Verdict verdict;
  verdict.outcome = Outcome::Unscorable;
  verdict.reason = reason;
  return verdict;
}

Verdict invalid(InvalidReason reason) {
  Verdict verdict;
  verdict.outcome = Outcome::Invalid;
  verdict.reason = reason;
  return verdict;
}

/// A letter was read: right or wrong.
Verdict decided(char letter, std::string_view gold, std::string_view rule, std::optional<Span> span) {
  Verdict verdict;
  verdict.outcome = gold.size() == 1 && gold[0] == letter ? Outcome::Right : Outcome::Wrong;
  verdict.answer = letter;
  verdict.rule = rule;
  verdict.span = span;
  return verdict;
}

/// Python: a.lower() == b.lower().
bool equal_lowered(std::string_view a, std::string_view b) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(a.begin(), a.end(), is_ascii)) return text::ascii_equal_ignoring_case(a, b);
  return text::lower(a) == text::lower(b);
}

/// The capital letter OfficialClose compares: p if it equals the key's letter or is an option letter, nothing around
/// it.
std::optional<char> official_letter(const ReadAnswer& read, std::string_view gold, std::size_t option_count) {
  if (!read.is_text) return std::nullopt;
  const bool parsed = !read.from_reply || read.stage != Stage::Failed;
  if (parsed && equal_lowered(read.text, gold)) return gold[0];
  if (read.text.size() != 1) return std::nullopt;
  return clean_letter(read.text, option_count);
}

Verdict official(const Question& question, const Prediction& prediction, const ReplyReading& reading,
                 std::string_view gold) {
  ReadAnswer read;
  read_answer(prediction, reading, read);
  const std::string_view rule = read.from_reply ? to_string(read.stage) : std::string_view{"stored"};
  if (const std::optional<char> letter = official_letter(read, gold, question.options.size())) {
    return decided(*letter, gold, rule, read.span);
  }
  Verdict verdict = invalid(invalid_reason(prediction, read));
  verdict.rule = rule;
  verdict.span = read.span;
  verdict.answer =
      read.is_text ? std::string{read.text} : json::write(prediction_value(prediction, reading), json::Layout::Compact);
  return verdict;
}

Verdict strict(const Question& question, const Prediction& prediction, const ReplyReading& reading,
               std::string_view gold) {
  ReadAnswer read;
  read_answer(prediction, reading, read);
  const std::optional<char> letter = clean_letter(read.text, question.options.size());
  if (!letter) return invalid(invalid_reason(prediction, read));
  return decided(*letter, gold, read.from_reply ? to_string(read.stage) : std::string_view{"stored"}, read.span);
}

/// The `answer` field alone; a raw reply is looked at only where there is no such field.
Verdict challenge(const Question& question, const Prediction& prediction, const ReplyReading& reading,
                  std::string_view gold) {
  if (!prediction.answer) return strict(question, prediction, reading, gold);
  Prediction answer_only;
  answer_only.answer = prediction.answer;
  answer_only.error = prediction.error;
  return strict(question, answer_only, {}, gold);
}

Verdict lenient(const Question& question, const Prediction& prediction, const ReplyReading& reading,
                std::string_view gold) {
  ReadAnswer read;
  read_answer(prediction, reading, read);
  if (const std::optional<char> letter = clean_letter(read.text, question.options.size())) {
    return decided(*letter, gold, "prediction", read.span);
  }
  if (is_error_text(read.text)) return invalid(InvalidReason::Error);
  const int n_choices = choices_of(question);
  if (!read.text.empty()) {
    if (const auto choice = extract::read_choice_v3(read.text, n_choices)) {
      std::optional<Span> span = read.span;
      // A text with escapes has no byte for byte place in the reply: its whole token is the place then.
      if (span && read.storage.empty()) {
        span = Span{read.span->begin + choice->span.begin, read.span->begin + choice->span.end};
      }
      return decided(choice->letter(), gold, "prediction-extract", span);
    }
  }
  if (prediction.response) {
    const extract::CutText cut = extract::cut_reasoning(*prediction.response);
    if (const auto choice = extract::read_choice_v3(cut.text, n_choices)) {
      return decided(choice->letter(), gold, "reply-extract", cut.to_source(choice->span));
    }
  }
  return invalid(invalid_reason(prediction, read));
}

Verdict as_stored(const Prediction& prediction) {
  if (!prediction.stored_success) return unscorable(InvalidReason::None);
  const std::string* stored = prediction.answer ? prediction.answer->if_string() : nullptr;
  Verdict verdict;
  if (*prediction.stored_success) {
    verdict.outcome = Outcome::Right;
  } else if (stored != nullptr && is_error_text(*stored)) {
    verdict = invalid(InvalidReason::Error);
  } else {
    verdict.outcome = Outcome::Wrong;
  }
  verdict.rule = "success";
  if (stored != nullptr) verdict.answer = *stored;
  return verdict;
}

}  // namespace

Verdict judge_close(Rule rule, const Question& question, const Prediction& prediction, const ReplyReading& reading) {
  if (rule == Rule::AsStored) return as_stored(prediction);
  const std::string* gold = question.gold.if_string();
  if (gold == nullptr || gold->empty()) return unscorable(InvalidReason::NoGold);
  switch (rule) {
    case Rule::Strict: return strict(question, prediction, reading, *gold);
    case Rule::Lenient: return lenient(question, prediction, reading, *gold);
    case Rule::Challenge: return challenge(question, prediction, reading, *gold);
    default: return official(question, prediction, reading, *gold);
  }
}

Verdict judge_close(Rule rule, const Question& question, const Prediction& prediction) {
  return judge_close(rule, question, prediction, reading_of(prediction));
}

}  // namespace ego::egocross
