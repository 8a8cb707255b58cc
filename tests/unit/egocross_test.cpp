#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/benchmarks/egocross/annotations.h"
#include "core/benchmarks/egocross/challenge.h"
#include "core/benchmarks/egocross/close.h"
#include "core/benchmarks/egocross/egocross.h"
#include "core/benchmarks/egocross/facts.h"
#include "core/benchmarks/egocross/lint.h"
#include "core/benchmarks/egocross/open.h"
#include "core/benchmarks/read_rows.h"
#include "core/io/import.h"
#include "core/json/writer.h"
#include "core/score/check_scope.h"
#include "core/score/evaluate.h"
#include "shared_files.h"

namespace {

using namespace ego;            // NOLINT(google-build-using-namespace)
using namespace ego::egocross;  // NOLINT(google-build-using-namespace)

const Benchmark& benchmark() { return egocross_benchmark(); }

NamedBytes data_file(const std::string& name) { return {name, shared_files::bytes("data/egocross/" + name)}; }

QuestionSet read_set(const std::vector<NamedBytes>& files) {
  Diagnostics diagnostics;
  Result<QuestionSet> set = benchmark().read_annotations(files, diagnostics);
  REQUIRE(set.ok());
  CHECK(diagnostics.errors() == 0);
  return std::move(set).value();
}

QuestionSet support_set() { return read_set({data_file("support_answers_80.json")}); }

Submission import_one(const NamedBytes& file) {
  Diagnostics diagnostics;
  Result<std::vector<Submission>> imported = io::import_predictions(benchmark(), {&file, 1}, {}, diagnostics);
  REQUIRE(imported.ok());
  REQUIRE(imported.value().size() == 1);
  return std::move(imported.value()[0]);
}

FilledTemplate filled_from(const QuestionSet& set, const Submission& submission) {
  Diagnostics ignored;
  return fill_template(set, submission, align_predictions(benchmark(), set, submission, ignored));
}

std::size_t items_in(const QuestionSet& set, std::string_view column_id) {
  const auto column = std::find_if(set.columns.begin(), set.columns.end(),
                                   [&](const Column& candidate) { return candidate.id.value == column_id; });
  REQUIRE(column != set.columns.end());
  return static_cast<std::size_t>(std::count_if(set.questions.begin(), set.questions.end(),
                                                [&](const Question& q) { return set.in_column(q, *column); }));
}

Question closed_question() {
  Question question;
  question.options = {"A: 4", "B: 3", "C: 1", "D: 2"};
  question.gold = "B";
  question.open_gold = "3";
  return question;
}

Prediction reply(std::string text) {
  Prediction prediction;
  prediction.response = std::move(text);
  return prediction;
}

}  // namespace

// Expected counts: egocross.md section 2.3.
TEST_CASE("egocross: the testbed has the published counts", "[egocross]") {
  const QuestionSet set =
      read_set({data_file("egocross_testbed_imgs.json"), data_file("submission_template_official.json")});
  CHECK(set.questions.size() == 957);
  CHECK(set.cluster_count == 132);
  CHECK_FALSE(set.has_gold());
  CHECK_FALSE(set.gold_is_public);
  const std::map<std::string, std::size_t> expected{
      {"overall", 957},         {"surgery", 283},         {"industry", 245},
      {"xsports", 246},         {"animal", 183},          {"identification", 398},
      {"localization", 284},    {"prediction", 161},      {"counting", 114},
      {"surgery.counting", 50}, {"xsports.counting", 0},  {"animal.prediction", 0},
      {"animal.counting", 0},   {"object-counting", 114}, {"animal-identification", 13},
      {"dataset.egopet", 183}};
  for (const auto& [column, n] : expected) {
    INFO(column);
    CHECK(items_in(set, column) == n);
  }
  CHECK(set.find("CholecTrack20_VID01_q1_distinct-instruments-counting") == set.find("1"));
  CHECK(set.questions[0].video.value == "CholecTrack20/VID01");
  CHECK(set.questions[0].media.ref == "egocross_testbed/CholecTrack20/generated/VID01/frames/oc_q1");
}

TEST_CASE("egocross: exactly three items have two options of one text", "[egocross]") {
  const QuestionSet set = read_set({data_file("egocross_testbed_imgs.json")});
  std::vector<std::string> found;
  for (const Question& question : set.questions) {
    const bool duplicate = std::any_of(question.faults.begin(), question.faults.end(),
                                       [](const std::string& fault) { return fault.starts_with("Options "); });
    if (duplicate) found.push_back(question.id.value);
  }
  CHECK(found == std::vector<std::string>{"737", "835", "935"});
}

TEST_CASE("egocross: the template alone is a key without answers, with the same clusters", "[egocross]") {
  const QuestionSet set = read_set({data_file("submission_template_official.json")});
  CHECK(set.questions.size() == 957);
  CHECK(set.cluster_count == 132);
  CHECK(items_in(set, "industry") == 245);
}

TEST_CASE("egocross: support set and support answers name the same items", "[egocross]") {
  const QuestionSet answers = support_set();
  const QuestionSet set = read_set({data_file("support_set_80.json")});
  REQUIRE(set.questions.size() == 80);
  CHECK(answers.gold_is_public);
  for (std::size_t i = 0; i < 80; ++i) {
    CHECK(set.questions[i].id == answers.questions[i].id);
    CHECK(set.questions[i].gold == answers.questions[i].gold);
    CHECK(set.questions[i].facets == answers.questions[i].facets);
    CHECK(set.questions[i].video == answers.questions[i].video);
  }
}

TEST_CASE("egocross: files of another benchmark are refused", "[egocross]") {
  const NamedBytes other{"x.json", R"([{"id":1,"text":"no item of ours"}])"};
  Diagnostics diagnostics;
  const Result<QuestionSet> set = benchmark().read_annotations({&other, 1}, diagnostics);
  REQUIRE_FALSE(set.ok());
  CHECK(set.error().code == Code::WrongBenchmark);
}

TEST_CASE("egocross: frame paths and question ids name the source video", "[egocross]") {
  CHECK(parse_frame_path("frames/EgoPet/022/frames/ai_q5/frame_0.jpg").video == "022");
  CHECK(parse_frame_path("/frames/x.jpg").video.empty());
  CHECK(parse_frame_path("x.jpg").folder.empty());
  CHECK(video_of_question_id("EgoPet_a_q1b_q12_x", "EgoPet") == "a_q1b");
  CHECK(video_of_question_id("EgoPet_a_q_x", "EgoPet").empty());
}

TEST_CASE("egocross: golden rows", "[egocross][golden]") {
  const GoldenContext context;
  for (const char* name : {"challenge_answers", "close_lenient", "close_official", "close_strict", "open_judge"}) {
    const std::vector<json::Value> rows = shared_files::rows(std::string("golden/egocross/") + name + ".jsonl");
    REQUIRE_FALSE(rows.empty());
    for (const json::Value& row : rows) {
      const Mismatch mismatch = benchmark().check_golden_row(row, context);
      INFO(mismatch.value_or(""));
      CHECK_FALSE(mismatch);
    }
  }
}

TEST_CASE("egocross: golden cases from file to score", "[egocross][golden]") {
  native::PosixFileSource files;
  const GoldenContext context{&files, shared_files::root()};
  for (const char* name :
       {"e2e/e01", "e2e/e02", "e2e/e03", "e2e/e05", "e2e/e07", "e2e/e09", "submissions/s01", "submissions/s02"}) {
    const Mismatch mismatch = benchmark().check_golden_case(context.shared_root + "/golden/egocross/" + name, context);
    INFO(name << ": " << mismatch.value_or(""));
    CHECK_FALSE(mismatch);
  }
}

TEST_CASE("egocross: a golden row or case that does not hold is a mismatch", "[egocross][golden]") {
  const auto row = [](std::string_view text) { return *json::parse_python(text); };
  const GoldenContext none;
  CHECK(benchmark().check_golden_row(row(R"({"profile":"egocross-unheard-of"})"), none));
  CHECK(benchmark().check_golden_row(
      row(R"({"profile":"egocross-strict","options":["A: 1","B: 2"],"gold":"B","response":"B",
      "expected":{"parsed":"B","correct":true,"status":"right"}})"),
      none));
  native::PosixFileSource files;
  CHECK(benchmark().check_golden_case("no/such/folder", {&files, shared_files::root()}));
}

TEST_CASE("egocross: spans point at the letter in the raw reply", "[egocross]") {
  const Question question = closed_question();
  const auto span_text = [&](Rule rule, const std::string& text) {
    const Verdict verdict = judge_close(rule, question, reply(text));
    REQUIRE(verdict.span);
    return text.substr(verdict.span->begin, verdict.span->end - verdict.span->begin);
  };
  CHECK(span_text(Rule::OfficialClose, R"(x {"prediction": "B"})") == "B");
  CHECK(span_text(Rule::Lenient, R"({"prediction": "**B**"})") == "B");
  CHECK(span_text(Rule::Lenient, "<think>C?</think> the answer is B.") == "B");
  CHECK(span_text(Rule::Lenient, R"({"prediction": "\u0042: 3"})") == R"(\u0042: 3)");
}

TEST_CASE("egocross: without a judge's reply the scripts give mark 0 and the paper's rule abstains", "[egocross]") {
  const Prediction prediction = reply(R"({"prediction": "two"})");
  const Verdict script = judge_open(Rule::OfficialOpen, closed_question(), prediction).verdict;
  CHECK(script.outcome == Outcome::Wrong);
  CHECK(script.rule == "judge-failed");
  const Verdict paper = judge_open(Rule::PaperOpen, closed_question(), prediction).verdict;
  CHECK(paper.outcome == Outcome::Unscorable);
  CHECK(paper.reason == InvalidReason::NoJudge);
}

TEST_CASE("egocross: no gold, no flag: unscorable, never wrong", "[egocross]") {
  Question question = closed_question();
  question.gold = {};
  question.open_gold = {};
  const Prediction prediction = reply(R"({"prediction": "B"})");
  CHECK(judge_close(Rule::Strict, question, prediction).outcome == Outcome::Unscorable);
  CHECK(judge_open(Rule::OfficialOpen, question, prediction).verdict.outcome == Outcome::Unscorable);
  CHECK(judge_close(Rule::AsStored, question, prediction).outcome == Outcome::Unscorable);
}

// The winner's letters: data/egocross/SOURCES.md.
TEST_CASE("egocross: the winning submission is uploadable and a truncated one is not", "[egocross]") {
  const QuestionSet set = read_set({data_file("submission_template_official.json")});
  const SubmissionLint winner = lint_submission(set, import_one(data_file("submission_winner_2026.json")));
  CHECK(winner.uploadable());
  Diagnostics diagnostics;
  const NamedBytes empty = data_file("submission_template_official.json");
  const std::optional<UploadState> state = benchmark().upload_state(set, import_one(empty), diagnostics);
  REQUIRE(state.has_value());
  CHECK(state->faults == std::vector<std::string>{"957 answers are empty"});
  CHECK(diagnostics.count(Code::AnswerNotAllowed) == 1);
  CHECK(winner.histogram[0] == 241);
  CHECK(winner.histogram[1] == 222);
  CHECK(winner.histogram[2] == 223);
  CHECK(winner.histogram[3] == 271);
  const SubmissionLint part = lint_submission(set, import_one(data_file("submission_team_0.598_rows_1_106.json")));
  CHECK_FALSE(part.uploadable());
  CHECK(part.missing_ids == 851);
  CHECK(part.question_id_mismatches == 0);
}

TEST_CASE("egocross: filling the template mends what has one repair and invents nothing", "[egocross]") {
  const QuestionSet set = support_set();
  const NamedBytes file{"predictions.json", R"([
    {"id": 3, "question_id": "support_003", "dataset": "EgoPet", "answer": "B: x"},
    {"id": 1, "question_id": "support_001", "dataset": "EgoPet", "answer": " b"},
    {"id": 2, "question_id": "support_002", "dataset": "EgoPet", "answer": "B or C"},
    {"id": 1, "question_id": "support_001", "dataset": "EgoPet", "answer": " b"},
    {"id": 3, "question_id": "support_003", "dataset": "EgoPet", "answer": "D"},
    {"id": 999, "question_id": "support_999", "dataset": "EgoPet", "answer": "A"}])"};
  const FilledTemplate filled = filled_from(set, import_one(file));
  const json::Array& rows = *filled.rows.if_array();
  REQUIRE(rows.size() == 81);  // id 3 was answered B and D: nobody can say which was meant, so both stay
  CHECK(rows[0].text_or_empty("answer") == "B");
  CHECK(rows[1].text_or_empty("answer") == "");
  CHECK(rows[2].text_or_empty("answer") == "B");
  CHECK(rows[3].text_or_empty("answer") == "D");
  CHECK(rows[80].text_or_empty("answer") == "");
  CHECK(filled.reordered == 1);
  std::map<std::string, int> kinds;
  for (const Change& change : filled.changes) ++kinds[std::string(to_string(change.kind))];
  CHECK(kinds == std::map<std::string, int>{{"added", 77},
                                            {"duplicate_dropped", 1},
                                            {"emptied", 1},
                                            {"normalised", 1},
                                            {"read_from_reply", 1},
                                            {"unknown_dropped", 1}});

  const SubmissionLint lint = lint_submission(set, import_one({"predictions.json", write_predictions(filled)}));
  CHECK(lint.missing_ids + lint.unknown_ids + lint.question_id_mismatches + lint.dataset_mismatches == 0);
  CHECK(lint.repeated_rows == 1);
  CHECK(lint.letters() == 2);
  CHECK_FALSE(lint.decreasing_ids);
}

// Every id form that scoring takes: own id, question_id, and both in other letter case, with blanks, with leading zeros.
TEST_CASE("egocross: filling the template loses no right answer, however ids are spelled", "[egocross]") {
  const QuestionSet set = support_set();
  const std::vector<std::string (*)(const Question&)> spellings{
      [](const Question& q) { return q.id.value; },
      [](const Question& q) { return ' ' + q.id.value + ' '; },
      [](const Question& q) { return "00" + q.id.value; },
      [](const Question& q) { return q.aliases[0]; },
      [](const Question& q) { return "SUPPORT" + q.aliases[0].substr(7); },
      [](const Question& q) { return " Support" + q.aliases[0].substr(7); }};
  for (const auto spelled : spellings) {
    std::string text;
    for (const Question& question : set.questions) {
      text += text.empty() ? "[" : ",";
      text += R"({"id":")" + spelled(question) + R"(","answer":")" + *question.gold.if_string() + "\"}";
    }
    CAPTURE(spelled(set.questions[0]));
    const FilledTemplate filled = filled_from(set, import_one({"predictions.json", text + "]"}));
    const json::Array& rows = *filled.rows.if_array();
    REQUIRE(rows.size() == set.questions.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rows[i].text_or_empty("answer") == *set.questions[i].gold.if_string());
    }
  }
}

TEST_CASE("egocross: a full-width letter is W107 and mended, a slip in a field's name is W116", "[egocross]") {
  const QuestionSet set = support_set();
  const NamedBytes file{"predictions.json", R"([
    {"id": 1, "question_id": "support_001", "dataset": "EgoPet", "answer": "\uff22"},
    {"id": 2, "question_id": "support_002", "dataset": "ENIGMA", "answer": "B"},
    {"id": 3, "question_@id": "support_003", "dataset": "EgoPet", "answer": "B"}])"};
  Diagnostics diagnostics;
  Result<std::vector<Submission>> imported = io::import_predictions(benchmark(), {&file, 1}, {}, diagnostics);
  REQUIRE(imported.ok());
  CHECK(diagnostics.count(Code::UnknownFields) == 1);
  const Submission& submission = imported.value()[0];
  const std::vector<const Profile*> profiles = default_profiles(benchmark());
  evaluate(benchmark(), set, submission, profiles, diagnostics);
  CHECK(diagnostics.count(Code::AnswerNormalised) == 1);
  CHECK(diagnostics.count(Code::AnswerNotAllowed) == 0);
  const FilledTemplate filled = filled_from(set, submission);
  CHECK((*filled.rows.if_array())[0].text_or_empty("answer") == "B");
  REQUIRE(filled.changes.size() > 1);
  CHECK(filled.changes[1].field == "dataset");
  CHECK(filled.changes[1].before == "ENIGMA");
}

TEST_CASE("egocross: declared track and split are held against the set", "[egocross]") {
  const QuestionSet set = support_set();
  const auto wrong = [&](const std::string& about, const std::string& answer) {
    const Submission submission = import_one(
        {"s.json", R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"egocross",)" + about +
                       R"(},"model":{"id":"m"},"predictions":[{"id":1,"answer":")" + answer + "\"}]}"});
    const std::optional<Error> error = wrong_scope(benchmark(), set, submission);
    return error ? to_string(error->code) + ' ' + error->field + ' ' + error->value : std::string{};
  };
  CHECK(wrong(R"("track":"closeqa","split":"support")", "B").empty());
  CHECK(wrong(R"("track":"closeqa","split":"test")", "B") == "E010 benchmark.split test");
  CHECK(wrong(R"("track":"closedqa")", "B") == "E010 benchmark.track closedqa");
  CHECK(wrong(R"("track":"openqa")", "B") == "E010 benchmark.track openqa");
  CHECK(wrong(R"("track":"openqa")", "a cat").empty());
}

TEST_CASE("egocross: a clean submission goes through the template unchanged", "[egocross]") {
  const QuestionSet set = read_set({data_file("submission_template_official.json")});
  const Submission winner = import_one(data_file("submission_winner_2026.json"));
  const FilledTemplate filled = filled_from(set, winner);
  CHECK(filled.changes.empty());
  const Submission again = import_one({"predictions.json", write_predictions(filled)});
  REQUIRE(again.predictions.size() == winner.predictions.size());
  for (std::size_t i = 0; i < winner.predictions.size(); ++i) {
    CHECK(again.predictions[i].id == winner.predictions[i].id);
    CHECK(again.predictions[i].answer == winner.predictions[i].answer);
  }
}

TEST_CASE("egocross: rows that contradict the key are E017, one line a field", "[egocross]") {
  const QuestionSet set = support_set();
  const Submission submission = import_one({"predictions.json", R"([
    {"id": 1, "question_id": "support_002", "dataset": "ENIGMA", "answer": "B"},
    {"id": 2, "question_id": "support_002", "dataset": "EgoPet", "answer": "B"}])"});
  Diagnostics diagnostics;
  benchmark().check(set, read_rows(benchmark(), set, submission), diagnostics);
  CHECK(diagnostics.count(Code::ContradictoryFields) == 2);
}

TEST_CASE("egocross: one letter at 40 percent of the replies is W106", "[egocross]") {
  const QuestionSet set = support_set();
  const auto letters = [&](int bs) {
    std::string text;
    for (int i = 1; i <= 80; ++i) {
      const char letter = i <= bs ? 'B' : "ACD"[i % 3];
      text += R"({"id": )" + std::to_string(i) + R"(, "response": "{\"prediction\": \")" + letter + R"(\"}"})" + "\n";
    }
    Diagnostics diagnostics;
    const Submission submission = import_one({"replies.jsonl", text});
    benchmark().check(set, read_rows(benchmark(), set, submission), diagnostics);
    return diagnostics.count(Code::SuspiciousLetters);
  };
  CHECK(letters(31) == 0);
  CHECK(letters(32) == 1);
}

TEST_CASE("egocross: result files are checked against a re-score", "[egocross]") {
  const QuestionSet set = support_set();
  const Submission submission =
      import_one({"results.json", R"({"summary": {"total": 2, "correct": 2, "accuracy": 0.9}, "results": [
    {"id": 1, "primary_category": "Identification", "correct_option_letter": "A", "options": ["A. Cheetah", "B. Cat"],
     "prediction": "A", "success": true},
    {"id": 2, "primary_category": "Identification", "correct_option_letter": "B", "prediction": "[ERROR]",
     "success": false}]})"});
  const ResultLint lint = lint_results(set, submission);
  CHECK(lint.success_disagrees == std::vector<std::string>{"1"});
  CHECK(lint.gold_disagrees == std::vector<std::string>{"1"});
  CHECK(lint.options_differ == std::vector<std::string>{"1"});
  CHECK(lint.error_rows == std::vector<std::string>{"2"});
  CHECK(lint.summary_disagrees == std::vector<std::string>{"summary.correct", "summary.accuracy"});
  CHECK_FALSE(lint.unfinished);
  Diagnostics diagnostics;
  benchmark().check(set, read_rows(benchmark(), set, submission), diagnostics);
  CHECK(diagnostics.count(Code::ClaimedScoreDiffers) == 3);  // success, summary.correct, summary.accuracy
  CHECK(diagnostics.count(Code::OtherRevision) == 2);  // gold, options
}

TEST_CASE("egocross: rows read once for all profiles give what each profile reads by itself", "[egocross]") {
  const QuestionSet set = support_set();
  const std::vector<std::string> replies{R"({\"prediction\": \"B\", \"reason\": \"r\"})",
                                         R"({\"prediction\": \" c \"})",
                                         R"({\"prediction\": \"\\u0044\"})",
                                         R"(Here: {\"prediction\": \"A\"} so.)",
                                         R"({\"prediction\": 3, \"reason\": [\"x\"]})",
                                         R"({\"prediction\": null})",
                                         R"({\"reason\": \"none\"})",
                                         "B",
                                         "(d)",
                                         "the answer is A",
                                         "[ERROR] timeout",
                                         "  "};
  std::string text;
  for (std::size_t i = 0; i < 120; ++i) {
    const std::string id = std::to_string(i % 90 + 1);  // some ids come again, some are unknown
    text += R"({"id": )" + id + R"(, "response": ")" + replies[i % replies.size()] + "\"}\n";
  }
  const Submission submission = import_one({"replies.jsonl", text});
  REQUIRE(submission.predictions.size() == 120);
  for (const Prediction& prediction : submission.predictions) {
    const RowReading reading = read_row(benchmark(), prediction);
    for (const Profile& profile : benchmark().profiles()) {
      for (const Question& question : {set.questions[0], set.questions[1]}) {
        const Verdict once = benchmark().judge_read(profile, question, prediction, reading.reply);
        const Verdict alone = benchmark().judge(profile, question, prediction);
        REQUIRE(once.outcome == alone.outcome);
        REQUIRE(once.reason == alone.reason);
        REQUIRE(once.answer == alone.answer);
        REQUIRE(once.rule == alone.rule);
        REQUIRE(once.span == alone.span);
      }
    }
  }
  std::vector<const Profile*> all;
  for (const Profile& profile : benchmark().profiles()) all.push_back(&profile);
  Diagnostics ignored;
  const ScoredSubmission together = evaluate(benchmark(), set, submission, all, ignored);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Profile* const one[] = {all[i]};
    const ScoredSubmission alone = evaluate(benchmark(), set, submission, one, ignored);
    REQUIRE(together.runs[i].verdicts.size() == alone.runs[0].verdicts.size());
    for (std::size_t c = 0; c < alone.runs[0].scores.size(); ++c) {
      CHECK(together.runs[i].scores[c].value == alone.runs[0].scores[c].value);
      CHECK(together.runs[i].scores[c].counts == alone.runs[0].scores[c].counts);
    }
  }
}
