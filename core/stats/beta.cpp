#include "core/stats/beta.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/stats/elementary.h"
#include "core/stats/normal.h"

namespace ego::stats {
namespace {

/// log(x!) minus Stirling's leading terms, for any real x >= 0.5.
double stirling_error(double x) {
  constexpr double kSeriesFrom = 16;
  double sum = 0;
  for (; x < kSeriesFrom; ++x) sum += (x + 0.5) * log1p(1 / x) - 1;
  const double square = x * x;
  const double series =
      (1.0 / 12 -
       (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / square) / square) / square) / square) /
           square) /
      x;
  return sum + series;
}

/// x log(x/m) + m - x without the cancellation near x = m.
double deviance(double x, double m) {
  const double gap = x - m;
  if (std::fabs(gap) >= 0.1 * (x + m)) return x * log(x / m) + m - x;
  const double v = gap / (x + m);
  double sum = gap * v;
  double power = 2 * x * v;
  for (int j = 1; j < 1000; ++j) {
    power *= v * v;
    const double next = sum + power / (2 * j + 1);
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

/// One point of the two-sided problem: x and 1 - x both given, because the small one must keep its digits.
struct Point {
  double x = 0;
  double y = 1;  ///< 1 - x
};

/// x^a y^b / B(a, b).
double power_factor(Point at, double a, double b) {
  const double n = a + b;
  const double exponent =
      stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * at.x) - deviance(b, n * at.y);
  return a * b / n * std::sqrt(n / (2 * std::numbers::pi * a * b)) * exp(exponent);
}

/// The continued fraction of I_x(a, b) by the modified Lentz method; converges fast for x < (a + 1)/(a + b + 2).
/// Source: DLMF 8.17.22.
double fraction(double x, double a, double b) {
  constexpr double kTiny = 1e-300;
  constexpr int kMost = 20000;
  const auto kept = [](double value) { return std::fabs(value) < kTiny ? kTiny : value; };
  double c = 1;
  double d = 1 / kept(1 - (a + b) * x / (a + 1));
  double value = d;
  for (int m = 1; m < kMost; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    value *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    const double step = d * c;
    value *= step;
    if (std::fabs(step - 1) < 1e-16) break;
  }
  return value;
}

/// I_x(a, b).
double regularised(Point at, double a, double b) {
  if (at.x <= 0) return 0;
  if (at.y <= 0) return 1;
  const double factor = power_factor(at, a, b);
  if (at.x <= (a + 1) / (a + b + 2)) return factor * fraction(at.x, a, b) / a;
  return 1 - factor * fraction(at.y, b, a) / b;
}

/// P(T > t) for t >= 0.
double t_upper(double t, double df) {
  const double square = t * t;
  return 0.5 * regularised({df / (df + square), square / (df + square)}, df / 2, 0.5);
}

double t_density(double t, double df) {
  if (t == 0) t = 1e-100;
  const double square = t * t;
  // d/dt of the tail: x^a y^b / B(a, b) is the density up to the change of variables.
  return power_factor({df / (df + square), square / (df + square)}, df / 2, 0.5) / t;
}

}  // namespace

double beta_cdf(double x, double a, double b) { return regularised({x, 1 - x}, a, b); }

double beta_quantile(double p, double a, double b) {
  double below = 0;
  double above = 1;
  double x = a / (a + b);
  constexpr int kMost = 200;
  for (int i = 0; i < kMost; ++i) {
    const double error = beta_cdf(x, a, b) - p;
    (error < 0 ? below : above) = x;
    if (error == 0) break;
    const double slope = power_factor({x, 1 - x}, a, b) / (x * (1 - x));
    double next = x - error / slope;
    if (!(next > below && next < above)) next = (below + above) / 2;  // Newton left the bracket
    if (std::fabs(next - x) <= 1e-16 * x) return next;
    x = next;
  }
  return x;
}

double t_two_sided(double t, double df) { return t == 0 ? 1 : std::min(1.0, 2 * t_upper(std::fabs(t), df)); }

double t_quantile(double p, double df) {
  if (p == 0.5) return 0;
  const double upper = std::min(p, 1 - p);
  // The tail of t is convex and heavier than the normal one: from the normal quantile Newton's steps climb and never overshoot.
  double t = -normal_quantile(upper);
  constexpr int kMost = 1100;
  for (int i = 0; i < kMost; ++i) {
    const double step = (t_upper(t, df) - upper) / t_density(t, df);
    const double next = t + step;
    if (std::fabs(step) <= 1e-15 * t) {
      t = next;
      break;
    }
    t = next;
  }
  return p < 0.5 ? -t : t;
}

}  // namespace ego::stats
