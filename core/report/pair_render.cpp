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

/// @param limit  ids shown; 0 = all
std::string ids_text(const std::vector<QuestionId>& ids, std::size_t limit) {
  if (limit == 0) limit = ids.size();
  std::string text;
  for (std::size_t i = 0; i < ids.size() && i < limit; ++i) text += (i == 0 ? "" : " ") + ids[i].value;
  if (ids.size() > limit) text += fmt::format(" ... {} more", ids.size() - limit);
  return text.empty() ? "none" : text;
}

std::string slice_line(const Comparison& pair) {
  const PairTable& t = pair.table;
  const std::string counts = fmt::format("{}: n {}, both right {}, lost {}, gained {}, both wrong {}",
                                         pair.column.value, t.n(), t.both_right, t.lost, t.gained, t.both_wrong);
  return counts + "; " + verdict_sentence(pair) + (is_small_slice(pair) ? "; small slice" : "");
}

std::string flips_line(const PairTable& table) {
  return fmt::format(
      "both wrong with another answer: {}; format flips (one side has a reply, but no readable answer): {}",
      table.wrong_changed, table.format_flips);
}

void append_text_pair(std::string& out, std::span<const Comparison> comparisons, const PairResults& results) {
  const Comparison& pair = main_comparison(comparisons);
  const PairTable& t = pair.table;
  out += fmt::format("baseline {}\ncandidate {}\ncolumn {}, profile {}\n\n", single_line(pair.baseline.value),
                     single_line(pair.candidate.value), single_line(pair.column.value),
                     single_line(results.label_of(pair.profile)));
  out += fmt::format(
      "                      candidate right  candidate not right\n"
      "  baseline right      {:>15}  {:>19}\n  baseline not right  {:>15}  {:>19}\n\n",
      t.both_right, t.lost, t.gained, t.both_wrong);
  out += fmt::format("{}\n{}\n", verdict_sentence(pair), kMethodNote);
  if (const std::string caveat = caveat_sentence(pair); !caveat.empty()) out += caveat + '\n';
  out += flips_line(t) + '\n';
  out += "gained: " + single_line(ids_text(pair.gained_items, results.shown_items)) + '\n';
  out += "lost: " + single_line(ids_text(pair.lost_items, results.shown_items)) + '\n';
  for (const Comparison& slice : comparisons) {
    if (&slice != &pair) out += single_line(slice_line(slice)) + '\n';
  }
}

void append_markdown_pair(std::string& out, std::span<const Comparison> comparisons, const PairResults& results) {
  const Comparison& pair = main_comparison(comparisons);
  const PairTable& t = pair.table;
  out += fmt::format("### {} against {}\n\ncolumn {}, profile {}\n\n", escape_markdown_cell(pair.candidate.value),
                     escape_markdown_cell(pair.baseline.value), escape_markdown_cell(pair.column.value),
                     escape_markdown_cell(results.label_of(pair.profile)));
  out += fmt::format(
      "| | candidate right | candidate not right |\n|---|--:|--:|\n| baseline right | {} | {} |\n"
      "| baseline not right | {} | {} |\n\n",
      t.both_right, t.lost, t.gained, t.both_wrong);
  out += fmt::format("{}. {}\n\n", escape_markdown_cell(verdict_sentence(pair)), kMethodNote);
  if (const std::string caveat = caveat_sentence(pair); !caveat.empty()) out += "- " + caveat + '\n';
  out += "- gained: " + escape_markdown_cell(ids_text(pair.gained_items, results.shown_items)) + '\n';
  out += "- lost: " + escape_markdown_cell(ids_text(pair.lost_items, results.shown_items)) + '\n';
  out += "- " + flips_line(t) + '\n';
  for (const Comparison& slice : comparisons) {
    if (&slice != &pair) out += "- " + escape_markdown_cell(slice_line(slice)) + '\n';
  }
}

void append_html_item_list(std::string& out, std::string_view title, const std::vector<QuestionId>& ids) {
  out += fmt::format("<details><summary>{} ({})</summary><p><code>", title, ids.size());
  out += escape_html(ids_text(ids, ids.size())) + "</code></p></details>\n";
}

void append_html_comparison(std::string& out, const Comparison& pair, const PairResults& results) {
  const PairTable& t = pair.table;
  out += fmt::format("<section><h2>{} against {}: {}</h2>\n<p>profile {}</p>\n", escape_html(pair.candidate.value),
                     escape_html(pair.baseline.value), escape_html(pair.column.value),
                     escape_html(results.label_of(pair.profile)));
  out += fmt::format(
      "<div class=\"board\"><table>\n<thead><tr><th></th><th scope=\"col\">candidate right</th><th scope=\"col\">"
      "candidate not right</th></tr></thead>\n<tbody><tr><th scope=\"row\">baseline right</th><td>{}</td><td>{}"
      "</td></tr>\n<tr><th scope=\"row\">baseline not right</th><td>{}</td><td>{}</td></tr></tbody>\n"
      "</table></div>\n<p>{}. {}</p>\n",
      t.both_right, t.lost, t.gained, t.both_wrong, escape_html(verdict_sentence(pair)), escape_html(kMethodNote));
  if (const std::string caveat = caveat_sentence(pair); !caveat.empty()) out += "<p>" + escape_html(caveat) + "</p>\n";
  out += "<p>" + escape_html(flips_line(t)) + "</p>\n";
  append_html_item_list(out, "gained", pair.gained_items);
  append_html_item_list(out, "lost", pair.lost_items);
  append_html_item_list(out, "both wrong with another answer", pair.wrong_changed_items);
  out += "</section>\n";
}

}  // namespace

std::string PairResults::label_of(const ProfileId& profile) const {
  const auto found = profile_labels.find(profile);
  return found == profile_labels.end() ? profile.value : found->second;
}

PairResults pair_results(const Report& report) {
  PairResults results{.comparisons = report.comparisons, .gains = report.analysis.gains, .flows = report.flows};
  for (const std::string& id : report.settings.profiles)
    results.profile_labels[ProfileId{id}] = report.profile_label(ProfileId{id});
  return results;
}

std::string render_text(const PairResults& results) {
  if (results.comparisons.empty()) return std::string(kNothing);
  std::string out;
  for (const auto& pair : pairs_of(results.comparisons)) {
    if (!out.empty()) out += '\n';
    append_text_pair(out, pair, results);
  }
  for (const StageFlow& flow : results.flows) out += '\n' + render_text(flow, results.label_of(flow.profile));
  for (const MeasuredGain& gain : results.gains)
    out += single_line(gain_sentence(gain, results.label_of(gain.gain.profile))) + '\n';
  return out;
}

std::string render_markdown(const PairResults& results) {
  if (results.comparisons.empty()) return std::string(kNothing);
  std::string out;
  for (const auto& pair : pairs_of(results.comparisons)) {
    if (!out.empty()) out += '\n';
    append_markdown_pair(out, pair, results);
  }
  for (const StageFlow& flow : results.flows) out += '\n' + render_markdown(flow, results.label_of(flow.profile));
  for (const MeasuredGain& gain : results.gains)
    out += "- " + escape_markdown_cell(gain_sentence(gain, results.label_of(gain.gain.profile))) + '\n';
  return out;
}

std::string render_html_pairs(const PairResults& results) {
  std::string out;
  for (const StageFlow& flow : results.flows) out += render_html(flow, results.label_of(flow.profile));
  for (const Comparison& pair : results.comparisons) append_html_comparison(out, pair, results);
  if (results.gains.empty()) return out;
  out += "<section><h2>Knowledge gain</h2>\n<ul>\n";
  for (const MeasuredGain& gain : results.gains)
    out += "<li>" + escape_html(gain_sentence(gain, results.label_of(gain.gain.profile))) + "</li>\n";
  return out + "</ul></section>\n";
}

}  // namespace ego
