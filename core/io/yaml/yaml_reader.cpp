#include "core/io/yaml/yaml_reader.h"

#include <algorithm>
#include <utility>

#include "core/io/yaml/yaml_lines.h"

namespace ego::io {
namespace {

using yaml::Line;

class BlockReader {
 public:
  BlockReader(const yaml::Lines& lines, std::string_view label) : lines_(lines), label_(label) {}

  Result<json::Value> document() {
    if (lines_.content.empty()) return make_error(Code::EmptyFile, "no YAML in the file", std::string(label_));
    EGO_TRY(json::Value value, block(lines_.content.front().indent, 0));
    if (at_ < lines_.content.size()) return broken("this line fits to nothing above it", lines_.content[at_].number);
    return value;
  }

 private:
  Error broken(std::string message, std::uint64_t line, Code code = Code::SyntaxError) const {
    Error error = make_error(code, std::move(message), std::string(label_));
    error.line = line;
    return error;
  }

  const Line* here() const { return at_ < lines_.content.size() ? &lines_.content[at_] : nullptr; }

  /// The list, map or text whose lines begin at `indent`.
  Result<json::Value> block(std::size_t indent, int depth) {
    const Line& line = lines_.content[at_];
    if (depth > yaml::kMaxDepth) return broken("nested deeper than 64", line.number, Code::LimitExceeded);
    if (is_item(line.text)) return list(indent, depth);
    if (yaml::key_end(line.text)) return map(indent, depth);
    ++at_;
    return scalar(line.text, indent, line.number, depth);
  }

  static bool is_item(std::string_view text) { return text == "-" || text.starts_with("- "); }

  Result<json::Value> list(std::size_t indent, int depth) {
    json::Array items;
    while (const Line* line = here()) {
      if (line->indent != indent || !is_item(line->text)) break;
      EGO_TRY(json::Value item, list_item(*line, indent, depth));
      items.push_back(std::move(item));
    }
    return json::Value(std::move(items));
  }

  Result<json::Value> list_item(const Line& line, std::size_t indent, int depth) {
    const std::size_t skip = line.text.find_first_not_of(' ', 1);
    if (skip == std::string_view::npos) {
      ++at_;
      const Line* next = here();
      if (next == nullptr || next->indent <= indent) return json::Value{};
      return block(next->indent, depth + 1);
    }
    // `- key: value`: the rest of the line is the first line of a block of its own.
    const std::string_view rest = line.text.substr(skip);
    if (is_item(rest) || yaml::key_end(rest)) {
      return block_from({indent + skip, rest, line.number, line.whole}, depth + 1);
    }
    ++at_;
    return scalar(rest, indent, line.number, depth);
  }

  /// A block whose first line is the tail of the current one.
  Result<json::Value> block_from(const Line& first, int depth) {
    const std::size_t indent = first.indent;
    if (depth > yaml::kMaxDepth) return broken("nested deeper than 64", first.number, Code::LimitExceeded);
    if (is_item(first.text)) {
      json::Array items;
      EGO_TRY(json::Value item, list_item(first, indent, depth));
      items.push_back(std::move(item));
      EGO_TRY(json::Value others, list(indent, depth));
      for (json::Value& other : *others.if_array()) items.push_back(std::move(other));
      return json::Value(std::move(items));
    }
    json::Object members;
    EGO_TRY([[maybe_unused]] const Ok added, map_entry(first, indent, depth, members));
    EGO_TRY(json::Value others, map(indent, depth));
    for (json::Member& other : *others.if_object()) members.push_back(std::move(other));
    return json::Value(std::move(members));
  }

  Result<json::Value> map(std::size_t indent, int depth) {
    json::Object members;
    while (const Line* line = here()) {
      if (line->indent != indent || is_item(line->text) || !yaml::key_end(line->text)) break;
      EGO_TRY([[maybe_unused]] const Ok added, map_entry(*line, indent, depth, members));
    }
    return json::Value(std::move(members));
  }

  Status map_entry(const Line& line, std::size_t indent, int depth, json::Object& members) {
    const std::size_t colon = yaml::key_end(line.text).value_or(line.text.size());  // the caller has seen it
    std::string_view name = line.text.substr(0, colon);
    if (name.starts_with("? ") || name.starts_with('&') || name.starts_with('*') || name.starts_with('!')) {
      return broken("complex keys, anchors and tags are not read", line.number);
    }
    std::string key(name.substr(0, name.find_last_not_of(' ') + 1));
    if (name.front() == '"' || name.front() == '\'') key = yaml::read_flow(name, 0).value.as_id_text().value_or(key);
    std::string_view rest = line.text.substr(std::min(colon + 1, line.text.size()));
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    const std::uint64_t number = line.number;
    ++at_;
    if (!rest.empty()) {
      EGO_TRY(json::Value value, scalar(rest, indent, number, depth));
      members.emplace_back(std::move(key), std::move(value));
      return Ok{};
    }
    const Line* next = here();
    // A list under a key may stand at the key's own indentation.
    const bool nested = next != nullptr && (next->indent > indent || (next->indent == indent && is_item(next->text)));
    if (!nested) {
      members.emplace_back(std::move(key), json::Value{});
      return Ok{};
    }
    EGO_TRY(json::Value value, block(next->indent, depth + 1));
    members.emplace_back(std::move(key), std::move(value));
    return Ok{};
  }

  /// A value that begins on a line whose entry is at `indent`; further lines of it are indented deeper.
  Result<json::Value> scalar(std::string_view text, std::size_t indent, std::uint64_t number, int depth) {
    const char first = text.front();
    if (first == '&' || first == '*' || first == '!') return broken("anchors, aliases and tags are not read", number);
    if (first == '|' || first == '>') return literal(text, indent, number);
    std::string joined(text);
    const bool flow = first == '[' || first == '{';
    const bool quoted = first == '"' || first == '\'';
    if (flow || quoted) {
      yaml::FlowResult read = yaml::read_flow(joined, depth);
      // It may go on over the next lines.
      while (!read.problem.empty() && here() != nullptr && (here()->indent > indent || flow)) {
        joined += ' ';
        joined += here()->text;
        ++at_;
        if (joined.size() > kLongestScalar) return broken("a value longer than 64 KiB", number, Code::LimitExceeded);
        if (++attempts_ > kMostAttempts)
          return broken("too many values over several lines", number, Code::LimitExceeded);
        read = yaml::read_flow(joined, depth);
      }
      if (!read.problem.empty()) return broken(read.problem, number);
      if (joined.find_first_not_of(" \t", read.used) != std::string::npos)
        return broken("text after the value", number);
      return std::move(read.value);
    }
    while (here() != nullptr && here()->indent > indent && !yaml::key_end(here()->text)) {
      joined += ' ';
      joined += here()->text;
      ++at_;
    }
    return yaml::plain_scalar(joined);
  }

  /// `|` keeps line ends, `>` joins lines; a `-` behind drops the last line end.
  Result<json::Value> literal(std::string_view mark, std::size_t indent, std::uint64_t number) {
    const bool folded = mark.front() == '>';
    const bool strip = mark.find('-') != std::string_view::npos;
    std::vector<std::string_view> kept;
    std::size_t deep = 0;
    std::uint64_t line = number;  // index of the next line in `all`
    for (; line < lines_.all.size(); ++line) {
      const std::string_view whole = lines_.all[static_cast<std::size_t>(line)];
      const std::size_t lead = std::min(whole.find_first_not_of(' '), whole.size());
      const bool blank = whole.find_first_not_of(" \t\r") == std::string_view::npos;
      if (!blank && lead <= indent) break;
      if (!blank && deep == 0) deep = lead;
      kept.push_back(blank ? std::string_view{} : whole.substr(std::min(deep, lead)));
    }
    while (!kept.empty() && kept.back().empty()) kept.pop_back();
    while (at_ < lines_.content.size() && lines_.content[at_].number <= line) ++at_;
    std::string text;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const bool after_blank = folded && i > 0 && kept[i - 1].empty() && !kept[i].empty();
      if (i > 0 && !after_blank) text += folded && !kept[i].empty() ? ' ' : '\n';
      text += kept[i];
    }
    if (!strip && !text.empty()) text += '\n';
    return json::Value(std::move(text));
  }

  static constexpr std::size_t kLongestScalar = std::size_t{64} << 10U;
  static constexpr int kMostAttempts = 2000;  ///< re-reading a growing value costs its length each time

  const yaml::Lines& lines_;
  std::string_view label_;
  std::size_t at_ = 0;
  int attempts_ = 0;
};

}  // namespace

Result<json::Value> parse_yaml(ByteView text, std::string_view label) {
  const yaml::Lines lines = yaml::split_lines(text);
  if (lines.tab_line != 0) {
    Error error = make_error(Code::SyntaxError, "a tab as indentation", std::string(label), "indent with spaces");
    error.line = lines.tab_line;
    return error;
  }
  return BlockReader(lines, label).document();
}

}  // namespace ego::io
