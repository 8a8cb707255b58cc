/// The normal distribution and the chi-squared tail with one degree of freedom.
/// Source: statistics.md 1.3.
#pragma once

namespace ego::stats {

/// The two-sided 5 % point of the normal distribution: Phi^-1(0.975).
inline constexpr double kNormal975 = 1.959963984540054;

/// P(Z <= x), absolute error below 1e-15.
/// Source: Marsaglia 2004, "Evaluating the Normal Distribution", near 0; Laplace's continued fraction in the tails.
double normal_cdf(double x);
/// P(Z > x): as accurate relatively in the upper tail as normal_cdf() is absolutely.
double normal_upper(double x);
/// The z with P(Z <= z) = p, absolute error below 1e-15 for 1e-300 < p < 1 - 1e-16; infinite at 0 and 1.
/// Source: Wichura 1988, algorithm AS 241, 10.2307/2347330.
/// @param p  in [0, 1]
double normal_quantile(double p);
/// P(X > x) of chi-squared with one degree of freedom; 1 for x <= 0.
double chi2_1_upper(double x);

}  // namespace ego::stats
