#include "core/text/pattern.h"

#include <algorithm>

#include "core/text/pattern_compile.h"

namespace ego::text {
namespace {

using Step = PatternStep;

/// Writes the program of a tree from its end to its beginning: each node knows what comes behind it.
class Emitter {
 public:
  explicit Emitter(const PatternTree& tree) : tree_(tree) {}

  std::variant<std::vector<Step>, PatternError> run() {
    const std::uint32_t found = add({.kind = Step::Kind::Found});
    const std::uint32_t begin = emit(tree_.root, found);
    if (full_) return PatternError{PatternFault::TooLarge, 0};
    // The program begins at 0: a split with one way in front.
    std::vector<Step> program{{.kind = Step::Kind::Split, .next = begin + 1, .other = begin + 1}};
    for (Step step : steps_) {
      ++step.next;
      ++step.other;
      program.push_back(step);
    }
    return program;
  }

 private:
  std::uint32_t add(Step step) {
    if (steps_.size() >= kMostPatternSteps) {
      full_ = true;
      return 0;
    }
    steps_.push_back(step);
    return static_cast<std::uint32_t>(steps_.size() - 1);
  }

  std::uint32_t emit(std::uint32_t index, std::uint32_t behind) {
    const PatternNode& node = tree_.nodes[index];
    if (full_) return 0;
    switch (node.kind) {
      case PatternNode::Kind::Bytes: return add({.kind = Step::Kind::Bytes, .next = behind, .bytes = node.bytes});
      case PatternNode::Kind::Assert: return add({.kind = Step::Kind::Assert, .where = node.where, .next = behind});
      case PatternNode::Kind::Sequence:
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) behind = emit(*child, behind);
        return behind;
      case PatternNode::Kind::Choice: {
        std::uint32_t begin = emit(node.children.back(), behind);
        for (auto child = node.children.rbegin() + 1; child != node.children.rend(); ++child)
          begin = add({.kind = Step::Kind::Split, .next = emit(*child, behind), .other = begin});
        return begin;
      }
      case PatternNode::Kind::Repeat: return emit_repeat(node, behind);
    }
    return behind;
  }

  Step way(bool greedy, std::uint32_t inside, std::uint32_t behind) {
    return {.kind = Step::Kind::Split, .next = greedy ? inside : behind, .other = greedy ? behind : inside};
  }

  std::uint32_t emit_repeat(const PatternNode& node, std::uint32_t behind) {
    const std::uint32_t child = node.children.front();
    std::uint32_t begin = behind;
    if (node.most == kNoLimit) {
      const std::uint32_t loop = add(way(node.greedy, 0, behind));
      const std::uint32_t inside = emit(child, loop);
      if (full_) return 0;
      steps_[loop] = way(node.greedy, inside, behind);
      begin = loop;
    } else {
      for (std::uint32_t i = node.least; i < node.most && !full_; ++i)
        begin = add(way(node.greedy, emit(child, begin), behind));
    }
    for (std::uint32_t i = 0; i < node.least && !full_; ++i) begin = emit(child, begin);
    return begin;
  }

  const PatternTree& tree_;
  std::vector<Step> steps_;
  bool full_ = false;
};

bool is_word(int byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '_';
}

/// A place in the text as assertions see it.
struct Place {
  bool line_start = false, line_end = false, word_before = false, word_after = false;

  bool holds(Step::Where where) const {
    switch (where) {
      case Step::Where::LineStart: return line_start;
      case Step::Where::LineEnd: return line_end;
      case Step::Where::WordEdge: return word_before != word_after;
      case Step::Where::NoWordEdge: return word_before == word_after;
    }
    return false;
  }
};

Place place_at(std::string_view text, std::size_t at) {
  const bool begin = at == 0;
  const bool end = at == text.size();
  return {begin || text[at - 1] == '\n', end || text[at] == '\n',
          !begin && is_word(static_cast<unsigned char>(text[at - 1])),
          !end && is_word(static_cast<unsigned char>(text[at]))};
}

/// Paths through the program at one place of the text, the preferred ones first; no step twice.
class Threads {
 public:
  explicit Threads(const std::vector<Step>& steps) : steps_(&steps), seen_(steps.size()) {}

  struct Thread {
    std::uint32_t step;
    std::size_t begin;
  };
  const std::vector<Thread>& list() const { return list_; }
  void clear() {
    list_.clear();
    std::fill(seen_.begin(), seen_.end(), char{0});
  }
  void add(std::uint32_t from, std::size_t begin, const Place& place) {
    stack_.assign(1, from);
    while (!stack_.empty()) {
      const std::uint32_t at = stack_.back();
      stack_.pop_back();
      if (seen_[at] != 0) continue;
      seen_[at] = 1;
      const Step& step = (*steps_)[at];
      if (step.kind == Step::Kind::Split) {
        stack_.push_back(step.other);
        stack_.push_back(step.next);
      } else if (step.kind != Step::Kind::Assert) {
        list_.push_back({at, begin});
      } else if (place.holds(step.where)) {
        stack_.push_back(step.next);
      }
    }
  }

 private:
  const std::vector<Step>* steps_;
  std::vector<char> seen_;
  std::vector<Thread> list_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace

std::variant<std::vector<PatternStep>, PatternError> emit_pattern(const PatternTree& tree) {
  return Emitter(tree).run();
}

std::variant<Pattern, PatternError> Pattern::compile(std::string_view expression, LetterCase letter_case) {
  auto tree = parse_pattern(expression, letter_case);
  if (const auto* error = std::get_if<PatternError>(&tree)) return *error;
  auto steps = emit_pattern(std::get<PatternTree>(tree));
  if (const auto* error = std::get_if<PatternError>(&steps)) return *error;
  Pattern pattern;
  pattern.steps_ = std::move(std::get<std::vector<PatternStep>>(steps));
  return pattern;
}

std::optional<PatternHit> Pattern::find(std::string_view text, std::size_t from) const {
  Threads now(steps_);
  Threads later(steps_);
  std::optional<PatternHit> hit;
  for (std::size_t at = from; at <= text.size(); ++at) {
    if (!hit) now.add(0, at, place_at(text, at));  // behind everything that began further left
    if (now.list().empty()) {
      if (hit) break;
      now.clear();  // steps whose assertion failed here may be taken at the next place
      continue;
    }
    later.clear();
    const Place next = at < text.size() ? place_at(text, at + 1) : Place{};
    for (const Threads::Thread& thread : now.list()) {
      const Step& step = steps_[thread.step];
      if (step.kind == Step::Kind::Found) {
        hit = PatternHit{thread.begin, at};
        break;  // what follows was less wanted
      }
      if (at < text.size() && step.bytes.test(static_cast<unsigned char>(text[at])))
        later.add(step.next, thread.begin, next);
    }
    std::swap(now, later);
  }
  return hit;
}

std::int32_t PatternSearch::known(std::vector<std::uint32_t> steps, Before before) {
  const auto [slot, fresh] = numbers_.try_emplace({std::move(steps), before}, static_cast<std::int32_t>(sets_.size()));
  if (fresh) {
    StateSet set{slot->first.first, before, {}};
    set.next.fill(kUnknown);
    sets_.push_back(std::move(set));
  }
  return slot->second;
}

std::int32_t PatternSearch::advance(std::int32_t number, std::size_t symbol) {
  const bool end = symbol + 1 == kSymbols;
  const auto byte = static_cast<int>(symbol);
  const StateSet& set = sets_[static_cast<std::size_t>(number)];
  const Place place{set.before == Before::Edge, end || byte == '\n', set.before == Before::Word, !end && is_word(byte)};
  Threads here(steps_);
  for (const std::uint32_t step : set.steps) here.add(step, 0, place);
  here.add(0, 0, place);
  std::vector<std::uint32_t> next;
  for (const Threads::Thread& thread : here.list()) {
    const Step& step = steps_[thread.step];
    if (step.kind == Step::Kind::Found) return kFound;
    if (!end && step.bytes.test(symbol)) next.push_back(step.next);
  }
  std::sort(next.begin(), next.end());
  next.erase(std::unique(next.begin(), next.end()), next.end());
  const Before before = byte == '\n' ? Before::Edge : is_word(byte) ? Before::Word : Before::Other;
  return known(std::move(next), before);
}

bool PatternSearch::found_in(std::string_view text) {
  std::int32_t set = known({}, Before::Edge);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const std::size_t symbol = at < text.size() ? static_cast<unsigned char>(text[at]) : kSymbols - 1;
    std::int32_t next = sets_[static_cast<std::size_t>(set)].next[symbol];
    if (next == kUnknown) {
      next = advance(set, symbol);
      sets_[static_cast<std::size_t>(set)].next[symbol] = next;
    }
    if (next == kFound) return true;
    set = next;
    if (sets_.size() > kMostSets) {
      StateSet kept = std::move(sets_[static_cast<std::size_t>(set)]);
      sets_.clear();
      numbers_.clear();
      set = known(std::move(kept.steps), kept.before);
    }
  }
  return false;
}

bool any_found(std::span<const std::string_view> expressions, LetterCase letter_case, std::string_view text) {
  return std::any_of(expressions.begin(), expressions.end(), [&](std::string_view expression) {
    const auto compiled = Pattern::compile(expression, letter_case);
    const auto* pattern = std::get_if<Pattern>(&compiled);
    return pattern != nullptr && pattern->find(text).has_value();
  });
}

}  // namespace ego::text
