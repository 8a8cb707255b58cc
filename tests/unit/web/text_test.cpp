#include <catch2/catch_test_macros.hpp>
#include <string>

#include "web/text/text.h"

using namespace ego::web;

TEST_CASE("text: placeholders take their arguments, others stay", "[web][text]") {
  CHECK(text(Text::VisibleOfTotal, Tongue::English, {"23", "88"}) == "23 of 88");
  CHECK(text(Text::VisibleOfTotal, Tongue::Chinese, {"23", "88"}) == "23 / 88");
  CHECK(text(Text::VisibleOfTotal, Tongue::English, {"23"}) == "23 of {1}");
  CHECK(text(Text::VisibleOfTotal, Tongue::English, {"{1}", "x"}) == "{1} of x");
}

TEST_CASE("text: every text is there in both languages and Chinese holds no English sentence", "[web][text]") {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Text::Count_); ++i) {
    const std::string english = text(static_cast<Text>(i), Tongue::English);
    const std::string chinese = text(static_cast<Text>(i), Tongue::Chinese);
    INFO(english);
    CHECK_FALSE(english.empty());
    CHECK_FALSE(chinese.empty());
    const bool sentence = english.find(' ') != std::string::npos && english.size() > 12;
    if (sentence) CHECK(english != chinese);
  }
}
