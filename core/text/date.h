/// Dates as boards, links and submissions write them.
#pragma once

#include <algorithm>
#include <string_view>

namespace ego::text {

/// True for `YYYY-MM-DD`, whatever day that is: such texts sort as the days do.
inline bool is_full_date(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  return std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(),
                    [](char c, char form) { return form == 'd' ? c >= '0' && c <= '9' : c == form; });
}

}  // namespace ego::text
