#include <catch2/catch_test_macros.hpp>
#include <string>

#include "web/views/item_fields.h"
#include "web/views/item_review.h"
#include "web/views/item_search.h"

using namespace ego;
using namespace ego::web;

namespace {

ItemSearch parsed(std::string_view text) {
  return parse_item_search(text, [](std::string_view key) { return key == "domain" || key == "options"; });
}

std::vector<std::string> marked(const ItemSearch& search, SearchPart part, const std::string& text) {
  std::vector<std::string> pieces;
  for (const Span& hit : find_hits(search, part, text)) pieces.push_back(text.substr(hit.begin, hit.end - hit.begin));
  return pieces;
}

VerdictTable verdicts(std::initializer_list<std::pair<Outcome, const char*>> list) {
  VerdictTable out;
  for (const auto& [outcome, answer] : list) {
    Verdict verdict;
    verdict.question = static_cast<std::uint32_t>(out.size());
    verdict.outcome = outcome;
    verdict.answer = answer;
    out.push_back(verdict);
  }
  return out;
}

}  // namespace

TEST_CASE("item search: words, phrases, parts, exclusions and fields", "[web][items]") {
  const ItemSearch search = parsed("Cup \"blue bowl\" -red reply:sorry domain:garden !options:2..4 12:30");
  REQUIRE(search.terms.size() == 5);
  CHECK(search.terms[0].word == "cup");
  CHECK(search.terms[1].word == "blue bowl");
  CHECK(search.terms[2].excludes);
  CHECK(search.terms[3].part == SearchPart::Reply);
  CHECK(search.terms[4].word == "12:30");  // a colon alone makes no field
  REQUIRE(search.fields.size() == 2);
  CHECK(search.fields[0] == FieldTest{"domain", "garden", std::nullopt, false});
  CHECK(search.fields[1] == FieldTest{"options", "2", "4", true});
  CHECK(parsed("  ").empty());
}

TEST_CASE("item search: everything behind re: is the expression", "[web][items]") {
  const ItemSearch search = parsed("domain:garden re:blue (cup|bowl) x?");
  REQUIRE(search.terms.size() == 1);
  CHECK(search.fields.size() == 1);
  REQUIRE(search.terms[0].pattern);
  CHECK(search.terms[0].pattern->find("a Blue bowl x"));
  const ItemSearch wrong = parsed("re:(open");
  REQUIRE(wrong.fault);
  CHECK(wrong.fault->fault == text::PatternFault::OpenGroup);
  CHECK(parsed("re:").empty());
}

TEST_CASE("item search: hits are marked in order, joined where they touch", "[web][items]") {
  CHECK(marked(parsed("cup red"), SearchPart::Question, "Red cup, redder CUP") ==
        std::vector<std::string>{"Red", "cup", "red", "CUP"});
  CHECK(marked(parsed("blue lue"), SearchPart::Option, "blue") == std::vector<std::string>{"blue"});
  CHECK(marked(parsed("reply:cup"), SearchPart::Question, "a cup").empty());
  CHECK(marked(parsed("-cup"), SearchPart::Question, "a cup").empty());
  CHECK(marked(parsed("re:\\d+"), SearchPart::Reply, "7 of 12") == std::vector<std::string>{"7", "12"});
}

TEST_CASE("item fields: counted ones stand beside the benchmark's facets", "[web][items]") {
  QuestionSet questions;
  questions.facet_keys = {"domain"};
  for (int i = 0; i < 4; ++i) {
    Question& question = questions.questions.emplace_back();
    question.id = QuestionId("q" + std::to_string(i));
    question.facets = {i < 3 ? "garden" : "kitchen"};
    question.options.resize(i == 0 ? 2 : 4);
    if (i > 1) question.evidence = {{0, 1.25}, {4, 5.5}};
  }
  questions.index();
  questions.questions[2].faults = {"two options say the same"};
  // 300 rows: one that is right must not look like nobody.
  const std::vector<std::uint32_t> solved{1, 299, 0, 300};
  const std::vector<std::string> flags = item_flags(nullptr, questions, nullptr, {});
  const std::vector<ItemField> fields = collect_item_fields(questions, {solved, 300, flags});
  const auto value = [&](std::string_view key, std::size_t item) -> std::string {
    const ItemField* field = find_field(fields, key);
    REQUIRE(field != nullptr);
    return field->of_item[item] == kNoValue ? "" : field->values[field->of_item[item]];
  };
  CHECK(value("domain", 3) == "kitchen");
  CHECK(value("options", 0) == "2");
  CHECK(value("evidence", 0).empty());
  CHECK(value("evidence", 2) == "2.8");
  CHECK(value("solved", 0) == "0.01");
  CHECK(value("solved", 1) == "0.99");
  CHECK(value("solved", 2) == "0");
  CHECK(value("solved", 3) == "1");
  CHECK(value("flag", 2) == "fault");
  CHECK(value("flag", 3).empty());
  CHECK(find_field(fields, "domain")->items == std::vector<std::uint32_t>{3, 1});
  CHECK(passes_test("2.8", {"evidence", "2.1", "5", false}));
  CHECK(passes_test("2.8", {"evidence", "", "2.8", false}));
  CHECK_FALSE(passes_test("few", {"evidence", "", "", false}));
}

TEST_CASE("review modes: every one on rows of its own", "[web][items]") {
  const auto a =
      verdicts({{Outcome::Right, "A"}, {Outcome::Wrong, "B"}, {Outcome::Wrong, "B"}, {Outcome::Invalid, ""}});
  const auto b =
      verdicts({{Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::Wrong, "C"}, {Outcome::Invalid, ""}});
  const VerdictRow rows[] = {&a, &b, nullptr};
  CHECK(review_bits(rows, 0) == 0);
  CHECK(review_bits(rows, 1) ==
        (review_bit(ReviewMode::Different) | review_bit(ReviewMode::Flips) | review_bit(ReviewMode::Failures)));
  CHECK(review_bits(rows, 2) == (review_bit(ReviewMode::Different) | review_bit(ReviewMode::Failures)));
  CHECK(review_bits(rows, 3) == (review_bit(ReviewMode::Failures) | review_bit(ReviewMode::Invalid)));
  CHECK(review_bits(rows, 9) == 0);
}

TEST_CASE("review modes: a row that did not run an item says nothing about it", "[web][items]") {
  const auto a = verdicts({{Outcome::Right, "A"}});
  const auto b = verdicts({{Outcome::NotSubmitted, ""}});
  const VerdictRow rows[] = {&a, &b};
  CHECK(review_bits(rows, 0) == 0);
  CHECK(against_baseline(a[0], b[0]) == Against::Unknown);
  CHECK(against_baseline(a[0], std::nullopt) == Against::Unknown);
  const auto wrong = verdicts({{Outcome::Wrong, "B"}, {Outcome::Wrong, "C"}});
  CHECK(against_baseline(a[0], wrong[0]) == Against::Lost);
  CHECK(against_baseline(wrong[0], a[0]) == Against::Gained);
  CHECK(against_baseline(wrong[0], wrong[1]) == Against::OtherAnswer);
  CHECK(against_baseline(wrong[0], wrong[0]) == Against::Same);
}
