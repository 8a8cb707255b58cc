#include "core/io/fix.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/quote.h"
#include "core/io/field_rules.h"
#include "core/io/submission_writer.h"
#include "core/score/answer_reader.h"
#include "core/score/evaluate.h"

namespace ego::io {
namespace {

constexpr std::string_view kOurForm = "egoscope";

bool same_answer(const Prediction& a, const Prediction& b) {
  return a.response == b.response && a.answer == b.answer && a.error == b.error && a.extras == b.extras;
}

/// Rows mended one after the other, in the order of the questions.
class Mender {
 public:
  Mender(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission)
      : questions_(questions),
        submission_(submission),
        reader_(benchmark),
        used_(submission.predictions.size(), false) {}

  MendedFile run(const Alignment& alignment, std::string_view benchmark) {
    Submission fixed;
    fixed.model = submission_.model;
    fixed.run = submission_.run;
    fixed.track = submission_.track;
    fixed.split = submission_.split;
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < alignment.question_count(); ++i) {
      const std::span<const std::uint32_t> rows = alignment.rows_of(i);
      for (std::size_t k = 0; k < rows.size(); ++k) {
        used_[rows[k]] = true;
        if (k > 0 && same_answer(submission_.predictions[rows.front()], submission_.predictions[rows[k]])) {
          note("identical duplicate left out", submission_.predictions[rows[k]], "", "", "");
          continue;
        }
        if (rows[k] < last) ++moved_;
        last = std::max(last, rows[k]);
        fixed.predictions.push_back(mended(questions_.questions[i], submission_.predictions[rows[k]]));
      }
    }
    // No single repair is known for these; whoever reads the file again is told again.
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (!used_[i]) fixed.predictions.push_back(with_track(submission_.predictions[i]));
    }
    if (moved_ > 0)
      repairs_.push_back({fmt::format("{} rows put into the benchmark's order", moved_), "", "", "", "", 0});
    return {"submission.json", write_submission(fixed, benchmark, questions_.revision), std::move(repairs_)};
  }

 private:
  /// Our form has no track in its rows: it is part of the id.
  static Prediction with_track(Prediction sent) {
    if (!sent.track.empty() && sent.id.find('/') == std::string::npos)
      sent.id = fmt::format("{}/{}", sent.track, sent.id);
    return sent;
  }

  Prediction mended(const Question& question, const Prediction& sent) {
    Prediction prediction = sent;
    if (prediction.id != question.id.value) {
      note("id in the benchmark's own spelling", sent, "id", sent.id, question.id.value);
      prediction.id = question.id.value;
    }
    const std::string* text = sent.answer && !sent.response ? sent.answer->if_string() : nullptr;
    if (text == nullptr || !wants_letter(question)) return prediction;
    const AnswerReading reading = reader_.read(question, sent);
    std::optional<std::string> letter;
    if (reading.valid && reading.answer.size() == 1) letter = reading.answer;
    if (!letter) letter = narrowed_letter(question, *text);
    const bool clean = letter.has_value();
    if (!letter && !text->empty()) letter = reader_.probable_letter(question, sent);
    if (letter && *letter != *text) {
      note(clean ? "letter case, spaces or width" : "letter found in a longer answer", sent, "answer", *text, *letter);
      prediction.answer = *letter;
    }
    return prediction;
  }

  void note(std::string what, const Prediction& sent, std::string field, std::string before, std::string after) {
    repairs_.push_back({std::move(what), sent.id, std::move(field), std::move(before), std::move(after), sent.row});
  }

  const QuestionSet& questions_;
  const Submission& submission_;
  AnswerReader reader_;
  std::vector<bool> used_;
  std::vector<Repair> repairs_;
  std::uint64_t moved_ = 0;
};

bool is_in_our_form(const Submission& submission) {
  return !submission.inputs.empty() && submission.inputs.front().importer == kOurForm;
}

}  // namespace

MendedFile fix_submission(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission) {
  if (!is_in_our_form(submission)) {
    if (std::optional<MendedFile> own = benchmark.fill_own_form(questions, &submission)) return std::move(*own);
  }
  Diagnostics reported_before;
  const Alignment alignment = align_predictions(benchmark, questions, submission, reported_before);
  return Mender(benchmark, questions, submission).run(alignment, benchmark.info().id.value);
}

MendedFile write_template(const Benchmark& benchmark, const QuestionSet& questions) {
  if (std::optional<MendedFile> own = benchmark.fill_own_form(questions, nullptr)) return std::move(*own);
  Submission empty;
  empty.model.id = "your-organization/your-model";
  for (const Question& question : questions.questions) {
    Prediction prediction;
    prediction.id = question.id.value;
    prediction.response.emplace();
    empty.predictions.push_back(std::move(prediction));
  }
  return {"submission.json", write_submission(empty, benchmark.info().id.value, questions.revision), {}};
}

std::string to_text(const std::vector<Repair>& repairs) {
  std::string text;
  for (const Repair& repair : repairs) {
    if (repair.row != 0) text += fmt::format("row={} ", repair.row);
    if (!repair.id.empty()) text += fmt::format("id={} ", single_line(repair.id));
    if (!repair.field.empty()) {
      text += repair.field + ": ";
      append_json_string(text, repair.before);
      text += " \u2192 ";
      append_json_string(text, repair.after);
      text += ' ';
    }
    text += fmt::format("({})\n", repair.what);
  }
  return text;
}

}  // namespace ego::io
