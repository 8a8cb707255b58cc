/// Model replies and judge replies as the published scripts parse them: first the whole text, then the first pair of
/// braces.
/// Source: egocross.md section 7 "parse(reply, gold)" and section 9.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/json/python_dialect.h"
#include "core/json/value.h"
#include "core/model/question.h"
#include "core/model/row_reading.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"

namespace ego::egocross {

/// How far the parse went.
enum class Stage : std::uint8_t {
  Primary,  ///< the whole reply is an object with a text (or no) prediction
  Fallback,  ///< the text from the first `{` to the first `}` after it is one
  Failed,  ///< neither; what was read on the way is kept
};

/// `primary`, `fallback`, `failed`.
std::string_view to_string(Stage stage);

/// What parse() leaves in p and reason. An absent member is the empty text, as in the scripts.
struct ParsedReply {
  json::PythonMember prediction;  ///< views into the reply
  json::PythonMember reason;
  Stage stage = Stage::Failed;
};

/// p, reason and stage of a raw reply. Never fails, changes nothing, searches for no letter.
/// @cost  linear; allocates only where a key holds an escape
ParsedReply parse_reply(std::string_view reply);

/// The member as a value; the empty text if it is absent.
json::Value member_value(const json::PythonMember& member);

/// The text from the first `{` to the first `}` after it; nothing if there is no such pair.
std::optional<std::string_view> first_braces(std::string_view text);

/// What a profile compares: p of the reply, or the stored answer where no reply was sent.
struct ReadAnswer {
  std::string storage;  ///< room for an unescaped text
  std::string_view text;  ///< p if it is a text, else empty
  bool is_text = true;  ///< false: p is null, a number, a list ...
  bool from_reply = false;  ///< p was parsed from the raw reply
  Stage stage = Stage::Failed;  ///< of the parse; meaningless unless from_reply
  std::optional<Span> span;  ///< of the text in the raw reply, quotes excluded

  ReadAnswer() = default;
  ReadAnswer(const ReadAnswer&) = delete;  // `text` may point into `storage`
  ReadAnswer& operator=(const ReadAnswer&) = delete;
};

/// Where parse_reply() finds p: what the checks and all profiles of a row share.
ReplyReading read_reply(std::string_view reply);
/// Of the prediction's reply; as made if it has none.
ReplyReading reading_of(const Prediction& prediction);

/// Fills `read` from the reply if there is one, else from the stored answer (absent = the empty text).
/// @param prediction  must outlive `read`
/// @param reading     of its reply
void read_answer(const Prediction& prediction, const ReplyReading& reading, ReadAnswer& read);

/// p itself, as a value, for what depends on its type. Slower than read_answer.
json::Value prediction_value(const Prediction& prediction, const ReplyReading& reading);

/// True for `[ERROR]` and `[FATAL_ERROR]` in front: what the scripts write where they got no reply.
bool is_error_text(std::string_view text);

/// letter(x): the capital of a text that is one option letter between ASCII white space; nothing for any other text.
/// @param option_count  letters A.. allowed; 0 (options unknown) means the four every item has
std::optional<char> clean_letter(std::string_view text, std::size_t option_count);

/// True for a capital that is one of the option letters.
/// @param option_count  as for clean_letter()
bool is_option_letter(char letter, std::size_t option_count);

/// Why an answer that no profile can read is invalid: Error, Empty or Unparsed, in this order.
InvalidReason invalid_reason(const Prediction& prediction, const ReadAnswer& read);

}  // namespace ego::egocross
