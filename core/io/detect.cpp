#include "core/io/detect.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/io/field_names.h"
#include "core/io/forms/importers.h"
#include "core/io/rows.h"
#include "core/json/parse.h"
#include "core/score/nearest_id.h"

namespace ego::io {
namespace {

constexpr std::size_t kNamesShown = 12;

std::vector<std::string> field_names(const Content& content) {
  if (content.form == Form::Table) return content.header;
  std::vector<std::string> names;
  const json::Value* row = first_row(content);
  const json::Object* members = row == nullptr ? nullptr : row->if_object();
  if (members == nullptr) return names;
  for (const json::Member& member : *members) names.push_back(member.first);
  return names;
}

/// The field that is probably meant for one of the known ones, and that one; empty texts if none is near.
std::pair<std::string, std::string> likely_name(const std::vector<std::string>& names,
                                                std::span<const std::string_view> known) {
  for (const std::string& name : names) {
    for (const std::string_view wanted : known) {
      const bool near = wanted.size() > 3 && edit_distance_within(folded_id(name), wanted, 2);
      if (near || folded_id(name) == wanted) return {name, std::string(wanted)};
    }
  }
  return {};
}

Error not_recognised(const Content& content) {
  Error error = make_error(Code::UnknownFormat, {}, content.label);
  if (content.form == Form::Other) {
    error.message = "neither JSON, JSONL nor a table with a header line";
    error.suggestion = "the forms are listed by egoscope score --help, and told in docs/formats.md";
    return error;
  }
  std::vector<std::string> names = field_names(content);
  const json::Array* list = content.document.if_array();
  if (content.form == Form::Json && list != nullptr && list->empty()) {
    return make_error(Code::EmptyFile, "the list has no records", content.label);
  }
  if (names.empty()) {
    error.message = "JSON without records";
    error.suggestion = "the plainest form is a list of {\"id\": ..., \"response\": ...}";
    return error;
  }
  const auto [near_id, id] = likely_name(names, kIdFields);
  const auto [near_reply, reply] = likely_name(names, kReplyFields);
  const bool has_id = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return std::find(kIdFields.begin(), kIdFields.end(), name) != kIdFields.end();
  });
  if (names.size() > kNamesShown) names.resize(kNamesShown);
  error.message = fmt::format(
      "the records have no field for {} (nearest format: {}); their fields: {}", has_id ? "the reply" : "the id",
      content.form == Form::Table ? kPlainTableImporter.name : kPlainJsonImporter.name, fmt::join(names, ", "));
  const std::string& near = has_id ? near_reply : near_id;
  error.suggestion = near.empty() ? "name the fields with --id-field and --answer-field"
                                  : fmt::format("did you mean \"{}\" to be \"{}\"?", near, has_id ? reply : id);
  return error;
}

bool fits(const ChosenImporter& importer, const Content& content) {
  if (importer.general != nullptr) return importer.general->fits(content);
  return content.form == Form::Json && importer.native->recognise(content.document);
}

std::vector<ChosenImporter> specific(const Benchmark& benchmark) {
  std::vector<ChosenImporter> all;
  for (const Importer* importer : specific_importers()) all.push_back({importer->name, importer, nullptr});
  for (const NativeFormat& format : benchmark.native_formats()) all.push_back({format.name, nullptr, &format});
  return all;
}

bool allows_harness_dialect(const ChosenImporter& importer) {
  return importer.general == &kLmmsResultsImporter || importer.general == &kLmmsSamplesImporter ||
         importer.general == &kInspectJsonImporter;
}

/// Where the bare NaN or infinity stands that only harness logs may hold.
Error bare_number(const Content& content) {
  Diagnostics ignored;
  const Result<json::Value> again = json::parse(content.text(), content.label, json::Dialect::Strict, ignored);
  return again.ok() ? not_recognised(content) : again.error();
}

Result<ChosenImporter> checked_dialect(const ChosenImporter& importer, const Content& content) {
  if (!content.harness_dialect || allows_harness_dialect(importer)) return importer;
  return bare_number(content);
}

Result<ChosenImporter> named(const Benchmark& benchmark, const Content& content, std::string_view name) {
  if (name == "lmms-eval") name = kLmmsSamplesImporter.name;
  std::vector<ChosenImporter> all = specific(benchmark);
  all.reserve(all.size() + plain_importers().size());
  for (const Importer* importer : plain_importers()) all.push_back({importer->name, importer, nullptr});
  const auto found = std::find_if(all.begin(), all.end(), [&](const ChosenImporter& i) { return i.name == name; });
  if (found == all.end()) {
    std::vector<std::string_view> names;
    names.reserve(all.size());
    for (const ChosenImporter& importer : all) names.push_back(importer.name);
    Error error =
        make_error(Code::UnknownName, fmt::format("no importer of that name; there are {}", fmt::join(names, ", ")));
    error.field = "from";
    error.value = name;
    error.has_value = true;
    return error;
  }
  if (fits(*found, content)) return checked_dialect(*found, content);
  Error error = not_recognised(content);
  error.message = fmt::format("not of the form {}; {}", name, error.message);
  return error;
}

/// A plain importer that may work on the content once the user has named the fields.
const Importer* by_override(const Content& content) {
  switch (content.form) {
    case Form::Table: return &kPlainTableImporter;
    case Form::JsonLines: return &kPlainLinesImporter;
    case Form::Json: return &kPlainJsonImporter;
    case Form::Bundle:
    case Form::Other: return nullptr;
  }
  return nullptr;
}

}  // namespace

Result<ChosenImporter> choose_importer(const Benchmark& benchmark, const Content& content,
                                       const ImportOptions& options) {
  if (!options.from.empty()) return named(benchmark, content, options.from);
  std::vector<ChosenImporter> fitting;
  for (const ChosenImporter& importer : specific(benchmark)) {
    if (fits(importer, content)) fitting.push_back(importer);
  }
  const bool overridden = !options.id_field.empty() || !options.answer_field.empty();
  if (fitting.empty() && overridden) {
    if (const Importer* importer = by_override(content)) fitting.push_back({importer->name, importer, nullptr});
  }
  if (fitting.empty()) {
    for (const Importer* importer : plain_importers()) {
      if (importer->fits(content)) fitting.push_back({importer->name, importer, nullptr});
    }
  }
  if (fitting.size() == 1) return checked_dialect(fitting.front(), content);
  if (fitting.empty()) return content.harness_dialect ? bare_number(content) : not_recognised(content);
  std::vector<std::string_view> names;
  names.reserve(fitting.size());
  for (const ChosenImporter& importer : fitting) names.push_back(importer.name);
  return make_error(Code::AmbiguousFormat, fmt::format("several formats fit: {}", fmt::join(names, ", ")),
                    content.label, "choose one with --from NAME");
}

}  // namespace ego::io
