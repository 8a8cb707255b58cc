#include "core/io/review_patch.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace ego::io {
namespace {

constexpr std::string_view kFormat = "egoscope.review";

/// Index of the first change that is not before that name.
std::size_t place_of(std::span<const ReviewChange> changes, std::string_view id, std::string_view row,
                     std::string_view field) {
  const auto place = std::lower_bound(
      changes.begin(), changes.end(), std::tie(id, row, field), [](const ReviewChange& change, const auto& wanted) {
        return std::tuple<std::string_view, std::string_view, std::string_view>(change.id, change.row, change.field) <
               wanted;
      });
  return static_cast<std::size_t>(place - changes.begin());
}

bool is_named(const ReviewChange& change, std::string_view id, std::string_view row, std::string_view field) {
  return change.id == id && change.row == row && change.field == field;
}

/// A text or a number as text; empty for anything else.
std::string text_member(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  return value == nullptr ? std::string{} : value->as_id_text().value_or(std::string{});
}

}  // namespace

const ReviewChange* find_change(std::span<const ReviewChange> changes, std::string_view id, std::string_view row,
                                std::string_view field) {
  const std::size_t place = place_of(changes, id, row, field);
  return place < changes.size() && is_named(changes[place], id, row, field) ? &changes[place] : nullptr;
}

void set_change(std::vector<ReviewChange>& changes, ReviewChange change) {
  const auto place =
      changes.begin() + static_cast<std::ptrdiff_t>(place_of(changes, change.id, change.row, change.field));
  const bool there = place != changes.end() && is_named(*place, change.id, change.row, change.field);
  const bool empty = change.after.empty() && change.note.empty();
  if (there && empty)
    changes.erase(place);
  else if (there)
    *place = std::move(change);
  else if (!empty)
    changes.insert(place, std::move(change));
}

ByteBuffer write_review_patch(const ReviewPatch& patch) {
  json::Array changes;
  for (const ReviewChange& change : patch.changes) {
    changes.emplace_back(json::Object{{"id", change.id},
                                      {"row", change.row},
                                      {"field", change.field},
                                      {"old", change.before},
                                      {"new", change.after},
                                      {"note", change.note}});
  }
  return json::write(json::Object{{"format", kFormat},
                                  {"version", "1.0"},
                                  {"benchmark", patch.benchmark},
                                  {"revision", patch.revision},
                                  {"changes", std::move(changes)}},
                     json::Layout::Indented);
}

bool is_review_patch(ByteView document) {
  if (document.find(kFormat) == ByteView::npos) return false;  // large files of other kinds are not read twice
  Diagnostics ignored;
  const Result<json::Value> value = json::parse(document, "", json::Dialect::Strict, ignored);
  return value.ok() && value.value().text_or_empty("format") == kFormat;
}

Result<ReviewPatch> read_review_patch(ByteView document, std::string_view label, Diagnostics& diagnostics) {
  const std::string input(label);
  EGO_TRY(const json::Value root, json::parse(document, label, json::Dialect::Strict, diagnostics));
  if (root.text_or_empty("format") != kFormat) return make_error(Code::UnknownFormat, "no review file", input);
  if (!root.text_or_empty("version").starts_with("1."))
    return make_error(Code::UnsupportedVersion, "a review file of a version other than 1.x", input);
  const json::Value* list = root.find("changes");
  if (list == nullptr || !list->is_array()) return make_error(Code::MissingField, "no list of changes", input);
  ReviewPatch patch{std::string(root.text_or_empty("benchmark")), text_member(root, "revision"), {}};
  std::uint64_t row = 0;
  for (const json::Value& entry : *list->if_array()) {
    ++row;
    ReviewChange change{text_member(entry, "id"),  text_member(entry, "row"), text_member(entry, "field"),
                        text_member(entry, "old"), text_member(entry, "new"), text_member(entry, "note")};
    const bool named = !change.id.empty() && !change.field.empty();
    if (named && find_change(patch.changes, change.id, change.row, change.field) == nullptr) {
      set_change(patch.changes, std::move(change));
      continue;
    }
    Error error = named ? make_error(Code::DuplicateQuestionId, "remarked twice; the first remark counts", input)
                        : make_error(Code::MissingField, "a remark needs id and field", input);
    error.row = row;
    diagnostics.add(std::move(error));
  }
  return patch;
}

}  // namespace ego::io
