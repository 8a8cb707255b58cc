#include "core/base/codes.h"

#include <array>

namespace ego {
namespace {

constexpr std::uint16_t kFirstWarning = 100;
constexpr std::uint16_t kFirstInfo = 200;

char letter_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return 'E';
    case Severity::Warning: return 'W';
    case Severity::Info: return 'I';
  }
  return 'E';
}

}  // namespace

std::string to_string(Code code) {
  const auto number = static_cast<unsigned>(code);
  std::string text(1, letter_of(severity_of(code)));
  text += static_cast<char>('0' + number / 100 % 10);
  text += static_cast<char>('0' + number / 10 % 10);
  text += static_cast<char>('0' + number % 10);
  return text;
}

std::string_view to_string(Severity severity) {
  constexpr std::array<std::string_view, 3> kNames{"error", "warning", "info"};
  return kNames[static_cast<std::size_t>(severity)];
}

Severity severity_of(Code code) {
  const auto number = static_cast<std::uint16_t>(code);
  if (number >= kFirstInfo) return Severity::Info;
  return number >= kFirstWarning ? Severity::Warning : Severity::Error;
}

}  // namespace ego
