/// Published result tables (`egoscope.published`): typed-in numbers with their source, never recomputed, always linted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego {

struct PublishedColumn {
  std::string id;
  std::string title;
  std::string title_zh;
  std::string group;
  std::string metric;
  std::string unit = "percent";  ///< `percent`, `fraction`, `minutes`, `points`, `count`
  bool higher_is_better = true;
  std::optional<std::uint64_t> n;  ///< denominator; nothing if the source does not state one
  std::string n_basis;  ///< where n comes from
};

/// A finding about a printed value; the sentence holds the arithmetic and can be pasted into an issue.
struct LintMark {
  Code code = Code::ImpossibleValue;
  std::string sentence;
  friend bool operator==(const LintMark&, const LintMark&) = default;
};

struct PublishedCell {
  std::string column = {};  ///< PublishedColumn::id
  std::string value = {};  ///< as printed; may begin with `+`
  int decimals = 0;  ///< digits after the point, as printed
  double number = 0;  ///< value in the column's unit
  std::string protocol =
      {};  ///< e.g. `zero-shot`: cells rank only inside one protocol; empty if the source has one only
  std::string note = {};
  std::vector<LintMark> lint = {};
};

struct PublishedRow {
  std::string id;
  std::string model;
  std::string organization;
  std::string kind;  ///< `model`, `human`, `baseline`, ...
  std::string setting;
  std::string date;
  std::string weights;  ///< `open`, `closed`, `unknown`
  std::string source;  ///< citation
  std::string url;
  std::string note;
  std::vector<std::pair<std::string, std::string>> facts;  ///< further statements of the source, e.g. `params`, `8B`
  std::optional<std::uint64_t> split_n;  ///< items of another split this row was scored on
  std::vector<PublishedCell> cells;  ///< in column order; absent = not reported
};

struct PublishedBoard {
  std::string id;
  std::string title;
  std::string title_zh;
  std::string note;
  std::vector<PublishedColumn> columns;
  std::vector<PublishedRow> rows;  ///< as in the file
};

struct PublishedSet {
  std::string benchmark;
  std::string title;
  std::string title_zh;
  std::vector<PublishedBoard> boards;
};

/// The denominator behind a cell: the split's size for rows of another split, else the column's. Nothing if it is not known.
std::optional<std::uint64_t> denominator_of(const PublishedRow& row, const PublishedColumn& column);

/// True for shares of right answers (or of other counted items): k of n, printed in percent or as a fraction. Gains, means and minutes
/// are not: no binomial interval, no check against n.
bool is_share(const PublishedColumn& column);

/// The tables in an `egoscope.published` file.
/// Cells whose value is no number are left out and reported; unknown columns and repeated row ids too.
/// @error SyntaxError, UnsupportedVersion, MissingField, WrongType, LimitExceeded
Result<PublishedSet> read_published(ByteView bytes, std::string_view label, Diagnostics& diagnostics);

/// Marks values that no k of n gives (W118), and parts or gains that do not add up (W119).
/// @param diagnostics  receives one warning a mark
void lint_published(PublishedSet& set, Diagnostics& diagnostics);

}  // namespace ego
