#include "core/extract/open_answer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "core/text/number_text.h"
#include "core/text/unicode.h"

namespace ego::extract {
namespace {

constexpr int kGoldDecimals = 2;
constexpr double kRelativeTolerance = 1e-9;

/// Words whose last occurrence in a line the key follows; the equals sign counts in the last line alone.
constexpr std::array<std::string_view, 27> kIndicators = {
    "could be ",   "so ",          "is ",          "thus ",         "therefore ",   "final ",     "answer ",
    "result ",     "are ",         "in total ",    "total ",        "identify ",    "recognize ", "calculated as ",
    "counted as ", "measured as ", "observed as ", "concluded as ", "found to be ", "equals ",    "determined to be ",
    "number of ",  "value is ",    "adds up to ",  "have ",         "has ",         "=",
};

bool is_lone_sign(std::string_view key) {
  return key.size() == 1 && std::string_view(":,.!?;'").find(key.front()) != std::string_view::npos;
}

/// The shortest text behind an indicator of this line; empty if there is none worth keeping.
std::string_view find_key(std::string_view line, std::size_t n_indicators) {
  std::string_view key;
  std::size_t key_length = 0;
  for (std::size_t n = 0; n < n_indicators; ++n) {
    const std::size_t found = line.rfind(kIndicators[n]);
    if (found == std::string_view::npos) continue;
    const std::string_view candidate = text::trim(line.substr(found + kIndicators[n].size()));
    const std::size_t candidate_length = text::length(candidate);
    if (!key.empty() && candidate_length >= key_length) continue;
    key = candidate;
    key_length = candidate_length;
  }
  return is_lone_sign(key) ? std::string_view{} : key;
}

/// Keys of a lowered reply, one a line at most; the reply itself if no line has one.
std::vector<std::string_view> find_keys(std::string_view lowered) {
  std::vector<std::string_view> keys;
  for (std::string_view rest = lowered;;) {
    const std::size_t line_end = rest.find('\n');
    const bool is_last = line_end == std::string_view::npos;
    const std::string_view key = find_key(rest.substr(0, line_end), kIndicators.size() - (is_last ? 0 : 1));
    if (!key.empty()) keys.push_back(key);
    if (is_last) break;
    rest.remove_prefix(line_end + 1);
  }
  if (keys.empty()) keys.push_back(lowered);
  return keys;
}

std::optional<double> parse_number_with_commas(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return text::parse_float(text);
  std::string without(text);
  std::erase(without, ',');
  return text::parse_float(without);
}

void append_normalized(std::string_view text, std::vector<OpenValue>& values) {
  const std::string_view inner = text::trim(text);
  if (const std::optional<double> number = parse_number_with_commas(inner)) {
    values.emplace_back(text::round_decimals(*number, kGoldDecimals));
    return;
  }
  std::string lowered = text::lower(inner);
  if (text::length(lowered) == 1) {
    values.emplace_back(' ' + lowered);
    values.emplace_back(lowered + ' ');
  } else {
    values.emplace_back(std::move(lowered));
  }
}

/// WTF-8 bytes sort as code points do.
bool comes_before(const OpenValue& a, const OpenValue& b) {
  if (a.index() != b.index()) return a.index() < b.index();
  if (const std::string* text = std::get_if<std::string>(&a)) return *text < *std::get_if<std::string>(&b);
  const double x = *std::get_if<double>(&a);
  const double y = *std::get_if<double>(&b);
  return !std::isnan(x) && (std::isnan(y) || x < y);
}

bool equal_values(const OpenValue& a, const OpenValue& b) { return !comes_before(a, b) && !comes_before(b, a); }

bool nearly_equal(const OpenValue& a, const OpenValue& b) {
  const double* x = std::get_if<double>(&a);
  const double* y = std::get_if<double>(&b);
  if (x == nullptr || y == nullptr || !std::isfinite(*x) || !std::isfinite(*y)) return equal_values(a, b);
  return std::fabs(*x - *y) <= kRelativeTolerance * std::max(std::fabs(*x), std::fabs(*y));
}

bool meets(const OpenValue& parsed, const OpenValue& gold) {
  if (parsed.index() != gold.index()) return false;
  if (const std::string* text = std::get_if<std::string>(&parsed)) {
    return text->find(*std::get_if<std::string>(&gold)) != std::string::npos;
  }
  return *std::get_if<double>(&parsed) == *std::get_if<double>(&gold);  // NaN meets nothing
}

}  // namespace

std::vector<OpenValue> normalize(std::string_view text) {
  std::vector<OpenValue> values;
  append_normalized(text, values);
  return values;
}

OpenValues parse_open(std::string_view text) {
  const std::string lowered = text::lower(text::strip(text::trim(text), '.'));
  const std::vector<std::string_view> keys = find_keys(lowered);
  OpenValues values;
  for (const std::string_view key : keys) append_normalized(key, values);
  for (const std::string_view key : keys) {
    for (const std::string_view number : extract_numbers(key)) append_normalized(number, values);
  }
  make_set(values);
  return values;
}

bool matches_gold(const OpenValues& parsed, const std::vector<std::string>& gold) {
  std::vector<OpenValue> accepted;
  for (const std::string& text : gold) append_normalized(text, accepted);
  return std::any_of(parsed.begin(), parsed.end(), [&](const OpenValue& value) {
    return std::any_of(accepted.begin(), accepted.end(), [&](const OpenValue& g) { return meets(value, g); });
  });
}

void make_set(OpenValues& values) {
  for (OpenValue& value : values) {
    if (double* number = std::get_if<double>(&value); number != nullptr && *number == 0) *number = 0;  // -0 is 0
  }
  std::stable_sort(values.begin(), values.end(), comes_before);
  values.erase(std::unique(values.begin(), values.end(), equal_values), values.end());
}

bool same_set(const OpenValues& a, const OpenValues& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), nearly_equal);
}

}  // namespace ego::extract
