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

TableCell number_cell(std::optional<double> value, int decimals) {
  return {value ? fmt::format("{:.{}f}", *value, decimals) : std::string(kNothing), value};
}

TableCell count_cell(std::uint64_t count) { return {std::to_string(count), static_cast<double>(count)}; }

}  // namespace ego::web
