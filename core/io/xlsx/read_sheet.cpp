#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "core/base/utf8.h"
#include "core/io/limits.h"
#include "core/io/xlsx/cell_text.h"
#include "core/io/xlsx/workbook.h"
#include "core/text/number_text.h"

namespace ego::io {
namespace {

constexpr std::string_view kWorkbook = "xl/workbook.xml";
constexpr std::string_view kRelations = "xl/_rels/workbook.xml.rels";
constexpr std::string_view kSharedStrings = "xl/sharedStrings.xml";
/// The tree takes several times the room of the text.
constexpr std::uint64_t kMaxSheetBytes = kMaxFileBytes / 4;

/// White space is part of a text; document types and processing instructions are skipped, entities never expanded.
constexpr unsigned kParse = pugi::parse_escapes | pugi::parse_eol | pugi::parse_cdata | pugi::parse_ws_pcdata;

/// A part of the archive as a tree; the tree points into the bytes.
struct Part {
  ByteBuffer bytes;
  pugi::xml_document tree;
};

Result<std::unique_ptr<Part>> read_part(const ZipArchive& archive, std::string_view name, std::string_view label) {
  const std::string place = fmt::format("{}!{}", label, name);
  const ZipEntry* entry = archive.find(name);
  if (entry == nullptr) return make_error(Code::SyntaxError, "the workbook lacks this part", place);
  if (entry->size > kMaxSheetBytes) {
    return make_error(Code::LimitExceeded, fmt::format("larger than {} bytes", kMaxSheetBytes), place,
                      "save the table as CSV");
  }
  auto part = std::make_unique<Part>();
  EGO_TRY(part->bytes, archive.read(*entry));
  const pugi::xml_parse_result parsed =
      part->tree.load_buffer_inplace(part->bytes.data(), part->bytes.size(), kParse, pugi::encoding_auto);
  if (parsed) return part;
  return make_error(parsed.status == pugi::status_out_of_memory ? Code::LimitExceeded : Code::SyntaxError,
                    fmt::format("byte {}: {}", parsed.offset, parsed.description()), place, "save the table as CSV");
}

/// Names may carry a prefix (`x:row`).
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& each : node.children()) {
    if (local_name(each) == name) return each;
  }
  return {};
}

/// All text inside a node.
std::string node_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& each : node.children()) text += each.value();
  return text;
}

/// A string item: `<t>`, or the `<t>` of its runs; phonetic hints are no text.
std::string string_item(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& each : item.children()) {
    if (local_name(each) == "t") text += node_text(each);
    if (local_name(each) != "r") continue;
    for (const pugi::xml_node& run : each.children()) {
      if (local_name(run) == "t") text += node_text(run);
    }
  }
  return decode_xstring(text);
}

/// `1` of `1.0`, `0.1` of `0.10000000000000001`; what is no number stays as it is.
std::string shortest_decimal(std::string text) {
  const std::optional<double> number = text::parse_float(text);
  if (!number || !std::isfinite(*number)) return text;
  constexpr double kExact = 1e15;
  std::array<char, 64> buffer{};
  const bool plain = std::abs(*number) < kExact && (*number == 0 || std::abs(*number) >= 1e-6);
  const auto written =
      plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), *number, std::chars_format::fixed)
            : std::to_chars(buffer.data(), buffer.data() + buffer.size(), *number);
  return {buffer.data(), written.ptr};
}

class SheetReader {
 public:
  SheetReader(const ZipArchive& archive, std::string_view label) : archive_(archive), label_(label) {}

  Result<Sheet> read() {
    EGO_TRY(const std::string part_name, first_sheet());
    place_ = fmt::format("{}!{}", label_, part_name);
    if (archive_.find(kSharedStrings) != nullptr) { EGO_TRY([[maybe_unused]] const Ok read, read_shared()); }
    EGO_TRY(const std::unique_ptr<Part> part, read_part(archive_, part_name, label_));
    const pugi::xml_node data = child(part->tree.document_element(), "sheetData");
    std::uint64_t number = 0;
    for (const pugi::xml_node& row : data.children()) {
      if (local_name(row) != "row") continue;
      const std::uint64_t stated = row.attribute("r").as_ullong();
      number = stated > number ? stated : number + 1;
      EGO_TRY([[maybe_unused]] const Ok read, read_row(row, number));
      if (sheet_.rows.size() > kMaxRows) {
        return make_error(Code::LimitExceeded, fmt::format("more than {} rows", kMaxRows), place_);
      }
    }
    return std::move(sheet_);
  }

 private:
  /// The part that holds the sheet listed first.
  Result<std::string> first_sheet() {
    EGO_TRY(const std::unique_ptr<Part> workbook, read_part(archive_, kWorkbook, label_));
    const pugi::xml_node sheet = child(child(workbook->tree.document_element(), "sheets"), "sheet");
    sheet_.name = sheet.attribute("name").value();
    std::string relation;
    for (const pugi::xml_attribute& attribute : sheet.attributes()) {
      if (std::string_view(attribute.name()).ends_with(":id")) relation = attribute.value();
    }
    EGO_TRY(const std::unique_ptr<Part> relations, read_part(archive_, kRelations, label_));
    for (const pugi::xml_node& each : relations->tree.document_element().children()) {
      if (relation != each.attribute("Id").value()) continue;
      const std::string target = each.attribute("Target").value();
      return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    return make_error(Code::SyntaxError, "the workbook has no sheet", std::string(label_));
  }

  Status read_shared() {
    EGO_TRY(const std::unique_ptr<Part> part, read_part(archive_, kSharedStrings, label_));
    for (const pugi::xml_node& item : part->tree.document_element().children()) {
      if (local_name(item) == "si") shared_.push_back(string_item(item));
    }
    return Ok{};
  }

  Error broken(std::string message, std::uint64_t row) const {
    Error error = make_error(Code::SyntaxError, std::move(message), place_, "save the table as CSV");
    error.line = row;
    return error;
  }

  Status read_row(const pugi::xml_node& row, std::uint64_t number) {
    SheetRow out;
    out.number = number;
    std::size_t next = 0;
    for (const pugi::xml_node& cell : row.children()) {
      if (local_name(cell) != "c") continue;
      const std::string_view reference = cell.attribute("r").value();
      const std::optional<std::size_t> column = reference.empty() ? next : column_of_reference(reference);
      if (!column) return broken(fmt::format("\"{}\" is no cell", reference), number);
      if (*column >= kMaxColumns) {
        return make_error(Code::LimitExceeded, fmt::format("more than {} columns", kMaxColumns), place_);
      }
      next = *column + 1;
      EGO_TRY(std::string text, cell_text(cell, number));
      if (text.empty()) continue;
      budget_ += text.size() + (next > out.cells.size() ? (next - out.cells.size()) * sizeof(std::string) : 0);
      if (budget_ > kMaxFileBytes) {
        return make_error(Code::LimitExceeded, fmt::format("the cells hold more than {} bytes", kMaxFileBytes), place_);
      }
      if (out.cells.size() < next) out.cells.resize(next);
      out.cells[*column] = std::move(text);
    }
    if (!out.cells.empty()) sheet_.rows.push_back(std::move(out));
    return Ok{};
  }

  Result<std::string> cell_text(const pugi::xml_node& cell, std::uint64_t row) {
    if (child(cell, "f")) {
      ++sheet_.formula_cells;
      return std::string{};
    }
    const std::string_view type = cell.attribute("t").value();
    std::string text = type == "inlineStr" ? string_item(child(cell, "is")) : node_text(child(cell, "v"));
    if (type == "s") {
      std::size_t index = 0;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), index);
      const bool known = read.ec == std::errc{} && read.ptr == text.data() + text.size() && index < shared_.size();
      if (!known) return broken(fmt::format("no shared string \"{}\"", text), row);
      text = shared_[index];
    } else if (type == "b") {
      text = text == "1" ? "TRUE" : "FALSE";
    } else if (type.empty() || type == "n") {
      text = shortest_decimal(std::move(text));
    } else if (type == "str") {
      text = decode_xstring(text);
    }
    const bool full = text.size() >= kLongestCell && prefix_of_code_points(text, kLongestCell - 1) < text.size();
    if (full) ++sheet_.cut_cells;
    return text;
  }

  const ZipArchive& archive_;
  std::string_view label_;
  std::string place_;
  Sheet sheet_;
  std::vector<std::string> shared_;
  std::uint64_t budget_ = 0;
};

}  // namespace

bool is_workbook(const ZipArchive& archive) { return archive.find(kWorkbook) != nullptr; }

Result<Sheet> read_first_sheet(const ZipArchive& archive, std::string_view label) {
  return SheetReader(archive, label).read();
}

}  // namespace ego::io
