/// Which fields of plain rows are ids and replies, and how they are read.
/// Source: formats.md section 3.8.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/benchmarks/benchmark.h"
#include "core/json/record.h"

namespace ego::io {

/// The first that is present names the question.
inline constexpr std::array<std::string_view, 9> kIdFields{"id",      "q_uid", "question_id", "qid",       "sample_id",
                                                           "item_id", "uid",   "index",       "problem_id"};
/// The first that is present holds what the model said.
inline constexpr std::array<std::string_view, 9> kReplyFields{
    "response", "prediction", "pred", "answer", "output", "label", "choice", "model_answer", "text"};

/// The first that is present holds a number for each option, where a row has no reply.
inline constexpr std::array<std::string_view, 3> kScoreFields{"option_scores", "option_losses", "scores"};

/// What a plain row says of ids and replies.
struct PlainFields {
  std::string_view id;     ///< field name; empty if the row has none. Views live as long as the options do
  std::string_view reply;  ///< field name; empty if the row has none
  std::string_view scores;  ///< field name; empty if the row has a reply or no such field
  bool answer_is_gold = false;  ///< `answer` stands beside a reply field: it is the reference answer
};

/// @param row  an object
PlainFields find_plain_fields(const json::Record& row, const ImportOptions& options);

/// True if texts of this field are answers already extracted, not replies to be parsed. `prediction` and `pred` are used
/// for both: there a single letter is an answer and anything longer a reply.
bool holds_answer(std::string_view field, const json::Field& value);

}  // namespace ego::io
