#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>

#include "core/board/board.h"
#include "core/board/ranking.h"

namespace {

ego::Board small_board() {
  ego::Board board;
  board.columns.resize(2);
  board.columns[0].id = ego::ColumnId{"overall"};
  board.columns[1].id = ego::ColumnId{"surgery"};
  const auto add = [&](const char* id, std::optional<double> overall, std::optional<double> surgery,
                       const char* weights) {
    ego::BoardRow row;
    row.id = ego::RowId{id};
    row.name = id;
    row.weights = weights;
    row.index = static_cast<std::uint32_t>(board.rows.size());
    row.cells.resize(2);
    row.cells[0].value = overall;
    row.cells[0].n = 10;
    row.cells[1].value = surgery;
    row.cells[1].n = 4;
    board.rows.push_back(row);
  };
  add("b", 0.5, 0.25, "open");
  add("a", 0.5, std::nullopt, "closed");
  add("d", 0.7, 0.5, "open");
  add("c", std::nullopt, 0.75, "open");
  ego::rank_rows(board);
  return board;
}

std::string names(const ego::Board& board, const ego::BoardQuery& query) {
  std::string out;
  for (const std::uint32_t row : ego::arrange_rows(board, query)) out += board.rows[row].name;
  return out;
}

}  // namespace

TEST_CASE("rank_entries: ties share the printed rank, different n never do", "[board]") {
  const std::vector<ego::RankEntry> entries = {
      {0.5, 10, "b"}, {0.5, 10, "a"}, {0.9, 10, "c"}, {0.5, 8, "d"}, {0.1, 10, "e"}};
  const auto ranks = ego::rank_entries(entries, ego::RankOrder::HigherFirst);
  CHECK(ranks[2].rank == 1);
  CHECK_FALSE(ranks[2].tied);
  CHECK(ranks[0].rank == 2);
  CHECK(ranks[1].rank == 2);
  CHECK(ranks[0].tied);
  CHECK(ranks[1].tied);
  CHECK(ranks[3].rank == 4);
  CHECK_FALSE(ranks[3].tied);
  CHECK(ranks[4].rank == 5);
  CHECK(ego::rank_entries(entries, ego::RankOrder::LowerFirst)[4].rank == 1);
}

TEST_CASE("arrange_rows: best first by default, ties by id, empty cells last in both directions", "[board]") {
  const ego::Board board = small_board();
  CHECK(names(board, {}) == "dabc");
  CHECK(names(board, {.sort = {{0, true}}}) == "dabc");
  CHECK(names(board, {.sort = {{0, false}}}) == "abdc");
  CHECK(names(board, {.sort = {{1, true}}}) == "cdba");
  CHECK(names(board, {.sort = {{1, false}}}) == "bdca");
  CHECK(names(board, {.sort = {{ego::kSortByName, false}}}) == "abcd");
  CHECK(names(board, {.sort = {{99, false}}}) == "dabc");
}

TEST_CASE("arrange_rows: filters on one field widen, on two fields narrow; every search word must occur", "[board]") {
  const ego::Board board = small_board();
  CHECK(names(board, {.keep = {{"weights", "open"}}}) == "dbc");
  CHECK(names(board, {.keep = {{"weights", "open"}, {"weights", "closed"}}}) == "dabc");
  CHECK(names(board, {.keep = {{"weights", "open"}, {"model", "b"}}}) == "b");
  CHECK(names(board, {.drop = {{"weights", "open"}}}) == "a");
  CHECK(names(board, {.search = "CLOSED a"}) == "a");
  CHECK(names(board, {.search = "closed open"}).empty());
}

TEST_CASE("rank_rows: only models rank; published rows rank apart from scored ones", "[board]") {
  ego::Board board = small_board();
  board.rows[2].kind = ego::RowKind::Baseline;
  board.rows[0].origin = ego::RowOrigin::Published;
  ego::rank_rows(board);
  CHECK_FALSE(board.rows[2].cells[0].rank.has_value());
  CHECK(board.rows[0].cells[0].rank == 1);
  CHECK(board.rows[1].cells[0].rank == 1);
  CHECK_FALSE(board.rows[1].cells[0].tied);
}

TEST_CASE("add_rows: a taken id gets a number, cells follow column ids, foreign columns are left out", "[board]") {
  ego::Board board = small_board();
  ego::Board other;
  other.columns.resize(2);
  other.columns[0].id = ego::ColumnId{"surgery"};
  other.columns[1].id = ego::ColumnId{"unknown"};
  ego::BoardRow row;
  row.id = ego::RowId{"a"};
  row.name = "a";
  row.origin = ego::RowOrigin::Local;
  row.cells.resize(2);
  row.cells[0].value = 0.9;
  row.cells[1].value = 0.1;
  other.rows = {row, row};
  ego::add_rows(board, other);
  REQUIRE(board.rows.size() == 6);
  CHECK(board.rows[4].id.value == "a (2)");
  CHECK(board.rows[5].id.value == "a (3)");
  CHECK_FALSE(board.rows[4].cells[0].value.has_value());
  CHECK(board.rows[4].cells[1].value == 0.9);
  CHECK(board.rows[4].cells[1].rank == 1);
}

TEST_CASE("item matrix: what is written is read back; damage is an error", "[board][matrix]") {
  ego::ItemMatrix matrix(2, 3);
  matrix.set(0, 0, ego::Outcome::Right, 1);
  matrix.set(1, 2, ego::Outcome::Invalid, 31);
  const std::string bytes = ego::write_item_matrix(matrix);
  // Layout of formats.md section 6: EGSM, then little-endian version 1, rows, items, then one byte a cell.
  CHECK(bytes == std::string("EGSM\x01\0\0\0\x02\0\0\0\x03\0\0\0", 16) + std::string("\x09\0\0\0\0\xFC", 6));
  const auto read = ego::read_item_matrix(bytes, "m");
  REQUIRE(read.ok());
  CHECK(read.value().outcome(0, 0) == ego::Outcome::Right);
  CHECK(read.value().answer(1, 2) == 31);
  CHECK(ego::read_item_matrix(bytes.substr(0, 20), "m").error().code == ego::Code::SyntaxError);
  CHECK(ego::read_item_matrix("EGSX", "m").error().code == ego::Code::SyntaxError);
  std::string other_version = bytes;
  other_version[4] = 3;
  CHECK(ego::read_item_matrix(other_version, "m").error().code == ego::Code::UnsupportedVersion);
  const std::string huge("EGSM\x01\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 16);
  CHECK(ego::read_item_matrix(huge, "m").error().code == ego::Code::LimitExceeded);
}

TEST_CASE("answer_number: letters, whole options, others", "[board][matrix]") {
  ego::Question question;
  question.options = {"A. a hook", "B. a needle", "scissors"};
  CHECK(ego::answer_number(question, "") == 0);
  CHECK(ego::answer_number(question, "B") == 2);
  CHECK(ego::answer_number(question, "b") == 2);
  CHECK(ego::answer_number(question, "D") == 31);
  CHECK(ego::answer_number(question, "a needle") == 2);
  CHECK(ego::answer_number(question, "scissors") == 3);
  CHECK(ego::answer_number(question, "42") == 31);
}

TEST_CASE("outcome planes count like a loop over the cells, over any subset", "[board][matrix]") {
  constexpr std::size_t kItems = 150;  // no multiple of 64
  ego::ItemMatrix matrix(3, kItems);
  ego::ItemSubset subset = ego::ItemSubset::none(kItems);
  std::uint32_t state = 12345;
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t item = 0; item < kItems; ++item) {
      state = state * 1664525 + 1013904223;  // Numerical Recipes' generator: only to fill the table
      matrix.set(row, item, static_cast<ego::Outcome>((state >> 24) % 8), 0);
      if ((state >> 16 & 3) == 0) subset.insert(item);
    }
  }
  const ego::OutcomePlanes planes(matrix);
  const auto counts = planes.count_all(subset);
  for (std::size_t row = 0; row < 3; ++row) {
    ego::OutcomeCounts expected{};
    for (std::size_t item = 0; item < kItems; ++item) {
      if (subset.contains(item)) ++expected[static_cast<std::size_t>(matrix.outcome(row, item))];
    }
    CHECK(counts[row] == expected);
    CHECK(planes.count(row, subset) == expected);
  }
  CHECK(ego::ItemSubset::all(kItems).count() == kItems);
  CHECK(ego::ItemSubset::all(kItems).intersect(subset) == subset);
}

TEST_CASE("recount: values over a subset; missing as wrong or left out; published cells become empty",
          "[board][matrix]") {
  ego::Board board = small_board();
  board.rows[3].origin = ego::RowOrigin::Published;
  ego::ItemMatrix matrix(4, 4);
  for (std::size_t row = 0; row < 3; ++row) {
    matrix.set(row, 0, ego::Outcome::Right, 1);
    matrix.set(row, 1, ego::Outcome::Wrong, 1);
    matrix.set(row, 2, ego::Outcome::Missing, 0);
    matrix.set(row, 3, ego::Outcome::Dropped, 0);
  }
  for (std::size_t item = 0; item < 4; ++item) matrix.set(3, item, ego::Outcome::NotSubmitted, 0);
  const ego::OutcomePlanes planes(matrix);
  ego::ItemSubset first_three = ego::ItemSubset::all(4);
  first_three.words[0] = 0b0111;
  const std::vector<ego::ItemSubset> columns = {ego::ItemSubset::all(4), ego::ItemSubset{}};
  ego::recount(board, planes, columns, first_three, ego::MissingItems::CountAsWrong);
  CHECK(board.rows[0].cells[0].n == 3);
  CHECK(board.rows[0].cells[0].k == 1);
  CHECK(ego::denominator_text(board.rows[0].cells[0]) == "1/3, 1 missing");
  CHECK_FALSE(board.rows[3].cells[0].value.has_value());
  CHECK(board.rows[0].cells[1].value == 0.25);  // a default ItemSubset leaves the column alone
  ego::recount(board, planes, columns, ego::ItemSubset::all(4), ego::MissingItems::LeftOut);
  CHECK(board.rows[0].cells[0].n == 2);
  CHECK(board.rows[0].cells[0].text == "50.0");
  CHECK(ego::denominator_text(board.rows[0].cells[0]) == "1/2, 1 missing, 1 dropped");
}
