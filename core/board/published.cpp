#include "core/board/published.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "core/json/parse.h"
#include "core/report/fields.h"
#include "core/text/number_text.h"

namespace ego {
namespace {

constexpr std::size_t kMaxColumns = 1000;
constexpr std::size_t kMaxRows = 100000;
constexpr int kMaxDecimals = 17;

std::optional<double> decimal_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::optional<double> value = text::plain_number(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

int decimals_of(std::string_view text) {
  const std::size_t point = text.find('.');
  return point == std::string_view::npos
             ? 0
             : static_cast<int>(std::min<std::size_t>(text.size() - point - 1, kMaxDecimals));
}

/// Titles come as `{"en": "...", "zh": "..."}` or as one text.
std::pair<std::string, std::string> titles(const Fields& fields) {
  const json::Value* title = fields.raw("title");
  if (title == nullptr) return {};
  if (title->is_string()) return {*title->if_string(), {}};
  return {std::string(title->text_or_empty("en")), std::string(title->text_or_empty("zh"))};
}

struct Reader {
  std::string_view label;
  Diagnostics& diagnostics;

  void warn(Code code, const std::string& id, std::string_view field, std::string_view value, std::string message) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.input = std::string(label);
    diagnostic.id = id;
    diagnostic.field = std::string(field);
    diagnostic.value = std::string(value);
    diagnostic.has_value = !value.empty();
    diagnostic.message = std::move(message);
    diagnostics.add(std::move(diagnostic));
  }

  PublishedColumn column(const Fields& fields) {
    PublishedColumn out;
    out.id = fields.text("id");
    out.title = fields.text("title");
    out.title_zh = fields.text("title_zh");
    out.group = fields.text("group");
    out.metric = fields.text("metric");
    if (const std::string unit = fields.text("unit"); !unit.empty()) out.unit = unit;
    out.higher_is_better = fields.flag("higher_is_better", true);
    out.n = fields.optional_count("n");
    out.n_basis = fields.text("n_basis");
    return out;
  }

  std::optional<PublishedCell> cell(const Fields& fields, const std::string& row, const std::string& column) {
    PublishedCell out;
    out.column = column;
    out.value = fields.text("value");
    const auto number = decimal_number(out.value);
    if (!number) {
      warn(Code::NotFinite, row, column, out.value, "a published value must be a decimal number");
      return std::nullopt;
    }
    out.number = *number;
    const auto stated = fields.optional_count("decimals");
    out.decimals = stated && *stated <= kMaxDecimals ? static_cast<int>(*stated) : decimals_of(out.value);
    out.protocol = fields.text("protocol");
    out.note = fields.text("note");
    return out;
  }

  PublishedRow row(const Fields& fields, const std::vector<PublishedColumn>& columns) {
    PublishedRow out;
    out.id = fields.text("id");
    out.model = fields.text("model");
    out.organization = fields.text("organization");
    out.kind = fields.text("kind");
    out.setting = fields.text("setting");
    out.date = fields.text("date");
    out.weights = fields.text("weights");
    out.source = fields.text("source");
    out.url = fields.text("url");
    out.note = fields.text("note");
    if (const auto more = fields.object("x")) {
      for (const auto& [name, value] : *more->value().if_object()) {
        if (const auto said = value.as_id_text()) out.facts.emplace_back(name, *said);
      }
    }
    out.split_n = fields.optional_count("split_n");
    const auto cells = fields.object("cells");
    if (!cells) return out;
    for (const PublishedColumn& column : columns) {
      const auto cell_fields = cells->object(column.id);
      if (!cell_fields) continue;
      if (auto read = cell(*cell_fields, out.id, column.id)) out.cells.push_back(std::move(*read));
    }
    for (const auto& [name, value] : *cells->value().if_object()) {
      const bool known =
          std::any_of(columns.begin(), columns.end(), [&](const PublishedColumn& c) { return c.id == name; });
      if (!known) warn(Code::UnknownName, out.id, name, "", "no such column in this table");
    }
    return out;
  }

  PublishedBoard board(const Fields& fields) {
    PublishedBoard out;
    out.id = fields.text("id");
    std::tie(out.title, out.title_zh) = titles(fields);
    out.note = fields.text("note");
    std::set<std::string> ids;
    for (const Fields& column_fields : fields.objects("columns")) {
      if (out.columns.size() == kMaxColumns) break;
      PublishedColumn read = column(column_fields);
      if (read.id.empty() || !ids.insert(read.id).second) {
        warn(Code::DuplicateQuestionId, out.id, "columns", read.id,
             "column without an id of its own; the first counts");
        continue;
      }
      out.columns.push_back(std::move(read));
    }
    ids.clear();
    for (const Fields& row_fields : fields.objects("rows")) {
      if (out.rows.size() == kMaxRows) break;
      PublishedRow read = row(row_fields, out.columns);
      if (read.id.empty() || !ids.insert(read.id).second) {
        warn(Code::DuplicateQuestionId, out.id, "rows", read.id, "row without an id of its own; the first counts");
        continue;
      }
      out.rows.push_back(std::move(read));
    }
    return out;
  }
};

}  // namespace

std::optional<std::uint64_t> denominator_of(const PublishedRow& row, const PublishedColumn& column) {
  return row.split_n ? row.split_n : column.n;
}

bool is_share(const PublishedColumn& column) {
  const bool counted = column.metric == "accuracy" || column.metric == "rta" || column.metric.starts_with("share of ");
  return counted && (column.unit == "percent" || column.unit == "fraction");
}

Result<PublishedSet> read_published(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  EGO_TRY(const json::Value document, json::parse(bytes, label, json::Dialect::Strict, diagnostics));
  const std::string input{label};
  if (document.text_or_empty("format") != "egoscope.published") {
    return make_error(Code::UnknownFormat, "no \"format\":\"egoscope.published\"", input);
  }
  if (!document.text_or_empty("version").starts_with("1.")) {
    return make_error(Code::UnsupportedVersion, "published tables of a version other than 1.x", input);
  }
  const Fields root(document, label, "", diagnostics);
  PublishedSet set;
  set.benchmark = root.text("benchmark");
  std::tie(set.title, set.title_zh) = titles(root);
  if (set.benchmark.empty()) return make_error(Code::MissingField, "\"benchmark\" is missing", input);
  Reader reader{label, diagnostics};
  for (const Fields& board : root.objects("boards")) set.boards.push_back(reader.board(board));
  return set;
}

}  // namespace ego
