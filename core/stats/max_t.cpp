#include "core/stats/max_t.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace ego::stats {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

std::size_t bits_needed(const ScoreTable& table) {
  std::uint64_t seen = 0;
  for (const auto& row : table.sums) {
    for (const std::int64_t sum : row) seen |= static_cast<std::uint64_t>(sum);
  }
  return static_cast<std::size_t>(std::bit_width(seen));
}

MaxTPair make_pair(const ScoreTable& table, std::size_t a, std::size_t b, double& root) {
  MaxTPair pair;
  pair.a = static_cast<std::uint32_t>(a);
  pair.b = static_cast<std::uint32_t>(b);
  double squares = 0;
  for (std::size_t c = 0; c < table.sums[a].size(); ++c) {
    const std::int64_t d = table.sums[b][c] - table.sums[a][c];
    pair.difference += d;
    squares += static_cast<double>(d) * static_cast<double>(d);
  }
  root = squares > 0 ? std::sqrt(squares) : kNever;
  pair.t = std::fabs(static_cast<double>(pair.difference)) / root;
  return pair;
}

void add_to(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
  to.resize(std::max(to.size(), from.size()));
  for (std::size_t i = 0; i < from.size(); ++i) to[i] += from[i];
}

}  // namespace

void MaxT::Counts::add(const Counts& other) {
  draws += other.draws;
  add_to(raw, other.raw);
  add_to(single, other.single);
  add_to(step, other.step);
}

MaxT::MaxT(const ScoreTable& table)
    : models_(table.sums.size()),
      clusters_(table.sums.empty() ? 0 : static_cast<std::uint32_t>(table.sums.front().size())),
      words_((std::size_t{clusters_} + 63) / 64),
      planes_(models_ * bits_needed(table) * words_),
      bits_(bits_needed(table)),
      totals_(models_) {
  for (std::size_t m = 0; m < models_; ++m) {
    for (std::size_t c = 0; c < clusters_; ++c) {
      const auto sum = static_cast<std::uint64_t>(table.sums[m][c]);
      totals_[m] += table.sums[m][c];
      for (std::size_t k = 0; k < bits_; ++k) {
        planes_[(m * bits_ + k) * words_ + c / 64] |= (sum >> k & 1) << (c % 64);
      }
    }
  }
  for (std::size_t a = 0; a < models_; ++a) {
    for (std::size_t b = a + 1; b < models_; ++b) {
      root_.emplace_back();
      pairs_.push_back(make_pair(table, a, b, root_.back()));
    }
  }
  order_.resize(pairs_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::stable_sort(order_.begin(), order_.end(),
                   [&](std::uint32_t x, std::uint32_t y) { return pairs_[x].t > pairs_[y].t; });
  for (const std::uint32_t pair : order_) ordered_t_.push_back(pairs_[pair].t);
}

/// Sum over clusters of sign * score, for every model: sum over bits of 2^k (ones - 2 * ones under a minus sign).
void MaxT::flipped_sums(std::span<const std::uint64_t> signs, std::span<double> sums) const {
  const std::uint64_t* plane = planes_.data();
  for (std::size_t m = 0; m < models_; ++m) {
    std::int64_t negative = 0;
    for (std::size_t k = 0; k < bits_; ++k, plane += words_) {
      std::int64_t ones = 0;
      for (std::size_t w = 0; w < words_; ++w) ones += std::popcount(plane[w] & signs[w]);
      negative += ones << k;
    }
    sums[m] = static_cast<double>(totals_[m] - 2 * negative);
  }
}

MaxT::Counts MaxT::count(std::uint64_t seed, std::uint32_t first, std::uint32_t last, Stream stream) const {
  Counts counts;
  counts.draws = last - first;
  counts.raw.assign(pairs_.size(), 0);
  counts.single.assign(pairs_.size(), 0);
  counts.step.assign(pairs_.size(), 0);
  std::vector<std::uint64_t> signs(words_);
  std::vector<double> sums(models_);
  std::vector<double> t(pairs_.size());
  for (std::uint32_t draw = first; draw < last; ++draw) {
    random_sign_bits({seed, stream, draw}, clusters_, signs);
    flipped_sums(signs, sums);
    std::size_t at = 0;
    for (std::size_t a = 0; a < models_; ++a) {
      const double left = sums[a];
      for (std::size_t b = a + 1; b < models_; ++b, ++at) t[at] = std::fabs(sums[b] - left) / root_[at];
    }
    double largest = 0;
    for (std::size_t k = order_.size(); k-- > 0;) {
      const double own = t[order_[k]];
      largest = std::max(largest, own);
      counts.raw[k] += own >= ordered_t_[k] ? 1 : 0;
      counts.step[k] += largest >= ordered_t_[k] ? 1 : 0;
    }
    // t falls with k: the pairs that the largest of all reaches are a tail of the order.
    const auto reached =
        std::partition_point(ordered_t_.begin(), ordered_t_.end(), [&](double observed) { return observed > largest; });
    if (reached != ordered_t_.end()) ++counts.single[static_cast<std::size_t>(reached - ordered_t_.begin())];
  }
  return counts;
}

std::vector<MaxTPair> MaxT::finish(const Counts& counts) const {
  std::vector<MaxTPair> out = pairs_;
  const double all = 1 + static_cast<double>(counts.draws);
  double running = 0;
  std::uint64_t reached = 0;
  for (std::size_t k = 0; k < order_.size(); ++k) {
    MaxTPair& pair = out[order_[k]];
    reached += counts.single[k];
    running = std::max(running, (1 + static_cast<double>(counts.step[k])) / all);
    if (root_[order_[k]] == kNever) continue;  // the two rows never differ: p stays 1
    pair.p_raw = (1 + static_cast<double>(counts.raw[k])) / all;
    pair.p_single = (1 + static_cast<double>(reached)) / all;
    pair.p_step = running;
  }
  return out;
}

MaxT::Counts MaxT::count(std::uint64_t seed, std::uint32_t first, std::uint32_t last, Stream stream,
                         const Workers& workers) const {
  std::vector<Counts> counts(workers.count);
  const std::uint64_t draws = last - first;
  const auto begin = [&](std::uint64_t part) {
    return first + static_cast<std::uint32_t>(draws * part / workers.count);
  };
  workers([&](std::uint32_t part) { counts[part] = count(seed, begin(part), begin(part + 1), stream); });
  for (std::size_t i = 1; i < counts.size(); ++i) counts.front().add(counts[i]);
  return std::move(counts.front());
}

std::vector<MaxTPair> max_t(const ScoreTable& table, std::uint64_t seed, std::uint32_t draws, Stream stream,
                            const Workers& workers) {
  const MaxT pairs(table);
  return pairs.finish(pairs.count(seed, 0, draws, stream, workers));
}

}  // namespace ego::stats
