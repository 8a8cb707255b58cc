/// Bench: what a reader waits for after a click on a board of 1000 models x 10 000 items. One gesture = take another
/// subset of the items, count every row and column over it, rank anew, filter and sort the rows. Built natively and as wasm.
/// Prints one JSON object. Goal: under one frame of a 60 Hz screen.
///
///   board_resort [GESTURES]     bench.py runs it with few and with many, and takes the difference of CPU time
#include <algorithm>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "core/board/board.h"
#include "core/board/item_matrix.h"

namespace {

constexpr std::size_t kRows = 1000;
constexpr std::size_t kItems = 10'000;
constexpr std::size_t kColumns = 11;  // overall, four domains, four tasks, two halves
constexpr std::size_t kGestures = 60;
constexpr std::size_t kSubsets = 8;
constexpr double kGoalMs = 16;

/// Small, seeded, the same everywhere (splitmix64).
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

ego::ItemMatrix make_matrix(Draws& draws) {
  ego::ItemMatrix matrix(kRows, kItems);
  for (std::size_t row = 0; row < kRows; ++row) {
    const std::uint64_t skill = 200 + draws.below(600);  // right answers in 1000
    for (std::size_t item = 0; item < kItems; ++item) {
      const std::uint64_t luck = draws.below(1000);
      const ego::Outcome outcome = luck < skill ? ego::Outcome::Right
                                   : luck < 990 ? ego::Outcome::Wrong
                                                : ego::Outcome::Invalid;
      matrix.set(row, item, outcome, static_cast<std::uint8_t>(1 + draws.below(4)));
    }
  }
  return matrix;
}

ego::Board make_board(Draws& draws) {
  ego::Board board;
  for (std::size_t column = 0; column < kColumns; ++column) {
    ego::BoardColumn made;
    made.id = ego::ColumnId(column == 0 ? "overall" : "part-" + std::to_string(column));
    made.title = made.id.value;
    made.metric = "accuracy";
    board.columns.push_back(std::move(made));
  }
  for (std::size_t row = 0; row < kRows; ++row) {
    ego::BoardRow made;
    made.id = ego::RowId("model-" + std::to_string(row));
    made.name = "Model " + std::to_string(row);
    made.organization = "Organization " + std::to_string(draws.below(40));
    made.weights = draws.below(2) == 0 ? "open" : "closed";
    made.index = static_cast<std::uint32_t>(row);
    made.cells.resize(kColumns);
    board.rows.push_back(std::move(made));
  }
  return board;
}

ego::ItemSubset random_items(Draws& draws, std::uint64_t of_hundred) {
  ego::ItemSubset subset = ego::ItemSubset::none(kItems);
  for (std::size_t item = 0; item < kItems; ++item) {
    if (draws.below(100) < of_hundred) subset.insert(item);
  }
  return subset;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Work>
double milliseconds(const Work& work) {
  const std::clock_t begin = std::clock();  // CPU time of the process; under Node it is wall time
  work();
  return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argument_count, char** arguments) {
  const std::size_t gestures = argument_count > 1 ? std::stoul(arguments[1]) : kGestures;
  Draws draws(20260101);
  const ego::ItemMatrix matrix = make_matrix(draws);
  ego::OutcomePlanes planes;
  const double planes_ms = milliseconds([&] { planes = ego::OutcomePlanes(matrix); });
  ego::Board board = make_board(draws);
  std::vector<ego::ItemSubset> columns{ego::ItemSubset::all(kItems)};
  while (columns.size() < kColumns) columns.push_back(random_items(draws, 25));

  std::vector<ego::ItemSubset> subsets;
  while (subsets.size() < kSubsets) subsets.push_back(random_items(draws, 20 + draws.below(80)));

  std::vector<double> filter_ms;
  std::vector<double> sort_ms;
  std::uint64_t checksum = 0;
  for (std::size_t gesture = 0; gesture < gestures; ++gesture) {
    const ego::ItemSubset& subset = subsets[gesture % kSubsets];
    ego::BoardQuery query;
    query.sort = {{static_cast<std::uint32_t>(gesture % kColumns), gesture % 2 == 0}};
    if (gesture % 3 == 0) query.keep = {{"weights", "open"}};
    std::vector<std::uint32_t> order;
    filter_ms.push_back(milliseconds([&] {
      ego::recount(board, planes, columns, subset, ego::MissingItems::CountAsWrong);
      order = ego::arrange_rows(board, query);
    }));
    query.sort = {{static_cast<std::uint32_t>((gesture + 1) % kColumns), true}};
    sort_ms.push_back(milliseconds([&] { order = ego::arrange_rows(board, query); }));
    checksum = checksum * 31 + order.front() + order.size() + board.rows[order.front()].cells[0].k;
  }
  const double longest = *std::max_element(filter_ms.begin(), filter_ms.end());
  std::cout << "{\"rows\":" << kRows << ",\"items\":" << kItems << ",\"columns\":" << kColumns
            << ",\"gestures\":" << gestures << ",\"filter_and_sort_median_ms\":" << median(filter_ms)
            << ",\"filter_and_sort_longest_ms\":" << longest << ",\"sort_median_ms\":" << median(sort_ms)
            << ",\"planes_once_ms\":" << planes_ms << ",\"goal_ms\":" << kGoalMs << ",\"checksum\":" << checksum
            << "}\n";
  return 0;
}
