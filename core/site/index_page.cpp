#include "core/site/index_page.h"

#include <string_view>
#include <utility>

#include "core/board/board.h"
#include "core/report/escape.h"
#include "core/report/render.h"

namespace ego::site {
namespace {

constexpr std::string_view kAppMarker = "{{app:";

std::string title_of(const BenchmarkPart& part) { return part.title.empty() ? part.id : part.title; }

std::string navigation(const SiteInput& input) {
  std::string out;
  for (const BenchmarkPart& part : input.benchmarks) {
    if (!out.empty()) out += '\n';
    out += "<a href=\"#/" + escape_html(part.id) + "\">" + escape_html(title_of(part)) + "</a>";
  }
  return out;
}

std::string other_sections(const SiteInput& input) {
  std::string out;
  for (std::size_t i = 1; i < input.benchmarks.size(); ++i) out += render_benchmark_section(input.benchmarks[i]);
  return out;
}

/// The template text with its comment markers filled. One pass: what is filled in is never looked at again.
std::string fill_markers(std::string_view text, const std::map<std::string_view, std::string>& values) {
  constexpr std::string_view kBegin = "<!-- egoscope:";
  constexpr std::string_view kEnd = " -->";
  std::string out;
  while (true) {
    const std::size_t begin = text.find(kBegin);
    const std::size_t end = begin == std::string_view::npos ? begin : text.find(kEnd, begin);
    if (end == std::string_view::npos) break;
    const auto value = values.find(text.substr(begin + kBegin.size(), end - begin - kBegin.size()));
    out += text.substr(0, begin);
    out += value == values.end() ? std::string(text.substr(begin, end + kEnd.size() - begin)) : value->second;
    text.remove_prefix(end + kEnd.size());
  }
  out += text;
  return out;
}

/// App markers are filled line by line in the template alone, so that no text of a board is taken for one.
Result<std::string> fill_app_names(std::string_view text, const std::map<std::string, std::string>& names) {
  std::string out;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline == std::string_view::npos ? text.size() : newline + 1);
    text.remove_prefix(line.size());
    if (names.empty() && line.find(kAppMarker) != std::string_view::npos) continue;
    while (true) {
      const std::size_t begin = line.find(kAppMarker);
      const std::size_t end = begin == std::string_view::npos ? begin : line.find("}}", begin);
      if (end == std::string_view::npos) break;
      const std::string name{line.substr(begin + kAppMarker.size(), end - begin - kAppMarker.size())};
      const auto written = names.find(name);
      if (written == names.end()) {
        return make_error(Code::MissingField, "the page needs the app file " + name, "index.html",
                          "build the wasm target first");
      }
      out += line.substr(0, begin);
      out += written->second;
      line.remove_prefix(end + 2);
    }
    out += line;
  }
  return out;
}

}  // namespace

std::string render_benchmark_section(const BenchmarkPart& part) {
  std::string out = "<section id=\"/" + escape_html(part.id) + "\">\n<h2>" + escape_html(title_of(part)) + "</h2>\n";
  if (part.report != nullptr) {
    for (const std::string& profile : part.report->settings.profiles) {
      out += render_html_table(board_from_report(*part.report, ProfileId{profile}, RowOrigin::Scored),
                               ColumnChoice::ShownByDefault);
    }
  }
  if (part.published != nullptr) {
    for (const Board& board : boards_from_published(*part.published)) {
      out += render_html_table(board, ColumnChoice::ShownByDefault);
    }
  }
  return out + "</section>\n";
}

Result<std::string> render_index(const SiteInput& input, const std::map<std::string, std::string>& app_names) {
  EGO_TRY(const std::string page, fill_app_names(input.index_template, app_names));
  std::map<std::string_view, std::string> values;
  values["title"] = escape_html(input.title);
  values["style"] = std::string(report_style());
  values["nav"] = navigation(input);
  values["board"] = input.benchmarks.empty() ? std::string() : render_benchmark_section(input.benchmarks.front());
  values["boards"] = other_sections(input);
  return fill_markers(page, values);
}

}  // namespace ego::site
