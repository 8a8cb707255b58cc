#include "core/benchmarks/egocross/reply_lines.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/benchmarks/egocross/clean_reply.h"
#include "core/benchmarks/egocross/close.h"
#include "core/json/python_dialect.h"
#include "core/json/python_scanner.h"

namespace ego::egocross {
namespace {

constexpr std::uint32_t kNoQuestion = 0xffffffff;

/// `17` but not `017`, `+17` or `1.0`: those are other texts.
std::optional<std::size_t> small_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 6;
  if (text.empty() || text.size() > kMostDigits || (text[0] == '0' && text.size() > 1)) return std::nullopt;
  std::size_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

}  // namespace

/// One pass over one document.
class ReplyLineRun {
 public:
  explicit ReplyLineRun(const ReplyLineScorer& scorer) : scorer_(scorer) {
    score_.outcomes.resize(scorer.keys_.size(), Outcome::Missing);
  }

  void add(std::string_view line) {
    if (!add_clean(line)) add_any(line);
  }

  ReplyLinesScore finish() {
    score_.counts.missing =
        static_cast<std::uint64_t>(std::count(score_.outcomes.begin(), score_.outcomes.end(), Outcome::Missing));
    return std::move(score_);
  }

 private:
  /// Scores a line in the common form: an id, a clean reply, perhaps other members. False if the line is none.
  bool add_clean(std::string_view line) {
    json::PythonScanner scan(line);
    std::string_view id;
    std::optional<CleanReply> reply;
    scan.skip_space();
    if (!scan.take('{')) return false;
    do {
      scan.skip_space();
      const std::string_view key = token([&](bool& escaped) { return scan.string(escaped); }, scan);
      scan.skip_space();
      if (key.empty() || !scan.take(':')) return false;
      scan.skip_space();
      if (key == "\"response\"") {
        reply = read_clean_reply({scan.at(), static_cast<std::size_t>(scan.end() - scan.at())});
        if (!reply) return false;
        scan.go_on_at(reply->end);
      } else {
        json::Kind kind = json::Kind::Null;
        const std::string_view value = token([&](bool& escaped) { return scan.skip_value(1, kind, escaped); }, scan);
        if (value.empty()) return false;
        if (key == "\"id\"") id = kind == json::Kind::Number ? value : std::string_view{};
      }
      scan.skip_space();
    } while (scan.take(','));
    if (!scan.take('}') || id.empty() || !reply) return false;
    scan.skip_space();
    if (!scan.at_end()) return false;
    if (const std::optional<std::uint32_t> place = known_place(id)) {
      count(*place, [&](std::string_view gold, std::size_t option_count) {
        return read_official_prediction(reply->prediction, gold, option_count);
      });
    }
    return true;
  }

  /// What a step moves over; empty if it refuses, or if there is an escape in it.
  template <class Step>
  static std::string_view token(Step step, const json::PythonScanner& scan) {
    const char* const begin = scan.at();
    bool escaped = false;
    if (!step(escaped) || escaped) return {};
    return {begin, static_cast<std::size_t>(scan.at() - begin)};
  }

  void add_any(std::string_view line) {
    constexpr std::array<std::string_view, 3> kKeys{"id", "response", "question_id"};
    std::array<json::PythonMember, 3> members;
    std::array<std::string_view, 3> texts;
    if (json::scan_python_texts(line, kKeys, members, texts, room_) != json::PythonText::Object) return unreadable();
    const std::size_t named = members[0].found() ? 0 : 2;
    const json::PythonMember& id = members[named];
    const json::PythonMember& reply = members[1];
    if (!id.found() || (id.kind != json::Kind::String && id.kind != json::Kind::Number)) return unreadable();
    if (reply.found() && reply.kind != json::Kind::String && reply.kind != json::Kind::Null) return unreadable();
    const auto place = known_place(id.kind == json::Kind::String ? texts[named] : id.token);
    if (!place) return;
    count(*place, [&](std::string_view gold, std::size_t option_count) {
      return read_official(texts[1], gold, option_count);  // a row without a reply is an empty one
    });
  }

  void unreadable() { ++score_.unreadable; }

  /// The question of a readable row; nothing (and counted) if its id is unknown.
  std::optional<std::uint32_t> known_place(std::string_view id) {
    ++score_.rows;
    const std::optional<std::uint32_t> place = scorer_.find(id);
    if (!place) ++score_.unknown;
    return place;
  }

  template <class Read>
  void count(std::uint32_t place, Read read) {
    const ReplyLineScorer::Key key = scorer_.keys_[place];
    std::string_view gold{&key.gold, 1};
    if (key.gold == '\0') {
      const std::string* text = scorer_.questions_.questions[place].gold.if_string();
      gold = text == nullptr ? std::string_view{} : std::string_view{*text};
    }
    OfficialReading reading;
    if (gold.empty()) {
      reading.outcome = Outcome::Unscorable;
      ++score_.counts.unscorable;
    } else {
      reading = read(gold, key.option_count);
      add_to_counts(reading);
    }
    if (score_.outcomes[place] == Outcome::Missing) score_.outcomes[place] = reading.outcome;
  }

  void add_to_counts(const OfficialReading& reading) {
    if (reading.letter != '\0') ++score_.letters[static_cast<std::size_t>(reading.letter - 'A')];
    switch (reading.reason) {
      case InvalidReason::Error: ++score_.counts.error; return;
      case InvalidReason::Empty: ++score_.counts.empty; return;
      case InvalidReason::Unparsed: ++score_.counts.unparsed; return;
      default: break;
    }
    ++(reading.outcome == Outcome::Right ? score_.counts.right : score_.counts.wrong);
  }

  const ReplyLineScorer& scorer_;
  ReplyLinesScore score_;
  std::string room_;  ///< kept between lines: no allocation a line
};

ReplyLineScorer::ReplyLineScorer(const QuestionSet& questions) : questions_(questions) {
  keys_.reserve(questions.questions.size());
  for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
    const Question& question = questions.questions[i];
    const std::string* gold = question.gold.if_string();
    Key& key = keys_.emplace_back();
    if (gold != nullptr && gold->size() == 1) key.gold = (*gold)[0];
    key.option_count = static_cast<std::uint8_t>(std::min<std::size_t>(question.options.size(), 26));
    const std::optional<std::size_t> number = small_number(question.id.value);
    if (!number) continue;
    if (by_number_.size() <= *number) by_number_.resize(*number + 1, kNoQuestion);
    by_number_[*number] = i;
  }
}

std::optional<std::uint32_t> ReplyLineScorer::find(std::string_view id) const {
  const std::optional<std::size_t> number = small_number(id);
  if (number && *number < by_number_.size() && by_number_[*number] != kNoQuestion) return by_number_[*number];
  return questions_.find(id);
}

ReplyLinesScore ReplyLineScorer::score(ByteView lines) const {
  ReplyLineRun run(*this);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) run.add(line);
  }
  return run.finish();
}

}  // namespace ego::egocross
