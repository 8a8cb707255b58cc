// Random views, seeded: what is written is read back, whatever the names are made of. The grammar is explorer.md section 8.
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <vector>

#include "web/permalink/names.h"
#include "web/permalink/permalink.h"

using namespace ego::web;

namespace {

const LinkDefaults kDefaults{.profile = "the default profile", .table = "the default table", .column = "overall"};

/// Random parts of a query. Names hold every separator of the grammar, percent signs, controls, and more than ASCII.
class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  std::uint64_t below(std::uint64_t end) { return random_() % end; }
  bool now_and_then() { return below(3) == 0; }

  std::string name() {
    static const std::vector<std::string> kPieces{
        "a",          "B",       "7",  "/",  ",",    ":",    "-",        "~",
        "~lo",        "~only",   "!",  "..", ".",    "%",    "%2",       "&",
        "=",          "?",       "#",  " ",  "+",    "\"",   "<b>",      "\\",
        "'",          "re:",     "\n", "\t", "\x7f", "\xff", "\xc3\xa9", "\u4e2d\u6587",
        "\U0001d434", "overall", "z"};
    std::string out;
    for (std::uint64_t i = 0, n = 1 + below(6); i < n; ++i) out += kPieces[below(kPieces.size())];
    return out;
  }
  std::vector<std::string> names(std::uint64_t most) {
    std::vector<std::string> out(below(most + 1));
    for (std::string& one : out) one = name();
    return out;
  }
  template <class Table>
  auto one_of(const Table& table) {
    return table[below(table.size())].second;
  }
  std::string digits(std::uint64_t most) {
    std::string out;
    for (std::uint64_t i = 0, n = 1 + below(most); i < n; ++i) out += static_cast<char>('1' + below(9));
    return out;
  }

 private:
  std::mt19937_64 random_;
};

FieldTest random_test(Maker& make) {
  FieldTest test;
  test.field = make.name();
  test.value = make.below(5) == 0 ? std::string{} : make.name();
  if (make.now_and_then()) test.upper = make.below(5) == 0 ? std::string{} : make.name();
  test.excludes = make.now_and_then();
  return test;
}

void choose_view(Maker& make, Query& query) {
  query.view = make.one_of(kViewNames);
  const TargetRange range = targets_of(query.view);
  const std::size_t count = range.least + make.below(range.most - range.least + 1);
  for (std::size_t i = 0; i < count; ++i) query.targets.push_back(make.name());
}

void choose_board(Maker& make, Query& query) {
  if (make.now_and_then()) query.table = make.name();
  if (make.now_and_then()) query.profile = make.name();
  if (make.now_and_then()) query.column = "column " + make.name();
  if (make.now_and_then()) query.columns = make.names(4);
  if (make.now_and_then()) {
    for (const std::string& column : make.names(3))
      query.sort.push_back({column, make.now_and_then() ? Direction::Ascending : Direction::Descending,
                            make.now_and_then() ? SortBasis::LowerBound : SortBasis::Value});
    if (query.sort.size() == 1) query.sort.front().column += " not the default";
  }
  for (std::uint64_t i = 0, n = make.below(3); i < n; ++i) {
    FilterGroup group(1 + make.below(3));
    for (FieldTest& test : group) test = random_test(make);
    query.filters.push_back(std::move(group));
  }
  if (make.now_and_then()) query.search = make.name();
  if (make.now_and_then()) query.basket = make.names(8);
  if (make.now_and_then()) query.pin = make.name();
  if (make.now_and_then()) query.family = make.one_of(kFamilyNames);
  if (make.now_and_then()) query.cell = make.one_of(kCellNames);
  if (make.now_and_then()) query.section = make.one_of(kSectionNames);
  if (make.now_and_then()) {
    query.axes.across = {make.one_of(kNumberNames), make.one_of(kEndNames)};
    query.axes.up = {make.one_of(kNumberNames), make.one_of(kEndNames)};
  }
  if (make.now_and_then()) query.item = make.name();
  if (make.now_and_then()) query.pattern = "RW.IM";
}

void choose_player(Maker& make, Query& query) {
  constexpr std::uint64_t kDay = 86'400'000;
  if (make.now_and_then()) query.moment = MomentRef{static_cast<std::int64_t>(1 + make.below(kDay)), {}};
  if (make.now_and_then()) query.moment = MomentRef{0, "D2-10:15:" + std::to_string(10 + make.below(49))};
  if (make.now_and_then()) {
    const auto start = static_cast<std::int64_t>(make.below(kDay));
    query.selection = SpanRef{start, start + static_cast<std::int64_t>(make.below(kDay))};
  }
  if (make.now_and_then()) query.zoom_millis = static_cast<std::int64_t>(make.below(kDay));
  if (make.now_and_then()) query.tiers = make.names(3);
  if (make.now_and_then()) {
    query.seen_row = make.name();
    query.seen_only = make.now_and_then();
  }
  if (make.now_and_then()) query.speed = "0." + make.digits(3);
  if (make.now_and_then()) query.play_count = make.below(100'000);
  if (make.now_and_then()) query.play_seed = make.digits(15);
  query.play_shuffled = make.now_and_then();
}

Query random_query(std::uint64_t seed) {
  Maker make(seed);
  Query query;
  query.bench = make.below(4) == 0 ? make.name() : "egocross";
  choose_view(make, query);
  choose_board(make, query);
  choose_player(make, query);
  if (make.now_and_then()) query.date = "2026-07-01";
  if (make.now_and_then()) query.theme = make.one_of(kThemeNames);
  if (make.now_and_then()) query.language = make.one_of(kLanguageNames);
  if (make.now_and_then()) query.data_hash = "0123456789ab";
  if (make.now_and_then()) query.unknown.emplace_back("later", "kept%2cas,it:came");
  return query;
}

/// Every byte of a fragment is one the grammar allows.
bool is_plain_fragment(std::string_view link) {
  constexpr std::string_view kAllowed = "!$'()*+;@:,/-._~%?&=#";
  for (const char c : link) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && kAllowed.find(c) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("permalink: any view comes back from its link, and its link from the view", "[web][permalink]") {
  int packed = 0;
  for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
    Query query = random_query(seed);
    if (seed % 10 == 0) {
      Maker make(seed);
      for (int i = 0; i < 400; ++i) query.columns.push_back(make.name() + std::to_string(i));
    }
    const std::string link = write_permalink(query, kDefaults);
    INFO("seed " << seed << ": " << link.substr(0, 400));
    const ParsedLink parsed = parse_permalink(link);
    REQUIRE(parsed.notices.empty());
    REQUIRE(parsed.query == query);
    REQUIRE(write_permalink(parsed.query, kDefaults) == link);
    REQUIRE(is_plain_fragment(link));
    const bool is_packed = link.find("?z=") != std::string::npos;
    REQUIRE((is_packed || link.size() <= kMaxPlainFragment));
    packed += is_packed ? 1 : 0;
  }
  CHECK(packed >= 500);
}

TEST_CASE("permalink: noise is read without harm and its canonical link is stable", "[web][permalink]") {
  std::mt19937_64 random(7);
  const std::string alphabet = "abz01#/?&=,:~!.-%+re;@\xff\x01 ";
  for (int i = 0; i < 5000; ++i) {
    std::string noise = "#/";
    for (std::uint64_t n = random() % 80; n > 0; --n) noise += alphabet[random() % alphabet.size()];
    INFO(noise);
    const std::string link = write_permalink(parse_permalink(noise).query, kDefaults);
    REQUIRE(write_permalink(parse_permalink(link).query, kDefaults) == link);
  }
}
