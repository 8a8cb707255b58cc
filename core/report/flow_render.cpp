#include "core/report/flow_render.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/quote.h"
#include "core/report/escape.h"

namespace ego {
namespace {

constexpr std::string_view kLetters = "R right, W wrong, I no usable answer, M missing";

using Count = std::pair<std::string, std::uint64_t>;

std::vector<Count> largest_first(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<Count> out(counts.begin(), counts.end());
  std::stable_sort(out.begin(), out.end(), [](const Count& a, const Count& b) { return a.second > b.second; });
  return out;
}

std::string stages_text(const StageFlow& flow) {
  std::string text;
  for (const std::string& label : flow.labels) text += (text.empty() ? "" : " > ") + label;
  return text;
}

std::string link_text(const std::map<std::string, std::uint64_t>& link) {
  std::string text;
  for (const auto& [step, count] : link) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", step, count);
  return text;
}

/// Between which stages a link lies.
std::string step_name(const StageFlow& flow, std::size_t link) {
  return link + 1 < flow.labels.size() ? flow.labels[link] + " > " + flow.labels[link + 1] : std::string();
}

}  // namespace

std::string render_text(const StageFlow& flow, std::string_view profile) {
  std::string out = fmt::format("stages {}\ncolumn {}, profile {}; {}\n", single_line(stages_text(flow)),
                                single_line(flow.column.value), single_line(profile), kLetters);
  for (const auto& [pattern, count] : largest_first(flow.counts.patterns))
    out += fmt::format("  {:>6}  {}\n", count, pattern);
  for (std::size_t i = 0; i < flow.counts.links.size(); ++i) {
    out += fmt::format("{}: {}\n", single_line(step_name(flow, i)), link_text(flow.counts.links[i]));
  }
  return out;
}

std::string render_markdown(const StageFlow& flow, std::string_view profile) {
  std::string out = fmt::format("### Stages {}\n\ncolumn {}, profile {}; {}\n\n| pattern | items |\n|---|--:|\n",
                                escape_markdown_cell(stages_text(flow)), escape_markdown_cell(flow.column.value),
                                escape_markdown_cell(profile), kLetters);
  for (const auto& [pattern, count] : largest_first(flow.counts.patterns))
    out += fmt::format("| {} | {} |\n", pattern, count);
  out += '\n';
  for (std::size_t i = 0; i < flow.counts.links.size(); ++i) {
    out += fmt::format("- {}: {}\n", escape_markdown_cell(step_name(flow, i)), link_text(flow.counts.links[i]));
  }
  return out;
}

std::string render_html(const StageFlow& flow, std::string_view profile) {
  std::string out = fmt::format(
      "<section><h2>Stages {}</h2>\n<p>column {}, profile {}; {}</p>\n<div class=\"board\"><table>\n<thead><tr><th "
      "class=\"left\">pattern</th><th>items</th></tr></thead>\n<tbody>\n",
      escape_html(stages_text(flow)), escape_html(flow.column.value), escape_html(profile), kLetters);
  for (const auto& [pattern, count] : largest_first(flow.counts.patterns)) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", pattern, count);
  }
  out += "</tbody>\n</table></div>\n<ul class=\"notes\">\n";
  for (std::size_t i = 0; i < flow.counts.links.size(); ++i) {
    out += fmt::format("<li>{}: {}</li>\n", escape_html(step_name(flow, i)), link_text(flow.counts.links[i]));
  }
  return out + "</ul></section>\n";
}

}  // namespace ego
