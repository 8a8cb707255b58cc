/// Partial failure: problems go to a reporter parameter, each with a code; counts stay complete when the list is cut.
/// Source: formats.md section 7.1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/codes.h"

namespace ego {

/// One problem, with everything a person needs to find and mend it.
struct Diagnostic {
  Code code = Code::Recognised;
  std::string message;     ///< one line, says what is wrong
  std::string input;       ///< label of the file, `file.zip!member` inside an archive; empty if none
  std::string id;          ///< question id; empty if none
  std::string field;       ///< field name; empty if none
  std::string value;       ///< offending value as text, cut to 80 characters when printed; see has_value
  bool has_value = false;  ///< tells an empty value from no value
  std::string suggestion;  ///< what to do; empty if nothing safe can be said
  std::string pointer;     ///< JSON pointer; empty if none
  std::uint64_t line = 0;    ///< line in the file from 1; 0 = unknown
  std::uint64_t column = 0;  ///< byte column in the line from 1; 0 = unknown
  std::uint64_t row = 0;     ///< data record from 1; 0 = not about one record
  std::uint64_t count = 1;   ///< how many records this one line stands for
};

/// Collects diagnostics. Keeps at most kKeptPerCode of each code; the counts go on.
class Diagnostics {
 public:
  static constexpr std::size_t kKeptPerCode = 1000;

  void add(Diagnostic diagnostic);
  /// True if the list would still take one of this code: worth making its texts.
  bool keeps(Code code) const { return count(code) < kKeptPerCode; }
  /// Counts one of this code without keeping it; for loops over millions of rows, where keeps() says no.
  void tally(Code code);

  std::size_t errors() const { return totals_[0]; }
  std::size_t warnings() const { return totals_[1]; }
  std::size_t infos() const { return totals_[2]; }
  std::size_t count(Code code) const;
  /// Complete counts by code, ascending.
  const std::map<Code, std::size_t>& by_code() const { return counts_; }
  /// True if the list was limited.
  bool cut() const { return cut_; }
  /// Kept diagnostics ordered by file, line, row, code; equal keys keep their order of arrival.
  std::vector<Diagnostic> sorted() const;
  /// Takes over everything `other` holds, in its order.
  void append(const Diagnostics& other);

 private:
  std::vector<Diagnostic> list_;
  std::map<Code, std::size_t> counts_;
  std::array<std::size_t, 3> totals_{};
  bool cut_ = false;
};

/// One line by the grammar of formats.md 7.1, without the newline:
/// `error E012 base.json:412 row=41 id=41 field=prediction value="B: 3": not one of A-D; did you mean "B"?`
std::string format_line(const Diagnostic& diagnostic);

/// All lines in order; at most `per_code` of a code, then `... 37 more E012 (use --all)`. 0 = no limit.
std::string format_lines(const Diagnostics& diagnostics, std::size_t per_code = 20);

}  // namespace ego
