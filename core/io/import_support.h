/// What importers of foreign forms share: members by path, text of values, summaries of what was met.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/io/importer.h"
#include "core/io/rows.h"
#include "core/json/parse.h"
#include "core/json/value.h"

namespace ego::io {

/// The value at `a.b.c`; null if any step is absent.
const json::Value* find_path(const json::Value& value, std::initializer_list<std::string_view> path);
json::Value* find_path(json::Value& value, std::initializer_list<std::string_view> path);
/// A text as it is, a number as written; empty for other kinds and for null.
std::string text_of(const json::Value* value);
/// The text of the value at a path; empty if there is none.
std::string text_at(const json::Value& value, std::initializer_list<std::string_view> path);

/// Moves the members that are there into an object: provenance.
json::Object picked(const json::Value& object, std::initializer_list<std::string_view> names);

/// E010 unless the import is for this benchmark, or for none in particular (conversion).
/// @param wanted  registry id, e.g. `teleego`
Status require_benchmark(const Content& content, const ImportContext& context, std::string_view wanted);

/// One line that stands for `count` records; nothing if there are none.
void add_note(const Content& content, Diagnostics& diagnostics, Code code, std::uint64_t count, std::string message,
              std::string suggestion = {});
/// W114, the same words everywhere.
void note_row_numbers(const Content& content, Diagnostics& diagnostics, std::uint64_t count);

/// Reports a row-level problem; counts only where the list is full.
/// @param value  as found; null = none
void report_row(const Content& content, Diagnostics& diagnostics, Code code, std::string message, RowPlace place,
                std::string_view field = {}, const json::Value* value = nullptr, std::string_view id = {});

/// The prediction of a row that names its item; nothing (and E011) where the id is empty.
/// @param message  what is missing, e.g. `the row names no item`
/// @param field    where the id should stand
std::optional<Prediction> start_prediction(const Content& content, Diagnostics& diagnostics, std::string id,
                                           RowPlace place, std::string message, std::string_view field);

/// A JSON file of a bundle.
/// @error MissingField, SyntaxError, UnsafeArchive, LimitExceeded
Result<json::Value> read_member_json(const Bundle& bundle, std::string_view name, json::Dialect dialect,
                                     Diagnostics& diagnostics);

/// One submission as a list.
std::vector<Submission> single(Submission submission);

}  // namespace ego::io
