#include "core/board/row_filter.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fast_float/fast_float.h>

#include "core/text/ascii.h"

namespace ego {
namespace {

constexpr std::uint32_t kDeepest = 64;  // parentheses and `!` inside each other
constexpr std::string_view kSigns = "&|!()<>=\"";

std::string folded(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return text::ascii_lower(c); });
  return out;
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

/// All texts of a row a word may stand in; no word matches across two of them.
std::string texts_of(const BoardRow& row) {
  std::string text;
  for (const std::string_view part :
       {std::string_view(row.id.value), std::string_view(row.name), std::string_view(row.organization),
        to_string(row.kind), to_string(row.origin), std::string_view(row.setting), std::string_view(row.date),
        std::string_view(row.weights), std::string_view(row.source), std::string_view(row.note)}) {
    text += folded(part);
    text += '\n';
  }
  return text;
}

bool is_true(std::string_view fact) { return !fact.empty() && fact != "no" && fact != "false" && fact != "0"; }

bool is_fact_name(const Board& board, std::string_view name) {
  return std::any_of(board.rows.begin(), board.rows.end(), [&](const BoardRow& row) {
    return std::any_of(row.facts.begin(), row.facts.end(), [&](const auto& fact) { return fact.first == name; });
  });
}

bool is_field(const Board& board, std::string_view name) {
  constexpr std::array<std::string_view, 8> kFields{"kind",    "origin", "organization", "weights",
                                                    "setting", "date",   "model",        "id"};
  return std::find(kFields.begin(), kFields.end(), name) != kFields.end() || board.find_column(name) ||
         is_fact_name(board, name);
}

/// What a field of a row says: the value of a column in its printed unit, or a fact.
std::pair<std::string_view, std::optional<double>> read_field(const Board& board, const BoardRow& row,
                                                              std::string_view name) {
  if (const auto column = board.find_column(name)) {
    const BoardCell& cell = row.cells[*column];
    constexpr double kPercent = 100;
    const double scale = board.columns[*column].unit == "fraction" ? kPercent : 1;
    return {cell.text, cell.value ? std::optional(*cell.value * scale) : std::nullopt};
  }
  const std::string_view fact = row_fact(row, name);
  return {fact, fact_number(fact)};
}

}  // namespace

/// Recursive descent: or < and < not.
class FilterParser {
 public:
  using Op = RowFilter::Op;
  FilterParser(std::string_view text, const Board& board, RowFilter& filter)
      : text_(text), board_(board), filter_(filter) {}

  void run() {
    skip_spaces();
    if (text_.empty()) return;
    const auto root = any(0);
    if (!filter_.fault_ && !text_.empty()) fail("unexpected \"" + std::string(text_.substr(0, 1)) + "\"");
    if (!filter_.fault_) filter_.root_ = root;
  }

 private:
  std::optional<std::uint32_t> any(std::uint32_t depth) {
    auto left = all(depth);
    while (left && (take_twice('|') || take('|'))) {
      const auto right = all(depth);
      left = right ? std::optional(add({Op::Or, "", "", *left, *right})) : std::nullopt;
    }
    return left;
  }

  std::optional<std::uint32_t> all(std::uint32_t depth) {
    auto left = one(depth);
    while (left && !text_.empty() && text_[0] != '|' && text_[0] != ')') {
      if (!take_twice('&')) take('&');
      const auto right = one(depth);
      left = right ? std::optional(add({Op::And, "", "", *left, *right})) : std::nullopt;
    }
    return left;
  }

  std::optional<std::uint32_t> one(std::uint32_t depth) {
    if (depth > kDeepest) return fail("too many parentheses");
    if (take('!')) {
      const auto inner = one(depth + 1);
      return inner ? std::optional(add({Op::Not, "", "", *inner, 0})) : std::nullopt;
    }
    if (take('(')) {
      const auto inner = any(depth + 1);
      if (inner && !take(')')) return fail("a parenthesis is not closed");
      return inner;
    }
    const bool quoted = !text_.empty() && text_[0] == '"';
    const std::string word = read_word();
    if (filter_.fault_) return std::nullopt;
    if (word.empty())
      return fail(text_.empty() ? "something is missing at the end"
                                : "unexpected \"" + std::string(text_.substr(0, 1)) + "\"");
    if (const auto op = read_comparison()) return test(word, *op);
    if (!quoted && is_fact_name(board_, folded(word))) return add({Op::IsTrue, folded(word), "", 0, 0});
    return add({Op::Word, folded(word), "", 0, 0});
  }

  std::optional<std::uint32_t> test(const std::string& word, Op op) {
    const std::string field = board_.find_column(word) ? word : folded(word);
    if (!is_field(board_, field)) return fail("no row knows \"" + word + "\"");
    const std::string value = read_word();
    if (value.empty()) return fail("no value after \"" + word + "\"");
    return add({op, field, value, 0, 0});
  }

  std::optional<Op> read_comparison() {
    if (take('<')) return take('=') ? Op::LessEqual : Op::Less;
    if (take('>')) return take('=') ? Op::GreaterEqual : Op::Greater;
    if (text_.starts_with("!=")) {
      text_.remove_prefix(2);
      skip_spaces();
      return Op::Differs;
    }
    if (!take('=')) return std::nullopt;
    take('=');
    return Op::Equal;
  }

  std::string read_word() {
    std::string word;
    if (!text_.empty() && text_[0] == '"') {
      const std::size_t end = text_.find('"', 1);
      if (end == std::string_view::npos) {
        fail("a quotation mark is not closed");
        return {};
      }
      word = text_.substr(1, end - 1);
      text_.remove_prefix(end + 1);
    } else {
      const auto end = std::find_if(text_.begin(), text_.end(),
                                    [](char c) { return is_space(c) || kSigns.find(c) != std::string_view::npos; });
      word.assign(text_.begin(), end);
      text_.remove_prefix(word.size());
    }
    skip_spaces();
    return word;
  }

  bool take(char sign) {
    if (text_.empty() || text_[0] != sign || text_.starts_with("!=")) return false;
    text_.remove_prefix(1);
    skip_spaces();
    return true;
  }
  /// `&&` and `||` mean what `&` and `|` mean.
  bool take_twice(char sign) {
    if (text_.size() < 2 || text_[0] != sign || text_[1] != sign) return false;
    text_.remove_prefix(2);
    skip_spaces();
    return true;
  }

  void skip_spaces() {
    while (!text_.empty() && is_space(text_[0])) text_.remove_prefix(1);
  }

  std::uint32_t add(RowFilter::Node node) {
    filter_.nodes_.push_back(std::move(node));
    return static_cast<std::uint32_t>(filter_.nodes_.size() - 1);
  }

  std::nullopt_t fail(std::string what) {
    if (!filter_.fault_) filter_.fault_ = std::move(what);
    return std::nullopt;
  }

  std::string_view text_;  ///< what is still to be read
  const Board& board_;
  RowFilter& filter_;
};

RowFilter::RowFilter(std::string_view text, const Board& board) { FilterParser(text, board, *this).run(); }

bool RowFilter::holds(const Board& board, const BoardRow& row) const {
  return !root_ || holds(*root_, board, row, texts_of(row));
}

bool RowFilter::holds(std::uint32_t index, const Board& board, const BoardRow& row, std::string_view texts) const {
  const Node& node = nodes_[index];
  switch (node.op) {
    case Op::Word: return texts.find(node.field) != std::string_view::npos;
    case Op::IsTrue: return is_true(row_fact(row, node.field));
    case Op::Not: return !holds(node.left, board, row, texts);
    case Op::And: return holds(node.left, board, row, texts) && holds(node.right, board, row, texts);
    case Op::Or: return holds(node.left, board, row, texts) || holds(node.right, board, row, texts);
    default: break;
  }
  const auto [said, number] = read_field(board, row, node.field);
  const std::optional<double> wanted = fact_number(node.value);
  if (said.empty() && !number) return node.op == Op::Differs;
  const bool numeric = number && wanted;
  const std::string left = folded(said);
  const std::string right = folded(node.value);
  const bool equal = numeric ? *number == *wanted : left == right;
  // Dates and other texts compare by bytes.
  const bool less = numeric ? *number < *wanted : left < right;
  switch (node.op) {
    case Op::Less: return less;
    case Op::LessEqual: return less || equal;
    case Op::Greater: return !less && !equal;
    case Op::GreaterEqual: return !less;
    case Op::Equal: return equal;
    default: return !equal;
  }
}

std::string_view row_fact(const BoardRow& row, std::string_view name) {
  if (name == "kind") return to_string(row.kind);
  if (name == "origin") return to_string(row.origin);
  if (name == "organization") return row.organization;
  if (name == "weights") return row.weights;
  if (name == "setting") return row.setting;
  if (name == "date") return row.date;
  if (name == "model") return row.name;
  if (name == "id") return row.id.value;
  const auto fact = std::find_if(row.facts.begin(), row.facts.end(), [&](const auto& f) { return f.first == name; });
  return fact == row.facts.end() ? std::string_view() : std::string_view(fact->second);
}

std::optional<double> fact_number(std::string_view text) {
  double value = 0;
  const auto read = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc()) return std::nullopt;
  const std::string_view rest(read.ptr, static_cast<std::size_t>(text.data() + text.size() - read.ptr));
  if (rest.empty()) return value;
  constexpr std::array<std::pair<char, double>, 4> kUnits{{{'k', 1e3}, {'m', 1e6}, {'b', 1e9}, {'t', 1e12}}};
  for (const auto& [letter, factor] : kUnits) {
    if (rest.size() == 1 && text::ascii_lower(rest[0]) == letter) return value * factor;
  }
  return std::nullopt;
}

}  // namespace ego
