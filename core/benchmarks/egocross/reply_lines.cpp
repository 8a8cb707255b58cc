#include "core/benchmarks/egocross/reply_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "core/benchmarks/egocross/close.h"
#include "core/json/python_dialect.h"

namespace ego::egocross {
namespace {

/// Looks questions up by the text of an id; plain numbers, the usual case, without hashing.
class Places {
 public:
  explicit Places(const QuestionSet& questions) : questions_(questions) {
    for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
      const std::optional<std::size_t> number = small_number(questions.questions[i].id.value);
      if (!number) continue;
      if (by_number_.size() <= *number) by_number_.resize(*number + 1, kNone);
      by_number_[*number] = i;
    }
  }

  std::optional<std::uint32_t> find(std::string_view id) const {
    const std::optional<std::size_t> number = small_number(id);
    if (number && *number < by_number_.size() && by_number_[*number] != kNone) return by_number_[*number];
    return questions_.find(id);
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;

  /// `17` but not `017`, `+17` or `1.0`: those are other texts.
  static std::optional<std::size_t> small_number(std::string_view text) {
    constexpr std::size_t kMostDigits = 6;
    if (text.empty() || text.size() > kMostDigits || (text[0] == '0' && text.size() > 1)) return std::nullopt;
    std::size_t number = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return number;
  }

  const QuestionSet& questions_;
  std::vector<std::uint32_t> by_number_;
};

class LineScorer {
 public:
  explicit LineScorer(const QuestionSet& questions) : questions_(questions), places_(questions) {
    score_.outcomes.resize(questions.questions.size(), Outcome::Missing);
  }

  void add(std::string_view line) {
    constexpr std::array<std::string_view, 3> kKeys{"id", "question_id", "response"};
    std::array<json::PythonMember, 3> members;
    std::array<std::string_view, 3> texts;
    if (json::scan_python_texts(line, kKeys, members, texts, room_) != json::PythonText::Object) return unreadable();
    const std::size_t named = members[0].found() ? 0 : 1;
    const json::PythonMember& id = members[named];
    const json::PythonMember& reply = members[2];
    if (!id.found() || (id.kind != json::Kind::String && id.kind != json::Kind::Number)) return unreadable();
    if (reply.found() && reply.kind != json::Kind::String && reply.kind != json::Kind::Null) return unreadable();
    ++score_.rows;
    const std::optional<std::uint32_t> place = places_.find(id.kind == json::Kind::String ? texts[named] : id.token);
    if (!place) {
      ++score_.unknown;
      return;
    }
    count(*place, texts[2]);  // a row without a reply is an empty one
  }

  ReplyLinesScore finish() {
    score_.counts.missing =
        static_cast<std::uint64_t>(std::count(score_.outcomes.begin(), score_.outcomes.end(), Outcome::Missing));
    return std::move(score_);
  }

 private:
  void unreadable() { ++score_.unreadable; }

  void count(std::uint32_t place, std::string_view reply) {
    const Question& question = questions_.questions[place];
    const std::string* gold = question.gold.if_string();
    OfficialReading reading;
    if (gold == nullptr || gold->empty()) {
      reading.outcome = Outcome::Unscorable;
      ++score_.counts.unscorable;
    } else {
      reading = read_official(reply, *gold, question.options.size());
      count(reading);
    }
    if (score_.outcomes[place] == Outcome::Missing) score_.outcomes[place] = reading.outcome;
  }

  void count(const OfficialReading& reading) {
    if (reading.letter != '\0') ++score_.letters[static_cast<std::size_t>(reading.letter - 'A')];
    switch (reading.reason) {
      case InvalidReason::Error: ++score_.counts.error; return;
      case InvalidReason::Empty: ++score_.counts.empty; return;
      case InvalidReason::Unparsed: ++score_.counts.unparsed; return;
      default: break;
    }
    ++(reading.outcome == Outcome::Right ? score_.counts.right : score_.counts.wrong);
  }

  const QuestionSet& questions_;
  Places places_;
  ReplyLinesScore score_;
  std::string room_;  ///< kept between lines: no allocation a line
};

}  // namespace

ReplyLinesScore score_reply_lines(ByteView lines, const QuestionSet& questions) {
  LineScorer scorer(questions);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) scorer.add(line);
  }
  return scorer.finish();
}

}  // namespace ego::egocross
