#include "core/compare/stage_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <tuple>

#include "core/compare/stages.h"
#include "core/text/ascii.h"

namespace ego {
namespace {

/// Stages in the order in which models are usually made; words of one place mean the same.
constexpr std::array<std::array<std::string_view, 5>, 5> kUsualOrder{{
    {"question-only", "question_only", "blind", "text-only"},
    {"baseline", "base", "initial", "zero-shot"},
    {"prompt", "prompt-learning", "few-shot", "icl", "cot"},
    {"sft", "lora", "fine-tuned", "finetuned", "fine-tuning"},
    {"rl", "grpo", "dpo", "rlhf"},
}};

/// The place of the last such word in the stage's name: `Fine-tuning (LoRA SFT)` is SFT. kUsualOrder.size() = none.
std::size_t usual_place(std::string_view stage) {
  constexpr std::string_view kBetweenWords = " ,()+/";
  std::size_t found = kUsualOrder.size();
  while (!stage.empty()) {
    const std::size_t end = std::min(stage.find_first_of(kBetweenWords), stage.size());
    for (std::size_t place = 0; place < kUsualOrder.size(); ++place) {
      for (const std::string_view word : kUsualOrder[place]) {
        if (word.empty() || !text::ascii_equal_ignoring_case(stage.substr(0, end), word)) continue;
        found = found == kUsualOrder.size() ? place : std::max(found, place);
      }
    }
    stage.remove_prefix(std::min(stage.size(), end + 1));
  }
  return found;
}

/// The first whole number in the stage's name; 0 if there is none.
std::uint64_t number_in(std::string_view stage) {
  constexpr std::uint64_t kMost = 1'000'000'000;
  std::uint64_t number = 0;
  for (std::size_t i = stage.find_first_of("0123456789"); i < stage.size(); ++i) {
    if (stage[i] < '0' || stage[i] > '9' || number > kMost) break;
    number = number * 10 + static_cast<std::uint64_t>(stage[i] - '0');
  }
  return number;
}

/// What stands for the stage where the model names none: how it was run.
std::string_view stage_word(const StageCandidate& row) {
  return row.model->stage.empty() && row.run->mode != "full" ? row.run->mode : row.model->stage;
}

/// The row's id without what was added for how it was run: `x (question only)` -> `x`.
std::string_view without_mode(const RowId& row) {
  constexpr std::string_view kQuestionOnly = " (question only)";
  const std::string_view id = row.value;
  return id.ends_with(kQuestionOnly) ? id.substr(0, id.size() - kQuestionOnly.size()) : id;
}

/// Rows as a graph: who came of whom, and who belongs together.
class Families {
 public:
  explicit Families(std::span<const StageCandidate> rows)
      : rows_(rows), parent_(rows.size(), rows.size()), group_(rows.size()) {
    std::iota(group_.begin(), group_.end(), std::size_t{0});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < rows.size(); ++j) {
        if (i != j && belongs(i, j)) join(i, j);
      }
    }
  }

  std::vector<std::vector<RowId>> sets() {
    std::vector<std::vector<RowId>> out;
    for (std::size_t root = 0; root < rows_.size(); ++root) {
      std::vector<std::size_t> members;
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (find(i) == root) members.push_back(i);
      }
      if (members.size() < 2) continue;
      const auto key = [&](std::size_t i) {
        const std::string_view stage = stage_word(rows_[i]);
        return std::tuple(depth(i), usual_place(stage), number_in(stage), std::string_view(rows_[i].row->value));
      };
      std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
      std::vector<RowId>& set = out.emplace_back();
      for (const std::size_t i : members) set.push_back(*rows_[i].row);
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return out;
  }

 private:
  /// True if `i` came of `j`, or both are one model at different stages. Notes the parent.
  bool belongs(std::size_t i, std::size_t j) {
    const ModelInfo& child = *rows_[i].model;
    const ModelInfo& other = *rows_[j].model;
    if (!child.parent.empty() && (child.parent == other.id || child.parent == rows_[j].row->value)) {
      if (parent_[i] == rows_.size()) parent_[i] = j;
      return true;
    }
    if (without_mode(*rows_[i].row) == without_mode(*rows_[j].row)) return true;
    return !child.name.empty() && child.name == other.name && stage_word(rows_[i]) != stage_word(rows_[j]);
  }

  /// Steps from the first ancestor; rows that name each other as parents do not go on for ever.
  std::size_t depth(std::size_t i) const {
    std::size_t steps = 0;
    while (parent_[i] < rows_.size() && steps <= rows_.size()) {
      i = parent_[i];
      ++steps;
    }
    return steps;
  }

  std::size_t find(std::size_t i) const {
    while (group_[i] != i) i = group_[i];
    return i;
  }
  void join(std::size_t i, std::size_t j) {
    const std::size_t a = find(i);
    const std::size_t b = find(j);
    group_[std::max(a, b)] = std::min(a, b);
  }

  std::span<const StageCandidate> rows_;
  std::vector<std::size_t> parent_;  ///< size() = none
  std::vector<std::size_t> group_;   ///< a member of the same family nearer to its first one
};

/// What the questions of a column are about, sorted.
std::vector<std::string_view> item_keys(const QuestionSet& questions, const Column& column) {
  std::vector<std::string_view> keys;
  for (const Question& question : questions.questions) {
    if (questions.in_column(question, column)) keys.push_back(item_key(question));
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

std::string stage_label(const ModelInfo& model, const RowId& row) {
  if (!model.stage.empty()) return model.stage;
  return model.name.empty() ? row.value : model.name;
}

std::vector<std::vector<RowId>> stage_sets(std::span<const StageCandidate> rows) { return Families(rows).sets(); }

std::vector<ColumnId> staged_columns(const QuestionSet& questions) {
  std::vector<ColumnId> columns;
  std::vector<std::string_view> shared;
  for (const Column& column : questions.columns) {
    if (column.group != "track") continue;
    std::vector<std::string_view> keys = item_keys(questions, column);
    if (keys.empty()) continue;
    if (columns.empty()) shared = keys;
    if (keys != shared || std::adjacent_find(keys.begin(), keys.end()) != keys.end()) return {};
    columns.push_back(column.id);
  }
  if (columns.size() < 2) columns.clear();
  return columns;
}

}  // namespace ego
