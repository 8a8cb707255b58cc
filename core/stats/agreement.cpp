#include "core/stats/agreement.h"

#include <cstddef>

namespace ego::stats {
namespace {

Kappa make_kappa(double observed, double expected) {
  Kappa out{observed, expected, std::nullopt};
  if (expected < 1) out.kappa = (observed - expected) / (1 - expected);
  return out;
}

}  // namespace

std::optional<Kappa> cohen_kappa(std::span<const std::uint32_t> x, std::span<const std::uint32_t> y,
                                 std::uint32_t categories) {
  if (x.empty()) return std::nullopt;
  std::vector<std::uint64_t> of_x(categories, 0);
  std::vector<std::uint64_t> of_y(categories, 0);
  std::uint64_t same = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    ++of_x[x[i]];
    ++of_y[y[i]];
    same += x[i] == y[i] ? 1 : 0;
  }
  double products = 0;
  for (std::uint32_t c = 0; c < categories; ++c)
    products += static_cast<double>(of_x[c]) * static_cast<double>(of_y[c]);
  const auto n = static_cast<double>(x.size());
  return make_kappa(static_cast<double>(same) / n, products / (n * n));
}

std::optional<Kappa> fleiss_kappa(std::span<const std::vector<std::uint32_t>> counts) {
  if (counts.empty()) return std::nullopt;
  std::vector<std::uint64_t> totals;
  double rows = 0;
  for (const std::uint32_t count : counts.front()) rows += count;
  if (rows < 2) return std::nullopt;
  double agreeing = 0;
  for (const auto& item : counts) {
    if (totals.size() < item.size()) totals.resize(item.size(), 0);
    for (std::size_t c = 0; c < item.size(); ++c) {
      totals[c] += item[c];
      agreeing += static_cast<double>(item[c]) * (static_cast<double>(item[c]) - 1);
    }
  }
  const auto n = static_cast<double>(counts.size());
  double squares = 0;
  for (const std::uint64_t total : totals) squares += static_cast<double>(total) * static_cast<double>(total);
  return make_kappa(agreeing / (n * rows * (rows - 1)), squares / (n * rows * n * rows));
}

std::optional<Kappa> error_consistency(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  if (a.empty()) return std::nullopt;
  double right_a = 0;
  double right_b = 0;
  double same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    right_a += a[i] != 0 ? 1 : 0;
    right_b += b[i] != 0 ? 1 : 0;
    same += (a[i] != 0) == (b[i] != 0) ? 1 : 0;
  }
  const auto n = static_cast<double>(a.size());
  return make_kappa(same / n, (right_a * right_b + (n - right_a) * (n - right_b)) / (n * n));
}

SameWrong same_wrong(std::span<const OptionPair> items) {
  SameWrong out;
  double expected = 0;
  for (const OptionPair& item : items) {
    if (!item.a || !item.b || *item.a == item.reference || *item.b == item.reference) continue;
    ++out.joint;
    out.same += *item.a == *item.b ? 1 : 0;
    expected += 1.0 / (item.options - 1);
  }
  if (out.joint == 0) return out;
  const auto joint = static_cast<double>(out.joint);
  out.rate = static_cast<double>(out.same) / joint;
  out.expected = expected / joint;
  if (*out.expected > 0) out.lift = *out.rate / *out.expected;
  return out;
}

}  // namespace ego::stats
