/// The most common reply, a plain JSON object of texts, read where it stands: inside a JSON string, still escaped.
///
/// A short cut for files of millions of replies: it accepts a part of what parse_reply() accepts and gives the same p;
/// for everything else it says that it does not know.
#pragma once

#include <optional>
#include <string_view>

namespace ego::egocross {

/// A reply that was read without unescaping it.
struct CleanReply {
  std::string_view prediction;  ///< p, a view into the text; empty also if the object has no prediction
  const char* end = nullptr;  ///< behind the closing quote of the JSON string
};

/// p of the reply `{\"prediction\": \"B\", ...}` in the JSON string that begins at `text`; nothing if the reply has
/// any other shape: not only texts in it, escapes in keys or in p, text around the object.
/// @param text  begins with the opening quote of the string
std::optional<CleanReply> read_clean_reply(std::string_view text);

}  // namespace ego::egocross
