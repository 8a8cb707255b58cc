#include "core/model/verdict_table.h"

#include <cassert>
#include <limits>

namespace ego {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr Span kNoSpan{kNone, kNone};

/// Puts a value into a column that is not there while every value is the usual one.
template <class T>
void put(std::vector<T>& column, std::size_t size, std::size_t place, const T& value, const T& usual) {
  if (column.empty() && value == usual) return;
  column.resize(size, usual);
  column[place] = value;
}

}  // namespace

void VerdictTable::resize(std::size_t count) {
  const std::size_t before = size();
  cells_.resize(count);
  if (!questions_.empty()) {
    questions_.resize(count);
    for (std::size_t place = before; place < count; ++place) questions_[place] = static_cast<std::uint32_t>(place);
  }
  if (!predictions_.empty()) predictions_.resize(count, kNone);
  if (!spans_.empty()) spans_.resize(count, kNoSpan);
  if (!marks_.empty()) marks_.resize(count);
}

VerdictView VerdictTable::operator[](std::size_t place) const {
  const Cell& cell = cells_[place];
  VerdictView verdict;
  verdict.question = questions_.empty() ? static_cast<std::uint32_t>(place) : questions_[place];
  if (!predictions_.empty() && predictions_[place] != kNone) verdict.prediction = predictions_[place];
  verdict.outcome = cell.outcome;
  verdict.reason = cell.reason;
  verdict.answer = texts_.text(cell.answer);
  verdict.rule = rules_.text(cell.rule);
  if (!spans_.empty() && spans_[place] != kNoSpan) verdict.span = spans_[place];
  if (!marks_.empty()) verdict.mark = marks_[place];
  verdict.judge_used = cell.judge_used;
  verdict.crash = cell.crash;
  return verdict;
}

void VerdictTable::set(std::size_t place, const VerdictView& verdict) {
  Cell& cell = cells_[place];
  const std::uint32_t rule = rules_.number(verdict.rule);
  assert(rule <= std::numeric_limits<std::uint16_t>::max());
  cell.answer = texts_.number(verdict.answer);
  cell.rule = static_cast<std::uint16_t>(rule);
  cell.outcome = verdict.outcome;
  cell.reason = verdict.reason;
  cell.judge_used = verdict.judge_used;
  cell.crash = verdict.crash;
  if (questions_.empty() && verdict.question != place) {
    questions_.resize(size());
    for (std::size_t i = 0; i < size(); ++i) questions_[i] = static_cast<std::uint32_t>(i);
  }
  if (!questions_.empty()) questions_[place] = verdict.question;
  put(predictions_, size(), place, verdict.prediction.value_or(kNone), kNone);
  put(spans_, size(), place, verdict.span.value_or(kNoSpan), kNoSpan);
  put(marks_, size(), place, verdict.mark, std::optional<double>{});
}

void VerdictTable::push_back(const VerdictView& verdict) {
  resize(size() + 1);
  set(size() - 1, verdict);
}

}  // namespace ego
