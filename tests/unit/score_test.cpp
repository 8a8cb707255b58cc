// Alignment, judging and aggregation. Expected numbers follow from formats.md 7.4 on the toy questions, by hand.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/score/answer_reader.h"
#include "core/score/check_scope.h"
#include "core/score/evaluate.h"
#include "core/score/nearest_id.h"
#include "tests/unit/support/toy_benchmark.h"

using namespace ego;

namespace {

Prediction answered(std::string id, std::string answer, std::uint64_t row) {
  Prediction prediction;
  prediction.id = std::move(id);
  prediction.answer = json::Value(std::move(answer));
  prediction.row = row;
  return prediction;
}

Submission submission_of(const std::vector<std::pair<std::string, std::string>>& answers) {
  Submission submission;
  InputInfo input;
  input.label = "toy.json";
  submission.inputs.push_back(input);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    submission.predictions.push_back(answered(answers[i].first, answers[i].second, i + 1));
  }
  return submission;
}

struct Scored {
  ScoredSubmission result;
  Diagnostics diagnostics;

  const Score& score(std::size_t run, std::size_t column) const { return result.runs.at(run).scores.at(column); }
};

Scored score(const std::vector<std::pair<std::string, std::string>>& answers) {
  const test::ToyBenchmark benchmark;
  const std::vector<const Profile*> profiles{&benchmark.profiles()[0], &benchmark.profiles()[1]};
  Scored scored;
  scored.result = evaluate(benchmark, test::toy_questions(), submission_of(answers), profiles, scored.diagnostics);
  return scored;
}

}  // namespace

TEST_CASE("evaluate: all items count where the profile says so, rows present elsewhere", "[score]") {
  const Scored scored = score({{"1", "A"}, {"2", "C"}, {"3", ""}, {"4", "drop"}, {"5", "open"}});
  const Score& all = scored.score(0, 0);
  CHECK(all.n == 4);  // right, wrong, empty, missing; dropped and unscorable are outside
  CHECK(all.k == 1);
  CHECK(all.value == 0.25);
  CHECK(all.counts.missing == 1);
  CHECK(all.counts.empty == 1);
  CHECK(all.flags == std::vector<std::string>{"profile_drops_rows"});
  const Score& present = scored.score(1, 0);
  CHECK(present.n == 3);
  CHECK(present.counts.missing == 1);
  CHECK(present.value == 1.0 / 3.0);
}

TEST_CASE("evaluate: columns take their slice, and a slice without items is an empty cell", "[score]") {
  const Scored scored = score({{"1", "A"}, {"2", "B"}, {"3", "A"}, {"4", "D"}, {"5", "A"}, {"6", "A"}});
  CHECK(scored.score(0, 1).n == 3);
  CHECK(scored.score(0, 1).k == 2);
  CHECK(scored.score(0, 2).n == 1);  // blue and x: question 5
  CHECK(scored.score(0, 2).k == 1);
  CHECK(scored.score(0, 3).n == 0);
  CHECK_FALSE(scored.score(0, 3).value.has_value());
  CHECK(scored.result.runs[0].verdicts.size() == 6);
}

TEST_CASE("evaluate: the first of repeated ids counts, every one where the profile counts rows", "[score]") {
  const Scored scored = score({{"1", "A"}, {"1", "B"}, {"1", "A"}, {"2", "B"}});
  CHECK(scored.score(0, 0).k == 2);
  CHECK(scored.score(0, 0).n == 6);
  CHECK(scored.score(1, 0).n == 4);
  CHECK(scored.score(1, 0).k == 3);
  CHECK(scored.result.runs[1].verdicts.size() == 8);
  CHECK(scored.diagnostics.count(Code::DuplicateQuestionId) == 1);
  CHECK(scored.diagnostics.count(Code::IdenticalDuplicate) == 1);
}

TEST_CASE("evaluate: says what is missing, dropped and unreadable", "[score]") {
  const Scored scored = score({{"1", "drop"}, {"2", "x y"}});
  const std::string text = format_lines(scored.diagnostics);
  INFO(text);
  CHECK(text.find("warning W102 toy.json: 4 of 6 ids have no row") != std::string::npos);
  CHECK(text.find("warning W108 toy.json: toy-strict leaves 1 rows out: n is 1 instead of 2") != std::string::npos);
  CHECK(text.find("warning W105 toy.json: 1 replies without a recognisable answer under toy-strict") !=
        std::string::npos);
}

TEST_CASE("questions: where an id is likely to stand is a hint, whatever it says", "[score]") {
  const QuestionSet set = test::toy_questions();
  const std::string id = set.questions[1].id.value;
  // Row 0 is no row: one less is the largest place there is.
  for (const std::size_t likely :
       {std::size_t{0}, std::size_t{1}, set.questions.size() - 1, set.questions.size(), static_cast<std::size_t>(-1)}) {
    CHECK(set.find(id, likely) == 1U);
    CHECK_FALSE(set.find("no such id", likely).has_value());
  }
}

TEST_CASE("align: an unknown id is E014 with the nearest known one", "[score]") {
  const Scored scored = score({{"toy_0O2", "B"}, {"17", "A"}, {"TOY_003 ", "C"}});
  const std::string text = format_lines(scored.diagnostics);
  INFO(text);
  CHECK(text.find("error E014 toy.json row=1 id=toy_0O2: unknown id; the row is ignored; did you mean \"toy_002\"?") !=
        std::string::npos);
  CHECK(text.find("row=2 id=17: unknown id; the row is ignored\n") != std::string::npos);
  CHECK(text.find("warning W127 toy.json row=3 id=\"TOY_003 \": 1 ids match only after folding") != std::string::npos);
  CHECK(scored.score(0, 0).k == 1);
}

TEST_CASE("align: a repeat of the schema is no duplicate", "[score]") {
  const test::ToyBenchmark benchmark;
  Submission submission = submission_of({{"1", "A"}, {"1", "A"}});
  submission.predictions[1].extras.emplace_back("repeat", json::Value(json::Number{"1"}));
  Diagnostics diagnostics;
  const Alignment alignment = align_predictions(benchmark, test::toy_questions(), submission, diagnostics);
  CHECK(alignment.repeated == 0);
  CHECK(alignment.rows_of(0).size() == 2);
  CHECK(diagnostics.warnings() == 0);
}

TEST_CASE("align: very many unknown ids stay cheap", "[score]") {
  const test::ToyBenchmark benchmark;
  Submission submission;
  for (int i = 0; i < 200000; ++i) {
    Prediction prediction;
    prediction.id = "q" + std::to_string(i);
    submission.predictions.push_back(std::move(prediction));
  }
  Diagnostics diagnostics;
  const Alignment alignment = align_predictions(benchmark, test::toy_questions(), submission, diagnostics);
  CHECK(alignment.unknown == 200000);
  CHECK(diagnostics.count(Code::UnknownQuestionId) == 200000);
  CHECK(diagnostics.sorted().size() == Diagnostics::kKeptPerCode);
}

TEST_CASE("check_answers: what no option has is E012 with the letter probably meant", "[score]") {
  const Scored scored = score({{"1", "B: 3"}, {"2", "b"}, {"3", "none"}, {"4", ""}});
  const std::string text = format_lines(scored.diagnostics);
  INFO(text);
  CHECK(text.find("error E012 toy.json row=1 id=1 field=answer value=\"B: 3\": not one of A-D; did you mean \"B\"?") !=
        std::string::npos);
  CHECK(text.find("warning W107 toy.json row=2 id=2 field=answer value=\"b\": read as \"B\"") != std::string::npos);
  CHECK(text.find("row=3 id=3 field=answer value=\"none\": not one of A-D\n") != std::string::npos);
  CHECK(scored.diagnostics.count(Code::AnswerNotAllowed) == 2);
}

TEST_CASE("check_answers: a number is E013 and a reply that says otherwise is W107", "[score]") {
  const test::ToyBenchmark benchmark;
  Submission submission = submission_of({{"1", "A"}, {"2", "A"}});
  submission.predictions[0].answer = json::Value(json::Number{"1"});
  submission.predictions[1].response = "C";
  const std::vector<const Profile*> profiles{&benchmark.profiles()[0]};
  Diagnostics diagnostics;
  const ScoredSubmission scored = evaluate(benchmark, test::toy_questions(), submission, profiles, diagnostics);
  CHECK(diagnostics.count(Code::WrongType) == 1);
  CHECK(format_lines(diagnostics).find("the reply says \"C\"; the reply decides") != std::string::npos);
  CHECK(scored.runs[0].verdicts[1].answer == "C");
}

TEST_CASE("evaluate: a claimed score that the rows do not give is W121", "[score]") {
  const test::ToyBenchmark benchmark;
  const std::vector<const Profile*> profiles{&benchmark.profiles()[0]};
  for (const auto& [claimed, warnings] : {std::pair{"0.5", 0}, {"0.500001", 0}, {"0.51", 1}}) {
    INFO(claimed);
    Submission submission = submission_of({{"1", "A"}, {"2", "B"}, {"3", "C"}, {"4", "A"}, {"5", "B"}, {"6", "A"}});
    submission.claimed = {{"accuracy", json::Value(json::Number{claimed})}, {"other", json::Value(json::Number{"9"})}};
    Diagnostics diagnostics;
    evaluate(benchmark, test::toy_questions(), submission, profiles, diagnostics);
    CHECK(diagnostics.count(Code::ClaimedScoreDiffers) == static_cast<std::size_t>(warnings));
    if (warnings == 0) continue;
    CHECK(format_lines(diagnostics) ==
          "warning W121 toy.json field=accuracy value=\"0.51\": recomputed as 0.5 (3 of 6) by toy-strict\n");
  }
}

TEST_CASE("edit_distance_within: Levenshtein up to the limit", "[score]") {
  CHECK(edit_distance_within("kitten", "sitten", 2) == 1);
  CHECK(edit_distance_within("kitten", "sittin", 2) == 2);
  CHECK_FALSE(edit_distance_within("kitten", "sitting", 2).has_value());  // 3, the textbook example
  CHECK(edit_distance_within("kitten", "sitting", 3) == 3);
  CHECK(edit_distance_within("", "ab", 2) == 2);
  CHECK(edit_distance_within("abcd", "bcd", 2) == 1);
  CHECK(edit_distance_within("abcd", "abcd", 2) == 0);
}

TEST_CASE("no_known_id: one error a file, with the set that its ids look like", "[score]") {
  const test::ToyBenchmark benchmark;
  const QuestionSet questions = test::toy_questions();
  const auto error_of = [&](std::vector<std::string> ids) {
    Submission submission;
    submission.inputs = {{"a.json", "", 0, "plain-json", ids.size()}};
    for (std::string& id : ids) submission.predictions.emplace_back().id = std::move(id);
    const std::optional<Error> error = no_known_id(benchmark, questions, submission);
    return error ? format_line(*error) : std::string{};
  };
  CHECK(error_of({"nobody", "002"}).empty());
  CHECK(error_of({}).empty());
  CHECK(error_of({"support_001", "support_002"})
            .find("E010 a.json id=support_001: no id of the file (2 rows) is in the "
                  "set of 6 questions; they look like ids of the support set of "
                  "EgoCross") != std::string::npos);
  CHECK(error_of({"perception/dev_Art_1"}).find("perception of Video-MMMU") != std::string::npos);
}

TEST_CASE("align: leading zeros of a number fold, where they mean one question", "[score]") {
  const Scored scored = score({{"002", "B"}, {"0", "A"}});
  CHECK(scored.score(0, 0).k == 1);
  CHECK(scored.diagnostics.count(Code::IdsMatchAfterFolding) == 1);
  CHECK(scored.diagnostics.count(Code::UnknownQuestionId) == 1);
  CHECK(id_key(" 000 ") == "0");
  CHECK(id_key("A07") == "a07");
}

TEST_CASE("evaluate: of a run of several files, each is told what is true of it", "[score]") {
  const test::ToyBenchmark benchmark;
  const std::vector<const Profile*> profiles{&benchmark.profiles()[0]};
  Submission submission = submission_of({{"1", "A"}, {"2", "what?"}, {"3", "what?"}, {"4", ""}, {"5", "what?"}});
  submission.inputs.push_back(submission.inputs.front());
  submission.inputs.back().label = "second.json";
  for (std::size_t i = 2; i < submission.predictions.size(); ++i) submission.predictions[i].input = 1;
  Diagnostics diagnostics;
  evaluate(benchmark, test::toy_questions(), submission, profiles, diagnostics);
  const std::string text = format_lines(diagnostics);
  INFO(text);
  CHECK(text.find("W105 toy.json: 1 replies without") != std::string::npos);
  CHECK(text.find("W105 second.json: 2 replies without") != std::string::npos);
  CHECK(text.find("W103 second.json: 1 of 3 replies are empty") != std::string::npos);
  CHECK(diagnostics.count(Code::EmptyReplies) == 1);
}
