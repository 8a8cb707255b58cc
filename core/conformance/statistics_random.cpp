#include "core/conformance/statistics_values.h"
#include "core/stats/beta.h"
#include "core/stats/normal.h"

namespace ego::conformance {
namespace {

using json::Object;
using json::Value;

Value words(const StatisticsInput& in) {
  const std::uint32_t first = in.small_count("first");
  std::vector<std::uint32_t> from_block(static_cast<std::size_t>(first % 4 + in.count("count")));
  stats::random_words(in.sequence(), first / 4, from_block);
  return Object{{"words", to_values(std::vector(from_block.begin() + first % 4, from_block.end()))}};
}

Value bounded(const StatisticsInput& in) {
  stats::RandomStream random(in.sequence());
  std::vector<std::uint32_t> values(static_cast<std::size_t>(in.count("count")));
  for (std::uint32_t& value : values) value = random.below(in.small_count("bound"));
  return Object{{"values", to_values(values)}};
}

Value uniforms(const StatisticsInput& in) {
  stats::RandomStream random(in.sequence());
  std::vector<double> values(static_cast<std::size_t>(in.count("count")));
  for (double& value : values) value = random.uniform();
  return Object{{"values", to_values(values)}};
}

Value signs(const StatisticsInput& in) {
  const std::uint32_t clusters = in.small_count("clusters");
  std::vector<std::uint64_t> bits((clusters + 63) / 64);
  stats::random_sign_bits(in.sequence(), clusters, bits);
  std::string text;
  for (std::uint32_t c = 0; c < clusters; ++c) text += (bits[c / 64] >> (c % 64) & 1) != 0 ? '-' : '+';
  return Object{{"signs", text}};
}

Value philox(const StatisticsInput& in) {
  const std::vector<std::int64_t> counter = in.integers("ctr");
  const std::vector<std::int64_t> key = in.integers("key");
  if (counter.size() != 4 || key.size() != 2) return Object{};
  const auto word = [](std::int64_t value) { return static_cast<std::uint32_t>(value); };
  const auto out = stats::philox4x32_10({word(counter[0]), word(counter[1]), word(counter[2]), word(counter[3])},
                                        std::uint64_t{word(key[0])} | std::uint64_t{word(key[1])} << 32U);
  return Object{{"out", to_values(std::vector(out.begin(), out.end()))}};
}

}  // namespace

std::optional<Value> run_random(std::string_view operation, const StatisticsInput& in) {
  if (operation == "philox4x32_10") return philox(in);
  if (operation == "rng_words") return words(in);
  if (operation == "rng_bounded") return bounded(in);
  if (operation == "rng_uniform") return uniforms(in);
  if (operation == "rng_signs") return signs(in);
  if (operation == "rng_shuffle") {
    return Object{{"perm", to_values(stats::random_permutation(in.sequence(), in.small_count("n")))}};
  }
  return std::nullopt;
}

std::optional<Value> run_distributions(std::string_view operation, const StatisticsInput& in) {
  const auto one = [](const char* name, double value) { return Object{{name, json::number(value)}}; };
  if (operation == "normal_cdf") return one("p", stats::normal_cdf(in.number("x")));
  if (operation == "normal_quantile") return one("z", stats::normal_quantile(in.number("p")));
  if (operation == "t_quantile") return one("t", stats::t_quantile(in.number("p"), in.number("df")));
  if (operation == "t_two_sided") return one("p", stats::t_two_sided(in.number("t"), in.number("df")));
  if (operation == "chi2_1_sf") return one("p", stats::chi2_1_upper(in.number("x")));
  if (operation == "beta_quantile") {
    return one("x", stats::beta_quantile(in.number("p"), in.number("a"), in.number("b")));
  }
  return std::nullopt;
}

}  // namespace ego::conformance
