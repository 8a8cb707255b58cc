/// `egoscope.registry` files: what a benchmark asks, as the site bundle carries it and the demo set comes.
/// Source: formats.md section 6.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"

namespace ego::io {

/// The questions of a registry file, with columns, facets, media and evidence; gold only where the file has it.
/// Facet keys stand in the order of their first use. An item without a usable id is left out and reported; so are
/// repeated ids.
///
/// @param label  used in messages only
/// @error SyntaxError, LimitExceeded, EmptyFile  as json::parse
/// @error UnknownFormat       no `"format": "egoscope.registry"`
/// @error UnsupportedVersion  a major version other than 1
/// @error MissingField        no `id` or no `items`
Result<QuestionSet> read_registry(ByteView bytes, std::string_view label, Diagnostics& diagnostics);

/// The registry file of a question set: canonical JSON (core/json/writer.h).
/// Gold answers, open or closed, are written only if the set says that they are public.
/// read_registry gives the same set back, but for facets, which come back in key order.
std::string write_registry(const QuestionSet& questions, const BenchmarkInfo& info, std::span<const Profile> profiles);

}  // namespace ego::io
