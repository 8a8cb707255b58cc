#include "core/io/field_names.h"

#include <span>

#include "core/text/ascii.h"

namespace ego::io {
namespace {

std::string_view first_present(const json::Record& row, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (row.find(name).found()) return name;
  }
  return {};
}

bool is_single_letter(const json::Field& value) {
  if (!value.is_string()) return false;
  std::string room;
  const std::string_view trimmed = text::ascii_trim(value.text(room));
  return trimmed.size() == 1 && text::ascii_upper(trimmed[0]) >= 'A' && text::ascii_upper(trimmed[0]) <= 'Z';
}

}  // namespace

PlainFields find_plain_fields(const json::Record& row, const ImportOptions& options) {
  PlainFields fields;
  fields.id = options.id_field.empty() ? first_present(row, kIdFields) : std::string_view{options.id_field};
  fields.reply =
      options.answer_field.empty() ? first_present(row, kReplyFields) : std::string_view{options.answer_field};
  if (!row.find(fields.id).found()) fields.id = {};
  if (!row.find(fields.reply).found()) fields.reply = {};
  if (fields.reply.empty()) fields.scores = first_present(row, kScoreFields);
  const bool beside = fields.reply == "response" || fields.reply == "prediction" || fields.reply == "pred" ||
                      (!options.answer_field.empty() && fields.reply != "answer");
  fields.answer_is_gold = beside && row.find("answer").found();
  return fields;
}

bool holds_answer(std::string_view field, const json::Field& value) {
  if (field == "answer" || field == "label" || field == "choice") return true;
  if (field == "prediction" || field == "pred") return is_single_letter(value) || !value.is_string();
  return !value.is_string();
}

}  // namespace ego::io
