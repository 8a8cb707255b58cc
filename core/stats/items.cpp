#include "core/stats/items.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "core/stats/beta.h"
#include "core/stats/multiple.h"

namespace ego::stats {
namespace {

__extension__ using Wide = __int128;

/// Sums of Pearson's correlation between a 0/1 variable and a whole number, kept exact.
struct Moments {
  std::int64_t n = 0, x = 0, y = 0, yy = 0, xy = 0;

  void add(std::int64_t right, std::int64_t rest) {
    ++n;
    x += right;
    y += rest;
    yy += rest * rest;
    xy += right * rest;
  }
  std::optional<double> correlation() const {
    const std::int64_t vx = n * x - x * x;
    const std::int64_t vy = n * yy - y * y;
    if (vx == 0 || vy == 0) return std::nullopt;
    const std::int64_t both = n * xy - x * y;
    // A perfect correlation must not come out a little below 1: its tail is exactly 0.
    if (static_cast<Wide>(both) * both == static_cast<Wide>(vx) * vy) return both < 0 ? -1.0 : 1.0;
    return static_cast<double>(both) / (std::sqrt(static_cast<double>(vx)) * std::sqrt(static_cast<double>(vy)));
  }
};

/// P(R <= r) if there is no correlation.
double lower_tail(double r, std::size_t models) {
  const auto df = static_cast<double>(models) - 2;
  const double left = 1 - r * r;
  if (left <= 0) return r < 0 ? 0 : 1;
  const double two_sided = t_two_sided(r * std::sqrt(df / left), df);
  return r < 0 ? two_sided / 2 : 1 - two_sided / 2;
}

/// Share right among the `size` best models by rest score minus that among the worst; ties by canonical order.
double discrimination(std::span<const std::vector<std::uint8_t>> right, std::span<const std::int64_t> rest,
                      std::size_t item, std::size_t size) {
  std::vector<std::size_t> order(rest.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
  std::int64_t gap = 0;
  for (std::size_t i = 0; i < size; ++i) gap += right[order[i]][item] - right[order[order.size() - 1 - i]][item];
  return static_cast<double>(gap) / static_cast<double>(size);
}

void adjust_and_flag(std::vector<ItemStatistics>& items, std::size_t models) {
  std::vector<double> p;
  for (const ItemStatistics& item : items) {
    if (item.p_negative) p.push_back(*item.p_negative);
  }
  const std::vector<double> q = benjamini_hochberg(p);
  std::size_t next = 0;
  constexpr double kAlpha = 0.05;
  for (ItemStatistics& item : items) {
    if (item.p_negative) item.q_negative = q[next++];
    if (models < kFewModels) continue;
    if (item.difficulty == 0) item.flag = ItemFlag::Dead;
    if (item.difficulty == 1) item.flag = ItemFlag::Free;
    if (item.r_rest && *item.r_rest < 0 && item.q_negative && *item.q_negative <= kAlpha)
      item.flag = ItemFlag::Negative;
  }
}

}  // namespace

std::string_view to_string(ItemFlag flag) {
  switch (flag) {
    case ItemFlag::None: return "";
    case ItemFlag::Dead: return "DEAD";
    case ItemFlag::Free: return "FREE";
    case ItemFlag::Negative: return "NEG";
  }
  return "";
}

ItemAnalysis analyze_items(std::span<const std::vector<std::uint8_t>> right) {
  const std::size_t models = right.size();
  const std::size_t items = right.front().size();
  ItemAnalysis out;
  out.group_size = static_cast<std::uint32_t>(std::max(1.0, std::floor(0.27 * static_cast<double>(models) + 0.5)));
  std::vector<std::int64_t> totals(models, 0);
  for (std::size_t m = 0; m < models; ++m)
    totals[m] = std::accumulate(right[m].begin(), right[m].end(), std::int64_t{0});
  std::vector<std::int64_t> rest(models);
  for (std::size_t i = 0; i < items; ++i) {
    ItemStatistics item;
    Moments moments;
    for (std::size_t m = 0; m < models; ++m) {
      rest[m] = totals[m] - right[m][i];
      moments.add(right[m][i], rest[m]);
    }
    item.difficulty = static_cast<double>(moments.x) / static_cast<double>(models);
    item.r_rest = moments.correlation();
    item.d27 = discrimination(right, rest, i, out.group_size);
    if (item.r_rest && models >= 3) item.p_negative = lower_tail(*item.r_rest, models);
    out.items.push_back(item);
  }
  adjust_and_flag(out.items, models);
  return out;
}

std::optional<double> expected_flip_rate(std::span<const std::vector<std::uint8_t>> right) {
  if (right.empty()) return std::nullopt;
  double sum = 0;
  for (const auto& repeats : right) {
    const auto k = static_cast<double>(repeats.size());
    if (repeats.size() < 2) return std::nullopt;
    const double ones = std::accumulate(repeats.begin(), repeats.end(), 0.0);
    sum += 2 * ones * (k - ones) / (k * (k - 1));
  }
  return sum / static_cast<double>(right.size());
}

}  // namespace ego::stats
