#include "core/interchange/prediction_tables.h"

#include <string>
#include <utility>
#include <vector>

#include "core/io/csv_reader.h"
#include "core/io/xlsx/workbook.h"
#include "core/json/writer.h"

namespace ego::interchange {
namespace {

std::string text_of(const json::Value& value) {
  return value.as_id_text().value_or(value.is_null() ? std::string{} : json::write(value, json::Layout::Compact));
}

/// The reply; else the answer that was sent instead; else the harness's words for an error.
std::string said(const Prediction& prediction) {
  if (prediction.response) return *prediction.response;
  if (prediction.answer) return text_of(*prediction.answer);
  return prediction.error.empty() ? std::string{} : "Failed to obtain answer via API. " + prediction.error;
}

}  // namespace

ByteBuffer write_plain_jsonl(const Submission& submission) {
  ByteBuffer out;
  for (const Prediction& prediction : submission.predictions) {
    json::Object row{{"id", prediction.id}};
    if (!prediction.track.empty()) row.emplace_back("track", prediction.track);
    if (prediction.response) row.emplace_back("response", *prediction.response);
    if (prediction.answer) row.emplace_back(prediction.response ? "sent_answer" : "answer", *prediction.answer);
    if (!prediction.error.empty()) row.emplace_back("error", prediction.error);
    if (!prediction.finish.empty()) row.emplace_back("finish", prediction.finish);
    for (const std::string_view name : {"repeat", "phase", "round", "option_scores", "option_losses"}) {
      if (const auto value = prediction.extras.find(name)) row.emplace_back(std::string(name), *value);
    }
    out += json::write(row, json::Layout::Compact);
    out += '\n';
  }
  return out;
}

ByteBuffer write_plain_csv(const Submission& submission) {
  ByteBuffer out = "id,response,sent_answer,error\n";
  for (const Prediction& prediction : submission.predictions) {
    const std::string answer = prediction.answer ? text_of(*prediction.answer) : std::string{};
    io::append_csv_cell(out, prediction.id, ',');
    for (const std::string& cell : {said(prediction), answer, prediction.error}) {
      out += ',';
      io::append_csv_cell(out, cell, ',');
    }
    out += '\n';
  }
  return out;
}

Result<ByteBuffer> write_vlmevalkit_xlsx(const Submission& submission, const QuestionSet* questions,
                                         std::string_view label, Diagnostics& diagnostics) {
  std::vector<std::vector<io::CellValue>> rows{
      {{"index"}, {"id"}, {"category"}, {"question"}, {"answer"}, {"prediction"}}};
  for (std::size_t i = 0; i < submission.predictions.size(); ++i) {
    const Prediction& prediction = submission.predictions[i];
    std::string question;
    std::string gold;
    const auto index = questions == nullptr ? std::nullopt : questions->find(prediction.id);
    if (index) question = questions->questions[*index].text;
    if (index && questions->gold_is_public) gold = text_of(questions->questions[*index].gold);
    rows.push_back(
        {{std::to_string(i), true}, {prediction.id}, {prediction.track}, {question}, {gold}, {said(prediction)}});
  }
  return io::write_workbook("Sheet1", rows, label, diagnostics);
}

}  // namespace ego::interchange
