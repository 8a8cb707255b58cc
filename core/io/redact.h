/// Secrets in files from outside: run folders hold API keys, and nothing we write may hold them.
/// Source: formats.md section 1 "Secrets".
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "core/base/diagnostics.h"
#include "core/json/value.h"
#include "core/model/submission.h"

namespace ego::io {

/// True for `api_key`, `token`, `authorization`, `password` and names that end in `_secret`, in any letter case.
bool is_secret_name(std::string_view name);

/// Replaces every secret member's value by the text `[redacted]` and notes its name.
void redact(json::Value& value, std::set<std::string>& found);

/// Where a submission may hold secrets.
enum class SecretPlaces : std::uint8_t {
  Run,         ///< in its run data alone
  Everywhere,  ///< in the rows too
};

/// Redacts what a submission keeps of its file (run data, extras) and reports W115 once a name.
void redact_submission(Submission& submission, SecretPlaces places, std::string_view label, std::set<std::string> found,
                       Diagnostics& diagnostics);

}  // namespace ego::io
