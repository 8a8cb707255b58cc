#include <algorithm>
#include <array>

#include "core/compare/stage_patterns.h"
#include "core/io/raw_deflate.h"
#include "core/text/date.h"
#include "web/permalink/base64url.h"
#include "web/permalink/fields.h"
#include "web/permalink/names.h"
#include "web/permalink/percent.h"
#include "web/permalink/permalink.h"

namespace ego::web {
namespace {

enum class Taken : std::uint8_t { Yes, BadValue };

/// Reads one key's raw value into the query.
using Reader = Taken (*)(Query& query, std::string_view raw);

Taken set(std::string& field, std::string_view raw) {
  field = percent_decode(raw);
  return Taken::Yes;
}

template <class Field, class Value>
Taken take(Field& field, std::optional<Value> value) {
  if (!value) return Taken::BadValue;
  Value& found = *value;
  field = std::move(found);
  return Taken::Yes;
}

bool is_lower_hex(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

Taken read_filters(Query& query, std::string_view raw) {
  auto group = read_filter_group(raw);
  if (!group) return Taken::BadValue;
  query.filters.push_back(std::move(*group));
  return Taken::Yes;
}

Taken read_pattern(Query& query, std::string_view raw) {
  if (raw.empty() || !is_pattern(raw, raw.size())) return Taken::BadValue;
  return set(query.pattern, raw);
}

Taken read_seen(Query& query, std::string_view raw) {
  constexpr std::string_view kOnly = "~only";
  if (raw.ends_with(kOnly)) {
    query.seen_only = true;
    raw.remove_suffix(kOnly.size());
  }
  return set(query.seen_row, raw);
}

Taken read_count(Query& query, std::string_view raw) {
  const auto number = read_decimal(raw);
  if (!number || number->find('.') != std::string::npos) return Taken::BadValue;
  std::uint64_t count = 0;
  for (const char c : *number) count = count * 10 + static_cast<std::uint64_t>(c - '0');
  query.play_count = count;
  return Taken::Yes;
}

Taken read_seed(Query& query, std::string_view raw) {
  std::string seed = lower(percent_decode(raw));
  if (seed.starts_with("0x")) seed.erase(0, 2);
  if (!is_lower_hex(seed, 16)) return Taken::BadValue;
  seed.erase(0, std::min(seed.find_first_not_of('0'), seed.size() - 1));
  query.play_seed = std::move(seed);
  return Taken::Yes;
}

Taken read_shuffle(Query& query, std::string_view raw) {
  if (raw != "0" && raw != "1") return Taken::BadValue;
  query.play_shuffled = raw == "1";
  return Taken::Yes;
}

Taken read_date(Query& query, std::string_view raw) {
  return text::is_full_date(raw) ? set(query.date, raw) : Taken::BadValue;
}

Taken read_hash(Query& query, std::string_view raw) {
  std::string hash = lower(percent_decode(raw));
  if (hash.size() != 12 || !is_lower_hex(hash, 12)) return Taken::BadValue;
  query.data_hash = std::move(hash);
  return Taken::Yes;
}

struct KeyReader {
  std::string_view key;
  Reader read;
};

constexpr std::array kReaders = {
    KeyReader{"board", [](Query& q, std::string_view v) { return set(q.table, v); }},
    KeyReader{"prof", [](Query& q, std::string_view v) { return set(q.profile, v); }},
    KeyReader{"col", [](Query& q, std::string_view v) { return set(q.column, v); }},
    KeyReader{"cols",
              [](Query& q, std::string_view v) {
                q.columns = read_list(v);
                return Taken::Yes;
              }},
    KeyReader{"sort",
              [](Query& q, std::string_view v) {
                q.sort = read_sort(v);
                return Taken::Yes;
              }},
    KeyReader{"f", read_filters},
    KeyReader{"q", [](Query& q, std::string_view v) { return set(q.search, v); }},
    KeyReader{"rows",
              [](Query& q, std::string_view v) {
                q.basket = read_list(v);
                return Taken::Yes;
              }},
    KeyReader{"pin", [](Query& q, std::string_view v) { return set(q.pin, v); }},
    KeyReader{"fam", [](Query& q, std::string_view v) { return take(q.family, value_of(kFamilyNames, v)); }},
    KeyReader{"cell", [](Query& q, std::string_view v) { return take(q.cell, value_of(kCellNames, v)); }},
    KeyReader{"part", [](Query& q, std::string_view v) { return take(q.section, value_of(kSectionNames, v)); }},
    KeyReader{"axes", [](Query& q, std::string_view v) { return take(q.axes, read_axes(v)); }},
    KeyReader{"chart", [](Query& q, std::string_view v) { return take(q.chart, value_of(kChartNames, v)); }},
    KeyReader{"pat", read_pattern},
    KeyReader{"item", [](Query& q, std::string_view v) { return set(q.item, v); }},
    KeyReader{"t", [](Query& q, std::string_view v) { return take(q.moment, read_moment(percent_decode(v))); }},
    KeyReader{"sel", [](Query& q, std::string_view v) { return take(q.selection, read_span(percent_decode(v))); }},
    KeyReader{"zoom", [](Query& q, std::string_view v) { return take(q.zoom_millis, read_millis(percent_decode(v))); }},
    KeyReader{"tiers",
              [](Query& q, std::string_view v) {
                q.tiers = read_list(v);
                return Taken::Yes;
              }},
    KeyReader{"seen", read_seen},
    KeyReader{"speed", [](Query& q, std::string_view v) { return take(q.speed, read_decimal(v)); }},
    KeyReader{"n", read_count},
    KeyReader{"seed", read_seed},
    KeyReader{"shuf", read_shuffle},
    KeyReader{"date", read_date},
    KeyReader{"theme", [](Query& q, std::string_view v) { return take(q.theme, value_of(kThemeNames, v)); }},
    KeyReader{"lang", [](Query& q, std::string_view v) { return take(q.language, value_of(kLanguageNames, v)); }},
    KeyReader{"x", read_hash},
};

void read_param(std::string_view param, ParsedLink& link) {
  const std::size_t equals = param.find('=');
  const std::string_view key = param.substr(0, equals);
  const std::string_view raw = equals == std::string_view::npos ? std::string_view{} : param.substr(equals + 1);
  if (key.empty()) return;
  if (key == "v") {
    if (raw != "1") link.notices.push_back({LinkFault::NewerGrammar, std::string(key)});
    return;
  }
  const auto reader = std::find_if(kReaders.begin(), kReaders.end(), [&](const KeyReader& r) { return r.key == key; });
  if (reader == kReaders.end()) {
    link.query.unknown.emplace_back(key, raw);
  } else if (reader->read(link.query, raw) == Taken::BadValue) {
    link.notices.push_back({LinkFault::BadValue, std::string(key)});
  }
}

void read_params(std::string_view params, ParsedLink& link) {
  for (const std::string_view param : split_list(params, '&')) read_param(param, link);
}

/// `view/target/target`; what does not fit shows the board.
void read_path(std::string_view path, ParsedLink& link) {
  const auto parts = split_list(path, '/');
  if (parts.empty()) return;
  const auto view = value_of(kViewNames, parts[0]);
  if (!view) {
    link.notices.push_back({LinkFault::UnknownView, percent_decode(parts[0])});
    return;
  }
  const TargetRange range = targets_of(*view);
  if (parts.size() - 1 < range.least || parts.size() - 1 > range.most) {
    link.notices.push_back({LinkFault::BadTargets, std::string(parts[0])});
    if (parts.size() - 1 < range.least) return;
  }
  link.query.view = *view;
  for (std::size_t i = 1; i < parts.size() && i <= range.most; ++i)
    link.query.targets.push_back(percent_decode(parts[i]));
}

/// The rest of the fragment after the benchmark: `[/view[/target]...][?params]`.
void read_rest(std::string_view rest, ParsedLink& link) {
  const std::size_t question = rest.find('?');
  read_path(rest.substr(0, question), link);
  if (question != std::string_view::npos) read_params(rest.substr(question + 1), link);
}

}  // namespace

ParsedLink parse_permalink(std::string_view fragment) {
  ParsedLink link;
  if (fragment.size() > kMaxFragment) fragment = {};
  if (fragment.starts_with('#')) fragment.remove_prefix(1);
  if (fragment.starts_with('/')) fragment.remove_prefix(1);
  const std::size_t bench_end = fragment.find_first_of("/?");
  link.query.bench = percent_decode(fragment.substr(0, bench_end));
  if (bench_end == std::string_view::npos) return link;
  const std::string_view rest = fragment.substr(bench_end);

  constexpr std::string_view kCompressed = "?z=";
  if (!rest.starts_with(kCompressed)) {
    read_rest(rest, link);
    return link;
  }
  const auto packed = base64url_decode(rest.substr(kCompressed.size()));
  const auto plain = packed ? io::raw_inflate(*packed, kMaxFragment) : std::nullopt;
  if (plain) {
    read_rest(*plain, link);
  } else {
    link.notices.push_back({LinkFault::BadCompression, "z"});
  }
  return link;
}

}  // namespace ego::web
