/// Interface texts in English and Chinese, from one catalogue. A text that lacks a language does not compile.
/// The catalogue is strings.tsv; generate_strings.py turns it into strings.inc.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ego::web {

/// Languages the interface speaks; data texts stay in their own.
enum class Tongue : std::uint8_t { English, Chinese };

/// One interface text.
enum class Text : std::uint16_t {
#define EGO_TEXT(name, english, chinese) name,
#include "web/text/strings.inc"
#undef EGO_TEXT
  Count_,
};

/// Valid for ever; zero-terminated.
const char* text(Text id, Tongue tongue);

/// The text with `{0}`, `{1}` ... replaced by the arguments. A placeholder without an argument stays.
std::string text(Text id, Tongue tongue, std::initializer_list<std::string_view> arguments);

}  // namespace ego::web
