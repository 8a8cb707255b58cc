/// The beta distribution and Student's t, by one continued fraction.
/// Source: statistics.md 1.3; the factor before the fraction by Loader's saddle-point form, so that it stays exact for
/// large parameters (Loader 2000, "Fast and Accurate Computation of Binomial Probabilities").
#pragma once

namespace ego::stats {

/// P(X <= x) of Beta(a, b). @param x in [0, 1] @param a, b in [0.5, 1e7]
double beta_cdf(double x, double a, double b);
/// The x with P(X <= x) = p of Beta(a, b), relative error below 1e-12. @param p in (0, 1)
double beta_quantile(double p, double a, double b);

/// P(|T| >= |t|) of Student's t; 1 at t = 0. @param df degrees of freedom in [1, 1e7]
double t_two_sided(double t, double df);
/// The t with P(T <= t) = p, relative error below 1e-11 for 1 <= df <= 1e6. @param p in (0, 1)
double t_quantile(double p, double df);

}  // namespace ego::stats
