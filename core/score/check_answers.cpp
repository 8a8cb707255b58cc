#include "core/score/check_answers.h"

#include <string>
#include <utility>

#include "core/json/writer.h"
#include "core/score/answer_reader.h"
#include "core/text/ascii.h"

namespace ego {
namespace {

class AnswerChecker {
 public:
  AnswerChecker(const Benchmark& benchmark, const Submission& submission, Diagnostics& diagnostics)
      : reader_(benchmark), submission_(submission), diagnostics_(diagnostics) {}

  void check(const Question& question, const Prediction& prediction, const json::Value& answer) const {
    if (prediction.response) return check_beside_reply(question, prediction, answer);
    const std::string* text = answer.if_string();
    if (text == nullptr) {
      report(Code::WrongType, std::string("a letter is needed, this is ") + std::string(to_string(answer.kind())),
             prediction, answer, {});
      return;
    }
    if (text::ascii_blank(*text)) return;
    const AnswerReading reading = reader_.read(question, prediction);
    const std::optional<std::string> narrowed = narrowed_letter(question, *text);
    if (!reading.valid && narrowed) {
      report(Code::AnswerNormalised, "a full-width letter, which scoring does not read", prediction, answer,
             "write \"" + *narrowed + "\"");
    } else if (!reading.valid) {
      const std::optional<std::string> meant = reader_.probable_letter(question, prediction);
      report(Code::AnswerNotAllowed, "not one of " + allowed_letters(question), prediction, answer,
             meant ? "did you mean \"" + *meant + "\"?" : std::string{});
    } else if (reading.answer != *text && reading.answer.size() == 1) {
      report(Code::AnswerNormalised, "read as \"" + reading.answer + "\"", prediction, answer, {});
    }
  }

 private:
  void check_beside_reply(const Question& question, const Prediction& prediction, const json::Value& answer) const {
    Prediction alone;
    alone.id = prediction.id;
    alone.answer = answer;
    const AnswerReading stated = reader_.read(question, alone);
    if (!stated.valid) return;
    alone.answer.reset();
    alone.response = prediction.response;
    const AnswerReading said = reader_.read(question, alone);
    if (said.valid && said.answer != stated.answer) {
      report(Code::AnswerNormalised, "the reply says \"" + said.answer + "\"; the reply decides", prediction, answer,
             {});
    }
  }

  void report(Code code, std::string message, const Prediction& prediction, const json::Value& answer,
              std::string suggestion) const {
    if (!diagnostics_.keeps(code)) {
      diagnostics_.tally(code);
      return;
    }
    Diagnostic problem;
    problem.code = code;
    problem.message = std::move(message);
    problem.suggestion = std::move(suggestion);
    problem.input = input_label(submission_, prediction.input);
    problem.id = prediction.id;
    problem.field = "answer";
    problem.row = prediction.row;
    problem.line = prediction.line;
    const std::string* text = answer.if_string();
    problem.value = text != nullptr ? *text : json::write(answer, json::Layout::Compact);
    problem.has_value = true;
    diagnostics_.add(std::move(problem));
  }

  AnswerReader reader_;
  const Submission& submission_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_answers(const Benchmark& benchmark, const QuestionSet& questions, const ReadRows& rows,
                   const Alignment& alignment, Diagnostics& diagnostics) {
  const AnswerChecker checker(benchmark, rows.submission, diagnostics);
  for (std::size_t i = 0; i < alignment.question_count(); ++i) {
    for (const std::uint32_t row : alignment.rows_of(i)) {
      if (!rows.readings[row].has_answer) continue;
      const Prediction& prediction = rows.submission.predictions[row];
      if (!prediction.answer || prediction.answer->is_null()) continue;
      const Question& question = questions.questions[i];
      if (wants_letter(question)) checker.check(question, prediction, *prediction.answer);
    }
  }
}

}  // namespace ego
