#include "core/benchmarks/video_mmmu/prompt.h"

#include "core/benchmarks/video_mmmu/facts.h"
#include "core/benchmarks/video_mmmu/judge.h"

namespace ego::video_mmmu {
namespace {

constexpr std::string_view kIgnoreQuiz = "\nPlease ignore the Quiz question in last frame of the video.";
constexpr std::string_view kLearnChoice =
    "You should watch and learn the video content. Then apply what you learned to answer the following multi-choice "
    "question. The image for this question is at the end of the video.\n";
constexpr std::string_view kLearnOpen =
    "You should watch and learn the video content. Then apply what you learned to answer the following open-ended "
    "question. The image for this question is at the end of the video.\n";
constexpr std::string_view kAskForAnswer = "\nAdd `Answer: {Your final answer}` at the end of your reply.";

std::string label(std::size_t index) { return {static_cast<char>('A' + index), '.'}; }

bool is_lettered(const std::vector<std::string>& options) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!options[i].starts_with(label(i))) return false;
  }
  return true;
}

std::string harness_prompt(const Question& question) {
  if (track_of(question) != Track::Adaptation) {
    return question.text + '\n' + option_block(question) + std::string(kIgnoreQuiz);
  }
  if (question.type != kMultipleChoiceType) return std::string(kLearnOpen) + question.text;
  return std::string(kLearnChoice) + question.text + '\n' + option_block(question);
}

}  // namespace

std::optional<PromptKind> read_prompt_kind(std::string_view name) {
  if (name == "harness") return PromptKind::Harness;
  if (name == "question_only") return PromptKind::QuestionOnly;
  if (name == "vlmevalkit") return PromptKind::VlmEvalKit;
  return std::nullopt;
}

std::string option_block(const Question& question) {
  const bool lettered = is_lettered(question.options);
  std::string block;
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    if (i > 0) block += '\n';
    if (!lettered) block += label(i) + ' ';
    block += question.options[i];
  }
  return block;
}

std::string prompt(const Question& question, PromptKind kind) {
  switch (kind) {
    case PromptKind::QuestionOnly: return question.text + '\n' + option_block(question);
    case PromptKind::VlmEvalKit: return harness_prompt(question) + std::string(kAskForAnswer);
    case PromptKind::Harness: break;
  }
  return harness_prompt(question);
}

}  // namespace ego::video_mmmu
