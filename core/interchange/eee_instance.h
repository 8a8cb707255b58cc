/// One reply as an Every Eval Ever instance record.
#pragma once

#include <string>

#include "core/interchange/eee.h"
#include "core/json/value.h"

namespace ego::interchange {

/// What the instances of one row share.
struct InstanceContext {
  std::string evaluation_id;
  std::string model_id;
  std::string result_id;  ///< `<benchmark>.<column>@<profile>` of the column that holds every item
  bool gold_shown = false;
};

/// The record of one verdict; TeleEgo recalls are records of their own with the suffix `#r<round>`.
json::Value instance_record(const InstanceContext& context, const QuestionSet& questions, const Submission& submission,
                            const ProfileId& profile, const VerdictView& verdict);

}  // namespace ego::interchange
