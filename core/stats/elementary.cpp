#include "core/stats/elementary.h"

#include <cmath>
#include <limits>

namespace ego::stats {
namespace {

// ln 2 in two parts: the first has 32 zero bits at its end, so that k * kLn2High is exact for every exponent k.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kInvLn2 = 1.44269504088896338700e+00;
constexpr double kSqrtHalf = 7.07106781186547524401e-01;
constexpr double kOverflow = 709.782712893384;
constexpr double kUnderflow = -745.133219101941;

/// (e^r - 1 - r) for |r| <= 0.36: the Taylor series; its 18th term is below 1e-23.
double exp_tail(double r) {
  constexpr int kTerms = 18;
  double sum = 0;
  for (int n = kTerms; n >= 3; --n) sum = (sum + 1) * r / n;
  return r * r / 2 * (sum + 1);
}

/// log((1 + s) / (1 - s)) - 2 s = 2 (s^3/3 + s^5/5 + ...) for |s| <= 0.18; the term left out is below 1e-19.
double atanh_tail(double s) {
  constexpr int kLast = 25;
  const double square = s * s;
  double sum = 0;
  for (int n = kLast; n >= 3; n -= 2) sum = sum * square + 1.0 / n;
  return 2 * s * square * sum;
}

}  // namespace

double exp(double x) {
  if (x != x) return x;
  if (x > kOverflow) return std::numeric_limits<double>::infinity();
  if (x < kUnderflow) return 0;
  const double k = std::floor(x * kInvLn2 + 0.5);
  const double high = x - k * kLn2High;
  const double low = k * kLn2Low;
  const double r = high - low;
  const double lost = (high - r) - low;  // what rounding r took away: it counts where the exponent is large
  return std::ldexp(1 + (r + (exp_tail(r) + lost)), static_cast<int>(k));
}

double expm1(double x) {
  constexpr double kSeries = 0.35;
  if (std::fabs(x) <= kSeries) return x + exp_tail(x);
  return exp(x) - 1;
}

double log(double x) {
  if (x == 0) return -std::numeric_limits<double>::infinity();
  if (x < 0 || x != x) return std::numeric_limits<double>::quiet_NaN();
  if (x > std::numeric_limits<double>::max()) return x;
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < kSqrtHalf) {
    m *= 2;
    --exponent;
  }
  const double f = m - 1;  // exact
  const double s = f / (2 + f);
  const double k = exponent;
  // 2 s = f - s f: the leading term stays exact.
  const double rest = atanh_tail(s) - s * f;
  return k * kLn2High + (f + (rest + k * kLn2Low));
}

double log1p(double x) {
  constexpr double kSeries = 0.29;
  if (std::fabs(x) <= kSeries) {
    const double s = x / (2 + x);
    return x + (atanh_tail(s) - s * x);
  }
  const double u = 1 + x;
  if (u > std::numeric_limits<double>::max()) return u;
  return log(u) + (x - (u - 1)) / u;  // the second term returns what rounding 1 + x took away
}

}  // namespace ego::stats
