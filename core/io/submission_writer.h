/// Our own submission form, written.
/// Source: formats.md section 2, schema/submission.schema.json.
#pragma once

#include <string_view>

#include "core/base/bytes.h"
#include "core/model/submission.h"

namespace ego::io {

/// A submission as canonical JSON. Only what the form has a place for; valid against its schema if every prediction has one
/// of response, answer, error.
/// @param benchmark  registry id, e.g. `egocross`
/// @param revision   of the annotations; empty = left out
ByteBuffer write_submission(const Submission& submission, std::string_view benchmark, std::string_view revision = {});

}  // namespace ego::io
