#include "core/stats/normal.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "core/stats/elementary.h"

namespace ego::stats {
namespace {

constexpr double kInvSqrt2Pi = 0.39894228040143267794;
constexpr double kSeriesBelow = 2.75;

/// e^(-x^2/2) / sqrt(2 pi); x is split so that the rounding of its square does not grow with it.
double density(double x) {
  const double head = std::floor(std::fabs(x) * 16) / 16;
  const double rest = (std::fabs(x) - head) * (std::fabs(x) + head) / 2;
  return kInvSqrt2Pi * exp(-head * head / 2) * exp(-rest);
}

/// P(0 < Z < x) for 0 <= x <= kSeriesBelow: all terms are positive, so nothing cancels.
double central(double x) {
  const double square = x * x;
  double term = x;
  double sum = x;
  for (int n = 3; term > sum * 1e-18; n += 2) {
    term *= square / n;
    sum += term;
  }
  return sum * density(x);
}

/// P(Z > x) for x >= kSeriesBelow: x + 1/(x + 2/(x + 3/(x + ...))) from the far end.
double tail(double x) {
  constexpr int kDepth = 120;
  double fraction = x;
  for (int n = kDepth; n >= 1; --n) fraction = x + n / fraction;
  return density(x) / fraction;
}

template <std::size_t N>
double horner(const std::array<double, N>& coefficients, double x) {
  double value = 0;
  for (std::size_t i = N; i-- > 0;) value = value * x + coefficients[i];
  return value;
}

// AS 241, PPND16: numerators and denominators for the centre, the tails and the far tails.
constexpr std::array<double, 8> kCentreTop = {
    3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array<double, 8> kCentreBottom = {1.0,
                                                 4.2313330701600911252e+1,
                                                 6.8718700749205790830e+2,
                                                 5.3941960214247511077e+3,
                                                 2.1213794301586595867e+4,
                                                 3.9307895800092710610e+4,
                                                 2.8729085735721942674e+4,
                                                 5.2264952788528545610e+3};
constexpr std::array<double, 8> kTailTop = {
    1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
    1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> kTailBottom = {1.0,
                                               2.05319162663775882187e0,
                                               1.67638483018380384940e0,
                                               6.89767334985100004550e-1,
                                               1.48103976427480074590e-1,
                                               1.51986665636164571966e-2,
                                               5.47593808499534494600e-4,
                                               1.05075007164441684324e-9};
constexpr std::array<double, 8> kFarTop = {
    6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> kFarBottom = {1.0,
                                              5.99832206555887937690e-1,
                                              1.36929880922735805310e-1,
                                              1.48753612908506148525e-2,
                                              7.86869131145613259100e-4,
                                              1.84631831751005468180e-5,
                                              1.42151175831644588870e-7,
                                              2.04426310338993978564e-15};

}  // namespace

double normal_upper(double x) {
  if (x < 0) return 1 - normal_upper(-x);
  return x < kSeriesBelow ? 0.5 - central(x) : tail(x);
}

double normal_cdf(double x) {
  if (x < 0) return normal_upper(-x);
  return x < kSeriesBelow ? 0.5 + central(x) : 1 - tail(x);
}

double normal_quantile(double p) {
  if (p <= 0) return -std::numeric_limits<double>::infinity();
  if (p >= 1) return std::numeric_limits<double>::infinity();
  const double q = p - 0.5;
  constexpr double kCentre = 0.425;
  constexpr double kTail = 5;
  if (std::fabs(q) <= kCentre) {
    const double r = kCentre * kCentre - q * q;
    return q * horner(kCentreTop, r) / horner(kCentreBottom, r);
  }
  const double r = std::sqrt(-log(q < 0 ? p : 1 - p));
  const double z = r <= kTail ? horner(kTailTop, r - 1.6) / horner(kTailBottom, r - 1.6)
                              : horner(kFarTop, r - kTail) / horner(kFarBottom, r - kTail);
  return q < 0 ? -z : z;
}

double chi2_1_upper(double x) { return x <= 0 ? 1 : 2 * normal_upper(std::sqrt(x)); }

}  // namespace ego::stats
