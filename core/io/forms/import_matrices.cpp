// Scores as numbers: the matrix of EPIC-KITCHENS-100 multi-instance retrieval and the lines of Charades-Ego.
// Source: formats.md section 3.7, exo2ego-suite.md sections 8 and 9.
#include <algorithm>
#include <cmath>
#include <memory>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/io/forms/importers.h"
#include "core/io/forms/npy.h"
#include "core/io/import_support.h"
#include "core/io/limits.h"
#include "core/json/writer.h"
#include "core/text/number_text.h"

namespace ego::io {
namespace {

// ---- EPIC-KITCHENS-100 MIR: sim_mat.npy, vis_ids.txt, txt_ids.txt

bool fits_mir(const Content& content) {
  return content.form == Form::Bundle && content.bundle->kind() == BundleKind::Mir;
}

/// One id a line; empty lines are skipped.
Result<std::vector<std::string>> read_ids(const Bundle& bundle, std::string_view name) {
  EGO_TRY(const ByteBuffer bytes, bundle.read(name));
  std::vector<std::string> ids;
  ByteView text = bytes;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    ByteView line = text.substr(0, end);
    text = end == ByteView::npos ? ByteView{} : text.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) ids.emplace_back(line);
    if (ids.size() > kMaxRows) {
      return make_error(Code::LimitExceeded, fmt::format("more than {} ids", kMaxRows), bundle.label_of(name));
    }
  }
  return ids;
}

Error wrong_shape(const Bundle& bundle, std::string message) {
  return make_error(Code::WrongShape, std::move(message), bundle.label_of("sim_mat.npy"));
}

Result<std::vector<Submission>> import_mir(Content& content, const ImportContext& context) {
  if (Status same = require_benchmark(content, context, "ek100-mir"); !same) return same.error();
  const Bundle& bundle = *content.bundle;
  EGO_TRY(const ByteBuffer bytes, bundle.read("sim_mat.npy"));
  EGO_TRY(NpyMatrix npy, read_npy(bytes, bundle.label_of("sim_mat.npy")));
  auto matrix = std::make_shared<RetrievalMatrix>();
  EGO_TRY(matrix->videos, read_ids(bundle, "vis_ids.txt"));
  EGO_TRY(matrix->captions, read_ids(bundle, "txt_ids.txt"));
  if (npy.rows != matrix->videos.size() || npy.columns != matrix->captions.size()) {
    return wrong_shape(bundle, fmt::format("the matrix is {} x {}, the id lists name {} videos and {} captions",
                                           npy.rows, npy.columns, matrix->videos.size(), matrix->captions.size()));
  }
  const auto bad = std::find_if(npy.values.begin(), npy.values.end(), [](double value) { return std::isnan(value); });
  if (bad != npy.values.end()) {
    const auto place = static_cast<std::size_t>(bad - npy.values.begin());
    Error error = make_error(Code::NotFinite, "NaN in the matrix", bundle.label_of("sim_mat.npy"));
    error.row = place / npy.columns + 1;
    error.column = place % npy.columns + 1;
    return error;
  }
  Submission submission;
  submission.benchmark = "ek100-mir";
  std::unordered_map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < matrix->videos.size(); ++i) {
    const std::string& id = matrix->videos[i];
    if (!seen.emplace(id, i).second) {
      report_row(content, context.diagnostics, Code::WrongShape, "a video stands twice in vis_ids.txt", {i + 1, i + 1},
                 "vis_ids.txt", nullptr, id);
    }
    Prediction& prediction = submission.predictions.emplace_back();
    prediction.id = id;
    prediction.row = i + 1;
    prediction.line = i + 1;
  }
  matrix->single_precision = npy.single_precision;
  matrix->values = std::move(npy.values);
  submission.matrix = std::move(matrix);
  return single(std::move(submission));
}

// ---- Charades-Ego: `VIDEOID s0 ... s156` a line

constexpr std::size_t kCharadesClasses = 157;

std::string_view next_word(std::string_view& line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t\r"), line.size());
  line.remove_prefix(begin);
  const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

bool fits_charades(const Content& content) {
  if (content.form != Form::Other && content.form != Form::Table) return false;
  ByteView text = content.text();
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  std::string_view line = text.substr(0, text.find('\n'));
  if (next_word(line).empty()) return false;
  std::size_t numbers = 0;
  for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
    if (!text::parse_float(word)) return false;
    ++numbers;
  }
  return numbers >= kCharadesClasses / 2;  // a cut line is one of this form still; two words are not
}

/// Numbers of a line; infinities as the texts of the suite. Nothing (and a message) if one is no number.
std::optional<json::Array> read_scores(const Content& content, std::string_view line, const std::string& id,
                                       RowPlace place, Diagnostics& diagnostics) {
  json::Array scores;
  for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
    const std::optional<double> number = text::parse_float(word);
    if (!number || std::isnan(*number)) {
      const json::Value shown_word(word);
      report_row(content, diagnostics, number ? Code::NotFinite : Code::WrongType,
                 number ? "NaN cannot be ranked" : "not a number", place, "scores", &shown_word, id);
      return std::nullopt;
    }
    if (std::isinf(*number))
      scores.emplace_back(*number > 0 ? "inf" : "-inf");
    else
      scores.push_back(json::number(*number));
  }
  return scores;
}

Result<std::vector<Submission>> import_charades(Content& content, const ImportContext& context) {
  if (Status same = require_benchmark(content, context, "charades-ego"); !same) return same.error();
  Submission submission;
  submission.benchmark = "charades-ego";
  ByteView text = content.text();
  RowPlace place;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == ByteView::npos ? ByteView{} : text.substr(end + 1);
    ++place.line;
    const std::string id(next_word(line));
    if (id.empty()) continue;  // LaViLa writes a blank line after each
    if (++place.row > kMaxRows) {
      return make_error(Code::LimitExceeded, fmt::format("more than {} rows", kMaxRows), content.label);
    }
    const auto scores = read_scores(content, line, id, place, context.diagnostics);
    if (!scores) continue;
    if (scores->size() != kCharadesClasses) {
      report_row(content, context.diagnostics, Code::WrongShape,
                 fmt::format("{} numbers, expected {}", scores->size(), kCharadesClasses), place, "scores", nullptr,
                 id);
      continue;
    }
    Prediction& prediction = submission.predictions.emplace_back();
    prediction.id = id;
    prediction.row = place.row;
    prediction.line = place.line;
    prediction.extras.emplace_back("option_scores", *scores);
  }
  return single(std::move(submission));
}

}  // namespace

const Importer kMirImporter{"mir-matrix", fits_mir, import_mir};
const Importer kCharadesImporter{"charades-text", fits_charades, import_charades};

}  // namespace ego::io
