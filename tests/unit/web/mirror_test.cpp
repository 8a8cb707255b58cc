#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/json/parse.h"
#include "web/mirror/mirror.h"
#include "web/permalink/base64url.h"

using namespace ego;
using namespace ego::web;

TEST_CASE("mirror: the tree is written with its nesting, equal trees equally", "[web][mirror]") {
  const auto build = [] {
    Mirror mirror;
    mirror.begin_frame();
    mirror.add(Role::Heading, "title", "A \"quoted\" <b>", {1, 2, 3, 4});
    mirror.open(Role::Grid, "board", "", {0, 10, 100, 50}).row = 2;
    mirror.open(Role::Row, "head", "", {0, 10, 100, 10});
    mirror.add(Role::ColumnHeader, "col/a", "A", {0, 10, 50, 10}).sortable = true;
    mirror.close();
    mirror.open(Role::Row, "row/x", "", {0, 20, 100, 10});
    mirror.add(Role::Cell, "", "1.5", {0, 20, 50, 10}).label = "1.5, 3/200";
    mirror.close();
    mirror.close();
    mirror.add(Role::Status, "count", "1 of 1", {0, 60, 10, 10});
    return mirror;
  };
  const std::string text = mirror_json(build());
  CHECK(text == mirror_json(build()));
  Diagnostics diagnostics;
  const auto parsed = json::parse(text, "mirror", json::Dialect::Strict, diagnostics);
  REQUIRE(parsed.ok());
  const json::Array& roots = *parsed.value().if_array();
  REQUIRE(roots.size() == 3);
  CHECK(roots[0].text_or_empty("t") == "A \"quoted\" <b>");
  const json::Array& rows = *roots[1].find("c")->if_array();
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].find("c")->if_array()->front().text_or_empty("l") == "1.5, 3/200");
  CHECK(roots[2].text_or_empty("k") == "count");
}

TEST_CASE("mirror: a folded leaf leaves its target to its parent", "[web][mirror]") {
  Mirror mirror;
  mirror.open(Role::Row, "row/x", "", {});
  mirror.add(Role::Button, "row/x", "x", {}).target = 7;
  mirror.fold_last_into_parent();
  mirror.close();
  REQUIRE(mirror.nodes().size() == 1);
  CHECK(mirror.nodes()[0].target == 7);
}

TEST_CASE("mirror: what is drawn later covers the fields under it, and nothing else", "[web][mirror]") {
  Mirror mirror;
  mirror.add(Role::Field, "under", "", {0, 0, 100, 20});
  mirror.add(Role::Field, "beside", "", {0, 100, 100, 20});
  mirror.add(Role::Button, "button", "", {0, 0, 100, 20});
  mirror.cover({10, 10, 50, 50});
  mirror.add(Role::Field, "over", "", {10, 10, 50, 20});
  CHECK(mirror.find("under")->covered);
  CHECK_FALSE(mirror.find("beside")->covered);
  CHECK_FALSE(mirror.find("button")->covered);
  CHECK_FALSE(mirror.find("over")->covered);
  CHECK(mirror_json(mirror).find("\"cv\":1") != std::string::npos);
}

TEST_CASE("base64url: the vectors of RFC 4648 section 10, without padding", "[web][permalink]") {
  CHECK(base64url_encode("") == "");
  CHECK(base64url_encode("f") == "Zg");
  CHECK(base64url_encode("fo") == "Zm8");
  CHECK(base64url_encode("foo") == "Zm9v");
  CHECK(base64url_encode("foob") == "Zm9vYg");
  CHECK(base64url_encode("fooba") == "Zm9vYmE");
  CHECK(base64url_encode("foobar") == "Zm9vYmFy");
  CHECK(base64url_encode("\xFB\xFF") == "-_8");
  for (const char* text : {"", "Zg", "Zm8", "Zm9v", "-_8"}) CHECK(base64url_encode(*base64url_decode(text)) == text);
  CHECK_FALSE(base64url_decode("Z"));
  CHECK_FALSE(base64url_decode("Zg=="));
  CHECK_FALSE(base64url_decode("Z+"));
}
