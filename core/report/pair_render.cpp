#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/quote.h"
#include "core/compare/pair.h"
#include "core/report/escape.h"
#include "core/report/render.h"

namespace ego {
namespace {

constexpr std::size_t kShownItems = 50;  // of a list on the terminal; files hold all of them

/// The pair a reader came for stands first: `overall` if it is there.
const Comparison& main_comparison(std::span<const Comparison> comparisons) {
  const auto overall = std::find_if(comparisons.begin(), comparisons.end(),
                                    [](const Comparison& pair) { return pair.column.value == "overall"; });
  return overall == comparisons.end() ? comparisons.front() : *overall;
}

std::string percent(const std::optional<double>& fraction) {
  return fraction ? fmt::format("{:.1f} %", 100 * *fraction) : std::string("undefined");
}

std::string ids_text(const std::vector<QuestionId>& ids, std::size_t limit) {
  std::string text;
  for (std::size_t i = 0; i < ids.size() && i < limit; ++i) text += (i == 0 ? "" : " ") + ids[i].value;
  if (ids.size() > limit) text += fmt::format(" ... {} more", ids.size() - limit);
  return text.empty() ? "none" : text;
}

std::string knowledge_line(const Knowledge& gain) {
  return fmt::format(
      "{}: n {}, right before {}, after {}, gained {}, lost {}; delta {}, wrong to right {}, right to wrong {}",
      gain.profile.value, gain.n, gain.right_before, gain.right_after, gain.gained, gain.lost, percent(gain.delta),
      percent(gain.w2r), percent(gain.r2w));
}

std::string slice_line(const Comparison& pair) {
  return fmt::format("{}: n {}, both right {}, lost {}, gained {}, both wrong {}; {}", pair.column.value,
                     pair.table.n(), pair.table.both_right, pair.table.lost, pair.table.gained, pair.table.both_wrong,
                     verdict_sentence(pair));
}

void append_html_item_list(std::string& out, std::string_view title, const std::vector<QuestionId>& ids) {
  out += fmt::format("<details><summary>{} ({})</summary><p><code>", title, ids.size());
  out += escape_html(ids_text(ids, ids.size())) + "</code></p></details>\n";
}

/// Why n is smaller than the column: a row that the profile drops is evidence for neither side.
std::string dropped_note(const Comparison& pair) {
  const bool drops = std::find(pair.flags.begin(), pair.flags.end(), "profile_drops_rows") != pair.flags.end();
  return drops ? "items that the profile drops for one of the rows are left out of this table\n" : "";
}

constexpr std::string_view kMethodNote =
    "Exact McNemar test, two-sided; it treats questions as independent, also those about one video.";

}  // namespace

std::string render_text(std::span<const Comparison> comparisons, std::span<const Knowledge> knowledge) {
  if (comparisons.empty()) return "nothing to compare: no item that both rows were scored on\n";
  const Comparison& pair = main_comparison(comparisons);
  const PairTable& t = pair.table;
  std::string out =
      fmt::format("baseline {}\ncandidate {}\ncolumn {}, profile {}\n\n", single_line(pair.baseline.value),
                  single_line(pair.candidate.value), single_line(pair.column.value), pair.profile.value);
  out += fmt::format(
      "                      candidate right  candidate not right\n"
      "  baseline right      {:>15}  {:>19}\n  baseline not right  {:>15}  {:>19}\n\n",
      t.both_right, t.lost, t.gained, t.both_wrong);
  out += fmt::format("{}\n{}\n", verdict_sentence(pair), kMethodNote);
  out += fmt::format("both wrong with another answer: {}; changes from or to an unreadable answer: {}\n",
                     t.wrong_changed, t.format_flips);
  out += dropped_note(pair);
  out += "gained: " + single_line(ids_text(pair.gained_items, kShownItems)) + '\n';
  out += "lost: " + single_line(ids_text(pair.lost_items, kShownItems)) + '\n';
  for (const Comparison& slice : comparisons) {
    if (&slice != &pair) out += single_line(slice_line(slice)) + '\n';
  }
  for (const Knowledge& gain : knowledge) out += "knowledge gain, " + single_line(knowledge_line(gain)) + '\n';
  return out;
}

std::string render_markdown(std::span<const Comparison> comparisons, std::span<const Knowledge> knowledge) {
  if (comparisons.empty()) return "nothing to compare: no item that both rows were scored on\n";
  const Comparison& pair = main_comparison(comparisons);
  const PairTable& t = pair.table;
  std::string out = fmt::format("### {} against {}\n\ncolumn {}, profile {}\n\n",
                                escape_markdown_cell(pair.candidate.value), escape_markdown_cell(pair.baseline.value),
                                escape_markdown_cell(pair.column.value), escape_markdown_cell(pair.profile.value));
  out += fmt::format(
      "| | candidate right | candidate not right |\n|---|--:|--:|\n| baseline right | {} | {} |\n"
      "| baseline not right | {} | {} |\n\n",
      t.both_right, t.lost, t.gained, t.both_wrong);
  out += fmt::format("{}. {}\n\n", verdict_sentence(pair), kMethodNote);
  out += "- gained: " + escape_markdown_cell(ids_text(pair.gained_items, pair.gained_items.size())) + '\n';
  out += "- lost: " + escape_markdown_cell(ids_text(pair.lost_items, pair.lost_items.size())) + '\n';
  out += fmt::format("- both wrong with another answer: {}; changes from or to an unreadable answer: {}\n",
                     t.wrong_changed, t.format_flips);
  for (const Comparison& slice : comparisons) {
    if (&slice != &pair) out += "- " + escape_markdown_cell(slice_line(slice)) + '\n';
  }
  for (const Knowledge& gain : knowledge)
    out += "- knowledge gain, " + escape_markdown_cell(knowledge_line(gain)) + '\n';
  return out;
}

std::string render_html_pairs(std::span<const Comparison> comparisons, std::span<const Knowledge> knowledge) {
  std::string out;
  for (const Comparison& pair : comparisons) {
    const PairTable& t = pair.table;
    out +=
        fmt::format("<section><h2>{} against {}: {}</h2>\n<p>profile {}</p>\n", escape_html(pair.candidate.value),
                    escape_html(pair.baseline.value), escape_html(pair.column.value), escape_html(pair.profile.value));
    out += fmt::format(
        "<div class=\"board\"><table>\n<thead><tr><th></th><th scope=\"col\">candidate right</th><th scope=\"col\">"
        "candidate not right</th></tr></thead>\n<tbody><tr><th scope=\"row\">baseline right</th><td>{}</td><td>{}"
        "</td></tr>\n<tr><th scope=\"row\">baseline not right</th><td>{}</td><td>{}</td></tr></tbody>\n"
        "</table></div>\n<p>{}. {}</p>\n",
        t.both_right, t.lost, t.gained, t.both_wrong, escape_html(verdict_sentence(pair)), kMethodNote);
    append_html_item_list(out, "gained", pair.gained_items);
    append_html_item_list(out, "lost", pair.lost_items);
    append_html_item_list(out, "both wrong with another answer", pair.wrong_changed_items);
    out += "</section>\n";
  }
  if (knowledge.empty()) return out;
  out += "<section><h2>Knowledge gain</h2>\n<ul>\n";
  for (const Knowledge& gain : knowledge) out += "<li>" + escape_html(knowledge_line(gain)) + "</li>\n";
  return out + "</ul></section>\n";
}

}  // namespace ego
