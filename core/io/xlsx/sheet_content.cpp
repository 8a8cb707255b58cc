#include "core/io/xlsx/sheet_content.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/io/xlsx/workbook.h"
#include "core/json/parse.h"

namespace ego::io {
namespace {

constexpr std::string_view kPrediction = "prediction";

void note_loss(Content& content, std::uint64_t count, std::string message, std::string suggestion) {
  if (count == 0) return;
  Diagnostic warning = make_error(Code::SpreadsheetLoss, std::move(message), content.label, std::move(suggestion));
  warning.count = count;
  content.notes.add(std::move(warning));
}

}  // namespace

Result<Content> sheet_content(const ZipArchive& archive, ByteView bytes, std::string_view label) {
  EGO_TRY(Sheet sheet, read_first_sheet(archive, label));
  Content content;
  content.label = label;
  content.original = bytes;
  content.form = Form::Json;
  if (sheet.rows.size() < 2) return make_error(Code::EmptyFile, "the first sheet holds no records", content.label);
  const std::vector<std::string> header = std::move(sheet.rows.front().cells);
  if (std::uint64_t{header.size()} * (sheet.rows.size() - 1) > json::kMaxValues) {
    return make_error(Code::LimitExceeded, fmt::format("more than {} cells", json::kMaxValues), content.label,
                      "save the table as CSV");
  }
  const auto prediction = std::find(header.begin(), header.end(), kPrediction) - header.begin();
  const auto prediction_column = static_cast<std::size_t>(prediction);
  std::uint64_t lost = 0;
  json::Array records;
  records.reserve(sheet.rows.size() - 1);
  for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
    SheetRow& row = sheet.rows[i];
    row.cells.resize(header.size());
    if (prediction_column < header.size() && row.cells[prediction_column].empty()) ++lost;
    json::Object members;
    members.reserve(header.size());
    for (std::size_t column = 0; column < header.size(); ++column) {
      if (!header[column].empty()) members.emplace_back(header[column], std::move(row.cells[column]));
    }
    records.emplace_back(std::move(members));
    content.record_lines.push_back(row.number);
  }
  content.document = std::move(records);
  note_loss(content, lost, fmt::format("{} rows have an empty prediction cell", lost),
            "cells that begin with a long URL are lost when a workbook is written (open-compass/VLMEvalKit#1689): "
            "look into the JSON or TSV of the same run");
  note_loss(content, sheet.cut_cells,
            fmt::format("{} cells hold 32,767 characters: longer replies were cut when the workbook was written",
                        sheet.cut_cells),
            "look into the JSON or TSV of the same run");
  note_loss(content, sheet.formula_cells,
            fmt::format("{} cells hold a formula and are read as empty: a text that begins with = became one",
                        sheet.formula_cells),
            "look into the JSON or TSV of the same run");
  return content;
}

}  // namespace ego::io
