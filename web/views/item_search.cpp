#include "web/views/item_search.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/ascii.h"

namespace ego::web {
namespace {

constexpr std::string_view kPatternMark = "re:";

constexpr std::array<std::pair<std::string_view, SearchPart>, 3> kParts{{
    {"question", SearchPart::Question},
    {"option", SearchPart::Option},
    {"reply", SearchPart::Reply},
}};

/// The next word or quoted phrase; the rest of the text stays in `text`.
std::string_view next_token(std::string_view& text) {
  bool quoted = false;
  std::size_t end = 0;
  while (end < text.size() && (quoted || text[end] != ' ')) {
    if (text[end] == '"') quoted = !quoted;
    ++end;
  }
  const std::string_view token = text.substr(0, end);
  text.remove_prefix(end);
  return token;
}

std::string without_quotes(std::string_view token) {
  std::string word(token);
  std::erase(word, '"');
  return word;
}

class Reader {
 public:
  Reader(std::string_view text, const std::function<bool(std::string_view)>& is_field)
      : text_(text), is_field_(is_field) {}

  ItemSearch run() {
    while (!text_.empty()) {
      if (text_.front() == ' ') {
        text_.remove_prefix(1);
        continue;
      }
      token();
    }
    return std::move(search_);
  }

 private:
  void token() {
    TextTerm term;
    if (text_.size() > 1 && (text_[0] == '-' || text_[0] == '!') && text_[1] != ' ') {
      term.excludes = true;
      text_.remove_prefix(1);
    }
    for (const auto& [name, part] : kParts) {
      if (!text_.starts_with(name) || text_.substr(name.size(), 1) != ":") continue;
      term.part = part;
      text_.remove_prefix(name.size() + 1);
      break;
    }
    if (text_.starts_with(kPatternMark)) return pattern(std::move(term));
    const std::string_view written = next_token(text_);
    if (term.part == SearchPart::Anywhere && field(written, term.excludes)) return;
    term.word = text::ascii_lower(without_quotes(written));
    if (!term.word.empty()) search_.terms.push_back(std::move(term));
  }

  bool field(std::string_view written, bool excludes) {
    const std::size_t colon = written.find(':');
    if (colon == 0 || colon == std::string_view::npos || !is_field_(written.substr(0, colon))) return false;
    const std::string_view value = written.substr(colon + 1);
    const std::size_t range = value.find("..");
    FieldTest test{std::string(written.substr(0, colon)), without_quotes(value.substr(0, range)), std::nullopt,
                   excludes};
    if (range != std::string_view::npos) test.upper = without_quotes(value.substr(range + 2));
    search_.fields.push_back(std::move(test));
    return true;
  }

  void pattern(TextTerm term) {
    const std::string_view expression = text_.substr(kPatternMark.size());
    text_ = {};
    if (expression.empty()) return;
    auto compiled = text::Pattern::compile(expression, text::LetterCase::Smart);
    if (const auto* error = std::get_if<text::PatternError>(&compiled)) {
      search_.fault = *error;
      return;
    }
    term.pattern = std::move(std::get<text::Pattern>(compiled));
    search_.terms.push_back(std::move(term));
  }

  std::string_view text_;
  const std::function<bool(std::string_view)>& is_field_;
  ItemSearch search_;
};

std::size_t find_folded(std::string_view text, std::string_view word, std::size_t from) {
  const auto same = [](char a, char b) { return text::ascii_lower(a) == b; };
  const auto at =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), word.begin(), word.end(), same);
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

void add_hits(const TextTerm& term, std::string_view text, std::vector<Span>& hits) {
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (end > begin) hits.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  std::size_t from = 0;
  while (from <= text.size() && hits.size() < kMostHits) {
    if (term.pattern) {
      const auto hit = term.pattern->find(text, from);
      if (!hit) return;
      add(hit->begin, hit->end);
      from = std::max(hit->end, hit->begin + 1);
    } else {
      const std::size_t begin = find_folded(text, term.word, from);
      if (begin == std::string_view::npos) return;
      add(begin, begin + term.word.size());
      from = begin + term.word.size();
    }
  }
}

}  // namespace

ItemSearch parse_item_search(std::string_view text, const std::function<bool(std::string_view)>& is_field) {
  return Reader(text, is_field).run();
}

bool contains_folded(std::string_view text, std::string_view word) {
  return find_folded(text, word, 0) != std::string_view::npos;
}

bool contains_words(std::string_view haystack, std::string_view needle) {
  while (!needle.empty()) {
    const std::size_t end = needle.find(' ');
    if (end != 0 && !contains_folded(haystack, text::ascii_lower(needle.substr(0, end)))) return false;
    if (end == std::string_view::npos) break;
    needle.remove_prefix(end + 1);
  }
  return true;
}

std::vector<Span> find_hits(const ItemSearch& search, SearchPart part, std::string_view text) {
  std::vector<Span> hits;
  text = text.substr(0, kMostHitBytes);
  for (const TextTerm& term : search.terms) {
    if (!term.excludes && (term.part == SearchPart::Anywhere || term.part == part)) add_hits(term, text, hits);
  }
  std::sort(hits.begin(), hits.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<Span> joined;
  for (const Span& hit : hits) {
    if (!joined.empty() && hit.begin <= joined.back().end)
      joined.back().end = std::max(joined.back().end, hit.end);
    else
      joined.push_back(hit);
  }
  return joined;
}

}  // namespace ego::web
