/// Exponential and logarithm from the four basic operations: the same bits on every target, which no C library promises.
/// Source: statistics.md 1.3.
#pragma once

namespace ego::stats {

/// e^x, relative error below 1e-15. Overflow gives infinity, underflow 0.
double exp(double x);
/// e^x - 1, relative error below 2e-15, also near 0.
double expm1(double x);
/// Natural logarithm, relative error below 1e-15. log(0) is -infinity; negative x gives NaN.
double log(double x);
/// log(1 + x), relative error below 2e-15, also near 0. @pre x > -1
double log1p(double x);

}  // namespace ego::stats
