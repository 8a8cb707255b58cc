/// What a reader types to find questions: words, regular expressions, fields; and where a text was hit.
///
///   cup "blue bowl" -red        every word or phrase, a leading - leaves items out
///   reply:cannot                only in replies; also question: and option:
///   domain:garden options:2..4  fields as in filters
///   re:\bwell[- ]done\b         the rest of the text is a regular expression (core/text/pattern.h)
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/verdict.h"
#include "core/text/pattern.h"
#include "web/state/query.h"

namespace ego::web {

/// Where a term looks.
enum class SearchPart : std::uint8_t { Anywhere, Question, Option, Reply };

struct TextTerm {
  SearchPart part = SearchPart::Anywhere;
  std::string word;                      ///< ASCII letters in lower case; empty = `pattern` counts
  std::optional<text::Pattern> pattern;
  bool excludes = false;
};

/// All terms must hold.
struct ItemSearch {
  std::vector<TextTerm> terms;
  std::vector<FieldTest> fields;
  std::optional<text::PatternError> fault;  ///< the expression is not understood: it finds nothing

  bool empty() const { return terms.empty() && fields.empty() && !fault; }
};

/// @param is_field  whether a word before `:` names a field of the questions; other words with a colon are looked for as they are
ItemSearch parse_item_search(std::string_view text, const std::function<bool(std::string_view)>& is_field);

/// True if `word` (in lower case) stands in the text; ASCII case is ignored.
bool contains_folded(std::string_view text, std::string_view word);

/// True if every word of `needle` occurs in `text`; ASCII case is ignored.
bool contains_words(std::string_view text, std::string_view needle);

/// Stretches of the text that the search looks for, in order, none overlapping; at most kMostHits.
std::vector<Span> find_hits(const ItemSearch& search, SearchPart part, std::string_view text);

inline constexpr std::size_t kMostHits = 200;
inline constexpr std::size_t kMostHitBytes = 20'000;  ///< of one text; what stands behind is not marked

}  // namespace ego::web
