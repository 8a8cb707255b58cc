#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "core/board/board.h"

namespace ego {
namespace {

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string folded(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return folded(c); });
  return out;
}

std::vector<std::string> words_of(std::string_view search) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : search) {
    if (c != ' ' && c != '\t') {
      word += folded(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool holds_words(const BoardRow& row, const std::vector<std::string>& words) {
  if (words.empty()) return true;
  std::string text;
  for (const std::string_view part :
       {std::string_view(row.id.value), std::string_view(row.name), std::string_view(row.organization),
        to_string(row.kind), to_string(row.origin), std::string_view(row.setting), std::string_view(row.date),
        std::string_view(row.weights), std::string_view(row.source), std::string_view(row.note)}) {
    text += folded(part);
    text += '\n';  // no word matches across two fields
  }
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

std::string_view field_of(const BoardRow& row, std::string_view field) {
  if (field == "kind") return to_string(row.kind);
  if (field == "origin") return to_string(row.origin);
  if (field == "organization") return row.organization;
  if (field == "weights") return row.weights;
  if (field == "setting") return row.setting;
  if (field == "date") return row.date;
  if (field == "model") return row.name;
  return {};
}

/// Filters on one field widen each other, filters on different fields narrow: open or closed, of one organization.
bool kept(const BoardRow& row, const std::vector<std::pair<std::string, std::string>>& keep) {
  return std::all_of(keep.begin(), keep.end(), [&](const auto& wanted) {
    return std::any_of(keep.begin(), keep.end(), [&](const auto& filter) {
      return filter.first == wanted.first && field_of(row, filter.first) == filter.second;
    });
  });
}

bool visible(const BoardRow& row, const BoardQuery& query, const std::vector<std::string>& words) {
  const bool dropped = std::any_of(query.drop.begin(), query.drop.end(),
                                   [&](const auto& filter) { return field_of(row, filter.first) == filter.second; });
  return !dropped && kept(row, query.keep) && holds_words(row, words);
}

/// -1, 0, 1 as a stands before, beside or behind b.
int compare_by(const BoardRow& a, const BoardRow& b, const SortKey& key) {
  if (key.column == kSortByName) {
    const int order = a.name.compare(b.name);
    return key.descending ? -order : order;
  }
  const std::optional<double>& left = a.cells[key.column].value;
  const std::optional<double>& right = b.cells[key.column].value;
  if (left.has_value() != right.has_value()) return left.has_value() ? -1 : 1;
  if (!left || *left == *right) return 0;
  return (*left > *right) == key.descending ? -1 : 1;
}

}  // namespace

std::vector<std::uint32_t> arrange_rows(const Board& board, const BoardQuery& query) {
  const std::vector<std::string> words = words_of(query.search);
  std::vector<std::uint32_t> order;
  order.reserve(board.rows.size());
  for (std::uint32_t i = 0; i < board.rows.size(); ++i) {
    if (visible(board.rows[i], query, words)) order.push_back(i);
  }
  std::vector<SortKey> keys = query.sort;
  std::erase_if(keys,
                [&](const SortKey& key) { return key.column != kSortByName && key.column >= board.columns.size(); });
  if (keys.empty() && !board.columns.empty()) {
    const std::size_t column = board.main_column();
    keys.push_back({static_cast<std::uint32_t>(column), board.columns[column].higher_is_better});
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
    const BoardRow& a = board.rows[left];
    const BoardRow& b = board.rows[right];
    for (const SortKey& key : keys) {
      const int by_key = compare_by(a, b, key);
      if (by_key != 0) return by_key < 0;
    }
    return a.id != b.id ? a.id < b.id : left < right;
  });
  return order;
}

}  // namespace ego
