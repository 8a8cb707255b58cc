/// What egoscope finds for a golden case, in the shape of its expected.json.
/// Source: golden/video-mmmu/README.md, "End-to-end cases".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/model/question.h"
#include "core/model/score.h"

namespace ego::video_mmmu {

/// A case with everything read and scored under every profile.
struct GoldenCase {
  json::Value expected;
  QuestionSet questions;
  std::vector<ScoredSubmission> rows;  ///< one; or before and after
};

/// The value found for one member of expected.json; nothing if the member only describes the case.
/// @error UnknownName  no such member is known
Result<std::optional<json::Value>> found_for(const GoldenCase& c, const std::string& name, const json::Value& wanted);

}  // namespace ego::video_mmmu
