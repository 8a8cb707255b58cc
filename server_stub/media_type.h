/// Content types by file name, and which names may be cached for ever.
#pragma once

#include <string_view>

namespace ego::server {

/// Value of `Content-Type`; `application/octet-stream` for names it does not know.
/// @param name  file name or path; the part after the last dot decides, in any case
std::string_view media_type(std::string_view name);

/// True if the name carries a content hash, as `app.0123abcd.wasm` or `app-0123abcd.js` do: 8 or more hexadecimal digits
/// between a dot or hyphen and a dot, a letter among them (`run.20260512.json` is a date). Such a name never gets other
/// bytes.
bool has_content_hash(std::string_view name);

}  // namespace ego::server
