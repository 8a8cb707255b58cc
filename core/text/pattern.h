/// Regular expressions in time proportional to the text, whatever the expression: states are followed side by side
/// (Thompson 1968, 10.1145/363347.363387), nothing is tried again. std::regex backtracks, and differs between libraries.
///
///   literals  .  [a-z\d]  [^x]  \d \w \s \D \W \S  \b \B  ^ $ (of a line)  ( ) (?: )  |  * + ? {m,n}  *? +? ??
///   \n \t \r \f \v \xHH \uHHHH, and \ before any punctuation
///
/// Letters are ASCII ones for \w, \b and case; `.` and classes take whole code points of UTF-8, never a part of one.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ego::text {

/// An expression that would need more steps a byte is refused: TooLarge.
inline constexpr std::size_t kMostPatternSteps = 4000;

enum class PatternFault : std::uint8_t {
  OpenGroup,  ///< `(` without `)`, or the other way round
  OpenClass,  ///< `[` without `]`
  BadRange,  ///< `[z-a]`
  BadEscape,  ///< a letter or digit behind `\` that means nothing here
  BadCount,  ///< `{3,1}`, or more than 1000
  NothingToRepeat,  ///< `*` at the beginning
  TooLarge,  ///< nested too deeply, or repeats multiply
};

struct PatternError {
  PatternFault fault = PatternFault::TooLarge;
  std::size_t at = 0;  ///< byte of the expression
};

/// A stretch of the text: bytes [begin, end).
struct PatternHit {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const PatternHit&, const PatternHit&) = default;
};

enum class LetterCase : std::uint8_t {
  Exact,
  Smart,  ///< ASCII case is ignored unless the expression itself has a capital letter
};

/// One step of the compiled program.
struct PatternStep {
  enum class Kind : std::uint8_t { Bytes, Split, Assert, Found };
  enum class Where : std::uint8_t { LineStart, LineEnd, WordEdge, NoWordEdge };

  Kind kind = Kind::Found;
  Where where = Where::LineStart;  ///< of Assert
  std::uint32_t next = 0;
  std::uint32_t other = 0;  ///< of Split: taken only if `next` finds nothing
  std::bitset<256> bytes = {};  ///< of Bytes
};

class Pattern {
 public:
  /// @cost  O(expression), bounded by kMostPatternSteps
  static std::variant<Pattern, PatternError> compile(std::string_view expression, LetterCase letter_case);

  /// The leftmost hit that begins at `from` or later; of those that begin there the one a backtracking matcher of the same
  /// syntax would take. Nothing if there is none.
  /// @cost  O(steps * bytes)
  std::optional<PatternHit> find(std::string_view text, std::size_t from = 0) const;

  const std::vector<PatternStep>& steps() const { return steps_; }

 private:
  std::vector<PatternStep> steps_;  ///< begins at 0
};

/// Answers "is it anywhere in there" for many texts: keeps what it has learnt of the pattern as a table of state sets.
/// @keeps  a reference to the pattern
class PatternSearch {
 public:
  explicit PatternSearch(const Pattern& pattern) : steps_(pattern.steps()) {}

  /// @cost  one look-up a byte once the sets are known; O(steps) a byte at worst
  bool found_in(std::string_view text);

 private:
  enum class Before : std::uint8_t {
    Edge,
    Word,
    Other
  };  ///< what stands before: nothing or a line feed, a letter, the rest
  static constexpr std::size_t kSymbols = 257;  ///< bytes, and the end of the text
  static constexpr std::int32_t kUnknown = -1;
  static constexpr std::int32_t kFound = -2;
  static constexpr std::size_t kMostSets = 1000;  ///< then everything learnt is forgotten

  struct StateSet {
    std::vector<std::uint32_t> steps;  ///< ascending
    Before before = Before::Edge;
    std::array<std::int32_t, kSymbols> next;
  };

  std::int32_t known(std::vector<std::uint32_t> steps, Before before);
  std::int32_t advance(std::int32_t set, std::size_t symbol);

  const std::vector<PatternStep>& steps_;
  std::vector<StateSet> sets_;
  std::map<std::pair<std::vector<std::uint32_t>, Before>, std::int32_t> numbers_;
};

/// True if one of the expressions is found in the text. @pre each compiles
bool any_found(std::span<const std::string_view> expressions, LetterCase letter_case, std::string_view text);

}  // namespace ego::text
