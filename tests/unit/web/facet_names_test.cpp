#include <catch2/catch_test_macros.hpp>

#include "web/views/facet_names.h"

using namespace ego;
using namespace ego::web;

namespace {

Column column_of(std::string title, std::string title_zh, std::vector<std::pair<std::string, std::string>> slice) {
  Column column;
  column.title = std::move(title);
  column.title_zh = std::move(title_zh);
  column.slice = std::move(slice);
  return column;
}

QuestionSet garden() {
  QuestionSet set;
  set.facet_keys = {"domain", "task", "sub_task", "difficulty"};
  set.columns = {column_of("Garden, counting", "", {{"domain", "garden"}, {"task", "counting"}}),
                 column_of("Garden", "\u82b1\u56ed", {{"domain", "garden"}}),
                 column_of("Counting", "", {{"task", "counting"}})};
  return set;
}

}  // namespace

TEST_CASE("facet names: a value has the title of the column that holds just it", "[web][facets]") {
  const QuestionSet set = garden();
  CHECK(facet_value_title(set, "domain", "garden", Tongue::English) == "Garden");
  CHECK(facet_value_title(set, "domain", "garden", Tongue::Chinese) == "\u82b1\u56ed");
  CHECK(facet_value_title(set, "task", "counting", Tongue::Chinese) == "Counting");  // no Chinese title
  CHECK(facet_value_title(set, "task", "garden", Tongue::English) == "garden");  // another facet's value
}

TEST_CASE("facet names: common words are translated, unknown ones are left alone", "[web][facets]") {
  const QuestionSet set = garden();
  CHECK(facet_value_title(set, "difficulty", "hard", Tongue::Chinese) == "\u96be");
  CHECK(facet_value_title(set, "sub_task", "label-reading", Tongue::Chinese) == "label-reading");
  CHECK(facet_title("sub_task", Tongue::English) == "Sub-task");
  CHECK(facet_title("camera_side", Tongue::English) == "Camera side");
}

TEST_CASE("facet names: a filter is said with titles", "[web][facets]") {
  const QuestionSet set = garden();
  CHECK(filter_title(&set, {"domain", "garden", std::nullopt, true}, Tongue::English) == "not Domain: Garden");
  CHECK(filter_title(nullptr, {"domain", "garden", std::nullopt, false}, Tongue::English) == "Domain: garden");
  const std::string range = filter_title(&set, {"evidence", "2", "5", false}, Tongue::English);
  CHECK(range == text(Text::FieldEvidence, Tongue::English) + std::string(": 2 \u2013 5"));
}

TEST_CASE("facet names: a question's facets in one line, without those it lacks", "[web][facets]") {
  Question question;
  question.facets = {"garden", "counting", "", "easy"};
  CHECK(facet_line(garden(), question, ", ", Tongue::English) == "Garden, Counting, easy");
  CHECK(facet_line(garden(), question, ", ", Tongue::Chinese) == "\u82b1\u56ed, Counting, \u6613");
}

TEST_CASE("facet names: reasons have words, rules keep their names", "[web][facets]") {
  CHECK(rule_title("empty", Tongue::Chinese) == "\u7a7a\u56de\u7b54");
  CHECK(rule_title("no_gold", Tongue::English) == "no reference answer");
  CHECK(rule_title("v3:declared", Tongue::Chinese) == "v3:declared");
}
