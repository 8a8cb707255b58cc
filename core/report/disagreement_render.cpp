#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "core/base/quote.h"
#include "core/base/utf8.h"
#include "core/board/board.h"
#include "core/report/escape.h"
#include "core/report/parser_disagreement.h"
#include "core/report/render.h"

namespace ego {
namespace {

constexpr std::size_t kContext = 60;  ///< bytes of the reply shown around what was read

std::string summary(const ParserDisagreement& row) {
  return fmt::format("{}: {} replies read differently by {} profiles, {} of them right for one and not for another",
                     row.row.value, row.items, row.profiles.size(), row.verdict_items);
}

std::string percent(const std::optional<double>& value) { return value ? score_text(*value, "fraction") : "-"; }

/// True if the profile's value or items are not those of the first.
bool differs_at(const CellByProfile& cell, std::size_t profile) {
  return cell.values[profile] != cell.values[0] || cell.gained[profile] > 0 || cell.lost[profile] > 0;
}

bool is_shown(const CellByProfile& cell, CellChoice cells) {
  if (cells == CellChoice::All) return true;
  for (std::size_t i = 1; i < cell.values.size(); ++i) {
    if (differs_at(cell, i)) return true;
  }
  return false;
}

std::string profile_label(const ParserDisagreement& row, std::size_t profile) {
  return row.profiles[profile].value + (row.versions.empty() ? "" : " " + row.versions[profile]);
}

/// A line a cell: counts, value, and items gained and lost against the first profile.
void append_cells_text(std::string& out, const ParserDisagreement& row, CellChoice cells) {
  std::size_t columns = std::string_view("column").size();
  std::size_t profiles = std::string_view("profile").size();
  for (std::size_t i = 0; i < row.profiles.size(); ++i) profiles = std::max(profiles, profile_label(row, i).size());
  for (const CellByProfile& cell : row.cells) {
    if (is_shown(cell, cells)) columns = std::max(columns, cell.column.value.size());
  }
  constexpr std::string_view kLine = "  {:<{}}  {:<{}}  {:>6}  {:>6}  {:>7}  {:>6}  {:>7}{}\n";
  std::string lines;
  for (const CellByProfile& cell : row.cells) {
    if (!is_shown(cell, cells)) continue;
    for (std::size_t i = 0; i < row.profiles.size(); ++i) {
      if (i > 0 && cells == CellChoice::Changed && !differs_at(cell, i)) continue;
      const Counts& counts = cell.counts[i];
      const std::string flips = i > 0 ? fmt::format("  +{} -{}", cell.gained[i], cell.lost[i]) : std::string();
      lines += fmt::format(kLine, i == 0 ? cell.column.value : "", columns, profile_label(row, i), profiles,
                           counts.right, counts.wrong, counts.invalid(), cell.n[i], percent(cell.values[i]), flips);
    }
  }
  if (lines.empty()) return;
  out += fmt::format(kLine, "column", columns, "profile", profiles, "right", "wrong", "invalid", "n", "percent", "");
  out += lines;
}

std::string answer_text(const ProfileReading& reading) {
  std::string text = reading.answer ? "\"" + single_line(*reading.answer) + "\"" : "no answer";
  text += fmt::format(" ({}", to_string(reading.outcome));
  if (reading.reason != InvalidReason::None) text += fmt::format(", {}", to_string(reading.reason));
  if (!reading.rule.empty()) text += fmt::format(", rule {}", single_line(reading.rule));
  if (reading.span) text += fmt::format(", bytes {}-{}", reading.span->begin, reading.span->end);
  return text + ")";
}

bool usable(const Span& span, std::string_view reply) { return span.begin < span.end && span.end <= reply.size(); }

/// The nearest place at or before `at` where a character begins.
std::size_t character_start(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

/// `... the answer is [B]. Because ...`
std::string excerpt(std::string_view reply, const Span& span) {
  const std::size_t from = character_start(reply, span.begin > kContext ? span.begin - kContext : 0);
  const std::size_t to = character_start(reply, span.end + kContext);
  return fmt::format("{}{}[{}]{}{}", from > 0 ? "..." : "", single_line(reply.substr(from, span.begin - from)),
                     single_line(reply.substr(span.begin, span.end - span.begin)),
                     single_line(reply.substr(span.end, to - span.end)), to < reply.size() ? "..." : "");
}

/// The reply with what the profile took marked; cut around the mark.
std::string marked_html(std::string_view reply, const std::optional<Span>& span) {
  if (!span || !usable(*span, reply)) return escape_html(reply.substr(0, character_start(reply, 4 * kContext)));
  const std::size_t from = character_start(reply, span->begin > kContext ? span->begin - kContext : 0);
  const std::size_t to = character_start(reply, span->end + kContext);
  return (from > 0 ? "..." : "") + escape_html(reply.substr(from, span->begin - from)) + "<mark>" +
         escape_html(reply.substr(span->begin, span->end - span->begin)) + "</mark>" +
         escape_html(reply.substr(span->end, to - span->end)) + (to < reply.size() ? "..." : "");
}

void append_cells_html(std::string& out, const ParserDisagreement& row, CellChoice cells) {
  out += "<div class=\"board\"><table><caption><strong>" + escape_html(row.row.value) + "</strong>" +
         escape_html(summary(row)) + "</caption><thead><tr><th scope=\"col\" class=\"left\">column</th>";
  for (std::size_t i = 0; i < row.profiles.size(); ++i)
    out += "<th scope=\"col\">" + escape_html(profile_label(row, i)) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const CellByProfile& cell : row.cells) {
    if (!is_shown(cell, cells)) continue;
    out += "<tr><th scope=\"row\">" + escape_html(cell.column.value) + "</th>";
    for (std::size_t i = 0; i < row.profiles.size(); ++i) {
      out += "<td>" + percent(cell.values[i]) +
             fmt::format("<small>n {}, right {}, wrong {}, invalid {}", cell.n[i], cell.counts[i].right,
                         cell.counts[i].wrong, cell.counts[i].invalid());
      if (i > 0) out += fmt::format(", +{} -{}", cell.gained[i], cell.lost[i]);
      out += "</small></td>";
    }
    out += "</tr>\n";
  }
  out += "</tbody></table></div>\n";
}

void append_replies_html(std::string& out, const ParserDisagreement& row) {
  if (row.replies.empty()) return;
  out +=
      "<div class=\"board\"><table><thead><tr><th scope=\"col\" class=\"left\">item</th><th scope=\"col\" "
      "class=\"left\">profile</th>"
      "<th scope=\"col\" class=\"left\">read</th><th scope=\"col\" class=\"left\">where</th></tr></thead><tbody>\n";
  for (const ReplyReadings& reply : row.replies) {
    for (std::size_t i = 0; i < reply.readings.size(); ++i) {
      out += "<tr>";
      if (i == 0) {
        out += fmt::format(
            "<th scope=\"row\" rowspan=\"{}\">{}{}</th>", reply.readings.size(), escape_html(reply.id.value),
            reply.verdicts_differ ? " <abbr class=\"mark\" title=\"right for one profile, not for another\">!</abbr>"
                                  : "");
      }
      out += "<td class=\"left\">" + escape_html(profile_label(row, i)) + "</td><td class=\"left\">" +
             escape_html(answer_text(reply.readings[i])) + "</td><td class=\"left\"><code>" +
             marked_html(reply.response.value_or(""), reply.readings[i].span) + "</code></td></tr>\n";
    }
  }
  out += "</tbody></table></div>\n";
}

}  // namespace

std::string render_text(std::span<const ParserDisagreement> rows, CellChoice cells) {
  std::string out;
  for (const ParserDisagreement& row : rows) {
    out += summary(row) + "\n";
    append_cells_text(out, row, cells);
    for (const ReplyReadings& reply : row.replies) {
      out += fmt::format("  item {}{}\n", single_line(reply.id.value),
                         reply.verdicts_differ ? "  ! right for one, not for another" : "");
      for (std::size_t i = 0; i < reply.readings.size(); ++i) {
        const ProfileReading& reading = reply.readings[i];
        out += fmt::format("    {:<36} {}\n", profile_label(row, i), answer_text(reading));
        const auto before = std::span(reply.readings).first(i);
        const bool stands_above = std::any_of(before.begin(), before.end(),
                                              [&](const ProfileReading& each) { return each.span == reading.span; });
        if (stands_above) continue;
        if (reading.span && reply.response && usable(*reading.span, *reply.response)) {
          out += fmt::format("    {:<36} {}\n", "", excerpt(*reply.response, *reading.span));
        }
      }
    }
    const std::size_t shown = row.replies.size();
    if (row.items > shown)
      out += fmt::format("  ... {} more replies (--all)\n", row.items - std::min<std::uint64_t>(row.items, shown));
  }
  return out;
}

std::string render_html(std::span<const ParserDisagreement> rows, CellChoice cells) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>egoscope: profiles that "
      "disagree"
      "</title>\n<style>";
  out += report_style();
  out +=
      "</style>\n</head>\n<body>\n<h1>Profiles that disagree</h1>\n<p>Numbers below a value: items that are right "
      "under the "
      "profile and not under the first (+), and the other way round (-). Marked: the bytes of the reply that a profile "
      "read.</p>\n";
  for (const ParserDisagreement& row : rows) {
    append_cells_html(out, row, cells);
    append_replies_html(out, row);
  }
  return out + "</body>\n</html>\n";
}

}  // namespace ego
