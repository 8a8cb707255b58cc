// Items over stages: what is followed, in what order, and how neighbours are compared. Source: explorer.md 2.3, statistics.md 14.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/compare/family.h"
#include "core/compare/stage_order.h"
#include "core/compare/stage_patterns.h"
#include "core/compare/stages.h"

namespace {

using namespace ego;  // NOLINT(google-build-using-namespace)

/// Two tracks that ask about the items a, b, c, and one question that only the second track has.
QuestionSet two_tracks() {
  QuestionSet set;
  set.facet_keys = {"track"};
  for (const char* id : {"first/a", "first/b", "first/c", "second/c", "second/a", "second/b", "second/d"}) {
    Question question;
    question.id = QuestionId{id};
    question.video = VideoId{std::string(item_key(question))};
    question.facets = {question.id.value.substr(0, question.id.value.find('/'))};
    set.questions.push_back(question);
  }
  for (const char* id : {"overall", "first", "second"}) {
    Column column;
    column.id = ColumnId{id};
    if (column.id.value != "overall") column.slice = {{"track", id}};
    column.group = column.slice.empty() ? "overall" : "track";
    set.columns.push_back(column);
  }
  set.index();
  return set;
}

/// One letter a question: R right, W wrong, I invalid, M missing, - not submitted, U unscorable.
ScoredSubmission row_of(const std::string& id, const std::string& letters) {
  ScoredSubmission row;
  row.submission.row = RowId{id};
  ScoredRun run;
  run.profile = ProfileId{"p"};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    Verdict verdict;
    verdict.question = static_cast<std::uint32_t>(i);
    switch (letters[i]) {
      case 'R': verdict.outcome = Outcome::Right; break;
      case 'W': verdict.outcome = Outcome::Wrong; break;
      case 'I': verdict.outcome = Outcome::Invalid; break;
      case '-': verdict.outcome = Outcome::NotSubmitted; break;
      case 'U': verdict.outcome = Outcome::Unscorable; break;
      default: verdict.outcome = Outcome::Missing;
    }
    run.verdicts.push_back(verdict);
  }
  row.runs.push_back(run);
  return row;
}

Stage stage_of(const QuestionSet& set, const ScoredSubmission& row, std::size_t column) {
  return {&row, row.runs.data(), &set.columns[column]};
}

std::vector<std::string> patterns(const StageItems& items) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < items.size(); ++i) out.emplace_back(items.pattern(i));
  return out;
}

struct Model {
  RowId row;
  ModelInfo model;
  RunInfo run;
};

std::vector<std::vector<std::string>> sets_of(const std::vector<Model>& models) {
  std::vector<StageCandidate> candidates;
  for (const Model& model : models) candidates.push_back({&model.row, &model.model, &model.run});
  std::vector<std::vector<std::string>> out;
  for (const auto& set : stage_sets(candidates)) {
    out.emplace_back();
    for (const RowId& row : set) out.back().push_back(row.value);
  }
  return out;
}

Model model(const std::string& row, const std::string& name, const std::string& stage, const std::string& parent) {
  Model out;
  out.row = RowId{row};
  out.model.id = row;
  out.model.name = name;
  out.model.stage = stage;
  out.model.parent = parent;
  return out;
}

}  // namespace

TEST_CASE("stages: rows share questions, in question order, and what one lacks is counted", "[compare][stages]") {
  const QuestionSet set = two_tracks();
  const ScoredSubmission before = row_of("before", "RWI-RRU");
  const ScoredSubmission after = row_of("after", "RRMWRWR");
  const std::vector<Stage> stages{stage_of(set, before, 0), stage_of(set, after, 0)};
  const StageItems items = stage_items(set, stages);
  CHECK(patterns(items) == std::vector<std::string>{"RR", "WR", "IM", "RR", "RW"});
  CHECK(items.left_out == 2);  // not submitted before, unscorable before
  CHECK(items.listed(3) == 4);
  CHECK(count_flow(items).patterns.at("RR") == 2);
  const std::vector<std::uint8_t> keep{1, 0, 1, 1, 1, 0, 1};
  CHECK(patterns(stage_items(set, stages, keep)) == std::vector<std::string>{"RR", "IM", "RR"});
}

TEST_CASE("stages: columns of one row share what they ask about", "[compare][stages]") {
  const QuestionSet set = two_tracks();
  const ScoredSubmission row = row_of("row",
                                      "RWR"
                                      "WRRR");
  const std::vector<Stage> stages{stage_of(set, row, 1), stage_of(set, row, 2)};
  const StageItems items = stage_items(set, stages);
  // In the order of the second track: c, a, b; d has no question in the first.
  CHECK(patterns(items) == std::vector<std::string>{"RW", "RR", "WR"});
  CHECK(items.question(0, 0) == 2);
  CHECK(items.question(0, 1) == 3);
  CHECK(items.left_out == 1);
  const std::vector<Comparison> steps = compare_stages(set, stages, items, PairOptions{});
  REQUIRE(steps.size() == 1);
  CHECK(steps[0].table.gained == 1);
  CHECK(steps[0].table.lost == 1);
  CHECK(steps[0].gained_items == std::vector<QuestionId>{QuestionId{"second/b"}});
}

TEST_CASE("stages: tracks that ask about the same items are stages; others are not", "[compare][stages]") {
  QuestionSet set = two_tracks();
  CHECK(staged_columns(set).empty());  // the second asks about d as well
  set.questions.pop_back();
  set.index();
  CHECK(staged_columns(set) == std::vector<ColumnId>{ColumnId{"first"}, ColumnId{"second"}});
}

TEST_CASE("stages: neighbours on the same items equal the pair comparison, adjusted by Holm", "[compare][stages]") {
  const QuestionSet set = two_tracks();
  const std::vector<ScoredSubmission> rows{row_of("a", "WWWWWRR"), row_of("b", "RRRWWRR"), row_of("c", "RRRRRRW")};
  const std::vector<Stage> stages{stage_of(set, rows[0], 0), stage_of(set, rows[1], 0), stage_of(set, rows[2], 0)};
  const std::vector<Comparison> steps = compare_stages(set, stages, stage_items(set, stages), PairOptions{});
  const std::vector<Comparison> pairs = compare_rows(set, rows, ProfileId{"p"}, {.column = ColumnId{"overall"}});
  REQUIRE(steps.size() == 2);
  REQUIRE(pairs.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(steps[i].table == pairs[i].table);
    CHECK(steps[i].difference == pairs[i].difference);
    CHECK(steps[i].test.p == pairs[i].test.p);
    CHECK(steps[i].test.p_adjusted == pairs[i].test.p_adjusted);
    CHECK(steps[i].baseline == pairs[i].baseline);
  }
}

TEST_CASE("stage patterns: a dot fits every stage, a word is a group", "[compare][stages]") {
  CHECK(matches("RWR", ""));
  CHECK(matches("RWR", ".W."));
  CHECK_FALSE(matches("RWR", ".R."));
  CHECK_FALSE(matches("RWR", ".W"));
  CHECK(matches("WIM", "never"));
  CHECK_FALSE(matches("WIR", "never"));
  CHECK(matches("RRR", "always"));
  CHECK(matches("WRR", "kept"));
  CHECK(matches("WWR", "kept"));
  CHECK_FALSE(matches("RWR", "kept"));
  CHECK_FALSE(matches("WRW", "kept"));
  CHECK(matches("WRW", "undone"));
  CHECK(matches("RWRM", "undone"));
  CHECK_FALSE(matches("RRW", "undone"));
  CHECK(matches("W.R", "kept"));  // a stage without items does not count
  CHECK(is_pattern("R.", 2));
  CHECK_FALSE(is_pattern("R.", 3));
  CHECK_FALSE(is_pattern("RX", 2));
  CHECK(is_pattern("undone", 5));
}

TEST_CASE("stage order: parents first, then the usual order, then numbers", "[compare][stages]") {
  using Sets = std::vector<std::vector<std::string>>;
  CHECK(sets_of({model("rl", "", "rl", "sft"), model("base", "", "baseline", ""), model("sft", "", "sft", "base"),
                 model("other", "", "", "")}) == Sets{{"base", "sft", "rl"}});
  // One model name, no parents: EgoCross 11.3.
  CHECK(sets_of({model("q-rl", "Qwen", "RL", ""), model("q-p", "Qwen", "prompt", ""),
                 model("q-0", "Qwen", "baseline", ""), model("q-sft", "Qwen", "SFT", "")}) ==
        Sets{{"q-0", "q-p", "q-sft", "q-rl"}});
  CHECK(sets_of({model("c10", "Net", "stage-10", ""), model("c2", "Net", "stage-2", "")}) == Sets{{"c2", "c10"}});
  // The settings of published EgoCross rows.
  CHECK(sets_of({model("d", "Qwen", "Fine-tuning (LoRA SFT)", ""), model("c", "Qwen", "ICL", ""),
                 model("b", "Qwen", "Zero-shot", "")}) == Sets{{"b", "c", "d"}});
  // Rows that name each other as parents end.
  CHECK(sets_of({model("a", "", "", "b"), model("b", "", "", "a")}).size() == 1);
  Model question_only = model("x (question only)", "X", "", "");
  question_only.run.mode = "question-only";
  CHECK(sets_of({model("x", "X", "", ""), question_only}) == Sets{{"x (question only)", "x"}});
}
