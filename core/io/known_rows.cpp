#include "core/io/known_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/score/check_scope.h"

namespace ego::io {
namespace {

bool was_found(std::span<const NamedBytes> files, std::string_view label) {
  return std::any_of(files.begin(), files.end(),
                     [&](const NamedBytes& file) { return file.origin == Origin::Found && file.label == label; });
}

}  // namespace

Result<std::vector<Submission>> keep_known(const Benchmark& benchmark, const QuestionSet& questions,
                                           std::span<const NamedBytes> files, std::vector<Submission> submissions,
                                           Diagnostics& diagnostics) {
  std::vector<Submission> kept;
  std::optional<Error> last;
  for (Submission& submission : submissions) {
    std::optional<Error> unknown = no_known_id(benchmark, questions, submission);
    if (!unknown) {
      kept.push_back(std::move(submission));
      continue;
    }
    if (!submission.from_map || !was_found(files, only_label(submission))) return std::move(*unknown);
    diagnostics.add(make_error(Code::UnknownFields, "no answers: none of its names is an id of the set; passed over",
                               std::string{only_label(submission)}));
    last = std::move(unknown);
  }
  if (kept.empty() && last) return std::move(*last);
  return kept;
}

Result<std::vector<Submission>> accept_answers(const Benchmark& benchmark, const QuestionSet& questions,
                                               std::span<const NamedBytes> files, std::vector<Submission> submissions,
                                               Diagnostics& diagnostics) {
  for (const Submission& submission : submissions) {
    if (std::optional<Error> wrong = wrong_scope(benchmark, questions, submission)) return std::move(*wrong);
  }
  return keep_known(benchmark, questions, files, std::move(submissions), diagnostics);
}

}  // namespace ego::io
