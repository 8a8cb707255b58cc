/// What one look at a row tells: taken once, then shared by the checks and by every profile.
#pragma once

#include <cstdint>
#include <vector>

#include "core/json/value.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"

namespace ego {

/// Where a benchmark found the answer in a raw reply. As made: no reply, or a benchmark whose profiles each read their way.
struct ReplyReading {
  Span token;  ///< bytes of the answer as written in the raw reply; empty = none was found
  json::Kind kind = json::Kind::Null;  ///< of the token; meaningless if it is empty
  bool escaped = false;  ///< the token is a text with an escape in it
  std::uint8_t stage = 0;  ///< how far the benchmark's reader went, by its own numbers
  char letter = '\0';  ///< the answer is this one ASCII letter, between blanks, as a capital; NUL = it is not

  bool found() const { return token.end > token.begin; }
};

/// One row, without its question. 24 bytes: the checks go over these and leave the rows alone.
struct RowReading {
  ReplyReading reply;
  char letter = '\0';  ///< answer or reply as a whole are this one ASCII letter, as a capital; NUL = they are not
  bool empty = false;  ///< no reply and no answer, or nothing but ASCII white space
  bool error = false;  ///< the sender's error, or a text that harnesses write where no reply came
  bool has_answer = false;  ///< Prediction::answer is there; may be null
  bool has_extras = false;  ///< Prediction::extras are not empty
};

/// All rows of a submission, located and read.
struct ReadRows {
  static constexpr std::uint32_t kUnknown = 0xffffffff;

  const Submission& submission;
  std::vector<std::uint32_t> question_of;  ///< shape [predictions]: as Benchmark::locate says; kUnknown = nothing
  std::vector<RowReading> readings;  ///< shape [predictions]
};

}  // namespace ego
