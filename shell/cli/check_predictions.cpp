#include "shell/cli/check_predictions.h"

namespace ego::cli {

Result<io::Validation> check_predictions(const ScoreRequest& request, const QuestionSet& questions,
                                         io::Coverage coverage, Environment& environment, Diagnostics& diagnostics) {
  EGO_TRY(const std::vector<NamedBytes> files, read_prediction_files(request, environment));
  io::ValidateOptions options;
  options.import = request.import;
  options.coverage = coverage;
  return io::validate_predictions(*request.benchmark, questions, files, options, diagnostics);
}

}  // namespace ego::cli
