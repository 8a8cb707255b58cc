#include "core/benchmarks/egocross/scope.h"

#include <algorithm>
#include <vector>

#include "core/benchmarks/egocross/facts.h"
#include "core/benchmarks/egocross/reply.h"
#include "core/score/check_scope.h"
#include "core/text/ascii.h"

namespace ego::egocross {
namespace {

constexpr std::string_view kClose = "closeqa";
constexpr std::string_view kOpen = "openqa";
constexpr std::string_view kSupportPrefix = "support_";

std::vector<std::string> tracks_of(const QuestionSet& questions) {
  const auto any = [&](auto holds) {
    return std::any_of(questions.questions.begin(), questions.questions.end(), holds);
  };
  std::vector<std::string> tracks;
  const bool open = !questions.has_gold() || any([](const Question& q) { return !q.open_gold.is_null(); });
  if (!questions.has_gold() || any([](const Question& q) { return !q.options.empty(); })) tracks.emplace_back(kClose);
  if (open) tracks.emplace_back(kOpen);
  return tracks;
}

bool is_letter(const Prediction& prediction) {
  ReadAnswer read;
  read_answer(prediction, reading_of(prediction), read);
  return clean_letter(read.text, 0).has_value();
}

}  // namespace

bool is_question_id(std::string_view text) {
  const std::size_t underscore = text.find('_');
  if (underscore == std::string_view::npos) return false;
  return text::ascii_lower(text).starts_with(kSupportPrefix) || !domain_of_dataset(text.substr(0, underscore)).empty();
}

std::optional<Error> wrong_track(const QuestionSet& questions, const Submission& submission) {
  const std::vector<std::string> tracks = tracks_of(questions);
  const std::string declared = text::ascii_lower(submission.track);
  if (std::find(tracks.begin(), tracks.end(), declared) == tracks.end()) {
    return not_among("benchmark.track", submission.track, tracks);
  }
  const std::vector<Prediction>& rows = submission.predictions;
  if (declared != kOpen || rows.empty() || !std::all_of(rows.begin(), rows.end(), is_letter)) return std::nullopt;
  Error error = not_among("benchmark.track", submission.track, {std::string(kClose)});
  error.message = "every answer is an option's letter: these are answers of closeqa, openqa asks for text";
  error.suggestion = "declare \"closeqa\"";
  return error;
}

std::string set_of_row(const Prediction& prediction) {
  const std::optional<json::Value> stated = prediction.extras.find("question_id");
  const std::string* text = stated ? stated->if_string() : nullptr;
  const std::string& id = text != nullptr ? *text : prediction.id;
  if (!is_question_id(id)) return {};
  return text::ascii_lower(id).starts_with(kSupportPrefix) ? "the support set of EgoCross" : "the testbed of EgoCross";
}

}  // namespace ego::egocross
