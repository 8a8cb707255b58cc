#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>

#include "core/benchmarks/registry.h"
#include "web/views/items_view.h"

using namespace ego;
using namespace ego::web;

namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define EGO_SLOWED 1
#endif
#endif

constexpr std::size_t kItems = 10'000;
constexpr std::size_t kRows = 50;

/// Rows of local submissions over made-up questions: no file, no importer.
AppState make_state(std::size_t items, std::size_t rows) {
  AppState state;
  BenchmarkData& data = state.benchmarks.emplace_back();
  data.entry.id = "demo";
  data.benchmark = find_benchmark("demo");
  QuestionSet questions;
  questions.facet_keys = {"domain", "task"};
  questions.columns.emplace_back().id = ColumnId("overall");
  for (std::size_t i = 0; i < items; ++i) {
    Question& question = questions.questions.emplace_back();
    question.id = QuestionId("q" + std::to_string(i));
    question.text = "What is the wearer doing with the blue bowl number " + std::to_string(i) + "?";
    question.options = {"A. washing", "B. drying", "C. filling", "D. nothing of these"};
    question.gold = "A";
    question.facets = {"domain " + std::to_string(i % 5), "task " + std::to_string(i % 17)};
  }
  questions.index();
  for (std::size_t r = 0; r < rows; ++r) {
    ScoredSubmission& row = data.local_rows.emplace_back();
    row.submission.row = RowId("row-" + std::to_string(r));
    ScoredRun& run = row.runs.emplace_back();
    run.profile = data.benchmark->profiles().front().id;
    run.verdicts.resize(items);
    row.submission.predictions.resize(items);
    for (std::size_t i = 0; i < items; ++i) {
      Verdict verdict;
      verdict.question = static_cast<std::uint32_t>(i);
      const std::size_t mixed = (i * 2654435761U + r * 40503U) >> 3U;
      verdict.outcome = mixed % 10 == 0 ? Outcome::Invalid : mixed % 3 == 0 ? Outcome::Right : Outcome::Wrong;
      verdict.answer =
          verdict.outcome == Outcome::Invalid
              ? ""
              : std::string(1, verdict.outcome == Outcome::Right ? 'A' : static_cast<char>('B' + mixed % 3));
      verdict.prediction = static_cast<std::uint32_t>(i);
      run.verdicts.set(i, verdict);
      row.submission.predictions[i].response = "The answer is " + verdict.answer + " because of what the hands do.";
    }
  }
  data.questions.finish(std::move(questions));
  state.query.bench = "demo";
  state.query.view = ViewKind::Items;
  state.query.profile = data.local_rows.empty() ? "" : data.local_rows.front().runs.front().profile.value;
  return state;
}

std::size_t count_with(ItemsView& view, AppState& state, std::string search) {
  state.query.search = std::move(search);
  view.update(state);
  return view.items().size();
}

}  // namespace

TEST_CASE("items view: filters and searches mean the same", "[web][items]") {
  AppState state = make_state(300, 4);
  ItemsView view;
  CHECK(count_with(view, state, "") == 300);
  CHECK(count_with(view, state, "\"number 29\"") == 11);  // 29 and 290 ... 299
  CHECK(count_with(view, state, "re:number 29\\?") == 1);
  CHECK(count_with(view, state, "domain:\"domain 1\"") == 60);
  CHECK(count_with(view, state, "-domain:\"domain 1\"") == 240);
  CHECK(count_with(view, state, "id:q7") == 1);
  CHECK(count_with(view, state, "option:washing") == 300);
  CHECK(count_with(view, state, "reply:washing") == 0);
  CHECK(count_with(view, state, "re:[") == 0);
  const std::size_t right = count_with(view, state, "right:row-2");
  const std::size_t wrong = count_with(view, state, "wrong:row-2");
  const std::size_t invalid = count_with(view, state, "invalid:row-2");
  CHECK(right + wrong + invalid == 300);
  state.query.filters = {{{"right", "row-2", std::nullopt, false}, {"wrong", "row-2", std::nullopt, false}}};
  CHECK(count_with(view, state, "") == right + wrong);
  state.query.filters = {{{"nosuch", "x", std::nullopt, false}}};
  CHECK(count_with(view, state, "") == 0);
}

TEST_CASE("items view: review modes go by the shown rows", "[web][items]") {
  AppState state = make_state(300, 12);
  ItemsView view;
  view.update(state);
  CHECK(view.shown().size() == kMostBasket);  // the basket is empty
  state.query.basket = {"row-3", "row-1"};
  view.update(state);
  REQUIRE(view.shown().size() == 2);
  CHECK(view.shown()[0].submission->submission.row.value == "row-3");
  for (const auto& [name, mode] : kReviewModes) {
    CHECK(count_with(view, state, "review:" + std::string(name)) == view.review_count(mode));
    CHECK(view.review_count(mode) > 0);
  }
  const std::uint32_t flips = view.review_count(ReviewMode::Flips);
  state.query.basket = {"row-3"};
  view.update(state);
  CHECK(view.review_count(ReviewMode::Flips) == 0);
  CHECK(flips > 0);
}

TEST_CASE("items view: flags are those of the item analysis", "[web][items]") {
  AppState state = make_state(60, 12);
  BenchmarkData& data = state.benchmarks.front();
  for (ScoredSubmission& row : data.local_rows) {
    for (const std::uint32_t item : {3U, 4U}) {
      VerdictView verdict = row.runs.front().verdicts[item];
      verdict.outcome = item == 3 ? Outcome::Right : Outcome::Wrong;
      verdict.answer = item == 3 ? "A" : row.submission.row.value == "row-1" ? "B" : "C";
      row.runs.front().verdicts.set(item, verdict);
    }
  }
  ItemsView view;
  CHECK(count_with(view, state, "flag:free id:q3") == 1);
  CHECK(count_with(view, state, "flag:dead id:q4") + count_with(view, state, "flag:key id:q4") == 1);
  data.local_rows.resize(9);  // fewer than ten rows: no flags
  ++state.data_revision;
  CHECK(count_with(view, state, "flag:free") == 0);
}

TEST_CASE("items view: each part is made anew only when what it rests on changed", "[web][items]") {
  AppState state = make_state(50, 3);
  ItemsView view;
  view.update(state);
  view.update(state);
  CHECK(view.recomputed() == 1);
  state.query.search = "bowl";
  view.update(state);
  state.selected_row = "q1";
  state.now_ms = 5;
  view.update(state);
  CHECK(view.recomputed() == 2);
}

TEST_CASE("items view: 10,000 items and 50 rows are filtered within a frame", "[web][items][budget]") {
  AppState state = make_state(kItems, kRows);
  ItemsView view;
  view.update(state);
  std::size_t found = 0;
  const auto fastest_ms = [&](const auto& change) {
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
      change(i);
      const auto begin = std::chrono::steady_clock::now();
      view.update(state);
      const auto end = std::chrono::steady_clock::now();
      found += view.items().size();
      best = std::min(best, std::chrono::duration<double, std::milli>(end - begin).count());
    }
    return best;
  };
  const double rows_ms = fastest_ms([&](int i) {
    state.query.basket.clear();
    for (int r = 0; r < 8; ++r) state.query.basket.push_back("row-" + std::to_string(i * 8 + r));
  });
  const double mode_ms = fastest_ms([&](int i) {
    state.query.filters = {
        {{"review", std::string(kReviewModes[static_cast<std::size_t>(i) % 4].first), std::nullopt, false}},
        {{"domain", "domain " + std::to_string(i), std::nullopt, false}}};
  });
  const double word_ms = fastest_ms([&](int i) {
    state.query.filters.clear();
    state.query.search = "question:bowl question:" + std::to_string(i);
  });
  const double reply_ms = fastest_ms([&](int i) { state.query.search = "re:reads? nowhere " + std::to_string(i); });
  WARN("10,000 items x 50 rows: rows " << rows_ms << " ms, mode and facet " << mode_ms << " ms, words " << word_ms
                                       << " ms, expression in every reply " << reply_ms << " ms");
  CHECK(found > 0);
#ifndef EGO_SLOWED
  CHECK(rows_ms < 16);
  CHECK(mode_ms < 16);
  CHECK(word_ms < 16);
#endif
}
