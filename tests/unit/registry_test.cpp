#include <catch2/catch_test_macros.hpp>

#include <string>

#include "core/benchmarks/letter_check.h"
#include "core/benchmarks/registry.h"
#include "core/io/registry_json.h"
#include "core/json/parse.h"
#include "shared_files.h"

namespace {

using namespace ego;  // NOLINT(google-build-using-namespace)

QuestionSet sample_set(bool gold_is_public) {
  QuestionSet set;
  set.benchmark = BenchmarkId{"sample"};
  set.revision = "7";
  set.split = "test";
  set.gold_is_public = gold_is_public;
  set.facet_keys = {"domain", "task"};
  Question question;
  question.id = QuestionId{"a/1"};
  question.aliases = {"1"};
  question.video = VideoId{"clip 1"};
  question.type = "close";
  question.text = "Which \"tool\"?\n";
  question.text_zh = "\u54ea\u4e2a";
  question.options = {"A: x", "B: y"};
  question.options_zh = {"\u7532", "\u4e59"};
  question.gold = "B";
  question.open_gold = "y";
  question.detailed_answer = "It is y.";
  question.facets = {"Surgery", ""};
  question.media = {"media/a.webm", 1.5, 4.25, 15, 41, "posters/a.jpg"};
  question.evidence = {{0.5, 1.25}};
  question.faults = {"A fault."};
  set.questions.push_back(question);
  question.id = QuestionId{"a/2"};
  question.aliases.clear();
  question.facets = {"Industry", "Counting"};
  set.questions.push_back(question);
  Column column;
  column.id = ColumnId{"surgery"};
  column.title = "Surgery";
  column.group = "domain";
  column.slice = {{"domain", "Surgery"}};
  column.shown_by_default = false;
  set.columns = {column};
  set.index();
  return set;
}

std::string written(const QuestionSet& set) {
  const Profile profile{.id = ProfileId{"sample-strict"},
                        .version = "1.0",
                        .title = "t",
                        .title_zh = "",
                        .question_type = "close",
                        .source = "s"};
  return io::write_registry(
      set, {.id = BenchmarkId{"sample"}, .title = "Sample", .title_zh = "", .url = "", .license = "CC0-1.0"},
      {&profile, 1});
}

Result<QuestionSet> read(const std::string& text, Diagnostics& diagnostics) {
  return io::read_registry(text, "r.json", diagnostics);
}

}  // namespace

TEST_CASE("registry: every benchmark is found by its id, with unique profile ids", "[registry]") {
  REQUIRE(all_benchmarks().size() >= 3);
  for (const Benchmark* benchmark : all_benchmarks()) {
    CHECK(find_benchmark(benchmark->info().id.value) == benchmark);
    for (const Profile& profile : benchmark->profiles()) {
      CHECK(find_profile(*benchmark, profile.id.value) == &profile);
      CHECK_FALSE(profile.version.empty());
      CHECK_FALSE(profile.title.empty());
    }
  }
  CHECK(find_benchmark("unheard-of") == nullptr);
  CHECK(find_profile(*all_benchmarks()[0], "unheard-of") == nullptr);
}

TEST_CASE("registry json: a set comes back as it was written", "[registry]") {
  const QuestionSet set = sample_set(true);
  const std::string text = written(set);
  Diagnostics diagnostics;
  const Result<QuestionSet> back = read(text, diagnostics);
  REQUIRE(back.ok());
  CHECK(diagnostics.errors() + diagnostics.warnings() == 0);
  CHECK(back.value().revision == "7");
  CHECK(back.value().split == "test");
  CHECK(back.value().facet_keys == set.facet_keys);
  CHECK(back.value().gold_is_public);
  REQUIRE(back.value().questions.size() == 2);
  const Question& a = set.questions[0];
  const Question& b = back.value().questions[0];
  CHECK(b.id == a.id);
  CHECK(b.aliases == a.aliases);
  CHECK(b.video == a.video);
  CHECK(b.text == a.text);
  CHECK(b.text_zh == a.text_zh);
  CHECK(b.options == a.options);
  CHECK(b.options_zh == a.options_zh);
  CHECK(b.gold == a.gold);
  CHECK(b.open_gold == a.open_gold);
  CHECK(b.detailed_answer == a.detailed_answer);
  CHECK(b.facets == a.facets);
  CHECK(b.evidence == a.evidence);
  CHECK(b.faults == a.faults);
  CHECK(b.media.ref == a.media.ref);
  CHECK(b.media.start_secs == a.media.start_secs);
  CHECK(b.media.poster == a.media.poster);
  REQUIRE(back.value().columns.size() == 1);
  CHECK(back.value().columns[0].slice == set.columns[0].slice);
  CHECK_FALSE(back.value().columns[0].shown_by_default);
  CHECK(written(back.value()) == text);
}

TEST_CASE("registry json: facets and tests of a slice keep their order", "[registry]") {
  QuestionSet set = sample_set(true);
  set.facet_keys = {"track", "domain"};
  set.columns[0].slice = {{"track", "Surgery"}, {"domain", "Counting"}};
  set.index();
  Diagnostics diagnostics;
  const Result<QuestionSet> back = read(written(set), diagnostics);
  REQUIRE(back.ok());
  CHECK(back.value().facet_keys == set.facet_keys);  // the file sorts its members; benchmarks know facets by place
  CHECK(back.value().questions[1].facets == set.questions[1].facets);
  CHECK(back.value().columns[0].slice == set.columns[0].slice);
}

TEST_CASE("registry json: gold that is not public is written nowhere", "[registry]") {
  const std::string text = written(sample_set(false));
  CHECK(text.find("\"gold\"") == std::string::npos);
  CHECK(text.find("open_gold") == std::string::npos);
  CHECK(text.find("It is y.") == std::string::npos);
  Diagnostics diagnostics;
  const Result<QuestionSet> back = read(text, diagnostics);
  REQUIRE(back.ok());
  CHECK_FALSE(back.value().has_gold());
  CHECK_FALSE(back.value().gold_is_public);
}

TEST_CASE("registry json: what is no registry is refused with its code", "[registry]") {
  Diagnostics diagnostics;
  const auto code = [&](const std::string& text) {
    const Result<QuestionSet> set = read(text, diagnostics);
    REQUIRE_FALSE(set.ok());
    return set.error().code;
  };
  CHECK(code("{") == Code::SyntaxError);
  CHECK(code("[]") == Code::UnknownFormat);
  CHECK(code(R"({"format":"egoscope.report","version":"1.0","id":"x","items":[]})") == Code::UnknownFormat);
  CHECK(code(R"({"format":"egoscope.registry","version":"2.0","id":"x","items":[]})") == Code::UnsupportedVersion);
  CHECK(code(R"({"format":"egoscope.registry","version":"1.0","items":[]})") == Code::MissingField);
  CHECK(code(R"({"format":"egoscope.registry","version":"1.0","id":"x","items":{}})") == Code::MissingField);
}

TEST_CASE("registry json: items without or with a repeated id are left out and reported", "[registry]") {
  Diagnostics diagnostics;
  const Result<QuestionSet> set = read(
      R"({"format":"egoscope.registry","version":"1.3","id":"x","new":1,
          "items":[{"id":"a","facets":{"k":"v"}},{"id":"a"},{},{"id":7},5]})",
      diagnostics);
  REQUIRE(set.ok());
  CHECK(set.value().questions.size() == 2);
  CHECK(set.value().questions[1].id.value == "7");
  CHECK(set.value().questions[1].facets.size() == 1);
  CHECK(diagnostics.count(Code::DuplicateQuestionId) == 1);
  CHECK(diagnostics.count(Code::MissingField) == 2);
}

TEST_CASE("letter check: the share that is suspicious, and too few letters to say", "[registry]") {
  const auto found = [](std::uint64_t a, std::uint64_t b) {
    Diagnostics diagnostics;
    check_letters({a, b}, 0.6, "f", diagnostics);
    return diagnostics.count(Code::SuspiciousLetters);
  };
  CHECK(found(59, 41) == 0);
  CHECK(found(60, 40) == 1);
  CHECK(found(19, 0) == 0);
  CHECK(found(0, 0) == 0);
}
