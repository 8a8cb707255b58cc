/// Fields that questions are filtered by, as small numbers: facets of the benchmark, and what is counted from items and rows.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "web/state/query.h"

namespace ego::web {

/// Fields that every benchmark has.
namespace item_field {
inline constexpr std::string_view kId = "id";
inline constexpr std::string_view kType = "type";
inline constexpr std::string_view kOptions = "options";  ///< how many
inline constexpr std::string_view kEvidence = "evidence";  ///< length of what shows the answer, seconds to 0.1
inline constexpr std::string_view kSolved = "solved";  ///< difficulty: share of rows that are right, to 0.01
inline constexpr std::string_view kFlag = "flag";  ///< see item_flags()
inline constexpr std::string_view kReview = "review";  ///< different, flips, failures, invalid: over the shown rows
inline constexpr std::string_view kNote = "note";  ///< a remark's label, `outcome`, `note`, or `any`
}  // namespace item_field

inline constexpr std::uint32_t kNoValue = 0xffffffff;

/// One field over all questions.
struct ItemField {
  std::string key;
  std::vector<std::string> values;  ///< distinct ones, in order of appearance
  std::vector<std::uint32_t> of_item;  ///< shape [questions]: index in `values`; kNoValue = none
  std::vector<std::uint32_t> items;  ///< shape [values]: questions that have it
};

/// What rows say about the questions.
struct ItemTallies {
  std::span<const std::uint32_t> solved;  ///< rows right on each, shape [questions]
  std::size_t rows = 0;  ///< how many there are; 0 = nothing is known of `solved`
  std::span<const std::string> flags = {};  ///< shape [questions] or empty
};

/// Facets, then type, options, evidence, solved and flag.
std::vector<ItemField> collect_item_fields(const QuestionSet& questions, const ItemTallies& tallies);

/// The most telling flag of each question (statistics.md 12): `dead`, `free`, `neg`, `key`; `fault` where the source itself has one.
/// @param rows  scored, any order @param profile  null: only faults are known
/// @return shape [questions]; empty texts where there is none
std::vector<std::string> item_flags(const Benchmark* benchmark, const QuestionSet& questions, const Profile* profile,
                                    std::vector<const ScoredSubmission*> rows);

/// A value of a question by field name: a facet key, `type`, or `id`; nothing if it has none.
std::optional<std::string_view> question_field(const QuestionSet& questions, const Question& question,
                                               std::string_view field);

/// The field of that name, or null.
const ItemField* find_field(std::span<const ItemField> fields, std::string_view key);

/// Which values of a field pass a test, before `excludes`; shape [values].
std::vector<std::uint8_t> passing_values(const ItemField& field, const FieldTest& test);

/// `lo <= value <= hi` as numbers, or equality; a value that is no number is in no range.
bool passes_test(std::string_view value, const FieldTest& test);

}  // namespace ego::web
