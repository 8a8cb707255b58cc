/// Inspect samples to predictions: the reply, the answer, the score and what went wrong.
/// Source: formats.md section 3.3.
#pragma once

#include <cstdint>
#include <string>

#include "core/io/import_support.h"
#include "core/model/submission.h"

namespace ego::io {

/// Takes the samples of one log, one after the other.
class InspectSampleReader {
 public:
  /// @param header  `eval`, `status`, `results`, ... of the log
  InspectSampleReader(const Content& content, const ImportContext& context, const json::Value& header, Submission& out);

  void read(json::Value& sample, RowPlace place);
  /// Notes about all samples together.
  void report();

 private:
  void read_score(const json::Value& sample, Prediction& prediction);

  const Content& content_;
  const ImportContext& context_;
  Submission& out_;
  std::uint64_t unscorable_ = 0;
  std::uint64_t unknown_attachments_ = 0;
};

}  // namespace ego::io
