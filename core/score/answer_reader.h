/// What an answer says, read as strictly as the benchmark allows; the question's gold plays no part.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego {

/// One answer as read.
struct AnswerReading {
  std::string answer;  ///< letter or text; empty if nothing could be read
  bool valid = false;  ///< the profile takes it for an answer
};

/// Reads answers for messages, histograms and repairs: by the profile whose id ends in `-strict`, else the first.
class AnswerReader {
 public:
  explicit AnswerReader(const Benchmark& benchmark);

  AnswerReading read(const Question& question, const Prediction& prediction) const;
  /// The letter somebody probably meant by an answer that read() refuses, e.g. `B` of `B: 3`: by the profile whose id ends
  /// in `-lenient`, else with the text taken for a reply. Nothing if no letter of the question's options is found.
  std::optional<std::string> probable_letter(const Question& question, const Prediction& prediction) const;

 private:
  AnswerReading read_by(const Profile& profile, const Question& question, const Prediction& prediction) const;

  const Benchmark& benchmark_;
  const Profile* strict_ = nullptr;
  const Profile* lenient_ = nullptr;
};

/// True if the answer is a letter: the question has options, or nothing is known of it but its id (a template).
bool wants_letter(const Question& question);

/// The option letter that a full-width one means; nothing for other texts. No profile takes it for the letter: it has one
/// repair, but is none before that.
std::optional<std::string> narrowed_letter(const Question& question, std::string_view answer);

/// `A-D` for four options; `A-Z` where the options are not known.
std::string allowed_letters(const Question& question);

}  // namespace ego
