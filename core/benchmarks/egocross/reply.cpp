#include "core/benchmarks/egocross/reply.h"

#include <array>

#include "core/extract/choice_reading.h"
#include "core/text/ascii.h"

namespace ego::egocross {
namespace {

constexpr std::array<std::string_view, 2> kReplyKeys{"prediction", "reason"};
constexpr std::size_t kItemOptions = 4;

bool is_text(const json::PythonMember& member) { return !member.found() || member.kind == json::Kind::String; }

std::string_view token_in(std::string_view reply, const ReplyReading& reading) {
  return reply.substr(reading.token.begin, reading.token.end - reading.token.begin);
}

/// The prediction field of a result file says that no reply came, whatever reply was kept beside it.
bool stored_error(const Prediction& prediction) {
  const std::string* text = prediction.answer ? prediction.answer->if_string() : nullptr;
  return text != nullptr && is_error_text(*text);
}

}  // namespace

std::string_view to_string(Stage stage) {
  switch (stage) {
    case Stage::Primary: return "primary";
    case Stage::Fallback: return "fallback";
    case Stage::Failed: break;
  }
  return "failed";
}

std::optional<std::string_view> first_braces(std::string_view text) {
  const std::size_t open = text.find('{');
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t close = text.find('}', open);
  if (close == std::string_view::npos) return std::nullopt;
  return text.substr(open, close + 1 - open);
}

ParsedReply parse_reply(std::string_view reply) {
  std::array<json::PythonMember, 2> members;
  ParsedReply parsed;
  const auto keep_members = [&] {
    parsed.prediction = members[0];
    parsed.reason = members[1];
  };
  if (json::scan_python_object(reply, kReplyKeys, members) == json::PythonText::Object) {
    keep_members();
    if (is_text(parsed.prediction)) {
      parsed.stage = Stage::Primary;
      return parsed;
    }
  }
  const std::optional<std::string_view> braces = first_braces(reply);
  if (!braces || json::scan_python_object(*braces, kReplyKeys, members) != json::PythonText::Object) return parsed;
  keep_members();
  if (is_text(parsed.prediction)) parsed.stage = Stage::Fallback;
  return parsed;
}

json::Value member_value(const json::PythonMember& member) {
  if (!member.found()) return "";
  std::optional<json::Value> value = json::parse_python(member.token);
  return value ? std::move(*value) : json::Value{};
}

ReplyReading read_reply(std::string_view reply) {
  const ParsedReply parsed = parse_reply(reply);
  ReplyReading reading;
  reading.stage = static_cast<std::uint8_t>(parsed.stage);
  const json::PythonMember& member = parsed.prediction;
  if (!member.found()) return reading;
  const auto begin = static_cast<std::uint32_t>(member.token.data() - reply.data());
  reading.token = {begin, begin + static_cast<std::uint32_t>(member.token.size())};
  reading.kind = member.kind;
  reading.escaped = member.escaped;
  if (member.kind != json::Kind::String) return reading;
  std::string room;
  reading.letter = clean_letter(json::python_string(member, room), extract::kMaxChoices).value_or('\0');
  return reading;
}

ReplyReading reading_of(const Prediction& prediction) {
  return prediction.response ? read_reply(*prediction.response) : ReplyReading{};
}

void read_answer(const Prediction& prediction, const ReplyReading& reading, ReadAnswer& read) {
  if (prediction.response) {
    read.from_reply = true;
    read.stage = static_cast<Stage>(reading.stage);
    read.is_text = !reading.found() || reading.kind == json::Kind::String;
    if (!read.is_text || !reading.found()) return;
    read.text =
        json::python_string({token_in(*prediction.response, reading), reading.kind, reading.escaped}, read.storage);
    read.span = Span{reading.token.begin + 1, reading.token.end - 1};
    return;
  }
  if (!prediction.answer) return;
  const std::string* text = prediction.answer->if_string();
  read.is_text = text != nullptr;
  if (text != nullptr) read.text = *text;
}

json::Value prediction_value(const Prediction& prediction, const ReplyReading& reading) {
  if (prediction.response)
    return member_value({token_in(*prediction.response, reading), reading.kind, reading.escaped});
  return prediction.answer ? *prediction.answer : json::Value{""};
}

bool is_error_text(std::string_view text) { return text.starts_with("[ERROR]") || text.starts_with("[FATAL_ERROR]"); }

std::optional<char> clean_letter(std::string_view text, std::size_t option_count) {
  const std::string_view inner = text::ascii_trim(text);
  if (inner.size() != 1) return std::nullopt;
  const char letter = text::ascii_upper(inner[0]);
  return is_option_letter(letter, option_count) ? std::optional(letter) : std::nullopt;
}

bool is_option_letter(char letter, std::size_t option_count) {
  const std::size_t count = option_count == 0 ? kItemOptions : option_count;
  return letter >= 'A' && letter <= 'Z' && static_cast<std::size_t>(letter - 'A') < count;
}

InvalidReason invalid_reason(const Prediction& prediction, const ReadAnswer& read) {
  if (is_error_text(read.text) || stored_error(prediction)) return InvalidReason::Error;
  if (prediction.response) {
    return text::ascii_blank(*prediction.response) ? InvalidReason::Empty : InvalidReason::Unparsed;
  }
  if (!prediction.error.empty()) return InvalidReason::Error;
  if (!prediction.answer || prediction.answer->is_null()) return InvalidReason::Empty;
  return read.is_text && text::ascii_blank(read.text) ? InvalidReason::Empty : InvalidReason::Unparsed;
}

}  // namespace ego::egocross
