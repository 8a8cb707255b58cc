#include "core/benchmarks/egocross/annotations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/benchmarks/egocross/facts.h"
#include "core/json/parse.h"
#include "core/text/ascii.h"

namespace ego::egocross {
namespace {

using json::Value;

/// Items gathered so far, by id.
struct Items {
  std::vector<Question> questions;
  std::unordered_map<std::string, std::size_t> by_id;
  std::unordered_map<std::string, std::size_t> by_question_id;
};

/// True if the list's first object is an annotation row of any of the known files.
bool is_item(const Value& row) {
  if (row.find("dataset") == nullptr || row.find("prediction") != nullptr) return false;
  const bool named = row.find("id") != nullptr || row.find("index") != nullptr || row.find("question_id") != nullptr;
  return named && (row.find("question_text") != nullptr || row.find("question_id") != nullptr);
}

/// `id`; in the support set `index` + 1; empty if the row has neither.
std::string id_of(const Value& row) {
  if (const Value* id = row.find("id")) return id->as_id_text().value_or("");
  const Value* index = row.find("index");
  const std::optional<std::int64_t> number = index == nullptr ? std::nullopt : index->as_int();
  return number ? std::to_string(*number + 1) : std::string{};
}

/// First present of two spellings of a field.
const Value* either(const Value& row, std::string_view a, std::string_view b) {
  const Value* value = row.find(a);
  return value != nullptr ? value : row.find(b);
}

Question& question_for(Items& items, const std::string& id, const std::string& question_id) {
  const auto known = items.by_id.find(id);
  if (!id.empty() && known != items.by_id.end()) return items.questions[known->second];
  const auto aliased = items.by_question_id.find(question_id);
  if (id.empty() && !question_id.empty() && aliased != items.by_question_id.end())
    return items.questions[aliased->second];
  const std::size_t place = items.questions.size();
  Question& question = items.questions.emplace_back();
  question.id = QuestionId{id.empty() ? question_id : id};
  question.facets.resize(kFacetCount);
  items.by_id.try_emplace(question.id.value, place);
  return question;
}

void fill(std::string& field, std::string_view text) {
  if (field.empty()) field = text;
}

/// A letter of the key as one capital; other texts stay as they are and will match nothing.
Value gold_letter(const Value& value) {
  const std::string* text = value.if_string();
  if (text == nullptr || text::ascii_blank(*text)) return {};
  const std::string_view inner = text::ascii_trim(*text);
  return inner.size() == 1 ? Value{std::string(1, text::ascii_upper(inner[0]))} : Value{inner};
}

void read_media(const Value& row, Question& question) {
  const Value* frames = either(row, "video_path", "images");
  if (frames == nullptr || !frames->is_array() || frames->if_array()->empty()) return;
  const std::string* first = frames->if_array()->front().if_string();
  if (first == nullptr) return;
  const FramePath path = parse_frame_path(*first);
  if (question.media.ref.empty()) {
    question.media.ref = path.folder;
    question.media.frames = static_cast<std::int64_t>(frames->if_array()->size());
  }
  if (question.video.value.empty() && !path.video.empty()) {
    question.video = VideoId{fmt::format("{}/{}", question.facets[kDataset], path.video)};
  }
}

void read_item(const Value& row, Question& question) {
  fill(question.facets[kDataset], canonical_dataset(row.text_or_empty("dataset")));
  fill(question.facets[kSubTask], row.text_or_empty("question_type"));
  fill(question.facets[kTask], canonical_task(row.text_or_empty("primary_category")));
  fill(question.text, row.text_or_empty("question_text"));
  const Value* options = row.find("options");
  if (question.options.empty() && options != nullptr && options->is_array()) {
    for (const Value& option : *options->if_array()) {
      if (const std::string* text = option.if_string()) question.options.push_back(*text);
    }
  }
  // A template's `answer` is a place to fill in, a support row's `answer` is the key: only the latter has a question
  // text.
  const Value* letter = row.find("correct_option_letter");
  if (letter == nullptr && row.find("question_text") != nullptr) letter = row.find("answer");
  if (question.gold.is_null() && letter != nullptr) question.gold = gold_letter(*letter);
  const Value* text = row.find("answer_text");
  if (question.open_gold.is_null() && text != nullptr) question.open_gold = *text;
  fill(question.detailed_answer, row.text_or_empty("detailed_answer"));
  const std::string_view question_id = row.text_or_empty("question_id");
  if (question.aliases.empty() && !question_id.empty()) question.aliases.emplace_back(question_id);
  read_media(row, question);
}

/// What is wrong with one row, placed.
Diagnostic row_problem(Code code, std::string message, std::string_view label, std::size_t row,
                       std::string_view field) {
  Diagnostic problem = make_error(code, std::move(message), std::string{label});
  problem.field = field;
  problem.row = row + 1;
  problem.pointer = fmt::format("/{}/{}", row, field);
  return problem;
}

void read_rows(const json::Array& rows, std::string_view label, Items& items, Diagnostics& diagnostics) {
  std::unordered_set<const Question*> seen;
  items.questions.reserve(items.questions.size() + rows.size());  // keeps the pointers in `seen` good
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string id = id_of(rows[i]);
    const std::string question_id{rows[i].text_or_empty("question_id")};
    if (id.empty() && question_id.empty()) {
      diagnostics.add(row_problem(Code::MissingField, "an item without id is left out", label, i, "id"));
      continue;
    }
    Question& question = question_for(items, id, question_id);
    if (!seen.insert(&question).second) {
      Diagnostic problem =
          row_problem(Code::DuplicateQuestionId, "the item stands twice; the first counts", label, i, "id");
      problem.id = question.id.value;
      diagnostics.add(std::move(problem));
      continue;
    }
    const std::string_view dataset = canonical_dataset(rows[i].text_or_empty("dataset"));
    if (!question.facets[kDataset].empty() && question.facets[kDataset] != dataset) {
      Diagnostic problem =
          row_problem(Code::ContradictoryFields,
                      fmt::format("another file gives dataset {}", question.facets[kDataset]), label, i, "dataset");
      problem.id = question.id.value;
      problem.value = dataset;
      problem.has_value = true;
      diagnostics.add(std::move(problem));
    }
    read_item(rows[i], question);
    if (!question_id.empty()) {
      items.by_question_id.try_emplace(question_id, static_cast<std::size_t>(&question - items.questions.data()));
    }
  }
}

/// `Dog` of `A: Dog` or `A. Dog`.
std::string_view option_text(std::string_view option) {
  if (option.size() >= 2 && option[0] >= 'A' && option[0] <= 'Z' && (option[1] == ':' || option[1] == '.')) {
    option.remove_prefix(2);
  }
  return text::ascii_trim(option);
}

void note_faults(Question& question) {
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    for (std::size_t j = i + 1; j < question.options.size(); ++j) {
      if (option_text(question.options[i]) != option_text(question.options[j])) continue;
      question.faults.push_back(
          fmt::format("Options {} and {} have the same text: an answer can be right in meaning and wrong "
                      "in letter.",
                      static_cast<char>('A' + i), static_cast<char>('A' + j)));
    }
  }
  const std::string_view video = question.video.value;
  const auto ends_with_video = [&](std::string_view name) { return video.ends_with(name); };
  constexpr std::array<std::string_view, 4> kUncertain{"CholecTrack20/VID25", "CholecTrack20/VID111",
                                                       "CholecTrack20/VID110", "CholecTrack20/VID30"};
  if (question.facets[kDataset] == "EgoSurgery" || std::any_of(kUncertain.begin(), kUncertain.end(), ends_with_video)) {
    question.faults.emplace_back(
        "The sampling rate of the frames is uncertain (0.5 or 1 frame a second): times are approximate.");
  } else if (question.media.frames > 0) {
    question.media.frames_per_second = 0.5;
  }
}

void finish(Question& question) {
  question.type = "close";
  question.facets[kDomain] = domain_of_dataset(question.facets[kDataset]);
  fill(question.facets[kTask], task_of_sub_task(question.facets[kSubTask]));
  if (question.video.value.empty()) {
    const std::string_view question_id =
        question.aliases.empty() ? std::string_view{} : std::string_view{question.aliases[0]};
    const std::string_view video = video_of_question_id(question_id, question.facets[kDataset]);
    // Without a video every question is a cluster of its own.
    question.video =
        VideoId{fmt::format("{}/{}", question.facets[kDataset], video.empty() ? question.id.value : video)};
  }
  note_faults(question);
}

/// Canonical order: by number, if every id is one; else as read.
void sort_by_number(std::vector<Question>& questions) {
  std::vector<std::pair<std::int64_t, std::size_t>> order;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::string& id = questions[i].id.value;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (error != std::errc{} || end != id.data() + id.size()) return;
    order.emplace_back(number, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<Question> sorted;
  sorted.reserve(questions.size());
  for (const auto& [number, place] : order) sorted.push_back(std::move(questions[place]));
  questions = std::move(sorted);
}

bool is_support_question(const Question& question) {
  return !question.aliases.empty() && question.aliases[0].starts_with("support_");
}

}  // namespace

FramePath parse_frame_path(std::string_view path) {
  constexpr std::string_view kFrames = "/frames/";
  FramePath parsed;
  while (path.starts_with('/')) path.remove_prefix(1);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return parsed;
  parsed.folder = path.substr(0, slash);
  const std::size_t frames = path.rfind(kFrames);
  if (frames == std::string_view::npos) return parsed;
  const std::size_t before = path.rfind('/', frames - 1);
  if (frames > 0 && before != std::string_view::npos) parsed.video = path.substr(before + 1, frames - before - 1);
  return parsed;
}

std::string_view video_of_question_id(std::string_view question_id, std::string_view dataset) {
  if (dataset.empty() || !question_id.starts_with(dataset)) return {};
  question_id.remove_prefix(dataset.size());
  if (!question_id.starts_with('_')) return {};
  question_id.remove_prefix(1);
  for (std::size_t at = question_id.find("_q"); at != std::string_view::npos; at = question_id.find("_q", at + 1)) {
    const std::size_t after = question_id.find_first_not_of("0123456789", at + 2);
    if (after != std::string_view::npos && after > at + 2 && question_id[after] == '_')
      return question_id.substr(0, at);
  }
  return {};
}

Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics) {
  Items items;
  std::string hashed;
  for (const NamedBytes& file : files) {
    EGO_TRY(const Value document, json::parse(file.bytes, file.label, json::Dialect::Strict, diagnostics));
    const json::Array* rows = document.if_array();
    if (rows == nullptr || std::none_of(rows->begin(), rows->end(), is_item)) continue;
    read_rows(*rows, file.label, items, diagnostics);
    hashed += file.bytes;
  }
  if (items.questions.empty()) {
    return make_error(Code::WrongBenchmark, "no EgoCross items in the annotations", files.empty() ? "" : files[0].label,
                      "give egocross_testbed_imgs.json, egocross_testbed_answers.json or support_answers_80.json");
  }
  QuestionSet set;
  set.benchmark = BenchmarkId{"egocross"};
  set.questions = std::move(items.questions);
  sort_by_number(set.questions);
  for (Question& question : set.questions) finish(question);
  const bool support = std::all_of(set.questions.begin(), set.questions.end(), is_support_question);
  set.split = support ? "support" : "test";
  set.gold_is_public = support;  // the testbed's answers are given out on request only
  set.sha256 = sha256_hex(hashed);
  set.revision = set.sha256.substr(0, 12);
  set.facet_keys = {"domain", "task", "sub_task", "dataset"};
  set.columns = make_columns();
  set.index();
  return set;
}

}  // namespace ego::egocross
