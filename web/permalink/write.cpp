#include "core/io/raw_deflate.h"
#include "web/permalink/base64url.h"
#include "web/permalink/fields.h"
#include "web/permalink/names.h"
#include "web/permalink/percent.h"
#include "web/permalink/permalink.h"

namespace ego::web {
namespace {

/// Collects `key=value` pairs in the order they are added.
class Params {
 public:
  /// @param encoded  nothing is added for an empty value
  void add(std::string_view key, std::string_view encoded) {
    if (encoded.empty()) return;
    text_ += text_.empty() ? '?' : '&';
    text_ += key;
    text_ += '=';
    text_ += encoded;
  }
  void add_text(std::string_view key, std::string_view value, std::string_view default_value = {}) {
    if (value != default_value) add(key, percent_encode(value, LinkPart::Value));
  }
  void add_unknown(std::string_view key, std::string_view raw) {
    text_ += text_.empty() ? '?' : '&';
    text_ += key;
    if (raw.empty()) return;
    text_ += '=';
    text_ += raw;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

bool is_default_sort(const std::vector<SortKey>& sort, const LinkDefaults& defaults) {
  return sort.size() == 1 && sort[0] == SortKey{defaults.column, Direction::Descending, SortBasis::Value};
}

std::string write_seen(const Query& query) {
  constexpr std::string_view kOnly = "~only";
  std::string out = percent_encode(query.seen_row, LinkPart::Value);
  if (out.ends_with(kOnly)) out.replace(out.size() - kOnly.size(), 1, "%7E");
  if (query.seen_only && !out.empty()) out += kOnly;
  return out;
}

/// In the order of the specification's table.
std::string write_params(const Query& query, const LinkDefaults& defaults) {
  Params params;
  params.add_text("board", query.table, query.table == defaults.table ? query.table : std::string_view{});
  params.add_text("prof", query.profile, query.profile == defaults.profile ? query.profile : std::string_view{});
  params.add_text("col", query.column, query.column == defaults.column ? query.column : std::string_view{});
  params.add("cols", write_list(query.columns));
  if (!is_default_sort(query.sort, defaults)) params.add("sort", write_sort(query.sort));
  for (const FilterGroup& group : query.filters) params.add("f", write_filter_group(group));
  params.add_text("q", query.search);
  params.add("rows", write_list(query.basket));
  params.add_text("pin", query.pin);
  if (query.family != Family::Board) params.add("fam", name_of(kFamilyNames, query.family));
  params.add("cell", name_of(kCellNames, query.cell));
  params.add("part", name_of(kSectionNames, query.section));
  if (query.axes != PairAxes{}) params.add("axes", write_axes(query.axes));
  if (query.chart != defaults.chart) params.add("chart", name_of(kChartNames, query.chart));
  params.add_text("pat", query.pattern);
  params.add_text("item", query.item);
  if (query.moment && *query.moment != MomentRef{}) params.add_text("t", write_moment(*query.moment));
  if (query.selection) params.add_text("sel", write_span(*query.selection));
  if (query.zoom_millis) params.add_text("zoom", write_millis(*query.zoom_millis));
  params.add("tiers", write_list(query.tiers));
  params.add("seen", write_seen(query));
  params.add_text("speed", query.speed, query.speed == "1" ? "1" : "");
  if (query.play_count) params.add_text("n", std::to_string(*query.play_count));
  params.add_text("seed", query.play_seed);
  if (query.play_shuffled) params.add("shuf", "1");
  params.add_text("date", query.date);
  params.add("theme", name_of(kThemeNames, query.theme));
  params.add("lang", name_of(kLanguageNames, query.language));
  params.add_text("x", query.data_hash);
  for (const auto& [key, raw] : query.unknown) params.add_unknown(key, raw);
  return params.text();
}

}  // namespace

std::string_view view_name(ViewKind view) { return name_of(kViewNames, view); }

std::string write_permalink(const Query& query, const LinkDefaults& defaults) {
  const std::string head = "#/" + percent_encode(query.bench, LinkPart::Target);
  std::string rest = "/" + std::string(view_name(query.view));
  for (const std::string& target : query.targets) rest += "/" + percent_encode(target, LinkPart::Target);
  rest += write_params(query, defaults);
  if (head.size() + rest.size() <= kMaxPlainFragment) return head + rest;
  return head + "?z=" + base64url_encode(io::raw_deflate(rest));
}

}  // namespace ego::web
