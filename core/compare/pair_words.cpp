#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/compare/pair.h"

namespace ego {
namespace {

std::string points(double fraction) { return fmt::format("{:+.1f}", 100 * fraction); }

std::string equals(double p, double least) {
  constexpr double kSmallest = 0.001;
  if (p < kSmallest && least <= kSmallest) return "<0.001";
  return fmt::format("{:.3f}", std::max(p, least));
}

std::string relation(std::string text) { return text.starts_with('<') ? text.insert(1, " ") : "= " + text; }

/// `Benjamini-Hochberg over 23 slices`; the number only where it is known.
std::string family_text(const PairTest& test) {
  const bool slices = test.adjustment == "bh";
  std::string text = slices ? "Benjamini-Hochberg" : "Holm";
  if (test.family > 0) text += fmt::format(" over {}{}", test.family, slices ? " slices" : "");
  return text;
}

bool has_flag(const Comparison& comparison, std::string_view flag) {
  return std::find(comparison.flags.begin(), comparison.flags.end(), flag) != comparison.flags.end();
}

}  // namespace

std::string p_text(const PairTest& test) {
  const double least = test.method == "mc" ? 1 / (1 + static_cast<double>(test.draws)) : 0;
  return equals(test.p, least);
}

std::string p_text(double p) { return equals(p, 0); }

std::string verdict_head(PairVerdict verdict) {
  switch (verdict) {
    case PairVerdict::Better: return "candidate is better";
    case PairVerdict::Worse: return "candidate is worse";
    case PairVerdict::NoDifferenceShown: return "no difference shown";
    case PairVerdict::Inconclusive: return "inconclusive";
    case PairVerdict::WithinMargin: return "candidate is worse, by less than the margin";
    case PairVerdict::NotWorse: return "candidate is not worse by the margin or more";
  }
  return "inconclusive";
}

bool is_small_slice(const Comparison& comparison) { return has_flag(comparison, "small_slice"); }

std::string verdict_sentence(const Comparison& comparison) {
  const std::string numbers = numbers_sentence(comparison);
  return comparison.table.n() == 0 ? numbers : verdict_head(comparison.verdict) + ": " + numbers;
}

std::string numbers_sentence(const Comparison& comparison) {
  const PairTable& table = comparison.table;
  if (table.n() == 0) return "no common item: nothing can be said";
  std::string text = table.discordant() == 0 && comparison.difference == 0 ? "no item changed; " : "";
  text += points(comparison.difference) + " points";
  if (comparison.interval) {
    text += fmt::format(" [{}, {}]", points(comparison.interval->lo), points(comparison.interval->hi));
  }
  text += fmt::format(" on {} items in {} clusters; {} gained, {} lost; sign-flip p {}", table.n(), comparison.clusters,
                      table.gained, table.lost, relation(p_text(comparison.test)));
  if (comparison.test.p_adjusted) {
    text += fmt::format(" ({} {})", family_text(comparison.test), relation(equals(*comparison.test.p_adjusted, 0)));
  }
  for (const PairTest& other : comparison.also) {
    if (other.name == "mcnemar_exact" && other.p_mid) {
      text += fmt::format(", McNemar mid-p {}", relation(equals(*other.p_mid, 0)));
    }
  }
  if (comparison.mde80) text += fmt::format("; detectable {:.1f} points", 100 * *comparison.mde80);
  return text;
}

std::string caveat_sentence(const Comparison& comparison) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  if (is_small_slice(comparison)) add("small slice");
  if (comparison.bounds) {
    add(fmt::format("{} items without a score on one side: between {} and {} points", comparison.bounds->items,
                    points(comparison.bounds->lo), points(comparison.bounds->hi)));
    if (comparison.bounds->best != comparison.bounds->worst) { add("the verdict depends on them"); }
  }
  const auto add_rerun = [&](std::string_view row, const std::optional<double>& flips) {
    if (flips) add(fmt::format("a rerun of the {} alone would flip about {:.1f} items", row, *flips));
  };
  add_rerun("baseline", comparison.baseline_rerun_flips);
  add_rerun("candidate", comparison.candidate_rerun_flips);
  if (comparison.baseline_rerun_flips || comparison.candidate_rerun_flips) {
    add("in the 2x2 and McNemar's test right means right in every run");
  }
  if (comparison.unscorable > 0) add(fmt::format("{} unscorable items left out", comparison.unscorable));
  if (has_flag(comparison, "profile_drops_rows")) add("items that the profile drops count as not right here");
  constexpr std::uint64_t kTooFew = 5;
  if (comparison.nonzero_clusters > 0 && comparison.nonzero_clusters <= kTooFew) {
    add(fmt::format("only {} clusters changed: no p below 0.05 is possible", comparison.nonzero_clusters));
  } else if (has_flag(comparison, "few_clusters")) {
    add(fmt::format("fewer than 20 clusters: the interval is rough, the test is exact"));
  }
  return text;
}

}  // namespace ego
