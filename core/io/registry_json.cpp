#include "core/io/registry_json.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/json/parse.h"
#include "core/json/writer.h"

namespace ego::io {
namespace {

using json::Value;

constexpr std::string_view kFormat = "egoscope.registry";
constexpr std::string_view kVersion = "1.0";

double number_or_zero(const Value& object, std::string_view key) {
  const Value* member = object.find(key);
  return member == nullptr ? 0.0 : member->as_double().value_or(0.0);
}

std::string text_of(const Value& object, std::string_view key) { return std::string{object.text_or_empty(key)}; }

bool flag_of(const Value& object, std::string_view key, bool otherwise) {
  const Value* member = object.find(key);
  const bool* flag = member == nullptr ? nullptr : member->if_bool();
  return flag == nullptr ? otherwise : *flag;
}

/// Texts of a list; items of other kinds are left out.
std::vector<std::string> texts_of(const Value* list) {
  std::vector<std::string> texts;
  if (list == nullptr || !list->is_array()) return texts;
  for (const Value& item : *list->if_array()) {
    if (const std::string* text = item.if_string()) texts.push_back(*text);
  }
  return texts;
}

std::span<const json::Member> members_of(const Value* object) {
  if (object == nullptr || !object->is_object()) return {};
  return *object->if_object();
}

void read_facets(const Value* facets, QuestionSet& set, Question& question) {
  for (const json::Member& facet : members_of(facets)) {
    const std::string* text = facet.second.if_string();
    if (text == nullptr) continue;
    std::optional<std::size_t> place = set.facet_index(facet.first);
    if (!place) {
      place = set.facet_keys.size();
      set.facet_keys.push_back(facet.first);
    }
    if (question.facets.size() <= *place) question.facets.resize(*place + 1);
    question.facets[*place] = *text;
  }
}

MediaRef read_media(const Value& media) {
  MediaRef ref;
  ref.ref = text_of(media, "ref");
  ref.start_secs = number_or_zero(media, "start");
  ref.end_secs = number_or_zero(media, "end");
  ref.frames_per_second = number_or_zero(media, "fps");
  const Value* frames = media.find("frames");
  ref.frames = frames == nullptr ? 0 : frames->as_int().value_or(0);
  return ref;
}

std::vector<Interval> read_evidence(const Value* list) {
  std::vector<Interval> intervals;
  if (list == nullptr || !list->is_array()) return intervals;
  for (const Value& item : *list->if_array()) {
    const json::Array* ends = item.if_array();
    if (ends == nullptr || ends->size() != 2) continue;
    const std::optional<double> start = (*ends)[0].as_double();
    const std::optional<double> end = (*ends)[1].as_double();
    if (start && end && *start < *end) intervals.push_back({*start, *end});
  }
  return intervals;
}

Question read_item(const Value& item, std::string id, QuestionSet& set) {
  Question question;
  question.id = QuestionId{std::move(id)};
  question.aliases = texts_of(item.find("aliases"));
  const Value* clusters = item.find("clusters");
  const std::string_view video = clusters == nullptr ? std::string_view{} : clusters->text_or_empty("video");
  question.video = VideoId{std::string{video.empty() ? std::string_view{question.id.value} : video}};
  read_facets(item.find("facets"), set, question);
  question.type = text_of(item, "type");
  question.text = text_of(item, "question");
  question.options = texts_of(item.find("options"));
  if (const Value* gold = item.find("gold")) question.gold = *gold;
  if (const Value* media = item.find("media")) question.media = read_media(*media);
  question.evidence = read_evidence(item.find("evidence"));
  if (const Value* extension = item.find("x")) {
    question.text_zh = text_of(*extension, "question_zh");
    question.options_zh = texts_of(extension->find("options_zh"));
    if (question.options_zh.size() != question.options.size()) question.options_zh.clear();
    question.media.poster = text_of(*extension, "poster");
    question.detailed_answer = text_of(*extension, "detailed_answer");
    question.faults = texts_of(extension->find("faults"));
    if (const Value* open_gold = extension->find("open_gold")) question.open_gold = *open_gold;
  }
  return question;
}

Column read_column(const Value& value) {
  Column column;
  column.id = ColumnId{text_of(value, "id")};
  column.title = text_of(value, "title");
  column.title_zh = text_of(value, "title_zh");
  column.group = text_of(value, "group");
  if (!value.text_or_empty("metric").empty()) column.metric = text_of(value, "metric");
  column.higher_is_better = flag_of(value, "higher_is_better", true);
  column.shown_by_default = flag_of(value, "default", true);
  for (const json::Member& part : members_of(value.find("slice"))) {
    if (const std::string* text = part.second.if_string()) column.slice.emplace_back(part.first, *text);
  }
  return column;
}

/// Tests of a slice in the order of the facets: the file sorts them by name.
void restore_order(const QuestionSet& set, Column& column) {
  std::stable_sort(column.slice.begin(), column.slice.end(), [&](const auto& a, const auto& b) {
    const std::size_t last = set.facet_keys.size();
    return set.facet_index(a.first).value_or(last) < set.facet_index(b.first).value_or(last);
  });
}

void read_items(const json::Array& items, std::string_view label, QuestionSet& set, Diagnostics& diagnostics) {
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Value* id = items[i].find("id");
    std::string text = id == nullptr ? std::string{} : id->as_id_text().value_or("");
    if (!text.empty() && seen.insert(text).second) {
      set.questions.push_back(read_item(items[i], std::move(text), set));
      continue;
    }
    Diagnostic problem = make_error(Code::MissingField, "an item without id is left out", std::string{label});
    if (!text.empty()) {
      problem.code = Code::DuplicateQuestionId;
      problem.message = "the item stands twice; the first counts";
      problem.id = std::move(text);
    }
    problem.field = "id";
    problem.row = i + 1;
    problem.pointer = fmt::format("/items/{}", i);
    diagnostics.add(std::move(problem));
  }
  for (Question& question : set.questions) question.facets.resize(set.facet_keys.size());
}

Value texts(const std::vector<std::string>& list) { return json::Array(list.begin(), list.end()); }

Value write_item(const QuestionSet& set, const Question& question) {
  json::Object item{{"id", question.id.value},
                    {"aliases", texts(question.aliases)},
                    {"clusters", json::Object{{"video", question.video.value}}},
                    {"type", question.type},
                    {"question", question.text},
                    {"options", texts(question.options)},
                    {"k", json::number(static_cast<std::uint64_t>(question.options.size()))}};
  json::Object facets;
  for (std::size_t i = 0; i < set.facet_keys.size() && i < question.facets.size(); ++i) {
    if (!question.facets[i].empty()) facets.emplace_back(set.facet_keys[i], question.facets[i]);
  }
  item.emplace_back("facets", std::move(facets));
  const MediaRef& media = question.media;
  if (!media.ref.empty()) {
    item.emplace_back("media", json::Object{{"ref", media.ref},
                                            {"start", json::number(media.start_secs)},
                                            {"end", json::number(media.end_secs)},
                                            {"fps", json::number(media.frames_per_second)},
                                            {"frames", json::number(media.frames)}});
  }
  json::Array evidence;
  for (const Interval& interval : question.evidence) {
    evidence.push_back(json::Array{json::number(interval.start_secs), json::number(interval.end_secs)});
  }
  if (!evidence.empty()) item.emplace_back("evidence", std::move(evidence));
  json::Object extension;
  if (!question.text_zh.empty()) extension.emplace_back("question_zh", question.text_zh);
  if (!question.options_zh.empty()) extension.emplace_back("options_zh", texts(question.options_zh));
  if (!media.poster.empty()) extension.emplace_back("poster", media.poster);
  if (!question.faults.empty()) extension.emplace_back("faults", texts(question.faults));
  if (set.gold_is_public) {
    if (!question.gold.is_null()) item.emplace_back("gold", question.gold);
    if (!question.open_gold.is_null()) extension.emplace_back("open_gold", question.open_gold);
    if (!question.detailed_answer.empty()) extension.emplace_back("detailed_answer", question.detailed_answer);
  }
  if (!extension.empty()) item.emplace_back("x", std::move(extension));
  return item;
}

Value write_column(const QuestionSet& set, const Column& column) {
  const auto n = std::count_if(set.questions.begin(), set.questions.end(),
                               [&](const Question& question) { return set.in_column(question, column); });
  json::Object slice;
  for (const auto& [key, value] : column.slice) slice.emplace_back(key, value);
  json::Object written{{"id", column.id.value},
                       {"title", column.title},
                       {"title_zh", column.title_zh},
                       {"group", column.group},
                       {"metric", column.metric},
                       {"higher_is_better", Value{column.higher_is_better}},
                       {"default", Value{column.shown_by_default}},
                       {"n", json::number(static_cast<std::int64_t>(n))},
                       {"slice", std::move(slice)}};
  if (n == 0) written.emplace_back("absent", Value{true});
  return written;
}

Value write_profile(const Profile& profile) {
  return json::Object{{"id", profile.id.value},
                      {"version", profile.version},
                      {"title", profile.title},
                      {"title_zh", profile.title_zh},
                      {"question_type", profile.question_type},
                      {"source", profile.source},
                      {"default", Value{profile.shown_by_default}}};
}

}  // namespace

Result<QuestionSet> read_registry(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  EGO_TRY(const Value document, json::parse(bytes, label, json::Dialect::Strict, diagnostics));
  if (document.text_or_empty("format") != kFormat) {
    return make_error(Code::UnknownFormat, fmt::format("no `\"format\": \"{}\"`", kFormat), std::string{label});
  }
  if (const std::string_view version = document.text_or_empty("version");
      version != "1" && !version.starts_with("1.")) {
    return make_error(Code::UnsupportedVersion, fmt::format("registry version `{}`, known is {}", version, kVersion),
                      std::string{label});
  }
  const Value* items = document.find("items");
  if (document.text_or_empty("id").empty() || items == nullptr || !items->is_array()) {
    return make_error(Code::MissingField, "a registry needs `id` and a list `items`", std::string{label});
  }
  QuestionSet set;
  set.benchmark = BenchmarkId{text_of(document, "id")};
  set.revision = text_of(document, "revision");
  if (const Value* extension = document.find("x")) {
    set.split = text_of(*extension, "split");
    set.facet_keys = texts_of(extension->find("facets"));
  }
  set.sha256 = sha256_hex(bytes);
  set.gold_is_public = !flag_of(document, "gated", false);
  read_items(*items->if_array(), label, set, diagnostics);
  if (const Value* columns = document.find("columns"); columns != nullptr && columns->is_array()) {
    for (const Value& column : *columns->if_array()) set.columns.push_back(read_column(column));
    for (Column& column : set.columns) restore_order(set, column);
  }
  set.index();
  return set;
}

std::string write_registry(const QuestionSet& questions, const BenchmarkInfo& info, std::span<const Profile> profiles) {
  json::Array columns;
  for (const Column& column : questions.columns) columns.push_back(write_column(questions, column));
  json::Array listed;
  for (const Profile& profile : profiles) listed.push_back(write_profile(profile));
  json::Array items;
  for (const Question& question : questions.questions) items.push_back(write_item(questions, question));
  json::Object registry{{"format", kFormat},
                        {"version", kVersion},
                        {"id", questions.benchmark.value},
                        {"title", json::Object{{"en", info.title}, {"zh", info.title_zh}}},
                        {"revision", questions.revision},
                        {"license", info.license},
                        {"gated", Value{!questions.gold_is_public}},
                        {"columns", std::move(columns)},
                        {"profiles", std::move(listed)},
                        {"items", std::move(items)}};
  json::Object extension;
  if (!questions.split.empty()) extension.emplace_back("split", questions.split);
  // The members of `facets` are sorted in the file; a benchmark knows its facets by their places.
  if (questions.facet_keys.size() > 1) extension.emplace_back("facets", texts(questions.facet_keys));
  if (!extension.empty()) registry.emplace_back("x", std::move(extension));
  return json::write(registry, json::Layout::Indented);
}

}  // namespace ego::io
