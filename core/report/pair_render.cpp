#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/quote.h"
#include "core/compare/pair.h"
#include "core/report/analysis_words.h"
#include "core/report/escape.h"
#include "core/report/flow_render.h"
#include "core/report/render.h"

namespace ego {
namespace {

constexpr std::size_t kShownItems = 50;  // of a list on the terminal; files hold all of them

constexpr std::string_view kMethodNote =
    "Exact cluster sign-flip test, two-sided; interval: difference +- t x CR1 standard error over clusters. McNemar's "
    "test "
    "treats questions as independent, also those about one video.";
constexpr std::string_view kNothing = "nothing to compare: no item that both rows were scored on\n";

/// The columns of one pair: they stand together.
std::vector<std::span<const Comparison>> pairs_of(std::span<const Comparison> comparisons) {
  std::vector<std::span<const Comparison>> pairs;
  for (std::size_t begin = 0; begin < comparisons.size();) {
    std::size_t end = begin + 1;
    while (end < comparisons.size() && comparisons[end].baseline == comparisons[begin].baseline &&
           comparisons[end].candidate == comparisons[begin].candidate) {
      ++end;
    }
    pairs.push_back(comparisons.subspan(begin, end - begin));
    begin = end;
  }
  return pairs;
}

/// The pair a reader came for stands first: `overall` if it is there.
const Comparison& main_comparison(std::span<const Comparison> comparisons) {
  const auto overall = std::find_if(comparisons.begin(), comparisons.end(),
                                    [](const Comparison& pair) { return pair.column.value == "overall"; });
  return overall == comparisons.end() ? comparisons.front() : *overall;
}

std::string ids_text(const std::vector<QuestionId>& ids, std::size_t limit) {
  std::string text;
  for (std::size_t i = 0; i < ids.size() && i < limit; ++i) text += (i == 0 ? "" : " ") + ids[i].value;
  if (ids.size() > limit) text += fmt::format(" ... {} more", ids.size() - limit);
  return text.empty() ? "none" : text;
}

/// Slices too small to show an order give counts only.
bool too_small(const Comparison& pair) {
  return std::find(pair.flags.begin(), pair.flags.end(), "small_slice") != pair.flags.end();
}

std::string slice_line(const Comparison& pair) {
  const PairTable& t = pair.table;
  const std::string counts = fmt::format("{}: n {}, both right {}, lost {}, gained {}, both wrong {}",
                                         pair.column.value, t.n(), t.both_right, t.lost, t.gained, t.both_wrong);
  if (too_small(pair)) return counts + "; too few items to tell rows apart";
  return counts + "; " + verdict_sentence(pair);
}

std::string flips_line(const PairTable& table) {
  return fmt::format(
      "both wrong with another answer: {}; format flips (one side has a reply, but no readable answer): {}",
      table.wrong_changed, table.format_flips);
}

void append_text_pair(std::string& out, std::span<const Comparison> comparisons) {
  const Comparison& pair = main_comparison(comparisons);
  const PairTable& t = pair.table;
  out += fmt::format("baseline {}\ncandidate {}\ncolumn {}, profile {}\n\n", single_line(pair.baseline.value),
                     single_line(pair.candidate.value), single_line(pair.column.value), pair.profile.value);
  out += fmt::format(
      "                      candidate right  candidate not right\n"
      "  baseline right      {:>15}  {:>19}\n  baseline not right  {:>15}  {:>19}\n\n",
      t.both_right, t.lost, t.gained, t.both_wrong);
  out += fmt::format("{}\n{}\n", verdict_sentence(pair), kMethodNote);
  if (const std::string caveat = caveat_sentence(pair); !caveat.empty()) out += caveat + '\n';
  out += flips_line(t) + '\n';
  out += "gained: " + single_line(ids_text(pair.gained_items, kShownItems)) + '\n';
  out += "lost: " + single_line(ids_text(pair.lost_items, kShownItems)) + '\n';
  for (const Comparison& slice : comparisons) {
    if (&slice != &pair) out += single_line(slice_line(slice)) + '\n';
  }
}

void append_markdown_pair(std::string& out, std::span<const Comparison> comparisons) {
  const Comparison& pair = main_comparison(comparisons);
  const PairTable& t = pair.table;
  out += fmt::format("### {} against {}\n\ncolumn {}, profile {}\n\n", escape_markdown_cell(pair.candidate.value),
                     escape_markdown_cell(pair.baseline.value), escape_markdown_cell(pair.column.value),
                     escape_markdown_cell(pair.profile.value));
  out += fmt::format(
      "| | candidate right | candidate not right |\n|---|--:|--:|\n| baseline right | {} | {} |\n"
      "| baseline not right | {} | {} |\n\n",
      t.both_right, t.lost, t.gained, t.both_wrong);
  out += fmt::format("{}. {}\n\n", escape_markdown_cell(verdict_sentence(pair)), kMethodNote);
  if (const std::string caveat = caveat_sentence(pair); !caveat.empty()) out += "- " + caveat + '\n';
  out += "- gained: " + escape_markdown_cell(ids_text(pair.gained_items, pair.gained_items.size())) + '\n';
  out += "- lost: " + escape_markdown_cell(ids_text(pair.lost_items, pair.lost_items.size())) + '\n';
  out += "- " + flips_line(t) + '\n';
  for (const Comparison& slice : comparisons) {
    if (&slice != &pair) out += "- " + escape_markdown_cell(slice_line(slice)) + '\n';
  }
}

void append_html_item_list(std::string& out, std::string_view title, const std::vector<QuestionId>& ids) {
  out += fmt::format("<details><summary>{} ({})</summary><p><code>", title, ids.size());
  out += escape_html(ids_text(ids, ids.size())) + "</code></p></details>\n";
}

void append_html_comparison(std::string& out, const Comparison& pair) {
  const PairTable& t = pair.table;
  out += fmt::format("<section><h2>{} against {}: {}</h2>\n<p>profile {}</p>\n", escape_html(pair.candidate.value),
                     escape_html(pair.baseline.value), escape_html(pair.column.value), escape_html(pair.profile.value));
  const std::string sentence = too_small(pair) ? "Too few items to tell rows apart" : verdict_sentence(pair);
  out += fmt::format(
      "<div class=\"board\"><table>\n<thead><tr><th></th><th scope=\"col\">candidate right</th><th scope=\"col\">"
      "candidate not right</th></tr></thead>\n<tbody><tr><th scope=\"row\">baseline right</th><td>{}</td><td>{}"
      "</td></tr>\n<tr><th scope=\"row\">baseline not right</th><td>{}</td><td>{}</td></tr></tbody>\n"
      "</table></div>\n<p>{}. {}</p>\n",
      t.both_right, t.lost, t.gained, t.both_wrong, escape_html(sentence), escape_html(kMethodNote));
  if (const std::string caveat = caveat_sentence(pair); !caveat.empty()) out += "<p>" + escape_html(caveat) + "</p>\n";
  out += "<p>" + escape_html(flips_line(t)) + "</p>\n";
  append_html_item_list(out, "gained", pair.gained_items);
  append_html_item_list(out, "lost", pair.lost_items);
  append_html_item_list(out, "both wrong with another answer", pair.wrong_changed_items);
  out += "</section>\n";
}

}  // namespace

PairResults pair_results(const Report& report) { return {report.comparisons, report.analysis.gains, report.flows}; }

std::string render_text(const PairResults& results) {
  if (results.comparisons.empty()) return std::string(kNothing);
  std::string out;
  for (const auto& pair : pairs_of(results.comparisons)) {
    if (!out.empty()) out += '\n';
    append_text_pair(out, pair);
  }
  for (const StageFlow& flow : results.flows) out += '\n' + render_text(flow);
  for (const MeasuredGain& gain : results.gains) out += single_line(gain_sentence(gain)) + '\n';
  return out;
}

std::string render_markdown(const PairResults& results) {
  if (results.comparisons.empty()) return std::string(kNothing);
  std::string out;
  for (const auto& pair : pairs_of(results.comparisons)) {
    if (!out.empty()) out += '\n';
    append_markdown_pair(out, pair);
  }
  for (const StageFlow& flow : results.flows) out += '\n' + render_markdown(flow);
  for (const MeasuredGain& gain : results.gains) out += "- " + escape_markdown_cell(gain_sentence(gain)) + '\n';
  return out;
}

std::string render_html_pairs(const PairResults& results) {
  std::string out;
  for (const StageFlow& flow : results.flows) out += render_html(flow);
  for (const Comparison& pair : results.comparisons) append_html_comparison(out, pair);
  if (results.gains.empty()) return out;
  out += "<section><h2>Knowledge gain</h2>\n<ul>\n";
  for (const MeasuredGain& gain : results.gains) out += "<li>" + escape_html(gain_sentence(gain)) + "</li>\n";
  return out + "</ul></section>\n";
}

}  // namespace ego
