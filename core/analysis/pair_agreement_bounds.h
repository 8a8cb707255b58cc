/// Cluster bootstrap of the agreement coefficients.
/// Source: statistics.md sections 5.2 and 11.
#pragma once

#include "core/analysis/agreement.h"

namespace ego {

/// Sets the bounds of every pair. Pairs with the same number of clusters share their draws. Replicates in which a coefficient
/// is undefined are left out; fewer than two clusters, or half of the replicates lost, give no bounds.
/// @pre  matrix.pairs are those of the table; options.draws > 0
void add_agreement_bounds(const AnswerTable& table, const AgreementOptions& options, AgreementMatrix& matrix);

}  // namespace ego
