#include "web/charts/table.h"

#include <fmt/format.h>

namespace ego::web {

std::string cursor_key(const std::string& opens, const std::string& opens_too) {
  return opens_too.empty() ? opens : opens + '\n' + opens_too;
}

namespace {

constexpr std::string_view kNothing = "\u2013";

}  // namespace

TableCell percent_cell(std::optional<double> fraction) {
  constexpr double kPercent = 100;
  return {fraction ? fmt::format("{:.1f}", kPercent * *fraction) : std::string(kNothing), fraction};
}

std::string decimal_text(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.starts_with('-') && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
  return text;
}

TableCell number_cell(std::optional<double> value, int decimals) {
  return {value ? decimal_text(*value, decimals) : std::string(kNothing), value};
}

TableCell count_cell(std::uint64_t count) { return {std::to_string(count), static_cast<double>(count)}; }

}  // namespace ego::web
