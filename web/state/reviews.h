/// A reader's remarks, one book a benchmark. They stay in this browser until they are exported, and change no number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/review_patch.h"

namespace ego::web {

struct ReviewBook {
  std::string bench;
  std::vector<io::ReviewChange> changes;  ///< sorted, see core/io/review_patch.h
  bool recalled = false;  ///< the browser was asked for what it kept, or need not be
};

struct ReviewState {
  std::vector<ReviewBook> books;
  std::uint64_t revision = 1;            ///< goes up with every change
  std::optional<std::string> open_row;  ///< whose remark on the shown item is being written; empty = on the item itself
  int opened = 0;  ///< goes up whenever a remark is opened: it is scrolled into view then
  bool list_open = false;  ///< the list of remarks stands beside the items
};

/// The book of a benchmark, or null.
inline const ReviewBook* find_book(const ReviewState& reviews, std::string_view bench) {
  for (const ReviewBook& book : reviews.books) {
    if (book.bench == bench) return &book;
  }
  return nullptr;
}

/// Key of the kept text, see KeepRequest.
inline std::string review_key(std::string_view bench) { return "notes/" + std::string(bench); }

/// Mirror key of the field a remark is written in.
inline constexpr std::string_view kNoteField = "note";

}  // namespace ego::web
