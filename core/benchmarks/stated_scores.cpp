#include "core/benchmarks/stated_scores.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/benchmarks/letter_check.h"
#include "core/benchmarks/registry.h"
#include "core/json/writer.h"
#include "core/lint/published.h"
#include "core/text/ascii.h"
#include "core/text/number_text.h"

namespace ego {
namespace {

/// A rounded value and a stated count belong together if they agree to the second decimal of a percent.
constexpr double kSameValue = 5e-5;
/// A double of full precision is k/n itself, not a rounding of it.
constexpr double kExact = 1e-12;

/// Letters and digits alone, lower case: `Video-MMMU` and `video_mmmu` are one name.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char low = text::ascii_lower(std::string_view(&c, 1)).front();
    if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9')) out += low;
  }
  return out;
}

/// The column over all questions, else the first.
const Column* whole_column(const QuestionSet& questions) {
  const auto whole = std::find_if(questions.columns.begin(), questions.columns.end(),
                                  [](const Column& column) { return column.slice.empty(); });
  if (whole != questions.columns.end()) return &*whole;
  return questions.columns.empty() ? nullptr : &questions.columns.front();
}

/// What of a claim's name says which column is meant, and under which profile.
struct ClaimName {
  std::string text;     ///< without benchmark, profile and metric
  std::string profile;  ///< empty if none of the benchmark's is named
  bool foreign = false;  ///< a score of another benchmark that egoscope knows
};

ClaimName read_name(const Benchmark& benchmark, std::string_view name) {
  ClaimName out;
  const std::size_t at = name.rfind('@');
  if (at != std::string_view::npos && find_profile(benchmark, name.substr(at + 1)) != nullptr) {
    out.profile = name.substr(at + 1);
  }
  if (at != std::string_view::npos) name = name.substr(0, at);
  constexpr std::string_view kHarness = "results.";
  if (name.starts_with(kHarness)) {  // results.<task>.<metric>,<filter>
    name.remove_prefix(kHarness.size());
    name = name.substr(0, name.rfind('.'));
  }
  const std::size_t point = name.find('.');
  if (point != std::string_view::npos && find_benchmark(name.substr(0, point)) != nullptr) {
    out.foreign = name.substr(0, point) != benchmark.info().id.value;
    name.remove_prefix(point + 1);
  }
  out.text = name;
  return out;
}

/// The column whose id the name is or ends with after a separator; the longest such id. Null if there is none.
const Column* named_column(const QuestionSet& questions, std::string_view name) {
  const Column* found = nullptr;
  for (const Column& column : questions.columns) {
    const std::string& id = column.id.value;
    if (name.size() < id.size() || !text::ascii_equal_ignoring_case(name.substr(name.size() - id.size()), id)) continue;
    const std::string_view before = name.substr(0, name.size() - id.size());
    const bool whole = before.empty() || std::string_view("/._- ").find(before.back()) != std::string_view::npos;
    if (whole && (found == nullptr || id.size() > found->id.value.size())) found = &column;
  }
  return found;
}

/// True if a part of the name between slashes is the benchmark's.
bool names_benchmark(const Benchmark& benchmark, std::string_view name) {
  const std::string wanted = folded(benchmark.info().id.value);
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t slash = std::min(name.find('/', at), name.size());
    if (folded(name.substr(at, slash - at)) == wanted) return true;
    at = slash + 1;
  }
  return false;
}

/// The only k of n behind the value; nothing if n is unknown, or none or several fit.
std::optional<std::uint64_t> right_of(const ClaimedScore& claim, double share, lint::Unit unit) {
  const std::uint64_t n = claim.n.value_or(0);
  if (n == 0 || n > lint::kMaxItems) return std::nullopt;
  const auto count = static_cast<double>(n);
  if (claim.right && std::fabs(static_cast<double>(*claim.right) / count - share) <= kSameValue) return claim.right;
  const std::vector<std::uint64_t> fitting =
      lint::fit_k_of_n(json::write(claim.value, json::Layout::Compact), n, unit).direct;
  if (fitting.size() == 1) return fitting.front();
  const double nearest = std::floor(share * count + 0.5);
  if (fitting.empty() && std::fabs(nearest / count - share) <= kExact) return static_cast<std::uint64_t>(nearest);
  return std::nullopt;
}

class Placing {
 public:
  Placing(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission,
          Diagnostics& diagnostics)
      : benchmark_(benchmark), questions_(questions), submission_(submission), diagnostics_(diagnostics) {}

  std::vector<StatedScore> run() {
    std::uint64_t elsewhere = 0;
    for (const ClaimedScore& claim : submission_.claimed) elsewhere += place(claim) ? 0 : 1;
    if (out_.empty()) {
      report(Code::WrongBenchmark, nullptr, "none of the stated scores is on " + benchmark_.info().id.value);
    } else {
      add_summary(Code::UnknownFields, elsewhere,
                  fmt::format("{} of {} stated scores are on no column of {}, or on one that is stated already",
                              elsewhere, submission_.claimed.size(), benchmark_.info().id.value),
                  label(), diagnostics_);
    }
    const auto unnamed = std::count_if(out_.begin(), out_.end(), [](const StatedScore& stated) {
      return stated.standard_error && stated.error_convention == "reported";
    });
    add_summary(Code::StandardErrorUnnamed, static_cast<std::uint64_t>(unnamed),
                fmt::format("{} standard errors name no convention; they stand as reported", unnamed), label(),
                diagnostics_);
    return std::move(out_);
  }

 private:
  std::string label() const { return submission_.inputs.empty() ? std::string{} : submission_.inputs.front().label; }

  void report(Code code, const ClaimedScore* claim, std::string message) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.input = label();
    diagnostic.message = std::move(message);
    if (claim != nullptr) {
      diagnostic.field = claim->name;
      diagnostic.value = json::write(claim->value, json::Layout::Compact);
      diagnostic.has_value = true;
    }
    diagnostics_.add(std::move(diagnostic));
  }

  const Column* column_of(const ClaimName& name) const {
    if (name.foreign) return nullptr;
    if (const Column* column = named_column(questions_, name.text)) return column;
    const bool only = submission_.claimed.size() == 1;
    return only || names_benchmark(benchmark_, name.text) ? whole_column(questions_) : nullptr;
  }

  /// False if the claim is on no column, or on one that has its score.
  bool place(const ClaimedScore& claim) {
    const ClaimName name = read_name(benchmark_, claim.name);
    const Column* column = column_of(name);
    const std::optional<double> value = claim.value.as_double();
    if (column == nullptr || !value) return false;
    StatedScore stated;
    stated.score.column = column->id;
    stated.score.profile = ProfileId{name.profile.empty() ? std::string(kPublishedProfile) : name.profile};
    const bool taken = std::any_of(out_.begin(), out_.end(), [&](const StatedScore& other) {
      return other.score.column == stated.score.column && other.score.profile == stated.score.profile;
    });
    if (taken) return false;
    constexpr double kPercent = 100;
    const bool percent = claim.full_scale ? *claim.full_scale == kPercent : std::fabs(*value) > 1;
    const std::string text = json::write(claim.value, json::Layout::Compact);
    const double share = percent ? text::plain_number(text + "e-2").value_or(*value / kPercent) : *value;
    if (share > 1 || (share < 0 && column->metric == "accuracy")) {
      report(Code::OutOfRange, &claim, "no share of right answers; left out");
      return true;
    }
    stated.score.value = share;
    stated.score.n = claim.n.value_or(0);
    stated.score.has_counts = false;
    stated.score.flags = {"from_aggregate"};
    if (column->metric == "accuracy") {
      stated.right = right_of(claim, share, percent ? lint::Unit::Percent : lint::Unit::Fraction);
    }
    if (claim.standard_error) {
      stated.standard_error = percent ? *claim.standard_error / kPercent : *claim.standard_error;
      stated.error_convention = claim.error_convention;
    }
    out_.push_back(std::move(stated));
    return true;
  }

  const Benchmark& benchmark_;
  const QuestionSet& questions_;
  const Submission& submission_;
  Diagnostics& diagnostics_;
  std::vector<StatedScore> out_;
};

}  // namespace

bool only_states_scores(const Submission& submission) {
  return submission.predictions.empty() && submission.matrix == nullptr && !submission.claimed.empty();
}

Status require_answers(const Submission& submission) {
  if (!only_states_scores(submission)) return Ok{};
  return make_error(Code::EmptyFile, "only stated scores, no answers",
                    submission.inputs.empty() ? std::string{} : submission.inputs.front().label,
                    "give the file with the replies");
}

std::vector<StatedScore> stated_scores(const Benchmark& benchmark, const QuestionSet& questions,
                                       const Submission& submission, Diagnostics& diagnostics) {
  return Placing(benchmark, questions, submission, diagnostics).run();
}

}  // namespace ego
