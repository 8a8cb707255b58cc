#include "core/media/answered_interval.h"

#include <algorithm>

#include "core/media/asked_interval.h"

namespace ego::media {
namespace {

/// The same time, without overlaps, in order; stretches without time are left out.
std::vector<Interval> merged(std::span<const Interval> intervals) {
  std::vector<Interval> sorted(intervals.begin(), intervals.end());
  std::erase_if(sorted, [](const Interval& one) { return !(one.end_secs > one.start_secs); });
  std::sort(sorted.begin(), sorted.end(),
            [](const Interval& a, const Interval& b) { return a.start_secs < b.start_secs; });
  std::vector<Interval> out;
  for (const Interval& one : sorted) {
    if (out.empty() || one.start_secs > out.back().end_secs)
      out.push_back(one);
    else
      out.back().end_secs = std::max(out.back().end_secs, one.end_secs);
  }
  return out;
}

double total(std::span<const Interval> intervals) {
  double secs = 0;
  for (const Interval& one : intervals) secs += one.end_secs - one.start_secs;
  return secs;
}

double shared(std::span<const Interval> a, std::span<const Interval> b) {
  double secs = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    secs += std::max(0.0, std::min(a[i].end_secs, b[j].end_secs) - std::max(a[i].start_secs, b[j].start_secs));
    if (a[i].end_secs < b[j].end_secs)
      ++i;
    else
      ++j;
  }
  return secs;
}

}  // namespace

std::vector<Interval> answered_intervals(const Question& question, std::size_t chosen, std::string_view reply) {
  const auto names_time = [](std::string_view option) { return !asked_intervals(option).empty(); };
  if (!question.options.empty() && std::none_of(question.options.begin(), question.options.end(), names_time))
    return {};
  if (chosen > 0 && chosen <= question.options.size()) return asked_intervals(question.options[chosen - 1]);
  std::vector<Interval> named = asked_intervals(reply);
  const std::vector<Interval> asked = asked_intervals(question.text);
  std::erase_if(named, [&](const Interval& one) { return std::find(asked.begin(), asked.end(), one) != asked.end(); });
  if (named.size() > 1) named.erase(named.begin(), named.end() - 1);
  return named;
}

std::optional<double> temporal_iou(std::span<const Interval> predicted, std::span<const Interval> truth) {
  const std::vector<Interval> a = merged(predicted);
  const std::vector<Interval> b = merged(truth);
  if (a.empty() || b.empty()) return std::nullopt;
  const double both = shared(a, b);
  return both / (total(a) + total(b) - both);
}

}  // namespace ego::media
