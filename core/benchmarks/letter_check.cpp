#include "core/benchmarks/letter_check.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "core/base/result.h"

namespace ego {

void check_letters(const LetterHistogram& histogram, double threshold, std::string_view label,
                   Diagnostics& diagnostics) {
  constexpr std::uint64_t kFewLetters = 20;
  const std::uint64_t letters = std::accumulate(histogram.begin(), histogram.end(), std::uint64_t{0});
  const auto most = std::max_element(histogram.begin(), histogram.end());
  if (letters < kFewLetters || static_cast<double>(*most) < threshold * static_cast<double>(letters)) return;
  const char letter = static_cast<char>('A' + (most - histogram.begin()));
  add_summary(Code::SuspiciousLetters, *most,
              fmt::format("{} of {} letters are {}: a silent default letter?", *most, letters, letter), label,
              diagnostics);
}

void add_summary(Code code, std::uint64_t count, std::string message, std::string_view label,
                 Diagnostics& diagnostics) {
  if (count == 0) return;
  Diagnostic summary = make_error(code, std::move(message), std::string{label});
  summary.count = count;
  diagnostics.add(std::move(summary));
}

}  // namespace ego
