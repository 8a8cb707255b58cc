#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/json/python_dialect.h"
#include "core/lint/published.h"
#include "shared_files.h"

using namespace ego;        // NOLINT(google-build-using-namespace)
using namespace ego::lint;  // NOLINT(google-build-using-namespace)

// Numbers: egocross.md sections 4 and 12.3, video-mmmu.md section 13.
TEST_CASE("lint kn: the values the specifications name", "[lint]") {
  CHECK(fit_k_of_n("48.07", 957, Unit::Percent).direct == std::vector<std::uint64_t>{460});
  CHECK(fit_k_of_n("0.480669", 957, Unit::Fraction).direct == std::vector<std::uint64_t>{460});
  CHECK(fit_k_of_n("61.8", 183, Unit::Percent).direct.empty());
  CHECK(fit_k_of_n("61.8", 183, Unit::Percent).two_stage == std::vector<std::uint64_t>{113});
  CHECK(fit_k_of_n("0.5477", 957, Unit::Fraction).verdict() == KnVerdict::None);
  CHECK(fit_k_of_n("21.91", 105, Unit::Percent).two_stage == std::vector<std::uint64_t>{23});
  for (const std::uint64_t n : {73U, 74U, 245U})
    CHECK(fit_k_of_n("35.71", n, Unit::Percent).verdict() == KnVerdict::None);
  CHECK(fit_k_of_n("35.71", 70, Unit::Percent).direct == std::vector<std::uint64_t>{25});
}

TEST_CASE("lint kn: unreadable, negative and oversized input fits nothing", "[lint]") {
  for (const char* text : {"", "-", ".5", "5.", "1e3", "48,07", "1.2.3", "48.07%", "12345678901234567890"}) {
    INFO(text);
    CHECK_FALSE(read_printed(text));
    CHECK(fit_k_of_n(text, 957, Unit::Percent).verdict() == KnVerdict::None);
  }
  CHECK(fit_k_of_n("-1.0", 957, Unit::Percent).verdict() == KnVerdict::None);
  CHECK(fit_k_of_n("101", 957, Unit::Percent).verdict() == KnVerdict::None);
  CHECK(fit_k_of_n("50", 0, Unit::Percent).verdict() == KnVerdict::None);
  CHECK(fit_k_of_n("50", kMaxItems + 1, Unit::Percent).verdict() == KnVerdict::None);
}

TEST_CASE("lint sum: parts that meet, miss, or cannot be told", "[lint]") {
  const std::vector<PrintedPart> long_va{{"24.00", 300}, {"24.33", 300}, {"23.67", 300}};
  CHECK_FALSE(fit_sum(long_va, "23.98", 900, Unit::Percent).ok);
  CHECK(fit_sum(long_va, "24.00", 900, Unit::Percent).ok == true);
  const std::vector<PrintedPart> kimi{{"85.33", 300}, {"76.67", 300}, {"68.00", 300}};
  const SumFit missed = fit_sum(kimi, "75.67", 900, Unit::Percent);
  CHECK(missed.ok == false);
  CHECK(missed.parts_sum == std::vector<std::uint64_t>{690});
  CHECK(missed.total == std::vector<std::uint64_t>{681});
}

TEST_CASE("lint sum: coarse values on many items are told without trying every pair", "[lint]") {
  const std::vector<PrintedPart> coarse{{"0", 400'000}, {"0", 400'000}};  // each any k up to half of n
  const SumFit fit = fit_sum(coarse, "0.3", 800'000, Unit::Fraction);
  CHECK(fit.ok == true);
  CHECK(fit.parts_sum.size() == 400'001);
  const std::vector<PrintedPart> too_many{{"0.5", 600'000}, {"0.5", 600'000}};
  CHECK_FALSE(fit_sum(too_many, "0.5", 1'000'000, Unit::Fraction).ok);
}

TEST_CASE("lint: golden rows of both benchmarks", "[lint][golden]") {
  for (const char* benchmark : {"egocross", "video-mmmu"}) {
    const std::vector<json::Value> rows =
        shared_files::rows(std::string("golden/") + benchmark + "/lint_published.jsonl");
    REQUIRE_FALSE(rows.empty());
    for (const json::Value& row : rows) {
      const Mismatch mismatch = lint::check_golden_row(row);
      INFO(mismatch.value_or(""));
      CHECK_FALSE(mismatch);
    }
  }
}
