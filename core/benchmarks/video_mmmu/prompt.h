/// The texts a model is shown with a question, by harness, to the byte.
/// Source: video-mmmu.md section 3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/question.h"

namespace ego::video_mmmu {

enum class PromptKind : std::uint8_t {
  Harness,       ///< benchmark repository and lmms-eval, with the video
  QuestionOnly,  ///< the baseline of the knowledge gain: the question image alone
  VlmEvalKit,    ///< the harness prompt and VLMEvalKit's request for `Answer:`
};

/// `harness`, `question_only`, `vlmevalkit`.
std::optional<PromptKind> read_prompt_kind(std::string_view name);

/// Options with letters, one a line; as they are if every one already begins with its letter and a full stop.
std::string option_block(const Question& question);

/// @pre  the question is one of this benchmark (its first facet is the track)
std::string prompt(const Question& question, PromptKind kind);

}  // namespace ego::video_mmmu
