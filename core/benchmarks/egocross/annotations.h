/// EgoCross annotations: question files, answer files, the support set and submission templates, joined by id.
/// Source: egocross.md sections 2 and 5.
#pragma once

#include <span>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/question.h"

namespace ego::egocross {

/// The questions in these files. Any of: testbed questions, testbed answers, support set, support answers, a submission
/// template (it alone has the question ids of the testbed). A field that several files give is taken from the first.
/// @error WrongBenchmark  no file holds EgoCross items
/// @error any error of json::parse
Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics);

/// Where a frame file lies: `.../<dataset>/.../<video>/frames/<clip>/<frame>`.
struct FramePath {
  std::string_view video;  ///< source video inside its dataset; empty if the path has another shape
  std::string_view folder;  ///< the clip's folder, without a leading `/`
};
FramePath parse_frame_path(std::string_view path);

/// `VID01` of `CholecTrack20_VID01_q1_distinct-instruments-counting`; empty if the id has another shape.
std::string_view video_of_question_id(std::string_view question_id, std::string_view dataset);

}  // namespace ego::egocross
