#include "core/benchmarks/egocross/reply.h"

#include <array>

#include "core/text/ascii.h"

namespace ego::egocross {
namespace {

constexpr std::array<std::string_view, 2> kReplyKeys{"prediction", "reason"};
constexpr std::size_t kItemOptions = 4;

bool is_text(const json::PythonMember& member) { return !member.found() || member.kind == json::Kind::String; }

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

void read_reply(std::string_view reply, ReadAnswer& read) {
  const ParsedReply parsed = parse_reply(reply);
  read.from_reply = true;
  read.stage = parsed.stage;
  read.is_text = is_text(parsed.prediction);
  if (!read.is_text || !parsed.prediction.found()) return;
  read.text = json::python_string(parsed.prediction, read.storage);
  const auto begin = static_cast<std::uint32_t>(parsed.prediction.token.data() - reply.data()) + 1;
  read.span = Span{begin, begin + static_cast<std::uint32_t>(parsed.prediction.token.size()) - 2};
}

void read_answer(const Prediction& prediction, ReadAnswer& read) {
  if (prediction.response) return read_reply(*prediction.response, read);
  if (!prediction.answer) return;
  const std::string* text = prediction.answer->if_string();
  read.is_text = text != nullptr;
  if (text != nullptr) read.text = *text;
}

json::Value prediction_value(const Prediction& prediction) {
  if (prediction.response) return member_value(parse_reply(*prediction.response).prediction);
  return prediction.answer ? *prediction.answer : json::Value{""};
}

bool is_error_text(std::string_view text) { return text.starts_with("[ERROR]") || text.starts_with("[FATAL_ERROR]"); }

std::optional<char> clean_letter(std::string_view text, std::size_t option_count) {
  const std::string_view inner = text::ascii_trim(text);
  if (inner.size() != 1) return std::nullopt;
  const char letter = text::ascii_upper(inner[0]);
  const std::size_t count = option_count == 0 ? kItemOptions : option_count;
  if (letter < 'A' || letter > 'Z' || static_cast<std::size_t>(letter - 'A') >= count) return std::nullopt;
  return letter;
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
