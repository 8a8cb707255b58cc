/// What never changes about EgoCross: its datasets, domains, tasks and sub-tasks, and the columns a board shows of
/// them.
/// Source: egocross.md section 2.3.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/model/question.h"

namespace ego::egocross {

/// Items of the testbed.
inline constexpr std::size_t kTestbedItems = 957;
/// W106 and W_HISTOGRAM: one letter at or above this share of the letters.
inline constexpr double kSuspiciousShare = 0.4;

/// Order of Question::facets.
inline constexpr std::size_t kDomain = 0;
inline constexpr std::size_t kTask = 1;
inline constexpr std::size_t kSubTask = 2;
inline constexpr std::size_t kDataset = 3;
inline constexpr std::size_t kFacetCount = 4;

/// The domain's name (`Surgery` ...) of a dataset, any case; empty if the dataset is unknown.
std::string_view domain_of_dataset(std::string_view dataset);
/// The dataset's name as the data spell it, any case; `name` itself if it is unknown.
std::string_view canonical_dataset(std::string_view name);
/// The domain's or task's name as the board spells it, any case; empty if unknown.
std::string_view canonical_domain(std::string_view name);
std::string_view canonical_task(std::string_view name);
/// The task of a sub-task (`question_type`); empty if unknown.
std::string_view task_of_sub_task(std::string_view sub_task);

/// Domain names in board order, the order of `challenge_output` too.
std::vector<std::string_view> domain_names();

/// Columns in display order: overall (micro), macro over the domains, domains, tasks, domain x task (cells without items included), sub-tasks,
/// datasets.
std::vector<Column> make_columns();

}  // namespace ego::egocross
