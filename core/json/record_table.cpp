#include "core/json/record_table.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/json/python_dialect.h"

namespace ego::json {
namespace {

constexpr std::size_t kMostRootMembers = 64;

std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

bool is_list_of_something(std::string_view token) {
  return token.front() == '[' && token.find_first_not_of(" \t\r\n", 1) != token.size() - 1;
}

}  // namespace

std::optional<RecordTable> RecordTable::read(std::string_view text, LeftToReader left_to_reader) {
  if (text.size() >= kMostRawBytes) return std::nullopt;
  std::optional<RecordTable> table(RecordTable(text, left_to_reader));
  PythonScanner scan(text);
  scan.skip_space();
  const bool read = scan.peek() == '[' ? table->read_list(scan, table->outline_) : table->read_root(scan);
  scan.skip_space();
  if (!read || !scan.at_end() || table->rows_.empty()) return std::nullopt;
  return table;
}

bool RecordTable::read_root(PythonScanner& scan) {
  if (!scan.take('{')) return false;
  Object members;
  do {
    if (members.size() == kMostRootMembers || !read_member(scan, members)) return false;
    scan.skip_space();
  } while (scan.take(','));
  if (!scan.take('}')) return false;
  outline_ = std::move(members);
  return true;
}

bool RecordTable::read_member(PythonScanner& scan, Object& members) {
  scan.skip_space();
  const char* const begin = scan.at();
  bool escaped = false;
  if (!scan.string(escaped) || escaped) return false;
  const std::string_view key = between(begin + 1, scan.at() - 1);
  const auto same = [&](const Member& member) { return member.first == key; };
  if (std::any_of(members.begin(), members.end(), same)) return false;
  scan.skip_space();
  if (!scan.take(':')) return false;
  scan.skip_space();
  Member& member = members.emplace_back(std::string(key), Value{});
  if (scan.peek() == '[' && rows_.empty()) {
    const PythonScanner before = scan;
    if (read_list(scan, member.second)) return true;
    if (!rows_.empty()) return false;
    scan = before;  // not a list of records: an empty one will do
  }
  const char* const token = scan.at();
  if (!scanner_.skip(scan) || is_list_of_something(between(token, scan.at()))) return false;
  std::optional<Value> value = parse_python(between(token, scan.at()));
  if (!value) return false;
  member.second = std::move(*value);
  return true;
}

bool RecordTable::read_list(PythonScanner& scan, Value& cut) {
  cut = Array{};
  scan.advance();
  do {
    scan.skip_space();
    Row row;
    row.begin = static_cast<std::uint32_t>(scan.at() - scanner_.text().data());
    row.first = static_cast<std::uint32_t>(tokens_.size());
    if (scan.peek() != '{') return false;
    const char* const begin = scan.at();
    row.shape = scanner_.scan(scan, tokens_);
    rows_.push_back(row);
    if (row.shape == nullptr || scanner_.values() > kMaxValues) return false;
    if (rows_.size() <= kOutlineRecords) {
      std::optional<Value> value = parse_python(between(begin, scan.at()));
      if (!value) return false;
      cut.if_array()->push_back(std::move(*value));
    }
    scan.skip_space();
  } while (scan.take(','));
  return scan.take(']');
}

}  // namespace ego::json
