#include <catch2/catch_test_macros.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/choice_p1.h"
#include "core/extract/choice_v2.h"
#include "core/extract/choice_v3.h"
#include "core/extract/open_answer.h"
#include "core/extract/precut.h"

namespace {

using namespace ego::extract;  // NOLINT(google-build-using-namespace)

constexpr std::size_t kManyTimes = 200'000;  // an extractor that goes back over its input would take minutes

std::string letter(const std::optional<ChoiceReading>& reading) {
  return reading ? std::string(1, reading->letter()) : std::string("nothing");
}

std::string p1(std::string_view reply) {
  static const std::vector<std::string> kOptions{"red apple", "green pear", "blue plum", "grey fig",  "white kiwi",
                                                 "black nut", "pink lemon", "gold date", "brown root"};
  return letter(read_choice_p1(reply, kOptions));
}
std::string v2(std::string_view reply) { return letter(read_choice_v2(reply, 10)); }
std::string v3(std::string_view reply) { return letter(read_choice_v3(reply, 10)); }

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("cut_reasoning removes blocks and keeps what a lone closing tag leaves", "[extract][precut]") {
  // video-mmmu.md section 8.1
  CHECK(cut_reasoning("<think>maybe E</think>J").text == "J");
  CHECK(cut_reasoning("maybe E</think>x</think>\nJ ").text == "J");
  CHECK(cut_reasoning("<think>maybe E").text == "<think>maybe E");
  CHECK(cut_reasoning("<Think>a</Think>B").text == "<Think>a</Think>B");
  CHECK(cut_reasoning("<analysis>a</analysis> B\n").text == "B");
  CHECK(cut_reasoning("<think>a</think><think>b</think>").text.empty());
  CHECK(cut_reasoning("x<thi<think>a</think>nk>b</think>y").text == "xy");
  CHECK(cut_reasoning("</think>a<think>b").text == "</think>a<think>b");
  CHECK(cut_to_last_answer("Answer: A\nAnswer: B ").text == "B");
  CHECK(cut_to_last_answer("**Answer: B**").text == "B**");
  CHECK(cut_to_last_answer("answer: B").text == "answer: B");
}

TEST_CASE("spans after a pre-cut lead back to the reply as it was sent", "[extract][precut]") {
  const std::string reply = "ab<think>E</think>cd <analysis>F</analysis>e";
  const CutText cut = cut_reasoning(reply);
  REQUIRE(cut.text == "abcd e");
  for (std::uint32_t i = 0; i < cut.text.size(); ++i) {
    const ego::Span span = cut.to_source({i, i + 1});
    REQUIRE(span.end == span.begin + 1);
    CHECK(reply[span.begin] == cut.text[i]);
  }
  CHECK(cut.to_source({1, 3}) == ego::Span{1, 19});
  CHECK(cut_to_last_answer("x Answer:  B").to_source({0, 1}) == ego::Span{11, 12});
}

TEST_CASE("P1 guesses as published", "[extract][p1]") {
  // video-mmmu.md section 8.2, "Consequences"
  CHECK(p1("I'm sorry, but I can't answer this.") == "I");
  for (const char* reply :
       {"**B**", "B)", "\"B\"", "b", "B\n", "\\boxed{B}", "<answer>B</answer>", "Answer: {B}", "..."}) {
    CAPTURE(reply);
    CHECK(p1(reply) == "nothing");
  }
  CHECK(p1("I think") == "I");
  CHECK(p1("A careful look") == "A");
  CHECK(p1("The correct answer is B because A is wrong") == "A");
  CHECK(p1("A or B") == "B");
  CHECK(p1("my DNA.x") == "A");
  CHECK(p1("it must have been the Blue Plum over there") == "C");
  CHECK(p1("the blue plum") == "nothing");  // five words or fewer
  CHECK(p1("A: or B. So") == "B");  // the colon candidate has no place among periods
}

TEST_CASE("v2 prefers the best kind, then the last place", "[extract][v2]") {
  // video-mmmu.md section 8.3, "Faults to know"
  CHECK(v2("The answer is B. Explanation: Cells divide and DNA is copied.") == "A");
  CHECK(v2("A careful look suggests C") == "A");
  CHECK(v2("API Error") == "I");
  CHECK(letter(read_choice_v2("API Error", 8)) == "E");
  CHECK(letter(read_choice_v2("API Error", 4)) == "A");
  CHECK(v2("  ") == "nothing");
  CHECK(v2("\uC815\uB2F5\uC740 C") == "C");
}

TEST_CASE("v3 reads known formats and abstains from the rest", "[extract][v3]") {
  // video-mmmu.md section 8.4, "Examples"
  CHECK(v3("**B**") == "B");
  CHECK(v3("b.") == "B");
  CHECK(v3("B because it fits") == "B");
  CHECK(v3("B something") == "nothing");
  CHECK(v3("**B. text**") == "nothing");
  CHECK(v3("**B.** text") == "B");
  CHECK(v3("A or B") == "nothing");
  CHECK(v3("Answer: B. Final answer: Z") == "nothing");
  CHECK(v3("a) x\nb) y") == "nothing");
  CHECK(v3("so it must be, B") == "B");
  CHECK(v3("\\boxed{B} and then \\boxed{C}") == "C");
  CHECK(v3("<answer>B") == "B");
  CHECK(v3("The answer is B. The others fail") == "B");
  CHECK(letter(read_choice_v3("H", 0)) == "H");
  CHECK(letter(read_choice_v3("I", 0)) == "nothing");
}

TEST_CASE("every extractor says where the letter stood", "[extract]") {
  const std::string reply = "  \u4E2D The answer is (C).";
  const auto at = static_cast<std::uint32_t>(reply.find('C'));
  CHECK(read_choice_v2(reply, 4)->span == ego::Span{at, at + 1});
  CHECK(read_choice_v3(reply, 4)->span == ego::Span{at, at + 1});
  CHECK(read_choice_v3("Option B is correct.", 4)->span == ego::Span{7, 8});
  CHECK(read_choice_v3("x <answer> **D** </answer>", 4)->span == ego::Span{13, 14});
  const std::vector<std::string> options{"x", "y", "z"};
  CHECK(read_choice_p1(reply, options)->span == ego::Span{at, at + 1});
  CHECK(read_choice_p1("?!C.", options)->span == ego::Span{2, 3});
}

TEST_CASE("P1 by content points at the option text, case aside", "[extract][p1]") {
  const std::vector<std::string> options{"\u00C4pfel", "Birnen"};
  const std::string reply = "die Kinder wollen heute lieber \u00E4pfel essen";
  const auto reading = read_choice_p1(reply, options);
  REQUIRE(reading.has_value());
  CHECK(reply.substr(reading->span.begin, reading->span.end - reading->span.begin) == "\u00E4pfel");
}

TEST_CASE("extract_numbers follows the published patterns", "[extract][open]") {
  // video-mmmu.md section 8.5, "numbers"
  using Texts = std::vector<std::string_view>;
  CHECK(extract_numbers("3.14e5") == Texts{"3.14e5", "3", "5"});
  CHECK(extract_numbers("1,234") == Texts{"1,234", "234"});
  CHECK(extract_numbers("3.14,") == Texts{"3"});
  CHECK(extract_numbers("a12") == Texts{"12"});
  CHECK(extract_numbers("1_000") == Texts{"000"});
  CHECK(extract_numbers("1,234,5678").front() == "1,234");
}

TEST_CASE("normalize and truth: numbers by two decimals, texts by substring", "[extract][open]") {
  CHECK(normalize(" 2.675 ") == std::vector<OpenValue>{2.67});
  CHECK(normalize("A") == std::vector<OpenValue>{" a", "a "});
  CHECK(normalize("1,000") == std::vector<OpenValue>{1000.0});
  CHECK(parse_open("") == OpenValues{""});
  CHECK(matches_gold(parse_open("the value is 0.286"), {"0.29"}));
  CHECK_FALSE(matches_gold(parse_open("twelve"), {"12"}));
  CHECK(matches_gold(parse_open("Unable to answer"), {"A"}));
  CHECK_FALSE(matches_gold(parse_open("nan"), {"nan"}));
  CHECK(matches_gold(parse_open("x = 5 cm"), {"7", "5"}));
}

TEST_CASE("long hostile replies take linear time", "[extract][adversarial]") {
  const std::string parts[] = {"<think>",
                               "</think>",
                               "<think></think>",
                               "<thi<think></think>nk>",
                               "(A)",
                               "( ",
                               "a.",
                               "www.a://",
                               "<answer",
                               "<answer>",
                               "answer>",
                               "\\boxed{",
                               "the the ",
                               "option  ",
                               "**",
                               "1",
                               "1,234,",
                               "1.5e",
                               "-",
                               "\u03A3\u0301",
                               "is ",
                               "\n",
                               "A and ",
                               "(A) or ",
                               "\uB2F5 "};
  for (const std::string& part : parts) {
    const std::string reply = repeated(part, kManyTimes);
    CAPTURE(part);
    const std::vector<std::string> options(10, "option");
    const CutText cut = cut_reasoning(reply);
    CHECK(cut.text.size() <= reply.size());
    read_choice_p1(reply, options);
    read_choice_v2(reply, 10);
    read_choice_v3(reply, 10);
    CHECK_FALSE(parse_open(reply).empty());
  }
}
