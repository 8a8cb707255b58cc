#include "core/report/validation_page.h"

#include <fmt/format.h>

#include <vector>

#include "core/report/data_table.h"
#include "core/report/escape.h"
#include "core/report/page.h"

namespace ego {
namespace {

DataCell place(std::uint64_t number) { return number == 0 ? DataCell{} : count_cell(number); }

DataTable messages_of(const Diagnostics& diagnostics) {
  DataTable table;
  table.name = "messages";
  table.title = "Messages";
  table.columns = {{"code", Align::Left}, {"severity", Align::Left}, {"file", Align::Left},  {"line"}, {"row"},
                   {"id", Align::Left},   {"message", Align::Left},  {"advice", Align::Left}};
  for (const Diagnostic& each : diagnostics.sorted()) {
    const std::string times = each.count > 1 ? fmt::format(" ({} times)", each.count) : std::string();
    table.rows.push_back({text_cell(to_string(each.code)), text_cell(to_string(severity_of(each.code))),
                          text_cell(each.input), place(each.line), place(each.row), text_cell(each.id),
                          text_cell(each.message + times), text_cell(each.suggestion)});
  }
  return table;
}

}  // namespace

std::string render_validation_page(std::string_view summary, const Diagnostics& diagnostics) {
  const bool valid = diagnostics.errors() == 0;
  std::string body =
      fmt::format("<h1>{}</h1>\n<p>{} errors, {} warnings</p>\n<pre>{}</pre>\n", valid ? "Valid" : "Invalid",
                  diagnostics.errors(), diagnostics.warnings(), escape_html(summary));
  const DataTable messages = messages_of(diagnostics);
  if (!messages.rows.empty()) body += render_html(messages);
  return html_page("egoscope validation", body);
}

}  // namespace ego
