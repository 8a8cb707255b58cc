/// Names of facets and their values for people. Data have ids for both; columns of the board have titles in both languages.
#pragma once

#include <string>
#include <string_view>

#include "core/model/question.h"
#include "web/state/query.h"
#include "web/text/text.h"

namespace ego::web {

/// `sub_task` -> `Sub task`: data words for people.
std::string title_case(std::string_view word);

/// A fold group of columns, a facet's key or another field of questions: `sub_task` -> `Sub-task`. Others in title case.
std::string facet_title(std::string_view key, Tongue tongue);

/// A facet's value, or that of `type`: the title of the column that holds just this value, else a common word (`easy`), else as it is
/// in the data.
std::string facet_value_title(const QuestionSet& questions, std::string_view key, const std::string& value,
                              Tongue tongue);

/// The question's facets and nothing else, e.g. `Garden`, separated by `separator`.
std::string facet_line(const QuestionSet& questions, const Question& question, std::string_view separator,
                       Tongue tongue);

/// A test of a filter: `Task: Counting`, `not Task: Counting`, `Evidence: 2 - 5`.
/// @param questions  null while they are on their way: values stay as they are
std::string filter_title(const QuestionSet* questions, const FieldTest& test, Tongue tongue);

/// Why no answer was read (`empty`), in words; the name of a rule as it is.
std::string rule_title(std::string_view rule_or_reason, Tongue tongue);

}  // namespace ego::web
